import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatLock, parseLock } from "../../src/model/lock-text.ts";
import type { Lock, LockedPost } from "../../src/model/lock.ts";

const HELLO: LockedPost = {
  id: "tag:blog.example,2026-11-20:/hello/",
  source: "posts/hello.md",
  published: Date.UTC(2026, 10, 20, 8),
};
const LATER: LockedPost = {
  id: "tag:blog.example,2026-11-22:/later/",
  source: "posts/with space & 100%.md",
  published: Date.UTC(2026, 10, 22, 8, 30, 1, 250),
};
const LOCK: Lock = {
  posts: new Map([
    [LATER.id, LATER],
    [HELLO.id, { ...HELLO, edition: "2026-11-23" }],
  ]),
  editions: [
    {
      id: "2026-11-23",
      slot: Date.UTC(2026, 10, 23, 7),
      window: { from: Date.UTC(2026, 10, 16, 7), to: Date.UTC(2026, 10, 23, 7) },
      posts: [HELLO.id],
    },
  ],
};

describe("the lock's text", () => {
  test("is one sorted record a line", () => {
    expect(formatLock(LOCK)).toMatchInlineSnapshot(`
      "# postrider.lock, version 1
      # Who each post is, for ever, and which editions were made. Commit it with your posts.
      edition 2026-11-23 2026-11-23T07:00:00Z 2026-11-16T07:00:00Z tag:blog.example,2026-11-20:/hello/
      post tag:blog.example,2026-11-20:/hello/ posts/hello.md 2026-11-20T08:00:00Z in=2026-11-23
      post tag:blog.example,2026-11-22:/later/ posts/with%20space%20&%20100%25.md 2026-11-22T08:30:01.250Z
      "
    `);
  });

  test("reads back what it wrote, whatever the paths are", () => {
    const path = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(path, (source) => {
        const lock: Lock = { ...LOCK, posts: new Map([[HELLO.id, { ...HELLO, source }]]) };
        const read = parseLock(formatLock(lock), "postrider.lock");
        expect(read.problems).toEqual([]);
        expect(read.lock?.posts.get(HELLO.id)?.source).toBe(source);
        expect(read.lock?.editions).toEqual(lock.editions);
      }),
    );
  });

  test("keeps what feeds told of a post, and passes over what it does not know", () => {
    const told: LockedPost = {
      ...HELLO,
      edition: "archive",
      text: `1.12.${"A".repeat(64)}`,
      said: Date.UTC(2026, 10, 21),
      updated: Date.UTC(2026, 10, 22, 7, 0, 1),
      retracted: Date.UTC(2026, 10, 23),
      guid: "post 17",
      address: "/caf%C3%A9/",
      likeness: "hGz3k.9fK2_aLm",
    };
    const text = formatLock({ posts: new Map([[HELLO.id, told]]), editions: [] });
    const read = parseLock(text.replace(" in=", " new=thing in="), "postrider.lock");
    expect(read.lock?.posts.get(HELLO.id)).toEqual(told);
  });

  test("survives a merge that keeps both sides' lines: a post that was mailed stays mailed", () => {
    const line = `post ${HELLO.id} posts/hello.md 2026-11-20T08:00:00Z`;
    const read = parseLock(`${line} in=2026-11-23\n${line}\n`, "postrider.lock");
    expect(read.lock?.posts.get(HELLO.id)?.edition).toBe("2026-11-23");
  });

  test("keeps ids as odd as those of other people's feeds", () => {
    const id = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(id, (odd) => {
        const edition = {
          ...LOCK.editions[0],
          id: "2026-11-23",
          slot: 0,
          window: { from: 0, to: 0 },
        };
        const lock: Lock = {
          posts: new Map([[odd, { ...HELLO, id: odd, guid: odd }]]),
          editions: [{ ...edition, posts: [odd] }],
        };
        const read = parseLock(formatLock(lock), "postrider.lock");
        expect(read.problems).toEqual([]);
        expect(read.lock).toEqual(lock);
      }),
    );
  });

  test("reads a path as it stands where no percent sign in it means anything", () => {
    const read = parseLock("post tag:x,2026:/a posts/%E4.md 2026-11-20T08:00:00Z\n", "x.lock");
    expect(read.lock?.posts.get("tag:x,2026:/a")?.source).toBe("posts/%E4.md");
  });

  test.each([
    ["an unknown line", "psot tag:x,2026:/a a.md 2026-11-20T08:00:00Z", "lock-line-unreadable"],
    ["an impossible date", "post tag:x,2026:/a a.md 2026-13-20T08:00:00Z", "lock-line-unreadable"],
    ["a merge conflict", "<<<<<<< HEAD", "lock-merge-conflict"],
    ["the rest of a merge conflict", ">>>>>>> theirs", "lock-merge-conflict"],
    ["a newer version", "# postrider.lock, version 2", "lock-too-new"],
  ])("with %s is no lock at all, and says where", (_what, line, code) => {
    const read = parseLock(`# postrider.lock, version 1\n${line}\n`, "postrider.lock");
    expect(read.lock).toBeUndefined();
    expect(read.problems).toMatchObject([{ code, place: { file: "postrider.lock", line: 2 } }]);
  });

  test("that ends anywhere within a line is no lock at all and says where, or has nothing that was not in it", () => {
    const later = { ...LATER, likeness: "hGz3k.9fK2_aLm", text: `1.12.${"A".repeat(64)}` };
    const lock = { ...LOCK, posts: new Map([...LOCK.posts, [LATER.id, later]]) };
    const whole = formatLock(lock);
    const believed: string[] = [];
    for (let length = 1; length < whole.length; length++) {
      const text = whole.slice(0, length);
      const read = parseLock(text, "postrider.lock");
      const line = text.split("\n").length;
      if (text.endsWith("\n")) continue;
      if (read.lock) {
        for (const post of read.lock.posts.values()) {
          expect(lock.posts.get(post.id)).toMatchObject(post);
          expect(post.edition).toBe(lock.posts.get(post.id)?.edition);
        }
        expect(read.lock.editions).toEqual(lock.editions);
        believed.push(text.slice(text.lastIndexOf("\n") + 1));
        continue;
      }
      expect(read.problems).toContainEqual(
        expect.objectContaining({
          code: expect.stringMatching(/^lock-line-(?:cut-off|unreadable)$/),
          place: expect.objectContaining({ file: "postrider.lock", line }),
        }),
      );
    }
    // At the end of a field and nowhere else; the whole of it without its last line break among them.
    expect(believed).toContain(whole.trimEnd().split("\n").at(-1));
    expect(believed).toHaveLength(3);
  });
});
