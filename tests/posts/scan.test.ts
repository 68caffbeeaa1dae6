import { describe, expect, test } from "vitest";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { comparePosts } from "../../src/model/post.ts";
import { scanPosts } from "../../src/posts/scan.ts";
import {
  type BlogOptions,
  codes,
  configOf,
  type Files,
  filesOf,
  found,
  NOW,
  post,
  rfc3339,
  scan,
} from "./blog.ts";

const DATED = "---\ntitle: x\ndate: 2026-11-02\n---\ntext";

function sources(files: Files, options?: BlogOptions): string[] {
  return scan(files, options)
    .heads.map((head) => head.source)
    .toSorted();
}

function why(files: Files, options?: BlogOptions): Record<string, string> {
  const { leftOut } = scan(files, options);
  return Object.fromEntries(
    leftOut.map(({ source, reason, because }) => [source, `${reason}: ${because}`]),
  );
}

function updated(header: string): number {
  return post(`---\ndate: 2026-11-02\n${header}\n---\n`).updated;
}

test("an empty folder and one that is not there have no posts", () => {
  expect(scan({})).toMatchObject({ heads: [], leftOut: [], problems: [] });
});

describe("files that are no posts are left out, and said", () => {
  test("by their names", () => {
    const files = {
      "posts/README.md": DATED,
      "posts/readme.de.md": DATED,
      "posts/CONTRIBUTING.md": DATED,
      "posts/robots.txt": DATED,
      "posts/_index.md": DATED,
      "posts/section/_index.de.md": DATED,
      "posts/index.md": DATED,
      "posts/_template.md": DATED,
      "posts/#x.md#": DATED,
      "posts/x.md~": DATED,
      "posts/.#x.md": DATED,
      "posts/.obsidian/x.md": DATED,
      "posts/empty.md": "",
      "posts/blank.md": " \n\n",
      "posts/posts.json": "{}",
      "posts/posts.11tydata.js": "throw 1",
      "posts/authors.yml": "a: b",
      "posts/x.adoc": "= x",
      "posts/x.Rmd": DATED,
      "posts/md": DATED,
    };
    const result = scan({ ...files, "posts/x.md": DATED });
    expect(result.heads.map((head) => head.source)).toEqual(["posts/x.md"]);
    // What is read for what it says of people or of all posts is no news.
    const read = ["posts/authors.yml", "posts/posts.json", "posts/posts.11tydata.js"];
    expect(result.leftOut.map(({ source }) => source).toSorted()).toEqual(
      Object.keys(files)
        .filter((file) => !read.includes(file))
        .toSorted(),
    );
    expect(result.leftOut.every(({ reason }) => reason === "not-a-post")).toBe(true);
    expect(found(result)).toEqual([]);
  });

  test("pictures and a generator's own files are only counted", () => {
    const result = scan({
      "posts/a.png": "x",
      "posts/b.css": "x",
      "posts/_layouts/post.html": DATED,
      "posts/_data/x.yml": "a: b",
      "posts/x.md": DATED,
    });
    expect(result.leftOut).toEqual([]);
    expect(result.counts).toEqual({ files: 5, attachments: 4 });
  });

  test("of a Quarto document and what it was rendered to, the document", () => {
    const result = scan({ "posts/a.qmd": DATED, "posts/b.qmd": DATED, "posts/b.md": DATED });
    expect(result.heads.map(({ source }) => source).toSorted()).toEqual([
      "posts/a.qmd",
      "posts/b.md",
    ]);
    expect(result.leftOut.map(({ source }) => source)).toEqual(["posts/b.qmd"]);
  });

  test("by what they are", () => {
    expect(
      why({
        "posts/demo.html": "<!doctype html><p>hello",
        "posts/notes.txt": "Some notes.\n\nMore of them.",
        "posts/todo.org": "* Buy milk\n",
        "posts/manual.rst": "Manual\n======\n\nA text.\n",
        "posts/away.md": "---\ndate: 2026-11-02\nredirect_to: https://example.org/\n---\n",
        "posts/gone.md": "---\ndate: 2026-11-02\nlayout: redirect\n---\n",
        "posts/all.md": "---\npagination:\n  data: posts\n---\n",
        "posts/news/news.md": "---\ntitle: News\n---\n",
      }),
    ).toEqual({
      "posts/demo.html": "not-a-post: an HTML page without a header and without a date",
      "posts/notes.txt": "not-a-post: a plain text without a date on top",
      "posts/todo.org": "not-a-post: it has neither a header nor a date",
      "posts/manual.rst": "not-a-post: it has neither a header nor a date",
      "posts/away.md": "not-a-post: it redirects elsewhere",
      "posts/gone.md": "not-a-post: its layout is a redirect",
      "posts/all.md": "not-a-post: it lists other posts",
      "posts/news/news.md": "not-a-post: it lists other posts",
    });
  });

  test("HTML and plain text are posts where they are dated", () => {
    expect(
      sources({
        "posts/a.html": DATED,
        "posts/2026-11-02-b.html": "<p>hello",
        "posts/2026-11-02-c.txt": "hello",
        "posts/d.txt": DATED,
      }),
    ).toHaveLength(4);
  });
});

