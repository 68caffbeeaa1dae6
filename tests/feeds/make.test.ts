/** All feeds of a blog at once: limits, archives, last changes and retractions. */
import { describe, expect, test } from "vitest";
import { checkFeeds } from "../../src/feeds/check-feed.ts";
import { makeAllFeeds, type MadeFeeds } from "../../src/feeds/make.ts";
import type { FeedsConfig } from "../../src/model/config.ts";
import { EMPTY_LOCK, type Lock } from "../../src/model/lock.ts";
import { formatLock, parseLock } from "../../src/model/lock-text.ts";
import { wholeText } from "../../src/model/output.ts";
import type { Post } from "../../src/model/post.ts";
import { comparePosts } from "../../src/model/post.ts";
import { readAtom, readJson, readRss } from "./feed-reader.ts";
import { FEEDS, GENERATOR, SITE, somePost } from "./samples.ts";

const DAY = 86_400_000;

function make(
  posts: readonly Post[],
  feeds: Partial<FeedsConfig> = {},
  lock: Lock = locking(posts),
  generator = GENERATOR,
): MadeFeeds {
  const heads = posts.filter(({ retracted }) => !retracted).toSorted(comparePosts);
  const retracted = posts.filter((post) => post.retracted);
  const byId = new Map(posts.map((post) => [post.id, post]));
  const config = { site: SITE, feeds: { ...FEEDS, ...feeds } };
  return makeAllFeeds(
    { config, heads, retracted, lock },
    (some, most) => some.slice(0, most).flatMap(({ id }) => byId.get(id) ?? []),
    generator,
  );
}

/** A lock as the scan leaves it: everybody is in it. */
function locking(posts: readonly Post[], lock: Lock = EMPTY_LOCK): Lock {
  const all = posts.map(({ id, source, published }) => {
    return [id, { ...lock.posts.get(id), id, source, published }] as const;
  });
  return { ...lock, posts: new Map(all) };
}

/** The lock of the build before, through its written form. */
function remembered({ lock }: MadeFeeds, posts: readonly Post[]): Lock {
  return locking(posts, parseLock(formatLock(lock), "postrider.lock").lock);
}

function textOf(made: MadeFeeds, path: string): string {
  const file = made.files.find((one) => one.path === path);
  if (!file) throw new Error(`no ${path} among ${made.files.map((one) => one.path).join(" ")}`);
  return wholeText(file.text);
}

function nextUrl(made: MadeFeeds, path: string): unknown {
  return JSON.parse(textOf(made, path)).next_url;
}

/** A post for every hundredth day from 2024 on. */
function series(count: number, given: Partial<Post> = {}): Post[] {
  return Array.from({ length: count }, (_, n) => {
    const published = Date.UTC(2024, 0, 15) + n * 100 * DAY;
    return somePost({
      id: `tag:blog.example,2024:${n}`,
      source: `posts/${n}.md`,
      url: `https://blog.example/${n}/`,
      published,
      updated: published,
      ...given,
    });
  });
}

function codes(made: MadeFeeds, posts: readonly Post[]): readonly string[] {
  return checkFeeds(made.files, SITE, posts).map(({ code, headline }) => `${code}: ${headline}`);
}

describe("limits", () => {
  const posts = series(8, { content: `<p>${"ö".repeat(5000)}</p>` });

  test("as many posts as fit into the bytes, the same in every format, and it is said", () => {
    const made = make(posts, { maxBytes: 40_000 });
    for (const { text, entries } of made.files) {
      expect(entries).toBe(3);
      expect(Buffer.byteLength(wholeText(text))).toBeLessThanOrEqual(40_000);
    }
    expect(made.problems).toMatchObject([{ code: "feed-shortened", level: "note" }]);
  });

  test("to the byte: with as much room as a feed takes nothing is left out, with one byte less a post", () => {
    for (const format of ["atom", "rss", "json"] as const) {
      const whole = make(posts, { formats: [format] }).files[0];
      const bytes = Buffer.byteLength(wholeText(whole?.text ?? ""));
      const counts = [bytes, bytes - 1].map((maxBytes) => {
        return make(posts, { formats: [format], maxBytes }).files[0]?.entries;
      });
      expect(counts, format).toEqual([posts.length, posts.length - 1]);
    }
  });

  test("one post at least, however long", () => {
    expect(make(posts, { maxBytes: 1000 }).files.map(({ entries }) => entries)).toEqual([1, 1, 1]);
  });

  test("a megabyte where nothing is said", () => {
    const long = series(3, { content: `<p>${"x".repeat(600_000)}</p>` });
    expect(make(long).files.map(({ entries }) => entries)).toEqual([1, 1, 1]);
  });

  test("nothing is said of a feed that fits", () => {
    expect(make(posts).problems).toEqual([]);
  });
});

