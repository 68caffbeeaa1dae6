/** What Hugo makes of names, folders and settings; each expectation was seen in what it builds. */
import { describe, expect, test } from "vitest";
import type { PostsConfig } from "../../src/model/config.ts";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { renderPost } from "../../src/posts/render.ts";
import { type Scan, scanPosts } from "../../src/posts/scan.ts";
import { hugoSlug } from "../../src/posts/address/slugs.ts";
import { type BlogOptions, configOf, type Files, filesOf, NOW, rfc3339 } from "./blog.ts";
import { stopwatch } from "../stopwatch.ts";

const HUGO: BlogOptions = {
  dialect: "hugo",
  folders: ["content/posts"],
  permalink: "/:sections/:slugorfilename/",
};

function read(files: Files, posts: Partial<PostsConfig> = {}, options = HUGO): Scan {
  const config = configOf({ ...HUGO, ...options });
  const all = { ...config, posts: { ...config.posts, ...posts } };
  return scanPosts(all, EMPTY_LOCK, filesOf(files), NOW);
}

const header = (...lines: readonly string[]): string => `---\n${lines.join("\n")}\n---\nText.\n`;
const POST = header("title: Hello", "date: 2026-11-02");

function paths({ heads }: Scan): string[] {
  return heads.map(({ url }) => decodeURI(new URL(url).pathname)).toSorted();
}

describe("a name in an address", () => {
  test.each([
    ["Rock & Roll", "rock-roll"],
    ["What’s new? 100% #1", "whats-new-100-#1"],
    ["before -- after — end", "before--after-end"],
    ["emoji 😀", "emoji"],
    ["R&D", "rd"],
    ["a%20b", "a%20b"],
    ["Größe  der Wörter", "größe-der-wörter"],
  ])("%s", (name, slug) => expect(hugoSlug(name)).toBe(slug));

  test("keeps its case or loses its marks where the settings say so", () => {
    expect(hugoSlug("Größe É", { keepCase: true })).toBe("Größe-É");
    expect(hugoSlug("Größe É", { withoutMarks: true })).toBe("große-e");
  });

  test("of a slug too, and of names that begin with an underscore", () => {
    const files = {
      "content/posts/a.md": header("date: 2026-11-02", "slug: My Slug/Here"),
      "content/posts/_b.md": POST,
    };
    expect(paths(read(files))).toEqual(["/posts/_b/", "/posts/my-slug/here/"]);
  });

  test("takes no time for a long row of spaces", () => {
    const spent = stopwatch();
    expect(hugoSlug(`a${" ".repeat(100_000)}b`)).toBe("a-b");
    expect(spent()).toBeLessThan(250);
  });
});

describe("a pattern", () => {
  const files = {
    "content/posts/deep/_index.md": "",
    "content/posts/deep/er/C++ tips.md": header("title: C++, again", "date: 2026-11-02"),
  };
  test.each([
    // A folder is a section where it has a page, and the first one always.
    ["/:sections/:filename/", "/posts/deep/c-tips/"],
    ["/:section/:slug/", "/posts/c-again/"],
    ["/x/:sections[1:]/:title/", "/x/deep/c-again/"],
    ["/:sections[0]/:title/", "/posts/c-again/"],
    ["/:sections[last]/:title/", "/deep/c-again/"],
    ["/:sections[:last]/:title/", "/posts/c-again/"],
    ["/:monthname/:weekday-:weekdayname/:filename/", "/november/1-monday/c-tips/"],
  ])("%s", (posts, expected) => {
    expect(paths(read(files, { rules: { permalinks: { posts } } }))).toEqual([expected]);
  });

  test("has the whole name of a file, and a slug without its date", () => {
    const dated = { "content/posts/2020-05-06-a.md": POST };
    const written = (posts: string) =>
      paths(read(dated, { rules: { permalinks: { posts }, dates: { date: [":filename"] } } }));
    expect(written("/:filename/")).toEqual(["/2020-05-06-a/"]);
    expect(written("/:slugorfilename/")).toEqual(["/a/"]);
    expect(written("/:slug/")).toEqual(["/a/"]);
  });

  test("that nobody wrote has every folder in it, and signs as they are", () => {
    expect(paths(read(files))).toEqual(["/posts/deep/er/c++-tips/"]);
    expect(paths(read(files, { rules: { permalinks: { notes: "/:filename/" } } }))).toEqual([
      "/posts/deep/er/c++-tips/",
    ]);
  });
});

/** Which posts a cascade gives its tag. */
function below(...lines: readonly string[]): string[] {
  const files = {
    "content/posts/_index.md": `---\ncascade:\n${lines.join("\n")}\n---\n`,
    "content/posts/2020/old.md": POST,
    "content/posts/new/index.md": POST,
    "content/posts/news.md": header("title: Hello", "date: 2026-11-02", "tags: [own]"),
  };
  return read(files)
    .heads.map(({ source, tags }) => `${source.slice(14)} ${tags.join()}`)
    .toSorted();
}

