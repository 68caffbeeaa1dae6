import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressName } from "../../src/feeds/names.ts";
import { planFeeds } from "../../src/feeds/plan.ts";
import type { FeedsConfig } from "../../src/model/config.ts";
import type { Post } from "../../src/model/post.ts";
import { FEEDS, SITE, somePost } from "./samples.ts";

/** Posts of successive days, the first the oldest. */
function postsOf(...given: Partial<Post>[]): readonly Post[] {
  return given.map((one, n) => {
    const day = Date.UTC(2026, 0, 1 + n);
    return somePost({
      id: `tag:blog.example,2026:${n}`,
      source: `posts/${n}.md`,
      published: day,
      ...one,
    });
  });
}

function plan(posts: readonly Post[], feeds: Partial<FeedsConfig>) {
  const { feeds: planned, problems } = planFeeds(posts, {
    site: SITE,
    feeds: { ...FEEDS, ...feeds },
  });
  const told = planned.map(({ kind, site, feeds: own, heads }) => ({
    kind,
    title: site.title,
    atom: own.files.atom,
    posts: heads.map(({ source }) => source),
  }));
  return { told, planned, problems };
}

describe("addresses of feeds", () => {
  test.each([
    ["Two Words", "two-words"],
    ["C", "c"],
    ["C++", "c-plus-plus"],
    ["C#", "c-sharp"],
    ["#hashtag", "hashtag"],
    [".NET", "dotnet"],
    ["Größe", "größe"],
    ["خوراک‌ها", "خوراک-ها"],
    ["日本語", "日本語"],
    ["🎉", "1f389"],
    ["???", "3f-3f-3f"],
    ["../../etc/passwd", "etc-passwd"],
    ["x".repeat(500), "x".repeat(120)],
    ["語".repeat(500), "語".repeat(40)],
  ])("%s: %s", (name, address) => {
    expect(addressName(name)).toBe(address);
  });

  test("are one clean piece of a path, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const address = addressName(name);
        expect(address).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
        expect(Buffer.byteLength(address)).toBeLessThanOrEqual(120);
      }),
    );
  });
});

describe("feeds by what posts have in common", () => {
  test("tags, in whatever letter case, under the spelling that is used most", () => {
    const posts = postsOf(
      { tags: ["Feeds", "old"] },
      { tags: ["feeds"] },
      { tags: ["Feeds", "R&D"] },
    );
    expect(plan(posts, { by: ["tag"] }).told.slice(1)).toEqual([
      {
        kind: "tag",
        title: "Feeds & friends: Feeds",
        atom: "feeds/tag/feeds/atom.xml",
        posts: ["posts/2.md", "posts/1.md", "posts/0.md"],
      },
      {
        kind: "tag",
        title: "Feeds & friends: old",
        atom: "feeds/tag/old/atom.xml",
        posts: ["posts/0.md"],
      },
      {
        kind: "tag",
        title: "Feeds & friends: R&D",
        atom: "feeds/tag/r-d/atom.xml",
        posts: ["posts/2.md"],
      },
    ]);
  });

  test("authors, the blog's own where a post names nobody", () => {
    const posts = postsOf({ authors: [] }, { authors: [{ name: "A" }, { name: "B" }] });
    const { told } = plan(posts, { by: ["author"] });
    expect(told.slice(1).map(({ atom, posts: some }) => [atom, some])).toEqual([
      ["feeds/author/postrider/atom.xml", ["posts/0.md"]],
      ["feeds/author/a/atom.xml", ["posts/1.md"]],
      ["feeds/author/b/atom.xml", ["posts/1.md"]],
    ]);
  });

  test("languages, each introduced in itself", () => {
    const posts = postsOf({}, { language: "fa" }, { language: "de-AT" });
    const { planned } = plan(posts, { by: ["language"] });
    expect(planned.slice(1).map(({ site, feeds }) => [site.title, site.language, feeds.files.rss]))
      .toMatchInlineSnapshot(`
      [
        [
          "Feeds & friends: English",
          "en",
          "feeds/language/en/rss.xml",
        ],
        [
          "Feeds & friends: فارسی",
          "fa",
          "feeds/language/fa/rss.xml",
        ],
        [
          "Feeds & friends: Österreichisches Deutsch",
          "de-AT",
          "feeds/language/de-at/rss.xml",
        ],
      ]
    `);
  });

  test("without posts that are kept out of feeds", () => {
    const posts = postsOf({ tags: ["a"], inFeeds: false }, { tags: ["b"], inDigest: "only" });
    expect(plan(posts, { by: ["tag"] }).told).toHaveLength(1);
  });

  test("two names of one address are a problem of both, and the older keeps it", () => {
    const posts = postsOf({ tags: ["node.js"] }, { tags: ["Node JS"] });
    const { told, problems } = plan(posts, { by: ["tag"] });
    expect(told.map(({ title }) => title)).toEqual(["Feeds & friends", "Feeds & friends: node.js"]);
    expect(problems).toMatchObject([
      {
        code: "feed-address-taken",
        level: "error",
        headline:
          "the feed of the tag `Node JS` would have the address of the feed of the tag `node.js`: `feeds/tag/node-js/atom.xml`",
        place: { file: "posts/1.md" },
        other: { file: "posts/0.md" },
      },
    ]);
  });
});

