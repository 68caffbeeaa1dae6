import { describe, expect, test } from "vitest";
import type { Lock, LockedPost } from "../../../src/model/lock.ts";
import { compareText } from "../../../src/model/problem.ts";
import type { Scan } from "../../../src/posts/scan.ts";
import { type BlogOptions, found, post, scan } from "../blog.ts";

const UUID = "2c1c9f06-5b5e-4d6a-9c52-0d5a7d2f1b11";

function lockOf(...posts: readonly LockedPost[]): Lock {
  return { posts: new Map(posts.map((locked) => [locked.id, locked])), editions: [] };
}

function dated(header = ""): string {
  return `---\ntitle: x\ndate: 2026-11-02T23:30:00-05:00\n${header}\n---\n`;
}

function guidsOf({ heads }: Scan) {
  return heads.map(({ source, guid }) => [source, guid]);
}

function idOf(header: string, options: BlogOptions = {}): string {
  return post(dated(header), options).id;
}

describe("a new id", () => {
  test("is a tag of the host, the day in UTC and the address", () => {
    expect(idOf("")).toBe("tag:blog.example,2026-11-03:/2026/11/hello/");
    expect(idOf("", { url: "https://Blog.Example:8080/sub/" })).toBe(
      "tag:blog.example,2026-11-03:/sub/2026/11/hello/",
    );
  });

  test("does not depend on when it is made", () => {
    const later = idOf("", { now: Date.parse("2030-01-01T00:00:00Z") });
    expect(later).toBe(idOf(""));
  });

  test("is another one for each post, whatever their addresses", () => {
    const files = {
      "posts/a.md": dated("slug: x"),
      "posts/b.md": dated("slug: x"),
      "posts/c.md": dated("slug: x"),
    };
    const { heads } = scan(files);
    const ids = new Map(heads.map((head) => [head.source, head.id]));
    const first = "tag:blog.example,2026-11-03:/2026/11/x/";
    expect([...ids].toSorted(([a], [b]) => compareText(a, b))).toEqual([
      ["posts/a.md", first],
      ["posts/b.md", `${first};2`],
      ["posts/c.md", `${first};3`],
    ]);
  });

  test("is none that a vanished post had", () => {
    const id = "tag:blog.example,2026-11-03:/2026/11/hello/";
    const lock = lockOf({ id, source: "posts/gone.md", published: 0 });
    expect(idOf("", { lock })).toBe(`${id};2`);
  });
});

describe("the lock", () => {
  test("gives a post the id that it had, whatever else changed", () => {
    const lock = lockOf({
      id: "tag:old.example,2001-01-01:/x",
      source: "posts/hello.md",
      published: 0,
    });
    expect(idOf("slug: new", { lock, url: "https://new.example/" })).toBe(
      "tag:old.example,2001-01-01:/x",
    );
  });

  test("comes back with every live post, with all marks, and with those that are gone", () => {
    const gone = {
      id: "tag:a,2001:/gone",
      source: "posts/gone.md",
      published: 5,
      edition: "archive",
    };
    const kept = { id: "tag:a,2001:/a", source: "posts/a.md", published: 7, edition: "2026-11-02" };
    const { lock } = scan(
      { "posts/a.md": dated(), "posts/b.md": dated() },
      { lock: lockOf(gone, kept) },
    );
    expect([...lock.posts.values()]).toEqual([
      gone,
      {
        ...kept,
        published: Date.parse("2026-11-03T04:30:00Z"),
        address: "/2026/11/a/",
        likeness: "sUckF.",
      },
      {
        id: "tag:blog.example,2026-11-03:/2026/11/b/",
        source: "posts/b.md",
        published: Date.parse("2026-11-03T04:30:00Z"),
        likeness: "sUckF.",
      },
    ]);
  });

  test("that came out of a scan changes nothing in the next", () => {
    const files = {
      "posts/a.md": dated(),
      "posts/b.md": dated("id: b"),
      "posts/c.md": dated(`uuid: ${UUID}`),
    };
    const first = scan(files);
    const second = scan(files, { lock: first.lock });
    expect(second.heads).toEqual(first.heads);
    expect([...second.lock.posts]).toEqual([...first.lock.posts]);
  });

  test("has no post that is not seen yet", () => {
    const { lock } = scan({
      "posts/a.md": "---\ndate: 2099-01-01\n---\n",
      "posts/b.md": dated("draft: true"),
    });
    expect(lock.posts.size).toBe(0);
  });
});