describe("archives", () => {
  const posts = series(9);
  const made = make(posts, { limit: 2, archive: true });
  const years = ["2024", "2025", "2026"];

  test("hold every post, a year each", () => {
    expect(made.files.map(({ path }) => path)).toEqual([
      "atom.xml",
      "rss.xml",
      "feed.json",
      ...years.flatMap((year) =>
        ["atom.xml", "rss.xml", "feed.json"].map((name) => `feeds/archive/${year}/${name}`),
      ),
    ]);
    const ids = years.flatMap((year) =>
      readAtom(textOf(made, `feeds/archive/${year}/atom.xml`)).items.map(({ id }) => id),
    );
    expect(ids.toSorted()).toEqual(posts.map(({ id }) => id).toSorted());
  });

  test.each([
    ["atom", "link"],
    ["rss", "atom:link"],
  ])("are linked from each other in %s", (format, link) => {
    const at = (year: string): string =>
      `<${link} rel="REL" type="application/${format}+xml" href="https://blog.example/feeds/archive/${year}/${format}.xml"/>`;
    const current = textOf(made, `${format}.xml`);
    expect(current).toContain(at("2026").replace("REL", "prev-archive"));
    expect(current).not.toContain("next-archive");
    expect(current).not.toContain("<fh:archive/>");
    const middle = textOf(made, `feeds/archive/2025/${format}.xml`);
    expect(middle).toContain("<fh:archive/>");
    expect(middle).toContain(
      `rel="current" type="application/${format}+xml" href="https://blog.example/${format}.xml"`,
    );
    expect(middle).toContain(at("2024").replace("REL", "prev-archive"));
    expect(middle).toContain(at("2026").replace("REL", "next-archive"));
    expect(textOf(made, `feeds/archive/2024/${format}.xml`)).not.toContain("prev-archive");
  });

  test("are the next page in JSON Feed, to the last", () => {
    expect(nextUrl(made, "feed.json")).toBe("https://blog.example/feeds/archive/2026/feed.json");
    expect(nextUrl(made, "feeds/archive/2026/feed.json")).toBe(
      "https://blog.example/feeds/archive/2025/feed.json",
    );
    expect(nextUrl(made, "feeds/archive/2024/feed.json")).toBeUndefined();
  });

  test("share the identity of their feed", () => {
    expect(textOf(made, "feeds/archive/2024/atom.xml")).toContain(
      "<id>https://blog.example/atom.xml</id>",
    );
  });

  test("of a closed year never change, whatever is published and whoever publishes it", () => {
    const later = make([...posts, ...series(20).slice(9)], { limit: 2, archive: true }, undefined, {
      ...GENERATOR,
      version: "9.9.9",
    });
    for (const { path, text } of made.files) {
      if (/2024|2025/.test(path)) expect(textOf(later, path), path).toBe(wholeText(text));
    }
    expect(textOf(later, "atom.xml")).not.toBe(textOf(made, "atom.xml"));
  });

  test("go by the year that it is where the blog is", () => {
    const instants = [Date.UTC(2025, 11, 31, 12), Date.UTC(2025, 11, 31, 23, 30)];
    const around = series(2).map((post, n) => ({
      ...post,
      published: instants[n] ?? 0,
      updated: instants[n] ?? 0,
    }));
    const { files } = make(around, { limit: 1, archive: true });
    const held = files.filter(({ kind, format }) => kind === "archive" && format === "atom");
    expect(held.map(({ path, entries }) => [path, entries])).toEqual([
      ["feeds/archive/2025/atom.xml", 1],
      ["feeds/archive/2026/atom.xml", 1],
    ]);
  });

  test("are not needed where everything is in the feed", () => {
    expect(make(posts, { limit: 9, archive: true }).files).toHaveLength(3);
  });

  test("belong to every feed that its limit cuts", () => {
    const tagged = series(9, { tags: ["a"] });
    const paths = make(tagged, { limit: 2, archive: true, by: ["tag"], more: [{ name: "b" }] })
      .files.filter(({ kind, format }) => kind === "archive" && format === "atom")
      .map(({ path }) => path);
    expect(paths).toEqual([
      ...years.map((year) => `feeds/archive/${year}/atom.xml`),
      ...years.map((year) => `feeds/b/archive/${year}/atom.xml`),
      ...years.map((year) => `feeds/tag/a/archive/${year}/atom.xml`),
    ]);
  });

  test("are not called archives while there is one alone, which still grows", () => {
    const two = series(3).slice(0, 2);
    const young = make(two, { limit: 1, archive: true });
    const alone = textOf(young, "feeds/archive/2024/atom.xml");
    expect(alone).not.toContain("<fh:archive/>");
    expect(alone).toContain('rel="current"');
    expect(codes(young, two)).toEqual([]);
  });

  test("and everything around them pass our own checks", () => {
    expect(codes(made, posts)).toEqual([]);
  });
});

