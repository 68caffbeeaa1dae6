/** What a generator's settings and data files say of many posts at once. */
import { describe, expect, test } from "vitest";
import type { PostsConfig } from "../../src/model/config.ts";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { renderPost } from "../../src/posts/render.ts";
import { type Scan, scanPosts } from "../../src/posts/scan.ts";
import { type BlogOptions, configOf, type Files, filesOf, NOW, rfc3339 } from "./blog.ts";
import { stopwatch } from "../stopwatch.ts";

function read(files: Files, options: BlogOptions, posts: Partial<PostsConfig>): Scan {
  const config = configOf(options);
  return scanPosts(
    { ...config, posts: { ...config.posts, ...posts } },
    EMPTY_LOCK,
    filesOf(files),
    NOW,
  );
}

const POST = "---\ntitle: Hello\ndate: 2026-11-02\n---\nText.\n";
const withHeader = (header: string): string =>
  `---\ntitle: Hello\ndate: 2026-11-02\n${header}\n---\nText.\n`;
const JEKYLL: BlogOptions = { dialect: "jekyll", folders: ["."], permalink: "/:title/" };

const byFirst = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]) < String(b[0]) ? -1 : 1;

function paths({ heads }: Scan): string[] {
  return heads.map(({ url }) => new URL(url).pathname).toSorted();
}

const permalink = (at: string, type?: string) => ({
  path: "",
  ...(type !== undefined && { type }),
  values: { permalink: `/${at}/:title/` },
});

test("which of two numbers is the month, where the generator reads them in one way", () => {
  const files = { "posts/a.md": "---\ndate: 06/08/2026\n---\ntext" };
  const published = (rules: PostsConfig["rules"]) =>
    read(files, {}, rules ? { rules } : {}).heads.map((head) => rfc3339(head.published));
  expect(published({ monthFirst: true })).toEqual(["2026-06-08T00:00:00Z"]);
  expect(published({})).toEqual([]);
});

describe("Jekyll's defaults", () => {
  const files = {
    "_posts/2026-11-02-a.md": POST,
    "news/_posts/2026-11-02-b.md": POST,
    "news/_posts/2026-11-03-c.md": withHeader("author: Bo Example\npermalink: /own/"),
  };

  test("hold where the path and the type fit, and a header counts more", () => {
    const defaults = [
      { path: "", values: { author: "Ana Example", tags: ["all"], title: "Never" } },
      { path: "", type: "posts", values: { permalink: "/p/:title/" } },
      { path: "", type: "pages", values: { published: false } },
      { path: "news", type: "posts", values: { permalink: "/news/:title/", tags: ["news"] } },
    ];
    const { heads } = read(files, JEKYLL, { rules: { defaults } });
    const told = heads.map(({ url, authors, tags, title }) => [
      new URL(url).pathname,
      authors[0]?.name,
      tags.join(),
      title,
    ]);
    expect(told.toSorted(byFirst)).toEqual([
      ["/news/b/", "Ana Example", "news", "Hello"],
      ["/own/", "Bo Example", "news", "Hello"],
      ["/p/a/", "Ana Example", "all", "Hello"],
    ]);
  });

  test("of two as narrow the one with a type counts more, then the later one", () => {
    const first = [permalink("typed", "posts"), permalink("plain")];
    expect(
      paths(read({ "_posts/2026-11-02-a.md": POST }, JEKYLL, { rules: { defaults: first } })),
    ).toEqual(["/typed/a/"]);
    const second = [permalink("one"), permalink("two")];
    expect(
      paths(read({ "_posts/2026-11-02-a.md": POST }, JEKYLL, { rules: { defaults: second } })),
    ).toEqual(["/two/a/"]);
  });

  test("hold for every path that begins so", () => {
    const defaults = [{ path: "news/_posts/2026-11-02-", values: { tags: ["x"] } }];
    const { heads } = read(files, JEKYLL, { rules: { defaults } });
    expect(heads.filter(({ tags }) => tags.includes("x"))).toMatchObject([
      { source: "news/_posts/2026-11-02-b.md" },
    ]);
  });

  test("may name files with stars, and hide posts", () => {
    const defaults = [
      { path: "news/*/2026-11-03*", values: { published: false } },
      { path: "**/2026-11-02-b.md", values: { feed: false } },
    ];
    const { heads, leftOut } = read(files, JEKYLL, { rules: { defaults } });
    expect(leftOut.filter(({ reason }) => reason === "draft")).toMatchObject([
      { source: "news/_posts/2026-11-03-c.md" },
    ]);
    expect(
      heads.map(({ source, inFeeds }) => [source, inFeeds] as const).toSorted(byFirst),
    ).toEqual([
      ["_posts/2026-11-02-a.md", true],
      ["news/_posts/2026-11-02-b.md", false],
    ]);
  });

  test.each([
    [
      "a key that every object has",
      { __proto__: { draft: true }, constructor: "x", toString: "y" },
    ],
    ["nonsense", { draft: { a: 1 }, permalink: [[]], tags: 5 }],
  ])("with %s do no harm", (_, values) => {
    const defaults = [{ path: "", values: JSON.parse(JSON.stringify(values)) }];
    const { heads } = read({ "_posts/2026-11-02-a.md": POST }, JEKYLL, { rules: { defaults } });
    expect(heads.length).toBeLessThan(2);
    expect(Object.hasOwn(Object.prototype, "draft")).toBe(false);
  });

  test("with a pattern of stars takes no longer for a long path", () => {
    const defaults = [{ path: `_posts/${"**a".repeat(40)}!`, values: { draft: true } }];
    const long = `_posts/2026-11-02-${"a".repeat(200)}.md`;
    const spent = stopwatch();
    expect(read({ [long]: POST }, JEKYLL, { rules: { defaults } }).heads).toHaveLength(1);
    expect(spent()).toBeLessThan(750);
  });
});

