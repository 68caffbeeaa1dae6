/** What Eleventy makes of paths, titles and data files, as Eleventy 3 itself does. */
import { describe, expect, test } from "vitest";
import { addressInCode } from "../../src/posts/address/address-in-code.ts";
import { slugFilter, slugifyFilter } from "../../src/posts/address/eleventy-slugs.ts";
import { type BlogOptions, codes, type Files, scan } from "./blog.ts";

const POST = "---\ntitle: Hello\ndate: 2026-11-02\n---\nText.\n";

function addresses(files: Files, options: BlogOptions): Record<string, string> {
  const { heads } = scan(files, { dialect: "eleventy", ...options });
  return Object.fromEntries(heads.map(({ source, url }) => [source, new URL(url).pathname]));
}

const DEFAULT = { permalink: "/:sections/:basename/" };

test("an address is the path below the folder that is read, dates and folders included", () => {
  const names = ["2026-11-02-a", "b/c", "b/b", "2026-11-03-d/index", "e/e/index", "blog", "fr/f"];
  const files = Object.fromEntries(names.map((name) => [`content/blog/${name}.md`, POST]));
  const options = { ...DEFAULT, folders: ["content/blog"], rules: { contents: ["content"] } };
  expect(addresses(files, options)).toEqual({
    "content/blog/2026-11-02-a.md": "/blog/2026-11-02-a/",
    "content/blog/b/c.md": "/blog/b/c/",
    "content/blog/b/b.md": "/blog/b/",
    "content/blog/2026-11-03-d/index.md": "/blog/2026-11-03-d/",
    "content/blog/e/e/index.md": "/blog/e/e/",
    "content/blog/blog.md": "/blog/",
    "content/blog/fr/f.md": "/blog/fr/f/",
  });
});

test.each([
  ["src/notes/posts", ".", "/src/notes/posts/a/"],
  ["src/notes/posts", "src", "/notes/posts/a/"],
  ["src", "src", "/a/"],
  ["src/notes/posts", "elsewhere", "/posts/a/"],
  ["src/notes/posts", undefined, "/posts/a/"],
  ["notes/content", undefined, "/a/"],
])("posts in %s where %s is read: %s", (folder, content, expected) => {
  const rules = content === undefined ? {} : { contents: [content] };
  const found = addresses({ [`${folder}/a.md`]: POST }, { ...DEFAULT, folders: [folder], rules });
  expect(Object.values(found)).toEqual([expected]);
});

describe("data of folders", () => {
  const folders = ["src/blog/essays"];

  test("counts for those below, the nearest most", () => {
    const files = {
      "src/blog/blog.json": '{ "permalink": "/b/{{ page.fileSlug }}/", "author": "Ada" }',
      "src/blog/essays/essays.11tydata.cjs":
        "module.exports = { permalink: (data) => `/e/${data.page.fileSlug}/` };\n",
      "src/blog/essays/a.md": POST,
    };
    const options: BlogOptions = { dialect: "eleventy", folders };
    expect(scan(files, options).heads).toMatchObject([
      { url: "https://blog.example/e/a/", authors: [{ name: "Ada" }] },
    ]);
    // It is a habit of no other generator.
    const plain = { "src/blog/blog.json": '{ "author": "Ada" }', "src/blog/essays/a.md": POST };
    expect(scan(plain, { folders }).heads).toMatchObject([{ authors: [] }]);
  });

  test("may compute an address", () => {
    const data = '{ "eleventyComputed": { "permalink": "/c/{{ page.fileSlug }}/" } }';
    const files = { "src/blog/essays/essays.json": data, "src/blog/essays/a.md": POST };
    expect(Object.values(addresses(files, { folders }))).toEqual(["/c/a/"]);
  });

  test("says so where only running it would tell", () => {
    const code = "export default { permalink: (data) => `/${byYear(data)}/`, tags: [] };\n";
    const files = { "src/blog/essays/essays.11tydata.js": code, "src/blog/essays/a.md": POST };
    expect(codes(scan(files, { dialect: "eleventy", folders }))).toEqual(["permalink-template"]);
  });
});

test.each([
  ['module.exports = { "permalink": "/a/{{ title }}/" }', "/a/{{ title }}/"],
  ["permalink: `/a/`", "/a/"],
  ["permalink: (data) => `/a/${data.page.fileSlug}/`", "/a/{{ page.fileSlug }}/"],
  ["permalink: ({ page }) => `/a/${page.fileSlug}/`", "/a/{{ page.fileSlug }}/"],
  [
    "permalink(data) {\n  return `/${data.slug || data.page.fileSlug}/`;\n}",
    "/{{ slug or page.fileSlug }}/",
  ],
  [
    "permalink: function (data) { return `/${data.slug ?? data.page.fileSlug}/`; }",
    "/{{ slug or page.fileSlug }}/",
  ],
  [
    "permalink: data => data.draft ? false : `/${this.slugify(data.title)}/`",
    "/{{ title | slugify }}/",
  ],
  [
    "eleventyComputed: {\n  permalink: (d) => `/${d.lang}/`,\n  other: () => `x`,\n}",
    "/{{ lang }}/",
  ],
  ["permalink: ({ slug }) => `/${slug}/`", "/{{ slug }}/"],
  [
    "permalink: (data) => {\n const name = data.slug || data.page.fileSlug;\n return `/a/${name}/`;\n }",
    "/a/{{ slug or page.fileSlug }}/",
  ],
  // A name that the function makes up.
  [
    "permalink: (data) => {\n const slug = short(data.title);\n return `/a/${slug}/`;\n }",
    "/a/${slug}/",
  ],
  ["permalink: (data) => `/${year(data)}/`", "/${year(data)}/"],
  ["permalink: (data) => data.draft ? `/a/` : `/b/`", undefined],
  ["permalink: makeAddress,\nother: `/${data.title}/`", undefined],
  ["tags: []", undefined],
])("%s is %s", (code, expected) => {
  expect(addressInCode(code)).toBe(expected);
});

// What the two packages give that Eleventy's filters are made of.
test.each([
  ["It's Ada's & Bob's: what?", "its-adas-and-bob-s-what", "it's-ada's-and-bob's:-what"],
  ["I’m “here” (3.14)", "i-m-here-3-14", "i'm-here-(3.14)"],
  ["Über Straßen, Łódź", "ueber-strassen-lodz", "uber-strassen-lodz"],
  ["Привет мир", "privet-mir", "privet-mir"],
  ["100% -- done", "100-done", "100percent-done"],
  ["日本語 und mehr", "und-mehr", "und-mehr"],
])("`%s` is %s, and was %s", (title, now, before) => {
  expect(slugifyFilter(title)).toBe(now);
  expect(slugFilter(title)).toBe(before);
});
