import { expect, test } from "vitest";
import { recognise } from "../../src/config/recognise.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { filesOf } from "../posts/blog.ts";
import { folder } from "./folder.ts";

const PELICAN = {
  "pelicanconf.py":
    "AUTHOR = u'Ana Example'\nSITENAME = \"A blog\"\nSITEURL = ''\nTIMEZONE = 'Europe/Paris'\n" +
    "DEFAULT_LANG = u'fr'\nPATH = 'content/'\nPAGE_PATHS = ['pages', 'extra']\n" +
    "ARTICLE_URL = 'posts/{date:%Y}/{date:%m}/{slug}/'\n",
  "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://blog.example'\n",
  "content/notes/hello.rst": "Hello\n=====\n\n:date: 2026-11-02\n\nText.\n",
  "content/hello.md": "Title: Hello\nDate: 2026-11-02\n\nText.\n",
  "content/pages/about.md": "Title: About\n\nText.\n",
};

test("Pelican: settings in two files of Python, which are never run", () => {
  expect(recognise(folder(PELICAN))).toMatchObject({
    dialect: "plain",
    maker: "Pelican's settings in pelicanconf.py",
    title: { value: "A blog" },
    url: { value: "https://blog.example/" },
    language: { value: "fr" },
    timezone: { value: "Europe/Paris" },
    authors: { value: ["Ana Example"] },
    folders: { value: ["content"] },
    permalink: { value: "/posts/:year/:month/:slugified_title/" },
    rules: {
      monthFirst: true,
      letters: { withoutMarks: true },
      defaults: [
        { path: "content/notes", values: { category: "notes" } },
        { path: "content/pages", values: { eleventyExcludeFromCollections: true } },
      ],
    },
    output: { value: "output" },
  });
});

test.each([
  ["", "/:slugified_title.html"],
  [
    "ARTICLE_URL = '{category}/{date:%d-%b-%y}/{slug}'",
    "/:slugified_categories/:day-:short_month-:short_year/:slugified_title",
  ],
  ["ARTICLE_URL = '{slug}'\nSLUGIFY_SOURCE = 'basename'", "/:slug"],
  ["ARTICLE_URL = '{slug}/{author}'", undefined],
  ["ARTICLE_URL = '{date:%U}/{slug}'", undefined],
])("Pelican's addresses: %s", (line, pattern) => {
  const { permalink } = recognise(folder({ "pelicanconf.py": `SITENAME = 'x'\n${line}\n` }));
  expect(permalink?.value).toBe(pattern);
});

test("a category that only an address asks for is everybody's who has none", () => {
  const { rules } = recognise(
    folder({ "pelicanconf.py": "ARTICLE_URL = '{category}/{slug}'\nDEFAULT_CATEGORY = 'other'\n" }),
  );
  expect(rules?.defaults).toEqual([{ path: "content", values: { category: "other" } }]);
});

test("Nikola", () => {
  const files = {
    "conf.py":
      'BLOG_TITLE = "A blog"  # (translatable)\nSITE_URL = "https://blog.example/"\n' +
      'BLOG_AUTHOR = "Ana Example"\nTIMEZONE = "Europe/Berlin"\nPRETTY_URLS = False\n',
    "posts/hello.rst": ".. title: Hello\n.. date: 2026-11-02 10:00:00 UTC\n\nText.\n",
    "pages/about.rst": ".. title: About\n\nText.\n",
  };
  expect(recognise(folder(files))).toMatchObject({
    maker: "Nikola's settings in conf.py",
    title: { value: "A blog" },
    url: { value: "https://blog.example/" },
    timezone: { value: "Europe/Berlin" },
    folders: { value: ["posts"] },
    permalink: { value: "/posts/:slug.html" },
  });
  expect(recognise(folder({ "conf.py": "project = 'Docs'\n" })).maker).toBeUndefined();
});

test("Material for MkDocs, whose settings may name functions", () => {
  const files = {
    "mkdocs.yml":
      "site_name: A blog\nsite_url: https://blog.example/\nplugins:\n  - search\n  - blog:\n" +
      '      post_url_format: "{slug}"\n      post_slugify: !!python/object/apply:a.b\n        kwds: {}\n' +
      "  - social: { enabled: !ENV [CI, false] }\n",
    "docs/blog/posts/hello.md": "---\ndate: 2026-11-02\n---\n# Hello\n",
  };
  expect(recognise(folder(files))).toMatchObject({
    title: { value: "A blog" },
    folders: { value: ["docs/blog/posts"] },
    permalink: { value: "/blog/:slugified_title/" },
    output: { value: "site" },
  });
  const bare = "plugins: [blog]\nuse_directory_urls: false\n";
  expect(recognise(folder({ "mkdocs.yml": bare })).permalink?.value).toBe(
    "/blog/:year/:month/:day/:slugified_title.html",
  );
  expect(recognise(folder({ "mkdocs.yml": "plugins: [search]\n" })).maker).toBeUndefined();
});

test.each([
  ["posts/hello/index.qmd", "/posts/:path/"],
  ["posts/hello.qmd", "/posts/:path.html"],
])("Quarto: %s", (path, pattern) => {
  const files = {
    "_quarto.yml": "website:\n  title: A blog\n  site-url: https://blog.example\nlang: de\n",
    [path]: "---\ntitle: Hello\ndate: 2026-11-02\n---\nText.\n",
  };
  expect(recognise(folder(files))).toMatchObject({
    title: { value: "A blog" },
    url: { value: "https://blog.example/" },
    language: { value: "de" },
    folders: { value: ["posts"] },
    permalink: { value: pattern },
  });
});

test("folders that somebody has named are still those of the generator around them", () => {
  const text =
    "site: { title: A, url: https://blog.example/ }\nposts: { folders: [content/notes] }\n";
  const { config } = readConfig(text, "postrider.yaml", {
    tree: folder(PELICAN),
    files: filesOf(PELICAN),
  });
  expect(config?.posts).toMatchObject({
    dialect: "plain",
    folders: ["content/notes"],
    permalink: "/posts/:year/:month/:slugified_title/",
  });
  expect(config?.site.timeZone).toBe("Europe/Paris");
});