describe("page bundles", () => {
  test("the folder is the post, and what is in it belongs to it", () => {
    const files = {
      "posts/hello/index.md": DATED,
      "posts/hello/notes.txt": "Monday, November 2, 2026\n\nNotes\n",
      "posts/hello/demo/index.html": DATED,
      "posts/hello/more.md": "---\ntitle: more\n---\n",
      "posts/hello/a.png": "x",
    };
    expect(sources(files)).toEqual(["posts/hello/index.md"]);
    expect(why(files)["posts/hello/notes.txt"]).toBe(
      "not-a-post: it belongs to the post in `posts/hello/`",
    );
    expect(scan(files).heads[0]?.url).toBe("https://blog.example/2026/11/hello/");
    expect(found(scan(files))).toEqual([]);
  });

  test("a dated Markdown file in one is a post of its own, but not in Hugo and Zola", () => {
    const files = { "posts/2025/index.md": DATED, "posts/2025/other.md": DATED };
    expect(sources(files)).toHaveLength(2);
    expect(sources(files, { dialect: "hugo" })).toEqual(["posts/2025/index.md"]);
    expect(sources(files, { dialect: "zola" })).toEqual(["posts/2025/index.md"]);
  });

  test("a dated folder does not make posts of what lies beside its index", () => {
    const files = { "posts/2026-11-02-a/index.md": "text", "posts/2026-11-02-a/notes.md": "notes" };
    expect(sources(files)).toEqual(["posts/2026-11-02-a/index.md"]);
  });

  test("an undated index is its folder's page where there are other posts, else a post without date", () => {
    const page = "---\ntitle: All of 2025\n---\n";
    const files = { "posts/2025/index.md": page, "posts/2025/x.md": DATED };
    expect(why(files)["posts/2025/index.md"]).toBe("not-a-post: it is the page of its folder");
    expect(codes(scan({ "posts/2025/index.md": page, "posts/2025/a.png": "x" }))).toEqual([
      "date-missing",
    ]);
  });
});

