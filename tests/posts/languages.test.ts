/** Posts of one blog in several languages. */
import { describe, expect, test } from "vitest";
import type { LanguageTree, PostsConfig } from "../../src/model/config.ts";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { type Scan, scanPosts } from "../../src/posts/scan.ts";
import { type BlogOptions, configOf, type Files, filesOf, NOW } from "./blog.ts";

function read(files: Files, options: BlogOptions, posts: Partial<PostsConfig> = {}): Scan {
  const config = configOf({ permalink: "/:title/", ...options });
  const all = { ...config, posts: { ...config.posts, ...posts } };
  return scanPosts(all, EMPTY_LOCK, filesOf(files), NOW);
}

function told({ heads }: Scan): (string | undefined)[][] {
  return heads
    .map(({ url, language }) => [new URL(url).pathname, language])
    .toSorted((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

const POST = "---\ntitle: x\ndate: 2026-11-02\n---\nText.\n";
const inLanguage = (lang: string): string => POST.replace("title", `lang: ${lang}\ntitle`);

const tree = (main: string, names: readonly string[], more: Partial<LanguageTree> = {}) => ({
  tree: { main, names, folders: {}, mainHasPrefix: false, ...more },
});

describe("a site's languages are", () => {
  const HUGO: BlogOptions = { dialect: "hugo", permalink: "/:sections/:slugorfilename/" };

  test("folders below the posts folder", () => {
    const files = { "content/en/posts/a.md": POST, "content/fr/posts/a.md": POST };
    const expected = [
      ["/fr/posts/a/", "fr"],
      ["/posts/a/", "en"],
    ];
    const options = { ...HUGO, folders: ["content"] };
    expect(told(read(files, options, tree("en", ["en", "fr"])))).toEqual(expected);
    // Where no settings tell, folders that are all called like languages are languages.
    expect(told(read(files, options))).toEqual(expected);
  });

  test("said in headers, and addresses of one's own are below them where Jekyll has a plug-in", () => {
    const own = (lang: string, path: string) =>
      inLanguage(lang).replace("title", `permalink: ${path}\ntitle`);
    const files = {
      "_posts/2026-11-02-a.md": own("en", "/a/"),
      "_posts/2026-11-02-b.md": own("fr", "/a/"),
      "_posts/2026-11-02-c.md": own("fr", "/fr/c/"),
      "_posts/2026-11-02-d.md": inLanguage("fr"),
    };
    const options: BlogOptions = { dialect: "jekyll", folders: ["_posts"] };
    expect(told(read(files, options, tree("en", ["en", "fr"])))).toEqual([
      ["/a/", "en"],
      ["/fr/a/", "fr"],
      ["/fr/c/", "fr"],
      ["/fr/d/", "fr"],
    ]);
  });

  test("or folders above it", () => {
    const files = { "content/en/posts/a.md": POST, "content/fr/posts/a.md": POST };
    const options = { ...HUGO, folders: ["content/en/posts", "content/fr/posts"] };
    expect(told(read(files, options, tree("en", ["en", "fr"])))).toEqual([
      ["/fr/posts/a/", "fr"],
      ["/posts/a/", "en"],
    ]);
  });

  test("or folders of any name that the settings give them", () => {
    const files = { "content/english/a.md": POST, "content/suomi/b.md": POST };
    const folders = { "content/english": "en", "content/suomi": "fi" };
    const options = { ...HUGO, permalink: "/:slugorfilename/" };
    const posts = tree("en", ["en", "fi"], { folders, mainHasPrefix: true });
    expect(told(read(files, { ...options, folders: Object.keys(folders) }, posts))).toEqual([
      ["/en/a/", "en"],
      ["/fi/b/", "fi"],
    ]);
  });

  test("or ends of files' names, where the site has such a language", () => {
    const files = {
      "content/a/index.md": POST,
      "content/a/index.pt-br.md": POST,
      "content/b.fr.md": POST,
      "content/c.vi.md": POST,
    };
    for (const dialect of ["hugo", "zola"] as const) {
      const options = { dialect, folders: ["content"], permalink: "/:filename/" };
      expect(told(read(files, options, tree("en", ["en", "fr", "pt-br"])))).toEqual([
        ["/a/", undefined],
        [dialect === "hugo" ? "/c.vi/" : "/c-vi/", undefined],
        ["/fr/b/", "fr"],
        ["/pt-br/a/", "pt-BR"],
      ]);
    }
  });

  test("or Docusaurus's translations", () => {
    const at = "i18n/fr/docusaurus-plugin-content-blog";
    const files = { "blog/2026-11-02-a.md": POST, [`${at}/2026-11-02-a.md`]: POST };
    const options: BlogOptions = {
      dialect: "docusaurus",
      folders: ["blog", at],
      permalink: "/blog/:year/:month/:day/:slug",
    };
    expect(told(read(files, options, tree("en", ["en", "fr"])))).toEqual([
      ["/blog/2026/11/02/a", undefined],
      ["/fr/blog/2026/11/02/a", "fr"],
    ]);
  });

  test("or what headers say, where Polyglot's settings name the languages", () => {
    const files = { "_posts/2026-11-02-a.md": POST, "_posts/2026-11-02-b.md": inLanguage("de") };
    const options: BlogOptions = { dialect: "jekyll", folders: ["_posts"] };
    expect(told(read(files, options, tree("en", ["en", "de"])))).toEqual([
      ["/a/", undefined],
      ["/de/b/", "de"],
    ]);
    // Without such settings a language is no part of an address.
    expect(told(read(files, options))).toContainEqual(["/b/", "de"]);
  });

  test("or a folder's data", () => {
    const files = {
      "blog/de/a.md": POST,
      "blog/de/de.json": '{ "lang": "de" }',
      "blog/b.md": POST,
    };
    const options: BlogOptions = {
      dialect: "eleventy",
      folders: ["blog"],
      permalink: "/:lang/:slug/",
    };
    expect(told(read(files, options))).toEqual([
      ["/b/", undefined],
      ["/de/a/", "de"],
    ]);
    expect(told(read(files, options, tree("en", ["en", "de"])))).toContainEqual(["/de/a/", "de"]);
  });

  test("and folders that are only called like one are folders", () => {
    const files = { "posts/it/a.md": POST, "posts/essays/b.md": POST };
    expect(told(read(files, { permalink: "/:sections/:slug/" }))).toEqual([
      ["/essays/b/", undefined],
      ["/it/a/", undefined],
    ]);
  });
});

const sources = (scan: Scan) => scan.heads.map(({ source }) => source).toSorted();

describe("of one language that is asked for", () => {
  const files = {
    "posts/a.md": POST,
    "posts/b.md": inLanguage("de_AT"),
    "posts/c.md": inLanguage("fr"),
  };

  test("there are no others, and these are told", () => {
    const result = read(files, {}, { languages: ["de"], main: "en" });
    expect(sources(result)).toEqual(["posts/b.md"]);
    expect(result.unasked.map(({ source }) => source)).toEqual(["posts/a.md", "posts/c.md"]);
    expect(result.leftOut).toMatchObject([
      { source: "posts/a.md", reason: "other-language", because: "it is in another language: en" },
      { source: "posts/c.md", reason: "other-language", because: "it is in another language: fr" },
    ]);
  });

  test("posts that say nothing are in the main one", () => {
    expect(sources(read(files, {}, { languages: ["en", "fr"], main: "en" }))).toEqual([
      "posts/a.md",
      "posts/c.md",
    ]);
    expect(sources(read(files, {}, { languages: ["de"], ...tree("de", ["de", "fr"]) }))).toEqual([
      "posts/a.md",
      "posts/b.md",
    ]);
    expect(sources(read(files, {}, { languages: ["fr"] }))).toEqual(["posts/c.md"]);
  });

  test("a blog that never names a language is in it", () => {
    expect(sources(read({ "posts/a.md": POST }, {}, { languages: ["fa"] }))).toEqual([
      "posts/a.md",
    ]);
  });

  test("a script or a country is asked for by itself", () => {
    const zh = { "posts/a.md": inLanguage("zh-Hans"), "posts/b.md": inLanguage("zh-TW") };
    expect(sources(read(zh, {}, { languages: ["zh-TW"] }))).toEqual(["posts/b.md"]);
    expect(sources(read(zh, {}, { languages: ["zh"] }))).toHaveLength(2);
  });
});

describe("a blog in several languages of its settings", () => {
  const files = {
    "posts/a.md": POST,
    "posts/b.md": inLanguage("fr"),
    "posts/c.md": inLanguage("fr"),
  };
  const mixed = (posts: Partial<PostsConfig>): string[] =>
    read(files, {}, posts).problems.flatMap(({ code, headline }) =>
      code === "several-languages" ? [headline] : [],
    );

  test("is told that all of them come together, until somebody says what they want", () => {
    expect(mixed(tree("en", ["en", "fr"]))).toEqual([
      "one feed and one digest have the posts of every language: 2 in fr, 1 in en",
    ]);
    expect(mixed({ ...tree("en", ["en", "fr"]), languages: ["en", "fr"] })).toEqual([]);
    // Whoever writes in two languages without settings for them means it so.
    expect(mixed({})).toEqual([]);
  });
});