test("a post is written before the next one is asked for, as that one may be rendered elsewhere", () => {
  const posts = series(3).toReversed();
  const asked: string[] = [];
  const config = { site: SITE, feeds: { ...FEEDS, formats: ["json"] as const } };
  const ingredients = { config, heads: posts, retracted: [], lock: locking(posts) };
  makeAllFeeds(
    ingredients,
    function* () {
      for (const post of posts) {
        asked.push(`asked for ${post.url}`);
        yield Object.defineProperty({ ...post }, "title", {
          enumerable: true,
          get: () => {
            asked.push(`wrote ${post.url}`);
            return post.title;
          },
        });
      }
    },
    GENERATOR,
  );
  const once = asked.filter((word, n) => word !== asked[n - 1]);
  expect(once).toEqual(posts.flatMap(({ url }) => [`asked for ${url}`, `wrote ${url}`]));
});

describe("when a post was updated", () => {
  const before = series(3);
  const [first] = before;
  const rewritten = "<p>Everything is different now, and all of it is worth reading again.</p>";

  function edited(given: Partial<Post>): readonly Post[] {
    return before.map((post) => (post === first ? somePost({ ...post, ...given }) : post));
  }

  function updatedOf(made: MadeFeeds): readonly number[] {
    const read = [
      readAtom(textOf(made, "atom.xml")),
      readRss(textOf(made, "rss.xml")),
      readJson(textOf(made, "feed.json")),
    ];
    return read.map(({ items }) => items.find(({ id }) => id === first?.id)?.updated ?? 0);
  }

  const one = make(before);
  const published = first?.published ?? 0;
  const newest = before.at(-1)?.published ?? 0;

  test("a typo and markup move nothing, and the lock stays as it is", () => {
    const posts = edited({ content: "<div><p>A <b>frist</b> post.</p></div>" });
    const two = make(posts, {}, remembered(one, posts));
    expect(updatedOf(two)).toEqual([published, published, published]);
    expect(formatLock(two.lock)).toBe(formatLock(one.lock));
  });

  test("another text does, to when the blog last published, once, and it is said once", () => {
    const posts = edited({ content: rewritten });
    const two = make(posts, {}, remembered(one, posts));
    expect(updatedOf(two)).toEqual([newest, newest, newest]);
    expect(two.problems).toMatchObject([
      { code: "updated-assumed", level: "note", place: { file: "posts/0.md" } },
    ]);
    const three = make(posts, {}, remembered(two, posts));
    expect(three.problems).toEqual([]);
    expect(three.files).toEqual(two.files);
    expect(formatLock(three.lock)).toBe(formatLock(two.lock));
  });

  test("it stays there when more is published", () => {
    const posts = edited({ content: rewritten });
    const two = make(posts, {}, remembered(one, posts));
    const more = [...posts, ...series(5).slice(3)];
    expect(updatedOf(make(more, {}, remembered(two, more)))).toEqual([newest, newest, newest]);
  });

  test("the newest post's moves by a second: there is no later instant to be known", () => {
    const [, , last] = before;
    const posts = before.map((post) =>
      post === last ? somePost({ ...post, content: rewritten }) : post,
    );
    const { lock } = make(posts, {}, remembered(one, posts));
    expect(lock.posts.get(last?.id ?? "")?.updated).toBe(newest + 1000);
  });

  test("small changes count together", () => {
    let made = one;
    let text = "A first post.";
    for (const word of ["one", "two", "three", "four", "five"]) {
      text += ` ${word}`;
      const posts = edited({ content: `<p>${text}</p>` });
      made = make(posts, {}, remembered(made, posts));
    }
    expect(updatedOf(made)[0]).toBe(newest);
  });

  test("what the header says counts, whether the text changed or not", () => {
    const said = Date.UTC(2024, 5, 1);
    for (const content of [first?.content ?? "", rewritten]) {
      const posts = edited({ content, updated: said });
      const two = make(posts, {}, remembered(one, posts));
      expect(updatedOf(two)).toEqual([said, said, said]);
      expect(two.problems).toEqual([]);
    }
  });

  test("what it said before is no answer to another text", () => {
    const said = Date.UTC(2024, 5, 1);
    const posts = edited({ updated: said });
    const two = make(posts, {}, remembered(one, posts));
    const again = edited({ updated: said, content: rewritten });
    expect(updatedOf(make(again, {}, remembered(two, again)))[0]).toBe(newest);
  });

  test("a date that was a slip of the pen can be taken back", () => {
    const slip = edited({ updated: Date.UTC(2062, 0, 1) });
    const two = make(slip, {}, remembered(one, slip));
    expect(updatedOf(make(before, {}, remembered(two, before)))[0]).toBe(published);
  });

  test("a sketch of another form is replaced without a word", () => {
    const posts = edited({ content: rewritten });
    const lock = remembered(one, posts);
    const older = new Map([...lock.posts].map(([id, post]) => [id, { ...post, text: "0.abc" }]));
    const two = make(posts, {}, { ...lock, posts: older });
    expect(updatedOf(two)[0]).toBe(published);
    expect(two.lock.posts.get(first?.id ?? "")?.text).toMatch(/^1\./);
  });
});