describe("an id of the post's own", () => {
  test.each([
    [`uuid: ${UUID}`, `urn:uuid:${UUID}`],
    [`uuid: ${UUID.toUpperCase()}`, `urn:uuid:${UUID}`],
    [`guid: "{${UUID}}"`, `urn:uuid:${UUID}`],
    [`id: urn:uuid:${UUID.toUpperCase()}`, `urn:uuid:${UUID}`],
    ["id: https://example.org/?p=12", "https://example.org/?p=12"],
    ["id: tag:example.org,2005:x", "tag:example.org,2005:x"],
    ["guid: urn:example:1", "urn:example:1"],
    ["id: 0042", "tag:blog.example,2026-11-03:0042"],
    ["episode_guid: my post", "tag:blog.example,2026-11-03:my%20post"],
    ["id: C:\\posts", "tag:blog.example,2026-11-03:C:%5Cposts"],
    ["id: javascript:alert(1)", "tag:blog.example,2026-11-03:javascript:alert(1)"],
    ['id: "http://[::1"', "tag:blog.example,2026-11-03:http://%5B::1"],
    [`guid: x\nuuid: ${UUID}`, `urn:uuid:${UUID}`],
    ["id: null", "tag:blog.example,2026-11-03:/2026/11/hello/"],
  ])("%s is %s", (header, id) => {
    expect(idOf(header)).toBe(id);
  });

  test.each([
    ["guid: my post", "my post"],
    ["episode_guid: 0042", "0042"],
    [`guid: ${UUID.toUpperCase()}`, UUID.toUpperCase()],
    ["guid: urn:example:1", undefined],
    ["id: my post", undefined],
    [`uuid: ${UUID}\nguid: x`, undefined],
  ])("%s is %s to readers of RSS, who may know it from before", (header, guid) => {
    expect(post(dated(header)).guid).toBe(guid);
  });

  test("is a post's own to readers of RSS, and stays when its header says it no more", () => {
    const files = {
      "posts/a.md": "---\ndate: 2026-11-01\nguid: same\n---\n",
      "posts/b.md": "---\ndate: 2026-11-02\nguid: same\n---\n",
    };
    const first = scan(files);
    const told = [
      ["posts/b.md", undefined],
      ["posts/a.md", "same"],
    ];
    expect(guidsOf(first)).toEqual(told);
    const silent = { ...files, "posts/a.md": "---\ndate: 2026-11-01\n---\n" };
    expect(guidsOf(scan(silent, { lock: first.lock }))).toEqual(told);
  });

  test("is nothing to readers of RSS who know the post by another", () => {
    const { lock } = scan({ "posts/a.md": dated("id: my post") });
    const { heads } = scan({ "posts/a.md": dated("guid: my post") }, { lock });
    expect(heads.map(({ guid }) => guid)).toEqual([undefined]);
  });

  test("counts less than what a feed that was adopted calls the post", () => {
    const { lock } = scan({ "posts/a.md": dated("guid: my post") });
    const adopted = new Map([...lock.posts].map(([id, one]) => [id, { ...one, guid: "p=12" }]));
    const { heads } = scan(
      { "posts/a.md": dated("guid: my post") },
      { lock: { ...lock, posts: adopted } },
    );
    expect(heads.map(({ guid }) => guid)).toEqual(["p=12"]);
  });

  test("that is a text stays itself on another day, in another file and on another domain", () => {
    const { lock } = scan({ "posts/a.md": dated("id: my-post") });
    const moved = scan(
      { "posts/sub/b.md": "---\ndate: 2020-01-01\nid: my-post\n---\n" },
      { lock, url: "https://new.example/" },
    );
    expect(moved.heads.map(({ id }) => id)).toEqual(["tag:blog.example,2026-11-03:my-post"]);
    expect(moved.lock.posts.size).toBe(1);
    expect([...moved.lock.posts.values()]).toMatchObject([{ source: "posts/sub/b.md" }]);
  });

  test("that two posts have costs the one whom nobody knows by it, and both places are said", () => {
    const files = { "posts/a.md": dated("id: same"), "posts/b.md": dated("id: same") };
    const result = scan(files);
    expect(result.heads.map((head) => head.source)).toEqual(["posts/a.md"]);
    expect(result.leftOut).toMatchObject([{ source: "posts/b.md", reason: "broken" }]);
    expect(found(result)).toMatchObject([
      {
        code: "id-twice",
        level: "error",
        place: { file: "posts/b.md", line: 4, column: 5, length: 4 },
        other: { file: "posts/a.md", line: 4, column: 5 },
      },
    ]);
    const known = lockOf({ id: "tag:x,2001:same", source: "posts/b.md", published: 0 });
    expect(scan(files, { lock: known }).heads.map((head) => head.source)).toEqual(["posts/b.md"]);
  });

  test("that comes later is a new one, but the post is not mailed again", () => {
    const before = {
      id: "tag:a,2001:/x",
      source: "posts/hello.md",
      published: 0,
      edition: "2026-11-02",
    };
    const result = scan({ "posts/hello.md": dated("id: new") }, { lock: lockOf(before) });
    expect(found(result)).toMatchObject([
      {
        code: "id-changed",
        level: "warning",
        place: { file: "posts/hello.md", line: 4 },
        hint: "write `id: tag:a,2001:/x` into its header to keep what it was",
      },
    ]);
    expect([...result.lock.posts.values()]).toMatchObject([
      { id: "tag:blog.example,2026-11-03:new", edition: "2026-11-02" },
    ]);
  });

  test("that comes later takes the place of the old one in the editions too", () => {
    const id = "tag:a,2001:/x";
    const window = { from: 0, to: 1 };
    const lock = {
      ...lockOf({ id, source: "posts/hello.md", published: 0, edition: "e" }),
      editions: [{ id: "e", slot: 1, window, posts: ["tag:a,2001:/w", id] }],
    };
    const result = scan({ "posts/hello.md": dated("id: urn:new:x") }, { lock });
    expect(result.lock.editions).toMatchObject([{ posts: ["tag:a,2001:/w", "urn:new:x"] }]);
  });
});