describe("dates", () => {
  test.each([
    ["posts/2026-11-02-hello.md", "2026-11-02"],
    ["posts/2016-1-05-hello.md", "2016-01-05"],
    ["posts/2026-11-02.txt", "2026-11-02"],
    ["posts/2026-11-02_hello.md", "2026-11-02"],
    ["posts/2026-11-02/hello.md", "2026-11-02"],
    ["posts/2026-11-02-hello/index.md", "2026-11-02"],
    ["posts/2026/11/02/hello.md", "2026-11-02"],
    ["posts/2026/11-02-hello.md", "2026-11-02"],
    ["posts/2026/11/02/hello/index.md", "2026-11-02"],
  ])("from the path %s", (path, day) => {
    expect(rfc3339(post("text", { path }).published)).toBe(`${day}T00:00:00Z`);
  });

  test("the header counts more than the name, and names of keys count in order", () => {
    const path = "posts/2020-01-01-x.md";
    const date = (header: string) => rfc3339(post(`---\n${header}\n---\n`, { path }).published);
    expect(date("date: 2026-11-02")).toBe("2026-11-02T00:00:00Z");
    expect(date("created: 2026-11-01\npubDate: 2026-11-02")).toBe("2026-11-02T00:00:00Z");
    expect(date("published: 2026-11-02\ncreated: 2026-11-01")).toBe("2026-11-02T00:00:00Z");
    expect(date("published: true\ncreated: 2026-11-01")).toBe("2026-11-01T00:00:00Z");
    expect(date("published: maybe\ncreated: 2026-11-01")).toBe("2026-11-01T00:00:00Z");
    expect(date('path: "2014/12/12/x"')).toBe("2014-12-12T00:00:00Z");
    expect(date("date: null\nyear: 2014\nmonth: 3\nstoryPublishDate: 2015-01-01")).toBe(
      "2020-01-01T00:00:00Z",
    );
  });

  test("without a zone they are in the site's, which is said where none is set", () => {
    const text = "---\ndate: 2026-11-02 08:00\n---\n";
    expect(rfc3339(post(text, { zone: "Europe/Berlin" }).published)).toBe("2026-11-02T07:00:00Z");
    expect(scan({ "posts/a.md": text }, { zone: "Europe/Berlin" }).problems).toEqual([]);
    const assumed = scan({ "posts/a.md": text, "posts/b.md": text, "posts/2026-01-01-c.md": "c" });
    expect(assumed.problems).toMatchObject([
      { code: "time-zone-assumed", level: "note", headline: expect.stringContaining("3 posts") },
    ]);
    const zoned = scan({ "posts/a.md": "---\ndate: 2026-11-02 08:00Z\n---\n" });
    expect(zoned.problems).toEqual([]);
  });

  test.each(["hugo", "zola", "eleventy", "astro", "docusaurus"] as const)(
    "of %s it is UTC, and there is nothing to say",
    (dialect) => {
      const files = { "posts/a.md": "---\ntitle: A\ndate: 2026-11-01 10:00:00\n---\n" };
      expect(scan(files, { dialect }).problems).toEqual([]);
      expect(scan(files, { dialect: "hexo" }).problems).toHaveLength(1);
    },
  );

  test("one that is none gives way to the one in the file's name, and is pointed at all the same", () => {
    const text = "---\ntitle: x\ndate: 2017-02-29 11:00\n---\n";
    const result = scan({ "posts/2017-03-01-x.md": text });
    expect(result.heads[0]?.published).toBe(Date.UTC(2017, 2, 1));
    expect(found(result)).toMatchObject([
      { code: "date-invalid", level: "warning", place: { line: 3, column: 7, length: 16 } },
    ]);
  });

  test("one that is none costs the post and is pointed at", () => {
    const text = "---\ntitle: x\ndate:  2026-02-30 # soon\n---\n";
    const result = scan({ "posts/a.md": text, "posts/b.md": DATED });
    expect(result.heads).toHaveLength(1);
    expect(found(result)).toEqual([
      {
        code: "date-invalid",
        level: "error",
        headline: "`date` is a day that no calendar has: `2026-02-30`",
        place: {
          file: "posts/a.md",
          line: 3,
          column: 8,
          length: 10,
          text: "date:  2026-02-30 # soon",
        },
        hint: "write it as YYYY-MM-DD",
      },
    ]);
    expect(result.leftOut).toMatchObject([{ source: "posts/a.md", reason: "broken" }]);
  });

  test.each([
    ["TOML", '+++\ntitle = "x"\ndate = 2017-02-29 # soon\n+++\n', 3, 8, 10],
    ["TOML text", '+++\ntitle = "x"\ndate = "2017-02-29"\n+++\n', 3, 8, 12],
    ["JSON", '{\n  "title": "x", "date": "2017-02-29"\n}\n', 2, 25, 12],
    ["quoted YAML", '---\ntitle: x\ndate: "2017-02-29"\n---\n', 3, 7, 12],
    ["the whole parser's YAML", "---\ntitle: >\n  x\ndate: 2017-02-29\n---\n", 4, 7, 10],
    ["Nikola", ".. title: x\n.. date: 2017-02-29\n\n", 2, 10, 10],
    ["Blosxom", "x\n#published 2017-02-29\n", 2, 12, 10],
    ["behind a byte order mark", "\ufeff---\r\ntitle: x\r\ndate: 2017-02-29\r\n---\r\n", 3, 7, 10],
  ])("in %s", (_, text, line, column, length) => {
    expect(found(scan({ "posts/a.md": text }))).toMatchObject([
      { code: "date-invalid", place: { line, column, length } },
    ]);
  });

  test("in a file's name", () => {
    expect(found(scan({ "posts/2017-02-29-a.md": "text" }))).toMatchObject([
      { code: "date-invalid", place: { file: "posts/2017-02-29-a.md" } },
    ]);
    expect(codes(scan({ "posts/2017-02-29-a.md": DATED }))).toEqual([]);
  });

  test("one that is worked out at every build is none", () => {
    const text = "---\ndate: git Last Modified\n---\n";
    expect(found(scan({ "posts/a.md": text }))).toMatchObject([
      { code: "date-invalid", headline: expect.stringContaining("worked out anew") },
    ]);
  });

  test("the year 1, which programs in Go write for none, is none", () => {
    const text = "---\ndate: 0001-01-01T00:00:00Z\n---\n";
    const files = { "posts/2026-11-02-a.md": text, "posts/b.md": text };
    expect(found(scan(files))).toMatchObject([
      { code: "date-missing", place: { file: "posts/b.md" } },
    ]);
    expect(post(text, { path: "posts/2026-11-02-a.md" }).published).toBe(Date.UTC(2026, 10, 2));
  });

  test("none at all costs the post", () => {
    expect(
      found(scan({ "posts/a.md": "---\ntitle: x\n---\n", "posts/b.md": "text" })),
    ).toMatchObject([
      { code: "date-missing", level: "error", place: { file: "posts/a.md" } },
      { code: "date-missing", level: "error", place: { file: "posts/b.md" } },
    ]);
  });

  test("the last change", () => {
    expect(rfc3339(updated("lastmod: 2026-11-05"))).toBe("2026-11-05T00:00:00Z");
    expect(rfc3339(updated("last_modified_at: 2026-11-05"))).toBe("2026-11-05T00:00:00Z");
    expect(rfc3339(updated("updatedDate: 'Nov 05 2026'"))).toBe("2026-11-05T00:00:00Z");
    expect(rfc3339(updated("title: x"))).toBe("2026-11-02T00:00:00Z");
    expect(rfc3339(updated("updated: 2025-01-01"))).toBe("2026-11-02T00:00:00Z");
    const bad = scan({ "posts/a.md": "---\ndate: 2026-11-02\nupdated: later\n---\n" });
    expect(bad.heads).toHaveLength(1);
    expect(found(bad)).toMatchObject([
      { code: "updated-invalid", level: "warning", place: { line: 3, column: 10 } },
    ]);
    const early = scan({ "posts/a.md": "---\ndate: 2026-11-02\nupdated: 2031-01-01\n---\n" });
    expect(rfc3339(early.heads[0]?.updated ?? 0)).toBe("2026-11-02T00:00:00Z");
    expect(found(early)).toMatchObject([
      { code: "updated-in-future", level: "warning", place: { line: 3, column: 10 } },
    ]);
  });
});