describe("a cascade", () => {
  const [plain, old, bundle] = ["2020/old.md ", "2020/old.md x", "new/index.md x"];

  test.each([
    ["path: /posts/2020/**", [old, "new/index.md ", "news.md own"]],
    ["path: '{/posts/2020/*,/posts/n*}'", [old, bundle, "news.md own"]],
    ["path: '**/old.md'", [old, "new/index.md ", "news.md own"]],
    ["path: /posts/*", [plain, bundle, "news.md own"]],
    ["kind: '{page,section}'", [old, bundle, "news.md own"]],
    ["kind: section", [plain, "new/index.md ", "news.md own"]],
    ["lang: de", [plain, "new/index.md ", "news.md own"]],
    ["environment: development", [plain, "new/index.md ", "news.md own"]],
  ])("with the target %s", (target, expected) => {
    expect(below("  - tags: [x]", "    _target:", `      ${target}`)).toEqual(expected);
  });

  test("may come from the site's settings, and a section's counts more", () => {
    const files = {
      "content/posts/_index.md": "+++\n[cascade]\ntags = ['section']\n+++\n",
      "content/posts/a.md": POST,
    };
    const cascade = [{ tags: ["site"], author: "Ana Example", target: { path: "/posts/**" } }];
    expect(read(files, { rules: { cascade } }).heads).toMatchObject([
      { tags: ["section"], authors: [{ name: "Ana Example" }] },
    ]);
  });

  test("has a date, a title and a place for those that have none", () => {
    const cascade = [{ date: "2020-02-02", title: "Same", url: "/x/:year/:filename/", slug: "s" }];
    const { heads } = read({ "content/posts/a.md": "Text.\n" }, { rules: { cascade } });
    expect(heads.map(({ title, published }) => [title, rfc3339(published)])).toEqual([
      ["Same", "2020-02-02T00:00:00Z"],
    ]);
    expect(heads[0]?.url).toBe("https://blog.example/x/2020/a/");
  });

  test("of a section's translation is for the pages in its language", () => {
    const files = {
      "content/posts/_index.md": header("cascade: { tags: [main] }"),
      "content/posts/_index.fr.md": header("cascade: { tags: [autre] }"),
      "content/posts/a.md": POST,
      "content/posts/a.fr.md": POST,
    };
    const { heads } = read(files, tree("en", ["en", "fr"]));
    expect(heads.map(({ url, tags }) => `${url.slice(20)} ${tags.join()}`).toSorted()).toEqual([
      "/fr/posts/a/ autre",
      "/posts/a/ main",
    ]);
  });
});

function tree(main: string, names: readonly string[], mainHasPrefix = false) {
  return { tree: { main, names, folders: {}, mainHasPrefix } };
}

describe("languages", () => {
  test("are called in addresses as in the settings, whatever else they might be called", () => {
    const files = {
      "content/posts/a.md": POST,
      "content/posts/a.zh-tw.md": POST,
      "content/posts/b.cn.md": POST,
    };
    expect(paths(read(files, tree("zh-cn", ["zh-cn", "zh-tw", "cn"])))).toEqual([
      "/cn/posts/b/",
      "/posts/a/",
      "/zh-tw/posts/a/",
    ]);
  });

  test("have addresses of their own that begin with a slash, and others below them", () => {
    const files = {
      "content/posts/a.fr.md": header("date: 2026-11-02", "url: own/a"),
      "content/posts/b.fr.md": header("date: 2026-11-02", "url: /own/b"),
      "content/posts/c.md": header("date: 2026-11-02", "url: own/c"),
      "content/posts/d/index.xx.md": POST,
    };
    expect(paths(read(files, tree("en", ["en", "fr"])))).toEqual([
      "/fr/own/a/",
      "/own/b/",
      "/own/c/",
      "/posts/d/",
    ]);
  });

  test("of which the main one has a folder, unmarked posts are in it too", () => {
    const files = { "content/posts/a.md": POST, "content/posts/a.fr.md": POST };
    expect(paths(read(files, tree("en", ["en", "fr"], true)))).toEqual([
      "/en/posts/a/",
      "/fr/posts/a/",
    ]);
  });
});

test("languages that are not published hide their posts, and only settings tell which folder has one", () => {
  const files = {
    "content/posts/a.md": POST,
    "content/posts/a.fr.md": POST,
    "content/posts/a.de.md": POST,
    "content/posts/fr/b.md": POST,
    "content/posts/_posts/c.md": POST,
  };
  const rules = { contents: ["content"], withoutLanguages: ["de"] };
  const { leftOut, ...scanned } = read(files, { ...tree("en", ["en", "fr", "de"]), rules });
  expect(paths({ ...scanned, leftOut })).toEqual([
    "/fr/posts/a/",
    "/posts/_posts/c/",
    "/posts/a/",
    "/posts/fr/b/",
  ]);
  expect(scanned.heads.find(({ source }) => source.endsWith("fr/b.md"))?.language).toBeUndefined();
  expect(leftOut).toMatchObject([{ source: "content/posts/a.de.md", reason: "hidden" }]);
});