test("people may be in the settings, and count less than those in a file of data", () => {
  const people = { ana: { name: "Ana Example", url: "https://example.org/ana" }, bo: "Bo Old" };
  const files = {
    "_posts/2026-11-02-a.md": withHeader("author: ana"),
    "_posts/2026-11-03-b.md": withHeader("authors: [Bo, Cy]"),
    "_data/authors.yml": "bo: { name: Bo Example }\n",
  };
  const { heads } = read(files, { ...JEKYLL, folders: ["_posts"] }, { rules: { people } });
  const told = heads.map(({ source, authors }) => [source, ...authors.map(({ name }) => name)]);
  expect(told.toSorted(byFirst)).toEqual([
    ["_posts/2026-11-02-a.md", "Ana Example"],
    ["_posts/2026-11-03-b.md", "Bo Example", "Cy"],
  ]);
});

test("folders between the site's and `_posts` are categories, wherever the posts folder begins", () => {
  const files = { "web/notes/_posts/2026-11-02-a.md": withHeader("categories: [b]") };
  const options: BlogOptions = {
    dialect: "jekyll",
    folders: ["web/notes/_posts"],
    permalink: "/:categories/:title/",
  };
  const { heads } = read(files, options, { rules: { contents: ["web"] } });
  expect(heads).toMatchObject([{ tags: ["b", "notes"] }]);
  expect(heads[0]?.url).toBe("https://blog.example/notes/b/a/");
  expect(paths(read(files, options, {}))).toEqual(["/b/a/"]);
});

const instantAndPath = (
  date: string,
  rules: PostsConfig["rules"] = { timesInUtc: true },
): string => {
  const files = { "_posts/2026-11-02-a.md": `---\ntitle: x\ndate: ${date}\n---\n` };
  const { heads } = read(
    files,
    { ...JEKYLL, zone: "America/New_York", permalink: "/:day/:hour/:title/" },
    { rules },
  );
  return heads.map((head) => `${rfc3339(head.published)} ${new URL(head.url).pathname}`).join();
};

describe("a time of day without a zone, where the site's generator reads YAML as Ruby does", () => {
  test.each([
    ["2026-10-02 03:30:00", "2026-10-02T03:30:00Z /01/23/a/"],
    ["2026-1-5T8:30:00.5", "2026-01-05T08:30:00.500Z /05/03/a/"],
    ["2026-10-02 03:30", "2026-10-02T07:30:00Z /02/03/a/"],
    ["'2026-10-02 03:30:00'", "2026-10-02T07:30:00Z /02/03/a/"],
    ["2026-10-02 03:30:00 -0700", "2026-10-02T10:30:00Z /02/06/a/"],
    ["2026-10-02", "2026-10-02T04:00:00Z /02/00/a/"],
    ["Oct 2 2026 03:30:00", "2026-10-02T07:30:00Z /02/03/a/"],
  ])("of %s", (date, told) => {
    expect(instantAndPath(date)).toBe(told);
  });

  test("is the site's where nothing says that it is UTC's", () => {
    expect(instantAndPath("2026-11-02 03:30:00", {})).toBe("2026-11-02T08:30:00Z /02/03/a/");
  });
});