describe("posts that are not to be seen", () => {
  test.each([
    ["draft: true", "draft"],
    ["draft: yes", "draft"],
    ["draft: 'True'", "draft"],
    ["draft: on", "draft"],
    ["published: false", "draft"],
    ["published: no", "draft"],
    ["status: draft", "draft"],
    ["status: hidden", "hidden"],
    ["eleventyExcludeFromCollections: true", "hidden"],
    ["build:\n  list: never", "hidden"],
    ["_build:\n  render: false", "hidden"],
    ["expiryDate: 2026-11-22", "hidden"],
    ["publishDate: 2026-12-01", "future"],
  ])("%s", (header, reason) => {
    const result = scan({ "posts/a.md": `---\ntitle: x\ndate: 2026-11-02\n${header}\n---\n` });
    expect(result.leftOut).toMatchObject([{ source: "posts/a.md", reason }]);
    expect(found(result)).toEqual([]);
  });

  test.each([
    "draft: false",
    "draft: no",
    "draft: null",
    "draft:",
    "published: true",
    "expiryDate: 2027-01-01",
  ])("%s is seen", (header) => {
    expect(post(`---\ndate: 2026-11-02\n${header}\n---\n`).source).toBe("posts/hello.md");
  });

  test("a flag that is neither is taken for the safer and said", () => {
    const result = scan({ "posts/a.md": "---\ndate: 2026-11-02\ndraft: maybe\n---\n" });
    expect(result.leftOut).toMatchObject([{ reason: "draft" }]);
    expect(found(result)).toMatchObject([
      { code: "flag-unclear", level: "warning", place: { line: 3, column: 8, length: 5 } },
    ]);
  });

  test("a draft costs nothing, however broken its date", () => {
    const result = scan({
      "posts/a.md": "---\ndate: soon\ndraft: true\n---\n",
      "posts/_drafts/b.md": "---\nno: [\n---\n",
    });
    expect(result.leftOut.map(({ reason }) => reason)).toEqual(["draft", "draft"]);
    expect(found(result)).toEqual([]);
  });

  test("a post of the future is said with its day, and is seen when that has come", () => {
    const files = { "posts/a.md": "---\ndate: 2026-11-23T09:00:00Z\n---\n" };
    expect(why(files)).toEqual({ "posts/a.md": "future: a date in the future: 2026-11-23" });
    expect(sources(files, { now: Date.parse("2026-11-23T09:00:00Z") })).toEqual(["posts/a.md"]);
  });

  test.each([
    ["feed_exclude: true", false, true],
    ["disable_feed: true", false, true],
    ["hiddenInRss: true", false, true],
    ["hiddenFromRss: true", false, true],
    ["hide_from_feed: true", false, true],
    // In no list of the site, it is in nobody's mail either, unless that is asked for.
    ["unlisted: true", false, false],
    ["unlisted: true\ndigest: true", false, true],
    ["unlisted: true\ndigest: only", false, "only"],
    ["hidden: true", true, true],
    ["rss: false", false, true],
    ["rss:\n  exclude: true", false, true],
    ["rss: true", true, true],
    ["feed_exclude: false", true, true],
    ["digest: false", true, false],
    ["digest: only", false, "only"],
    ["digest: true", true, true],
  ])("%s: feeds %s, digest %s", (header, inFeeds, inDigest) => {
    expect(post(`---\ndate: 2026-11-02\n${header}\n---\n`)).toMatchObject({ inFeeds, inDigest });
  });
});