describe("feeds that somebody chose", () => {
  const posts = postsOf(
    { tags: ["Release", "news"], language: "de-AT" },
    { tags: ["release"], authors: [{ name: "B" }] },
    { tags: ["news"], enclosure: { url: "https://blog.example/a.mp3", type: "audio/mpeg" } },
    { enclosure: { url: "https://blog.example/a.pdf", type: "application/pdf" } },
  );

  test.each([
    [{ tags: ["release"] }, [1, 0]],
    [{ tags: ["release", "news"] }, [2, 1, 0]],
    [{ tags: ["release"], authors: ["b"] }, [1]],
    [{ languages: ["de"] }, [0]],
    [{ languages: ["en"] }, [3, 2, 1]],
    [{ episodes: true }, [2]],
    [{}, [3, 2, 1, 0]],
  ])("%j", (conditions, wanted) => {
    const { told } = plan(posts, { more: [{ name: "Chosen Ones", ...conditions }] });
    expect(told[1]).toEqual({
      kind: "named",
      title: "Feeds & friends: Chosen Ones",
      atom: "feeds/chosen-ones/atom.xml",
      posts: wanted.map((n) => `posts/${n}.md`),
    });
  });

  test("have settings of their own", () => {
    const more = [
      { name: "x", title: "T", description: "D", limit: 3, content: "summary" },
    ] as const;
    const [, feed] = plan(posts, { more }).planned;
    expect(feed).toMatchObject({
      site: { title: "T", description: "D" },
      feeds: { limit: 3, content: "summary" },
    });
  });

  test("a name that no post has is said, with what was perhaps meant", () => {
    const { problems } = plan(posts, { more: [{ name: "r", tags: ["releases"] }] });
    expect(problems).toMatchObject([
      { code: "feed-empty", level: "warning", hint: "did you mean `release`?" },
    ]);
  });

  test("two of one address, or one of the blog's own, are a problem", () => {
    const files = { ...FEEDS.files, rss: "feeds/c/RSS.xml", atom: "feeds/c/x.xml" };
    const { told, problems } = plan(posts, {
      files: { ...FEEDS.files, rss: "feeds/a/rss.xml" },
      more: [{ name: "A!" }, { name: "a" }],
    });
    expect(told.map(({ atom }) => atom)).toEqual(["atom.xml", "feeds/a/atom.xml"]);
    expect(problems.map(({ code }) => code)).toEqual(["feed-address-taken"]);
    expect(plan(posts, { files, more: [{ name: "c" }] }).problems).toEqual([]);
  });
});