describe("where a summary ends", () => {
  const body =
    "One sentence. Another one.\n\nSecond paragraph.\n\nTHE-END\n\nAll the rest of it.\n";
  const summary = (header: string, posts: Partial<PostsConfig>): string => {
    const files = filesOf({ "_posts/2026-11-02-a.md": `---\ntitle: x\n${header}---\n${body}` });
    const config = configOf({ dialect: "jekyll", folders: ["_posts"] });
    const all = { ...config, posts: { ...config.posts, ...posts } };
    const { heads } = scanPosts(all, EMPTY_LOCK, files, NOW);
    return heads[0]
      ? renderPost(heads[0], { config: all, files, urls: new Map() }).post.summary
      : "";
  };

  test("is said by the site or by the post", () => {
    const whole = "One sentence. Another one. Second paragraph.";
    expect(summary("", { rules: { excerptMark: "THE-END" } })).toBe(whole);
    expect(summary("excerpt_separator: THE-END\n", {})).toBe(whole);
    expect(summary("", { rules: { excerptMark: "NOT THERE" } })).toContain("rest");
  });

  test("and its greatest length by the configuration, in whole sentences", () => {
    expect(summary("", { summaryLength: 40 })).toBe("One sentence. Another one.");
    expect(summary("", { summaryLength: 20 })).toBe("One sentence.");
  });
});

describe("Hugo", () => {
  const HUGO: BlogOptions = {
    dialect: "hugo",
    folders: ["content"],
    permalink: "/:sections/:slugorfilename/",
  };

  test("has a pattern for each section", () => {
    const files = {
      "content/posts/a.md": POST,
      "content/notes/deep/b.md": POST,
      "content/c.md": POST,
    };
    const permalinks = { posts: "/:year/:slugorfilename/", Notes: ":filename" };
    expect(paths(read(files, HUGO, { rules: { permalinks } }))).toEqual(["/2026/a/", "/b", "/c/"]);
  });

  test("a section's cascade holds for what is below it, the nearest most", () => {
    const files = {
      "content/_index.md": "---\ncascade:\n  author: Ana Example\n  tags: [all]\n---\n",
      "content/posts/_index.md":
        '+++\n[[cascade]]\nauthor = "Bo Example"\n[[cascade]]\ndraft = true\n[cascade.target]\npath = "/x"\n+++\n',
      "content/posts/a.md": POST,
      "content/posts/b.md": withHeader("author: Cy Example"),
      "content/c.md": POST,
    };
    const { heads } = read(files, HUGO, {});
    expect(
      heads
        .map(({ source, authors, tags }) => [source, authors[0]?.name, tags.join()] as const)
        .toSorted(byFirst),
    ).toEqual([
      ["content/c.md", "Ana Example", "all"],
      ["content/posts/a.md", "Bo Example", "all"],
      ["content/posts/b.md", "Cy Example", "all"],
    ]);
    const below = read(files, { ...HUGO, folders: ["content/posts"] }, {});
    expect(below.heads[0]?.tags).toEqual(["all"]);
  });

  test.each([
    "headless: true",
    "build: { list: never }",
    "_build: { list: local }",
    "_build: { render: never }",
    "build: { render: false }",
  ])("%s has no page", (header) => {
    expect(
      read({ "content/posts/a/index.md": withHeader(header) }, HUGO, {}).leftOut,
    ).toMatchObject([{ reason: "hidden" }]);
  });

  test("a date in a name is part of it, unless the settings take it for one or nothing else tells", () => {
    const files = { "content/posts/2026-11-02-a.md": POST };
    expect(paths(read(files, HUGO, {}))).toEqual(["/posts/2026-11-02-a/"]);
    const dates = { date: [":filename", "date"] };
    expect(paths(read(files, HUGO, { rules: { dates } }))).toEqual(["/posts/a/"]);
    const bare = { "content/posts/2026-11-02-a.md": "Text." };
    expect(paths(read(bare, HUGO, {}))).toEqual(["/posts/a/"]);
    const contents = ["content"];
    expect(paths(read(bare, HUGO, { rules: { contents } }))).toEqual(["/posts/2026-11-02-a/"]);
  });
});

test("a site that publishes what is to come publishes it here", () => {
  const files = { "posts/a.md": "---\ntitle: x\ndate: 2031-01-01\n---\n" };
  expect(read(files, {}, {}).leftOut).toMatchObject([{ reason: "future" }]);
  expect(read(files, {}, { rules: { future: true } }).heads).toHaveLength(1);
});

test("texts of the site's settings stand where a post calls them, and no other does", () => {
  const files = filesOf({
    "_posts/2026-11-02-a.md":
      "---\ntitle: x\n---\n[Source]({{ site.repository }}/tree) {{ site.links.docs | escape }} {{ site.constructor }}!\n",
  });
  const config = configOf({ dialect: "jekyll", folders: ["_posts"] });
  const variables = { "site.repository": "https://example.org/code", "site.links.docs": "a < b" };
  const all = { ...config, posts: { ...config.posts, rules: { variables } } };
  const { heads } = scanPosts(all, EMPTY_LOCK, files, NOW);
  const { post } = renderPost(heads[0] ?? expect.fail(), { config: all, files, urls: new Map() });
  expect(post.content).toContain('href="https://example.org/code/tree"');
  expect(post.content).toContain("a &lt; b");
  expect(post.changes).toEqual([{ what: "template tag `site.constructor` dropped", times: 1 }]);
});