describe("dialects", () => {
  test("Jekyll's posts are dated files in `_posts`, and its folders above are categories", () => {
    const files = {
      "src/_posts/2026-11-02-a.md": "text",
      "src/news/_posts/2026-11-02-b.md": "text",
      "src/_posts/about.md": DATED,
      "src/about.md": DATED,
      "src/_drafts/c.md": "text",
    };
    const options: BlogOptions = { dialect: "jekyll", folders: ["src"], permalink: "pretty" };
    const { heads } = scan(files, options);
    expect(heads.map(({ url, tags }) => [url, tags])).toEqual([
      ["https://blog.example/2026/11/02/a/", []],
      ["https://blog.example/news/2026/11/02/b/", ["news"]],
    ]);
    expect(why(files, options)).toEqual({
      "src/_posts/about.md": "not-a-post: its name does not begin with a date, as Jekyll asks",
      "src/about.md": "not-a-post: it is in no `_posts` folder",
      "src/_drafts/c.md": "draft: a draft, in `_drafts`",
    });
  });

  test("names that begin with `_` are no posts', unless an Astro collection has them", () => {
    const names = ["_drafted/a", "_b", "c"];
    const files = Object.fromEntries(
      names.map((name) => [`src/data/blog/${name}.md`, "---\npubDate: 2026-11-02\n---\nx"]),
    );
    const at = (underscored?: "folders" | "all") => {
      const rules = underscored && { underscored };
      const options: BlogOptions = {
        dialect: "astro",
        folders: ["src/data/blog"],
        permalink: "/posts/:slug/",
        ...(rules && { rules }),
      };
      return scan(files, options)
        .heads.map(({ url }) => new URL(url).pathname)
        .toSorted();
    };
    expect(at()).toEqual(["/posts/c/"]);
    expect(at("folders")).toEqual(["/posts/a/", "/posts/c/"]);
    expect(at("all")).toEqual(["/posts/_b/", "/posts/_drafted/a/", "/posts/c/"]);
  });

  test("Eleventy's data that is code has an address in plain sight", () => {
    const code =
      'export default {\n  tags: ["posts"],\n  permalink: "/b/{{ page.fileSlug }}/",\n};\n';
    const files = { "blog/blog.11tydata.js": code, "blog/a.md": "---\ndate: 2026-11-02\n---\nx" };
    const { heads } = scan(files, { folders: ["blog"], dialect: "eleventy" });
    expect(heads.map(({ url }) => url)).toEqual(["https://blog.example/b/a/"]);
  });

  test("an address for a whole folder that has to be run is said once, where it stands", () => {
    const data = '{\n  "permalink": "/b/{{ page.date | ourFilter }}/",\n  "author": "Ada"\n}\n';
    const dated = "---\ndate: 2026-11-02\n---\nx";
    const files = { "blog/blog.json": data, "blog/a.md": dated, "blog/b.md": dated };
    const result = scan(files, { folders: ["blog"], dialect: "eleventy" });
    expect(result.problems).toMatchObject([
      { code: "permalink-template", place: { file: "blog/blog.json", line: 2, column: 4 } },
    ]);
    expect(result.heads.map(({ url, authors }) => [url, authors])).toEqual([
      ["https://blog.example/2026/11/a/", [{ name: "Ada" }]],
      ["https://blog.example/2026/11/b/", [{ name: "Ada" }]],
    ]);
  });

  test("a page without a date is no lost post where the whole site was named", () => {
    const files = {
      "content/about.md": "---\ntitle: About\n---\nx",
      "content/a.md": "---\ndate: 2026-11-02\n---\nx",
    };
    const result = scan(files, { folders: ["content"] });
    expect(codes(result)).toEqual([]);
    expect(result.leftOut).toMatchObject([{ source: "content/about.md", reason: "not-a-post" }]);
    const named = scan({ "posts/about.md": "---\ntitle: About\n---\nx" });
    expect(codes(named)).toEqual(["date-missing"]);
  });

  test.each(["content/posts", "content"])("authors with a file each, by %s", (folder) => {
    const { heads } = scan(
      {
        "content/posts/a.md": "---\ndate: 2026-11-02\nauthors: [ann, ben, cid, dot, eve]\n---\nx",
        "content/authors/ann.json": '{ "name": "Ann Example", "url": "https://ann.example/" }',
        "content/authors/ben.mdx": "---\nname: Ben Example\n---\nWho he is.\n",
        "content/authors/cid/_index.md": '+++\ntitle = "Cid Example"\n+++\n',
        "data/authors/dot.toml": 'name = "Dot Example"\n',
        "content/authors/eve.png": "x",
      },
      { folders: [folder] },
    );
    expect(heads[0]?.authors).toEqual([
      { name: "Ann Example", url: "https://ann.example/" },
      { name: "Ben Example" },
      { name: "Cid Example" },
      { name: "Dot Example" },
      { name: "eve" },
    ]);
  });

  test("Material for MkDocs has its authors in a hidden file above the posts", () => {
    const { heads } = scan(
      {
        "docs/blog/.authors.yml":
          "authors:\n  ada:\n    name: Ada Example\n    description: Writer\n",
        "docs/blog/posts/a.md": "---\ndate: 2026-11-02\nauthors: [ada]\n---\nx",
      },
      { folders: ["docs/blog/posts"] },
    );
    expect(heads[0]?.authors).toEqual([{ name: "Ada Example" }]);
  });

  test("Eleventy's directory data holds for the posts in its folder", () => {
    const data =
      '{"author": "The Postrider contributors", "permalink": "/b/{{ page.fileSlug }}/", "tags": "posts", "title": "x"}';
    const { heads } = scan(
      {
        "src/blog/blog.json": data,
        "src/blog/2026-11-01-a.md": "# A\n",
        "src/blog/2026-11-02-b.md": "---\nauthors: [Postrider]\ntags: [posts, one]\n---\n# B\n",
      },
      { dialect: "eleventy", folders: ["src/blog"] },
    );
    expect(heads).toMatchObject([
      {
        title: "B",
        url: "https://blog.example/b/b/",
        authors: [{ name: "Postrider" }],
        tags: ["one"],
      },
      {
        title: "A",
        url: "https://blog.example/b/a/",
        authors: [{ name: "The Postrider contributors" }],
        tags: [],
      },
    ]);
  });

  test("a folder for each language", () => {
    const { heads } = scan({
      "posts/en/2026-11-02-a.md": "# A\n",
      "posts/fr/2026-11-01-b.md": "# B\n",
    });
    expect(heads).toMatchObject([
      { language: "en", url: "https://blog.example/2026/11/a/" },
      { language: "fr", url: "https://blog.example/fr/2026/11/b/" },
    ]);
  });

  test("Hugo's languages in file names", () => {
    const { heads } = scan(
      { "posts/a.fr.md": DATED, "posts/node.js.md": DATED, "posts/b/index.de.md": DATED },
      { dialect: "hugo", permalink: "/:year/:month/:filename/" },
    );
    expect(heads.map(({ url, language }) => [url, language])).toEqual([
      ["https://blog.example/2026/11/node.js/", undefined],
      ["https://blog.example/de/2026/11/b/", "de"],
      ["https://blog.example/fr/2026/11/a/", "fr"],
    ]);
  });

  test("the habits that were met are counted", () => {
    const { conventions } = scan({
      "posts/2026-11-01-a.md": "# A\n",
      "posts/2026-11-02-b.md": "---\ntitle: B\n---\n",
    });
    expect(conventions).toEqual([
      { what: "date from the file's name", posts: 2 },
      { what: "date without a time zone", posts: 2 },
      { what: "YAML header", posts: 1 },
      { what: "no header", posts: 1 },
      { what: "title from the first heading", posts: 1 },
    ]);
  });
});