test("a line in braces is about the block before it, where the settings say so", () => {
  const text = `${POST}\n![a](/a.png)\n{.wide #one key="v w"}\n\n\`\`\`\n{.code}\n\`\`\`\n\n{not one}\n\n### B {class="c"}\n`;
  const files = filesOf({ "content/posts/a.md": text });
  const shown = (blockAttributes: boolean): string => {
    const config = configOf(HUGO);
    const all = { ...config, posts: { ...config.posts, rules: { blockAttributes } } };
    const [head = expect.fail()] = scanPosts(all, EMPTY_LOCK, files, NOW).heads;
    return renderPost(head, { config: all, files, urls: new Map() }).post.content;
  };
  expect(shown(true)).not.toContain(".wide");
  expect(shown(true)).toContain("{.code}");
  expect(shown(true)).toContain("{not one}");
  expect(shown(true)).toContain("<h3>B</h3>");
  expect(shown(false)).toContain(".wide");
});

test("a folder with all that the site has holds pages too, which need no date", () => {
  const files = { "content/en/blog/a.md": POST, "content/en/docs/b.md": header("title: Page") };
  const contents = ["content/en"];
  const { heads, leftOut, problems } = read(
    files,
    { rules: { contents } },
    { ...HUGO, folders: contents },
  );
  expect(heads).toHaveLength(1);
  expect(leftOut).toMatchObject([{ reason: "not-a-post" }]);
  expect(problems.filter(({ level }) => level === "error")).toEqual([]);
});

test("the site's content may be in a folder of another name", () => {
  const files = { "src/blog/a.md": POST };
  const options = { ...HUGO, folders: ["src/blog"] };
  expect(paths(read(files, { rules: { contents: ["src"] } }, options))).toEqual(["/blog/a/"]);
});

/** Date and last change of each. */
function told(files: Files, rules: PostsConfig["rules"] = {}): string[] {
  return read(files, { rules }).heads.map(
    ({ published, updated }) => `${rfc3339(published)} ${rfc3339(updated)}`,
  );
}

function at(name: string, ...lines: readonly string[]): Files {
  return { [`content/posts/${name}.md`]: header(...lines) };
}

describe("the date of a post", () => {
  test("is that of the last change where there is no other", () => {
    const once = "2020-05-06T00:00:00Z 2020-05-06T00:00:00Z";
    expect(told(at("a", "lastmod: 2020-05-06"))).toEqual([once]);
    expect(told(at("2020-05-06-a", "lastmod: 2020-05-06"))).toEqual([once]);
  });

  test("is found in the order that the settings say", () => {
    const post = at("2020-05-06-a", "date: 2021-01-01T10:00:00Z", "created: 2019-01-01");
    const orders: readonly (readonly [readonly string[], string])[] = [
      [[":filename", "date"], "2020-05-06T00:00:00Z"],
      [["date", ":filename"], "2021-01-01T10:00:00Z"],
      [["created", "date"], "2019-01-01T00:00:00Z"],
      [["mine", ":git", "date"], "2021-01-01T10:00:00Z"],
      [["mine"], "2021-01-01T10:00:00Z"],
    ];
    for (const [date, expected] of orders) {
      expect(told(post, { dates: { date } })[0]?.split(" ")[0]).toBe(expected);
    }
  });

  test("and so are those of the last change, of the end and of the beginning", () => {
    const lastmod = ["updated", "lastmod"];
    const post = at("a", "date: 2020-01-01", "updated: 2022-02-02", "lastmod: 2021-01-01");
    expect(told(post, { dates: { lastmod } })[0]).toMatch(/ 2022-02-02/);
    expect(told(post, { dates: { lastmod: ["date"] } })[0]).toMatch(/ 2020-01-01/);
    const ends = at("a", "date: 2020-01-01", "modified: 2021-01-01");
    expect(told(ends, { dates: { expiryDate: ["modified"] } })).toEqual([]);
    const begins = at("a", "date: 2020-01-01", "created: 2031-01-01");
    expect(told(begins, { dates: { publishDate: ["created"] } })).toEqual([]);
  });

  test("may be to come where the header says when the post appeared", () => {
    const event = at("a", "date: 2031-01-01", "publishDate: 2026-10-01");
    expect(told(event)[0]).toMatch(/^2026-10-01/);
    const permalinks = { posts: "/:year/:filename/" };
    expect(paths(read(event, { rules: { permalinks } }))).toEqual(["/2031/a/"]);
    const waits = at("a", "date: 2020-01-01", "publishDate: 2031-01-01");
    expect(told(waits)).toEqual([]);
    expect(told(waits, { future: true })[0]).toMatch(/^2020-01-01/);
    const changed = at("a", "date: 2031-01-01", "lastmod: 2020-01-01");
    expect(told(changed, { dates: { date: ["lastmod"] } })).toEqual([]);
  });

  test.each(["+0100 CET", "+0100 +0100", "+0100 CET m=+0.000001"])("may end in %s", (zone) => {
    expect(told(at("a", `date: "2020-05-06 07:08:09.5 ${zone}"`))[0]).toMatch(
      /^2020-05-06T06:08:09/,
    );
  });
});