describe("a retracted post", () => {
  const posts = series(3, { tags: ["a"] });
  const taken = posts.map((post, n) => (n === 1 ? { ...post, retracted: {} } : post));
  const id = posts[1]?.id ?? "";
  const newest = posts[2]?.published ?? 0;

  test("is deleted from Atom and gone from the others", () => {
    const made = make(taken, { by: ["tag"], more: [{ name: "b", tags: ["b"] }] });
    const tombstone = `<at:deleted-entry ref="${id}" when="${new Date(newest).toISOString().replace(".000", "")}"/>`;
    expect(textOf(made, "atom.xml")).toContain(tombstone);
    expect(textOf(made, "feeds/tag/a/atom.xml")).toContain(tombstone);
    expect(textOf(made, "feeds/b/atom.xml")).not.toContain("deleted");
    for (const path of ["rss.xml", "feed.json"]) expect(textOf(made, path)).not.toContain(id);
    expect(readAtom(textOf(made, "atom.xml")).items).toHaveLength(2);
    expect(codes(made, taken)).toEqual([]);
  });

  test("stays retracted at that instant, whatever is published later", () => {
    const one = make(taken);
    const more = [...taken, ...series(6).slice(3)];
    const two = make(more, {}, remembered(one, more));
    expect(two.lock.posts.get(id)?.retracted).toBe(newest);
    expect(textOf(two, "atom.xml")).toContain(new Date(newest).toISOString().slice(0, 19));
  });

  test.each([
    [0, true],
    [1, true],
    [2, false],
    [3, false],
  ])("and %i posts later in a feed of two: still told, %s", (count, isTold) => {
    const more = [...taken, ...series(3 + count).slice(3)];
    const made = make(more, { limit: 2, archive: true }, remembered(make(taken), more));
    expect(textOf(made, "atom.xml").includes("deleted")).toBe(isTold);
    expect(codes(made, more)).toEqual([]);
  });

  test("goes by the date that its header has", () => {
    const when = Date.UTC(2026, 10, 22);
    const dated = posts.map((post, n) => (n === 1 ? { ...post, retracted: { when } } : post));
    const made = make(dated);
    expect(textOf(made, "atom.xml")).toContain(`ref="${id}" when="2026-11-22T00:00:00Z"`);
    expect(made.lock.posts.get(id)?.retracted).toBeUndefined();
  });

  test("that comes back is an entry again", () => {
    const one = make(taken);
    const two = make(posts, {}, remembered(one, posts));
    expect(textOf(two, "atom.xml")).not.toContain("deleted");
    expect(readAtom(textOf(two, "atom.xml")).items).toHaveLength(3);
    expect(two.lock.posts.get(id)?.retracted).toBeUndefined();
  });

  test("declares its namespace only while there is one", () => {
    expect(textOf(make(posts), "atom.xml")).not.toContain("tombstones");
  });
});