test("the order is newest first, then by address, whatever the order of the files", () => {
  const files = Object.fromEntries(
    ["c", "a", "é", "b", "Z"].map((name) => [`posts/2026-11-02-${name}.md`, "text"]),
  );
  const { heads } = scan({ ...files, "posts/2026-11-03-x.md": "text" });
  expect(heads.map((head) => head.source.slice("posts/2026-11-".length))).toEqual([
    "03-x.md",
    // Its address begins with `%C3`.
    "02-é.md",
    "02-Z.md",
    "02-a.md",
    "02-b.md",
    "02-c.md",
  ]);
  expect(heads.toSorted(comparePosts)).toEqual(heads);
});

test("a folder within another is read once", () => {
  const files = { "posts/sub/2026-11-02-a.md": "text", "posts/2026-11-02-b.md": "text" };
  expect(scan(files, { folders: ["posts/sub", "posts"] }).heads).toHaveLength(2);
});

test("what Postrider itself publishes is no posts folder, even where that is the whole project", () => {
  const files = { "2026-11-02-a.md": "text", "public/editions/2026-11-02.html": "<p>x" };
  const result = scan(files, { folders: ["."] });
  expect(result.heads.map((head) => head.source)).toEqual(["2026-11-02-a.md"]);
  expect(result.leftOut).toEqual([]);
});

