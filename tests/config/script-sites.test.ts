/** Sites whose makers leave everything to code: as much as stands there in plain sight. */
import { expect, test } from "vitest";
import { recognise } from "../../src/config/recognise.ts";
import { folder, posts } from "./folder.ts";

function told(files: Record<string, string>): Record<string, unknown> {
  const found = recognise(folder(files));
  const { title, url, folders, permalink, output, authors, language } = found;
  const each = { title, url, folders, permalink, output, authors, language };
  const values = Object.entries(each).map(([key, hint]) => [key, hint?.value]);
  return { dialect: found.dialect, maker: found.maker, ...Object.fromEntries(values) };
}

const META =
  "const siteMetadata = {\n  title: 'A blog',\n  author: 'Ada',\n  language: 'en-us',\n  siteUrl: 'https://blog.example',\n};\n";

test.each([
  ["app/blog/[...slug]/page.tsx", "data/blog", "/blog/:path"],
  ["src/app/(site)/posts/[slug]/page.tsx", "data/blog", "/posts/:path"],
  ["pages/[slug].js", "_posts", "/:path"],
  ["app/posts/[slug]/page.tsx", "_posts", "/posts/:path"],
  ["pages/index.js", "pages/posts", "/posts/:path"],
])("Next.js: with %s posts in %s are at %s", (page, at, permalink) => {
  const files = {
    "package.json": '{ "dependencies": { "next": "15" } }',
    "data/siteMetadata.js": META,
    [page]: "export default function Page() {}\n",
    ...posts(3, (index) => `${at}/${index}.md`),
  };
  expect(told(files)).toEqual({
    dialect: "plain",
    maker: "Next.js in package.json",
    title: "A blog",
    url: "https://blog.example/",
    authors: ["Ada"],
    language: "en-US",
    folders: [at],
    permalink,
    output: "public",
  });
  const slashed = { ...files, "next.config.mjs": "export default {\n  trailingSlash: true,\n};\n" };
  expect(told(slashed)).toMatchObject({ permalink: `${permalink}/` });
});

test("Next.js without posts is no blog", () => {
  expect(told({ "next.config.js": "module.exports = {};\n" })).toMatchObject({ maker: undefined });
});

test("Gatsby: words of its metadata, and posts at the path of their folders", () => {
  const files = {
    "gatsby-config.js": `module.exports = {\n  siteMetadata: {\n    title: \`A blog\`,\n    author: {\n      name: \`Ada\`,\n    },\n    siteUrl: \`https://blog.example/\`,\n  },\n};\n`,
    ...posts(3, (index) => `content/blog/hello-${index}/index.md`),
  };
  expect(told(files)).toMatchObject({
    maker: "Gatsby in gatsby-config.js",
    title: "A blog",
    authors: ["Ada"],
    url: "https://blog.example/",
    folders: ["content/blog"],
    permalink: "/:path/",
    output: "static",
  });
});

const vitepress = (more: string): string =>
  `export default defineConfig({\n  title: 'A blog',\n  lang: 'de',\n${more}});\n`;

const vitepressWith = (more: string, at: string) => ({
  ".vitepress/config.mts": vitepress(more),
  ...posts(3, (index) => `${at}/${index}.md`),
});

test("VitePress: pages at the path of their files, with an ending or without", () => {
  expect(told(vitepressWith("", "posts"))).toMatchObject({
    maker: "VitePress in .vitepress/config.mts",
    title: "A blog",
    language: "de",
    url: undefined,
    folders: ["posts"],
    permalink: "/posts/:path.html",
    output: "public",
  });
  const more =
    "  srcDir: './src',\n  cleanUrls: true,\n  base: '/b/',\n  sitemap: {\n    hostname: 'https://blog.example',\n  },\n";
  expect(told(vitepressWith(more, "src/blog"))).toMatchObject({
    url: "https://blog.example/b/",
    folders: ["src/blog"],
    permalink: "/blog/:path",
    output: "src/public",
  });
  // What lies here is not what such a site shows.
  expect(told(vitepressWith("  srcDir: '../src',\n", "posts")).maker).toBeUndefined();
});
