/** What Docusaurus makes of paths and tags, as Docusaurus 3 itself does. */
import { expect, test } from "vitest";
import { pathBelowBlog } from "../../src/posts/address/docusaurus.ts";
import { type BlogOptions, codes, scan } from "./blog.ts";

const DOCUSAURUS: BlogOptions = {
  dialect: "docusaurus",
  folders: ["blog"],
  permalink: "/blog/:year/:month/:day/:slug",
};

test.each([
  ["2026-11-02-hello.md", "2026/11/02/hello"],
  // The day is as it is written, and a blog's may be at any place of the path.
  ["2026-1-2-hello.mdx", "2026/1/2/hello"],
  ["2026-11-02_hello.md", "2026/11/02/_hello"],
  ["2026/11/02/hello.md", "2026/11/02/hello"],
  ["2026/11/02-hello/index.md", "2026/11/02/hello"],
  ["2026-11-02/hello.md", "2026/11/02/hello"],
  ["2026-11-02/index.md", "2026/11/02/index"],
  ["2026-11-02.md", "2026/11/02/"],
  ["a/2026-11-02-hello/part.md", "2026/11/02/a/hello/part"],
  ["2.0-2026-11-02-out.md", "2026/11/02/2.0-out"],
  ["a/b/index.md", "a/b"],
  ["hello.world.md", "hello.world"],
])("%s is at %s", (relative, expected) => {
  expect(pathBelowBlog(relative)).toBe(expected);
});

const header = (lines: string): string => `---\ntitle: Hello\n${lines}\n---\nText.\n`;

test("a slug stands below the blog, and the day is that of the name", () => {
  const files = {
    "blog/2026-11-01-a.md": header("slug: one"),
    "blog/2026-11-02-b.md": header("date: 2026-10-05"),
    "blog/c.md": header("date: 2026-10-04"),
    "i18n/fr/docusaurus-plugin-content-blog-news/2026-10-03-d.md": header("slug: /deux/"),
  };
  const folders = ["blog", "i18n/fr/docusaurus-plugin-content-blog-news"];
  const { heads } = scan(files, { ...DOCUSAURUS, folders });
  expect(heads.map(({ url, language }) => [new URL(url).pathname, language])).toEqual([
    ["/blog/one", undefined],
    ["/blog/2026/11/02/b", undefined],
    ["/blog/c", undefined],
    ["/fr/blog/deux/", "fr"],
  ]);
});

test("the blog itself may have any name", () => {
  const files = { "blog/2026-11-02-a.md": header("slug: b") };
  const { heads } = scan(files, { ...DOCUSAURUS, permalink: "/über/:year/:month/:day/:slug/" });
  expect(heads[0]?.url).toBe("https://blog.example/%C3%BCber/b/");
});

test("tags have the labels of `tags.yml`, or bring theirs along", () => {
  const tags = "one:\n  label: The first\ntwo: {}\n__proto__: { label: x }\n";
  const text = "---\ntags: [one, two, three, { label: Fourth, permalink: /4 }]\n---\nText.\n";
  const files = { "blog/2026-11-02-a.md": text, "blog/tags.yml": tags };
  expect(scan(files, DOCUSAURUS).heads).toMatchObject([
    { tags: ["The first", "two", "three", "Fourth"] },
  ]);
  // They are read nowhere else, and one that cannot be read costs labels only.
  expect(scan(files, { ...DOCUSAURUS, dialect: "plain" }).heads).toMatchObject([
    { tags: ["one", "two", "three", "Fourth"] },
  ]);
  const broken = scan({ ...files, "blog/tags.yml": "one: [\n" }, DOCUSAURUS);
  expect(codes(broken)).toContain("data-file-invalid");
  expect(broken.heads).toMatchObject([{ tags: ["one", "two", "three", "Fourth"] }]);
});
