/** What Hexo makes of names and headers, as Hexo 8 itself does. */
import { expect, test } from "vitest";
import type { HexoSite } from "../../src/model/hexo-site.ts";
import { slugize } from "../../src/posts/address/hexo.ts";
import type { Scan } from "../../src/posts/scan.ts";
import { renderPost } from "../../src/posts/render.ts";
import { type BlogOptions, configOf, filesOf, found, scan } from "./blog.ts";

const POST = "---\ntitle: Hello\ndate: 2026-11-02\n---\nText.\n";

const HEXO: BlogOptions = {
  dialect: "hexo",
  folders: ["source/_posts"],
  permalink: "/:category/:title/",
};

function paths({ heads }: Scan): string[] {
  return heads.map(({ url }) => decodeURI(new URL(url).pathname)).toSorted();
}

/** The path of one post: the name of its file below `_posts`, and lines of its header. */
function path(permalink: string, hexo: HexoSite, name: string, ...header: string[]): string {
  const text = ["---", "title: Hello, World", "date: 2026-11-02 03:04:05", ...header, "---"];
  const files = { [`source/_posts/${name}`]: `${text.join("\n")}\n` };
  return paths(scan(files, { ...HEXO, permalink, rules: { hexo } })).join();
}

test("names the category of posts without one, and takes dates in names as its settings do", () => {
  const files = { "source/_posts/2026-11-02-a.md": POST };
  expect(paths(scan(files, HEXO))).toEqual(["/uncategorized/a/"]);
  const rules = { category: "misc", hexo: {} };
  expect(paths(scan(files, { ...HEXO, rules }))).toEqual(["/misc/2026-11-02-a/"]);
});

test.each([
  '"title": "Hello",\n"date": "2026-11-02 10:00:00",\n"tags": ["a", "b"]\n;;;\nText.\n',
  ';;;\n"title": "Hello",\n"date": "2026-11-02 10:00:00",\n"tags": ["a", "b"],\n;;;\nText.\n',
])("writes JSON without braces: %j", (text) => {
  const result = scan({ "source/_posts/a.md": text }, HEXO);
  expect(found(result)).toEqual([]);
  expect(result.heads).toMatchObject([{ title: "Hello", tags: ["a", "b"] }]);
  expect(result.heads[0]?.published).toBe(Date.parse("2026-11-02T10:00:00Z"));
});

test("a text that begins with a quotation has no header", () => {
  const result = scan(
    { "source/_posts/2026-11-02-a.md": '"Hello", she said;\n\n;;; and left.\n' },
    HEXO,
  );
  expect(result.heads).toMatchObject([{ title: "A" }]);
});

test.each([
  ["2026-11-02-a.md", ":title.md", "/2026-11-02-a/"],
  ["2026-11-02-a.md", ":year-:month-:day-:title.md", "/a/"],
  ["20261102-a.md", ":year:month:day-:title.md", "/a/"],
  ["2026/11/a.md", ":year/:month/:title.md", "/a/"],
  ["en/b/a.md", ":lang/:title.md", "/b/a/"],
  // What does not fit is a slug as a whole.
  ["b/A Name.md", ":year-:month-:day-:title.md", "/b-A-Name/"],
  ["b/A Name.md", undefined, "/b/A Name/"],
  // A folder with an `index` is nothing special.
  ["b/index.md", undefined, "/b/index/"],
])("the file %s named as %s is at %s", (name, names, expected) => {
  expect(path("/:title/", names === undefined ? {} : { names }, name)).toBe(expected);
});

test.each<[string, string, ...string[]]>([
  ["/:hash/", "/2371347b26cb/"],
  ["/:timestamp/", "/1793588645/"],
  ["/:post_title/", "/hello-world/"],
  ["/:name/", "/a/"],
  ["/:id/", "/77/", "id: 77"],
  ["/:id/", "/b/a/"],
  ["/:urlname/", "/named/", "urlname: named"],
  ["/:abbrlink/", "/1f2e/", "abbrlink: 1f2e"],
  // It has slugs of its own.
  ["/:slug/", "/b/a/", "slug: other"],
  ["/:title/", "/own/:title", "permalink: own/:title"],
  ["/:title/", "/own.html", "permalink: /own.html"],
])("%s is %s", (permalink, expected, ...header) => {
  expect(path(permalink, {}, "b/a.md", ...header)).toBe(expected);
});

test.each<[string, HexoSite, string]>([
  ["categories: [C++, Émile Zola]", {}, "/C/Emile-Zola/"],
  ["categories: [[One], [Two, Three]]", {}, "/Two/Three/"],
  ["categories: x, y", {}, "/x-y/"],
  ["category: Life", { categories: { Life: "in life" } }, "/in-life/"],
  ["category: Life", { letters: "small" }, "/life/"],
  ["category: Life", { letters: "capital" }, "/LIFE/"],
  ["categories:", {}, "/uncategorized/"],
])("the category of `%s` with %j is %s", (header, hexo, expected) => {
  expect(path("/:category/", hexo, "a.md", header)).toBe(expected);
});

test("folders for pictures end in a slash, and addresses may go without `.html`", () => {
  expect(path("/:title", { assetFolders: true }, "a.md")).toBe("/a/");
  expect(path("/:title.html", { assetFolders: true }, "a.md")).toBe("/a.html");
  expect(path("/:title.html", { bareHtml: true }, "a.md")).toBe("/a");
});

test("a language is part of an address where the pattern says so, and only there", () => {
  expect(path("/:lang/:title/", { names: ":lang/:title.md" }, "de/a.md", "lang: de")).toBe(
    "/de/a/",
  );
  expect(path("/:title/", {}, "a.md", "lang: de")).toBe("/a/");
});

// Dakuten and umlauts are marks alike, and only Latin letters lose them.
test("slugs keep the letters of other scripts whole", () => {
  expect(slugize("が・Ünï — 中文，好!")).toBe("が・Uni-—-中文，好");
});

test("a plug-in may take posts out of all lists", () => {
  const text = "---\ntitle: Hello\ndate: 2026-11-02\nhidden: true\n---\nText.\n";
  const files = { "source/_posts/a.md": text, "source/_posts/b.md": POST };
  const { heads } = scan(files, { ...HEXO, rules: { hexo: { hides: true } } });
  expect(heads.map(({ source, inFeeds, inDigest }) => [source, inFeeds, inDigest])).toEqual([
    ["source/_posts/a.md", false, false],
    ["source/_posts/b.md", true, true],
  ]);
});

test("a link to a post shows what that one is called", () => {
  const all = {
    "source/_posts/a.md":
      "---\ndate: 2026-11-02\n---\n{% post_link b %} {% post_link b#c 'own' %} {% post_link d %} {% post_link gone %}\n",
    "source/_posts/b.md": "---\ntitle: B & C\ndate: 2026-11-01\n---\nText.\n",
    "source/_posts/d.md": `---\ndate: 2026-11-01\n---\n${"word ".repeat(2000)}\n`,
  };
  const { heads } = scan(all, HEXO);
  const head = heads.find(({ source }) => source.endsWith("a.md")) ?? expect.fail();
  const urls = new Map(heads.map(({ source, url }) => [source, url]));
  const { post } = renderPost(head, { config: configOf(HEXO), files: filesOf(all), urls });
  expect(post.content).toBe(
    '<p><a href="https://blog.example/uncategorized/b/">B &amp; C</a> <a href="https://blog.example/uncategorized/b/#c">own</a> <a href="https://blog.example/uncategorized/d/">d</a> gone</p>',
  );
});