test("a whole project is a posts folder, and what is no post in it is told", () => {
  const files = {
    "2026-11-02-a.md": "text",
    "notes/b.md": DATED,
    "about.md": "---\ntitle: About\n---\nMe.\n",
    "README.md": DATED,
    "CHANGELOG.md": DATED,
    "archetypes/default.md": "---\ndate: {{ .Date }}\n---\n",
    "templates/digest.txt": "2026-11-02\n\nText.\n",
    "themes/x/exampleSite/content/c.md": DATED,
    ".postrider/preview/digest.txt": "2026-11-02\n\nText.\n",
    "package.json": "{}",
  };
  const result = scan(files, { folders: ["."], dialect: "hugo" });
  expect(result.heads.map((head) => head.source)).toEqual(["2026-11-02-a.md", "notes/b.md"]);
  expect(found(result)).toEqual([]);
  expect(why(files, { folders: ["."], dialect: "hugo" })).toEqual({
    "about.md": "not-a-post: nothing says when it was published, as with a page",
    "README.md": "not-a-post: it tells of the folder, not of the blog",
    "CHANGELOG.md": "not-a-post: it tells of the folder, not of the blog",
    "archetypes/default.md": "not-a-post: it is in a folder `archetypes`, which holds no posts",
    "templates/digest.txt": "not-a-post: it is in a folder `templates`, which holds no posts",
    "themes/x/exampleSite/content/c.md":
      "not-a-post: it is in a folder `themes`, which holds no posts",
    "package.json": "not-a-post: it holds data, not a post",
  });
});

test("a file that is gone by the time it is read costs itself", () => {
  const files = filesOf({ "posts/a.md": DATED, "posts/b.md": DATED });
  const read = (path: string, limit?: number) =>
    path === "posts/a.md" ? undefined : files.read(path, limit);
  const result = scanPosts(configOf(), EMPTY_LOCK, { ...files, read }, NOW);
  expect(result.heads.map((head) => head.source)).toEqual(["posts/b.md"]);
  expect(found(result)).toMatchObject([{ code: "file-unreadable", place: { file: "posts/a.md" } }]);
});
