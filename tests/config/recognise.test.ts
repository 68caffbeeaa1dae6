import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.ts";
import { recognise, recogniseAround } from "../../src/config/recognise.ts";
import { writeConfigText } from "../../src/config/write-config-text.ts";
import { folder, posts } from "./folder.ts";

const site = (files: Record<string, string>) => recognise(folder(files));

/** The bare values, without where they come from. */
function values(files: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(site(files)).map(([key, each]) => {
      const isFound = typeof each === "object" && "value" in each;
      return [key, isFound ? each.value : each];
    }),
  );
}

const DATED = (name: string) => ({ [`${name}/2026-11-02-hello.md`]: "Hello\n" });

test("an empty folder is a blog to come", () => {
  expect(site({})).toEqual({
    dialect: "plain",
    root: ".",
    output: { value: "public", from: "the default" },
    notes: [],
    troubles: [],
  });
});

test.each([
  ["collections: { people: {}, notes: { permalink: /n/:title/ } }\n", "/n/:title/"],
  ["collections: [people, notes]\n", "/:collection/:path:output_ext"],
  ["collections: [notes]\npermalink: pretty\n", "/:collection/:path/"],
  ["collections: [notes]\npermalink: /:title\n", "/:collection/:path"],
])(
  "Jekyll: where there is no _posts, a collection of dated texts is the blog: %j",
  (settings, value) => {
    const files = {
      "_config.yml": settings,
      "_people/ana.md": "---\nname: Ana\n---\n",
      ...DATED("_Notes"),
    };
    expect(site(files)).toMatchObject({
      dialect: "jekyll",
      folders: { value: ["_Notes"], from: "`collections` in _config.yml" },
      permalink: { value },
    });
    expect(site({ ...files, ...DATED("_posts") }).folders?.value).toEqual(["_posts"]);
    expect(site({ "_config.yml": settings, "_people/ana.md": "x" }).dialect).toBe("plain");
  },
);

test("Jekyll: settings, posts, and an address made of two", () => {
  const told = site({
    "_config.yml": `
title: My blog
description: >
  About
  things
url: "https://blog.example"
baseurl: /notes
lang: fa_IR
timezone: America/Los_Angeles
permalink: pretty
author: { name: Ana Example, email: ana@blog.example }
destination: ./_out
`,
    ...DATED("_posts"),
  });
  expect(told).toEqual({
    dialect: "jekyll",
    root: ".",
    title: { value: "My blog", from: "`title` in _config.yml" },
    url: { value: "https://blog.example/notes/", from: "`url` and `baseurl` in _config.yml" },
    description: { value: "About things", from: "`description` in _config.yml" },
    language: { value: "fa-IR", from: "`lang` in _config.yml" },
    timezone: { value: "America/Los_Angeles", from: "`timezone` in _config.yml" },
    authors: { value: ["Ana Example"], from: "`author.name` in _config.yml" },
    folders: { value: ["_posts"], from: "the folder _posts" },
    permalink: {
      value: "/:categories/:year/:month/:day/:title/",
      from: "`permalink` in _config.yml",
    },
    output: { value: "_out", from: "`destination` in _config.yml" },
    rules: {
      contents: ["."],
      places: { "": "/:path/" },
      includes: "_includes",
      settings: expect.arrayContaining(["title", "author"]),
      variables: expect.objectContaining({ "site.author.name": "Ana Example" }),
    },
    notes: [expect.stringContaining("after `jekyll build`")],
    troubles: [],
  });
});

test.each([
  ["permalink: /:title:output_ext\n", "/:title:output_ext"],
  ["permalink: ':title/'\n", "/:title/"],
  ["name: x\n", "/:categories/:year/:month/:day/:title.html"],
  ["permalink: /a/:title\ncollections: { posts: { permalink: /b/:title } }\n", "/b/:title"],
  [
    "permalink: /a/:title\ndefaults: [{ scope: { type: posts }, values: { permalink: /c/:title } }]\n",
    "/c/:title",
  ],
  [
    "defaults: [{ scope: { type: pages }, values: { permalink: /c/:title } }]\n",
    "/:categories/:year/:month/:day/:title.html",
  ],
])("Jekyll: with %j posts are at %s", (text, permalink) => {
  expect(values({ "_config.yml": text, ...DATED("_posts") })).toMatchObject({ permalink });
});

test("Jekyll: the site may be below, its source elsewhere, and its posts in many folders", () => {
  const below = { "docs/_config.yml": "title: x\n", ...DATED("docs/_posts"), "src/main.c": "" };
  expect(values(below)).toMatchObject({
    root: "docs",
    folders: ["docs/_posts"],
    output: "docs/_site",
  });
  const source = { "_config.yml": "source: src\n", ...DATED("src/_posts") };
  expect(values(source)).toMatchObject({ folders: ["src/_posts"], output: "_site" });
  const many = { "_config.yml": "title: x\n", ...DATED("_posts"), ...DATED("a/_posts") };
  expect(values(many)).toMatchObject({ folders: ["."] });
  const inside = {
    "_config.yml": "source: src\n",
    ...DATED("src/a/_posts"),
    ...DATED("src/b/_posts"),
  };
  expect(values(inside)).toMatchObject({ folders: ["src"] });
});

test("Jekyll: posts without settings, and copies of posts that do not count", () => {
  const { notes, ...told } = values({
    ...DATED("site/_posts"),
    ...DATED("node_modules/x/_posts"),
  });
  expect(told).toMatchObject({ dialect: "jekyll", folders: ["site/_posts"], output: "public" });
  expect(notes).toEqual([]);
});

test("settings that cannot be read, or make no sense, are told and not used", () => {
  const broken = values({ "_config.yml": "title: a: b\n", ...DATED("_posts") });
  expect(broken).toMatchObject({ dialect: "jekyll", folders: ["_posts"] });
  expect(broken["notes"]).toContainEqual(expect.stringContaining("_config.yml could not be read"));
  const odd = values({
    "_config.yml": "title: [a]\nurl: blog\ntimezone: Mars\nlang: x y\n",
    ...DATED("_posts"),
  });
  expect(Object.keys(odd)).not.toEqual(expect.arrayContaining(["title"]));
  expect(odd["notes"]).toEqual(
    expect.arrayContaining([
      "`title` in _config.yml is not used",
      "`timezone` in _config.yml is not used: `Mars`",
      "`lang` in _config.yml is not used: `x y`",
    ]),
  );
});

test("Hexo is told from Jekyll, whose settings have the same name", () => {
  const config = `title: Blog\nurl: http://blog.example\nlanguage: [zh-CN, en]\ntimezone: ''\npermalink: :year/:month/:day/:title/\nauthor: Ana\n`;
  const expected = {
    dialect: "hexo",
    title: "Blog",
    url: "http://blog.example/",
    language: "zh-CN",
    authors: ["Ana"],
    folders: ["source/_posts"],
    permalink: "/:year/:month/:day/:title/",
    output: "public",
  };
  const yaml = { "_config.yml": config };
  const byScaffolds = { ...yaml, ...DATED("source/_posts"), "scaffolds/post.md": "" };
  expect(values(byScaffolds)).toMatchObject(expected);
  const packages = JSON.stringify({ dependencies: { hexo: "8", "hexo-generator-feed": "4" } });
  const byPackage = values({ ...yaml, "package.json": packages });
  expect(byPackage).toMatchObject(expected);
  expect(byPackage["notes"]).toContainEqual(expect.stringContaining("hexo-generator-feed"));
});

test("Hugo: keys in any case, the section with the posts, its pattern", () => {
  const told = values({
    "hugo.toml": `
baseurl = "https://blog.example/"
languageCode = "en-us"
title = "My blog"
timeZone = "Europe/Berlin"
[params]
author = "Ana"
description = "About"
[permalinks]
notes = "/n/:year/:slugorfilename/"
`,
    ...posts(4, (index) => `content/notes/post-${index}/index.md`),
    "content/about.md": "---\ntitle: About\n---\n",
  });
  expect(told).toMatchObject({
    dialect: "hugo",
    title: "My blog",
    url: "https://blog.example/",
    description: "About",
    language: "en-US",
    timezone: "Europe/Berlin",
    authors: ["Ana"],
    folders: ["content/notes"],
    permalink: "/n/:year/:slugorfilename/",
    output: "static",
  });
});

test("Hugo: other places of settings, and what to fall back on", () => {
  const yaml = values({
    "config.yaml":
      "baseURL: https://blog.example/\nparams: { mainSections: [posts, talks, none] }\n",
    ...posts(2, (index) => `content/posts/${index}.md`),
    ...posts(1, () => "content/talks/one.md"),
  });
  expect(yaml).toMatchObject({
    dialect: "hugo",
    folders: ["content/posts", "content/talks"],
    permalink: "/:sections/:slugorfilename/",
  });
  const elsewhere = values({
    "hugo.toml":
      'mainSections = "posts"\nuglyURLs = true\n[permalinks]\nblog = ":year/:title"\n' +
      "[languages.en]\ncontentDir = './english/'\n[languages.fr]\ncontentDir = 'french'\n",
    ...posts(2, (index) => `english/blog/${index}.md`),
    ...posts(2, (index) => `french/blog/${index}.md`),
  });
  expect(elsewhere).toMatchObject({
    folders: ["english/blog", "french/blog"],
    permalink: "/:year/:title.html",
  });
  const mounted = site({
    "hugo.yaml":
      "uglyURLs: { post: true, news: true }\npermalinks: { post: /:year/:slug/ }\n" +
      "disableLanguages: [de]\nlanguages: { en: {}, fr: {}, de: { contentDir: deutsch } }\n" +
      "markup: { goldmark: { parser: { attribute: { block: true } } } }\nmodule:\n  mounts:\n" +
      "    - { source: content/en, target: content }\n    - { source: texte, Target: content, lang: fr }\n" +
      "    - { source: content/en/x, target: content/x, lang: fr }\n",
    ...posts(2, (index) => `content/en/post/${index}.md`),
    ...posts(2, (index) => `texte/post/${index}.md`),
  });
  expect(mounted).toMatchObject({
    folders: { value: ["content/en/post", "texte/post"] },
    permalink: { value: "/:year/:slug.html" },
    tree: { folders: { "content/en": "en", texte: "fr", deutsch: "de" } },
    rules: {
      contents: ["content/en", "texte"],
      permalinks: { post: "/:year/:slug.html", news: "/:sections/:slugorfilename.html" },
      withoutLanguages: ["de"],
      blockAttributes: true,
    },
  });
  const split = values({
    "config/_default/hugo.toml":
      'baseURL = "https://blog.example/"\ndefaultContentLanguage = "ko"\n',
    "config/_default/languages.ko.toml": 'title = "Blog"\n',
  });
  expect(split).toMatchObject({ dialect: "hugo", title: "Blog", language: "ko" });
  const odd = site({
    "hugo.toml": '[permalinks]\nposts = "/:season/:slug/"\n',
    ...posts(2, (index) => `content/posts/${index}.md`),
  });
  expect(odd.permalink).toBeUndefined();
  expect(odd.notes).toEqual(["`permalinks.posts` in hugo.toml is not used: `/:season/:slug/`"]);
});

test("posts of Zola that have their day in their path are posts", () => {
  const told = values({
    "config.toml": 'base_url = "https://blog.example"\n',
    "content/notes/a.md": '+++\npath = "notes/2026/11/02/a"\n+++\n',
  });
  expect(told["folders"]).toEqual(["content/notes"]);
});

test("Zola is told from Hugo, whose settings have the same name", () => {
  const told = values({
    "config.toml":
      'base_url = "https://blog.example"\ntitle = "Blog"\ndefault_language = "nl"\ngenerate_feeds = true\n[extra]\nauthor = "Ana"\n',
    ...posts(3, (index) => `content/posts/${index}.md`),
    "content/_index.md": "+++\n+++\n",
  });
  expect(told).toMatchObject({
    dialect: "zola",
    url: "https://blog.example/",
    language: "nl",
    authors: ["Ana"],
    folders: ["content/posts"],
    permalink: "/:sections/:slug/",
    output: "static",
    notes: [expect.stringContaining("Zola writes an atom.xml")],
  });
});

test("Eleventy: data in JSON, or in plain sight in code that is not run", () => {
  const json = values({
    "eleventy.config.js":
      'export default function (config) {}\nexport const config = { dir: { input: "./content", output: "dist" } };\n',
    "_data/metadata.json":
      '{ "title": "Blog", "url": "https://blog.example/", "language": "en", "author": { "name": "Ana" } }',
    ...posts(2, (index) => `content/blog/${index}.md`),
  });
  expect(json).toMatchObject({
    dialect: "eleventy",
    title: "Blog",
    url: "https://blog.example/",
    language: "en",
    authors: ["Ana"],
    folders: ["content/blog"],
    permalink: "/:sections/:basename/",
    output: "dist",
    rules: { contents: ["content"] },
  });
  const code = values({
    ".eleventy.js":
      'module.exports = (config) => { config.setInputDirectory("site/src"); process.exit(1); };\n',
    "_data/metadata.js":
      'module.exports = {\n\ttitle: "Blog",\n\t// url: "https://old.example/",\n\turl: process.env.URL,\n\tauthor: {\n\t\tname: "Ana",\n\t},\n};\n',
  });
  expect(code).toMatchObject({
    dialect: "eleventy",
    title: "Blog",
    authors: ["Ana"],
    output: "_site",
    rules: { contents: ["site/src"] },
  });
  expect(code).not.toHaveProperty("url");
  const traces = { ...posts(2, (index) => `src/blog/${index}.md`), "src/blog/blog.json": "{}" };
  expect(values(traces)).toMatchObject({ dialect: "eleventy", folders: ["src/blog"] });
});

test("Astro: no more than a plain string of code", () => {
  const told = values({
    "astro.config.mjs":
      "import { defineConfig } from 'astro/config';\nexport default defineConfig({\n  site: 'https://blog.example',\n  base: `/${x}`,\n});\n",
    "src/consts.ts":
      "export const SITE_TITLE = 'My blog';\nexport const SITE_DESCRIPTION = 'About';\n",
    ...posts(3, (index) => `src/content/blog/${index}.mdx`),
  });
  expect(told).toMatchObject({
    dialect: "astro",
    title: "My blog",
    description: "About",
    url: "https://blog.example/",
    folders: ["src/content/blog"],
    output: "public",
  });
  const template = values({
    "astro.config.mjs": "export default {\n\tsite: 'https://example.com',\n};\n",
  });
  expect(template).not.toHaveProperty("url");
  expect(template["notes"]).toEqual([
    "`site` in astro.config.mjs is not used: `https://example.com`",
  ]);
});

const docusaurusWith = (blog: string) => ({
  "docusaurus.config.js": `module.exports = {\n  title: "Ann's site",\n  url: 'https://docs.example',\n  trailingSlash: true,\n  presets: [['classic', {\n    docs: { routeBasePath: '/docs' },\n    blog: {${blog}},\n  }]],\n};\n`,
  ...DATED("writing"),
});

const astroReading = (glob: string) =>
  values({
    "astro.config.mjs":
      "export default defineConfig({\n  site: 'https://blog.example/',\n  base: '/notes',\n});\n",
    "src/config.ts": "export const SITE = {\n  timezone: 'Asia/Bangkok',\n};\n",
    "src/content.config.ts": `const PATH = "writing/posts";\nconst posts = defineCollection({ loader: ${glob} });\n`,
    ...posts(2, (index) => `writing/posts/${index}.md`),
  });

test("Astro: what a collection's glob reads, below the path that the site has", () => {
  const named = astroReading("glob({ pattern: '**/[^_]*.md', base: `./${PATH}` })");
  expect(named).toMatchObject({
    url: "https://blog.example/notes/",
    folders: ["writing/posts"],
    rules: { underscored: "folders" },
  });
  // It is for people to see: dates of headers without a zone are UTC's.
  expect(named).not.toHaveProperty("timezone");
  const all = astroReading("glob({ base: './writing/posts', pattern: ['**/*.md', '**/*.mdx'] })");
  expect(all).toMatchObject({ rules: { underscored: "all" } });
  expect(astroReading("glob({ base: './elsewhere', pattern: '**/*.md' })")).not.toHaveProperty(
    "rules",
  );
});

test.each([
  ["src/pages/notes", {}, "/notes/:path/"],
  ["src/content/blog", { "src/pages/[lang]/blog/[...slug].astro": "x" }, "/:lang/blog/:slug/"],
  ["src/content/blog", { "src/pages/[...id].astro": "x" }, "/:slug/"],
  // Of several pages it is the one that speaks of the collection.
  [
    "src/content/essays",
    {
      "src/pages/blog/[...slug].astro": "await getCollection('blog');",
      "src/pages/read/[slug]/index.astro": 'await getCollection("essays");',
      "src/pages/[...slug].astro": "await getCollection('pages');",
    },
    "/read/:slug/",
  ],
  ["src/content/essays", { "src/pages/read/[...slug].astro": "x" }, "/blog/:slug/"],
])("Astro: the addresses of posts in %s", (at, pages, permalink) => {
  const told = values({
    "astro.config.mjs": "export default {};\n",
    ...posts(2, (index) => `${at}/${index}.md`),
    ...pages,
  });
  expect(told).toMatchObject({ folders: [at], permalink });
});

test("Astro: the collection of posts, and the page that they are made with", () => {
  const collection = {
    "package.json": '{ "dependencies": { "astro": "5" } }',
    "src/config.ts":
      'export const SITE = {\n  website: "https://blog.example/", // here\n  title: "Ours",\n  lang: "de",\n};\n',
    "src/data/blog/a.md": "---\npubDatetime: 2026-11-02T10:00:00Z\n---\n",
    "src/data/projects/b.md": '---\npublishDate: "November 2, 2026"\n---\n',
  };
  const made = (page: string) => values({ ...collection, [page]: "---\n---\n" });
  expect(made("src/pages/posts/[...slug]/index.astro")).toMatchObject({
    title: "Ours",
    url: "https://blog.example/",
    language: "de",
    folders: ["src/data/blog"],
    permalink: "/posts/:slug/",
  });
  expect(made("src/pages/[slug].astro")).toMatchObject({ permalink: "/:slug/" });
  expect(made("src/pages/[...page].astro")).toMatchObject({ permalink: "/blog/:slug/" });
});

test("Docusaurus: a blog of another folder and another address", () => {
  const feed = "feedOptions: { path: 'no' }, ";
  expect(
    values(docusaurusWith(`${feed}// path: 'no'\n path: './writing/', routeBasePath: '/',`)),
  ).toMatchObject({
    title: "Ann's site",
    folders: ["writing"],
    permalink: "/:year/:month/:day/:slug/",
  });
  expect(values(docusaurusWith("routeBasePath: 'news'"))).toMatchObject({
    permalink: "/news/:year/:month/:day/:slug/",
  });
});

test("Docusaurus: of several blogs the one whose posts are asked for", () => {
  const config =
    "export default {\n  presets: [['classic', { blog: { routeBasePath: 'blog' } }]],\n  plugins: [\n" +
    "    ['@docusaurus/plugin-content-blog', { id: 'news', routeBasePath: 'news', path: './news' }],\n  ],\n};\n";
  const tree = folder({ "docusaurus.config.js": config, ...DATED("news"), ...DATED("blog") });
  const permalinkOf = (name: string) => recogniseAround(tree, [name])?.permalink?.value;
  expect(permalinkOf("news")).toBe("/news/:year/:month/:day/:slug");
  expect(permalinkOf("blog")).toBe("/blog/:year/:month/:day/:slug");
  expect(permalinkOf("i18n/fr/docusaurus-plugin-content-blog-news")).toBe(
    "/news/:year/:month/:day/:slug",
  );
  expect(permalinkOf("i18n/fr/docusaurus-plugin-content-blog")).toBe(
    "/blog/:year/:month/:day/:slug",
  );
  const other = { "docusaurus.config.js": config.replace("'./news'", "'neues/über uns'") };
  expect(recogniseAround(folder(other), ["neues/über uns"])?.permalink?.value).toBe(
    "/news/:year/:month/:day/:slug",
  );
});

test("Hugo: the words of the main language, and the pattern of the posts' own section", () => {
  const told = values({
    "hugo.yaml":
      "baseURL: https://blog.example/\nlanguages:\n  en:\n    title: Ours\n    languageCode: en-us\n    contentDir: content/en\n    params: { description: About }\npermalinks: { blog: '/:section/:year/:slug/', posts: '/p/:slug/' }\n",
    ...DATED("content/en/blog/_posts"),
  });
  expect(told).toMatchObject({
    title: "Ours",
    language: "en-US",
    description: "About",
    permalink: "/:section/:year/:slug/",
  });
});

test("Hugo: settings in files of their own", () => {
  const files = {
    "config/_default/hugo.toml":
      'baseURL = "https://blog.example/"\ntitle = "T"\ndefaultContentLanguage = "de"\n',
    "config/_default/languages.de.toml":
      'title = "Deutsch"\nlanguageCode = "de-AT"\n[params]\ndescription = "Worum"\n',
    "config/_default/languages.en.toml": 'title = "English"\n',
    "config/_default/params.toml": 'mainSections = ["blog"]\nauthor = "Ada"\n',
    "config/_default/Permalinks.yaml": "blog: /:year/:slug/\n",
    "config/_default/menus.de.toml": "x = 1\n",
    ...DATED("content/blog"),
    ...DATED("content/notes"),
  };
  expect(values(files)).toMatchObject({
    title: "Deutsch",
    language: "de-AT",
    description: "Worum",
    authors: ["Ada"],
    folders: ["content/blog"],
    permalink: "/:year/:slug/",
    tree: { main: "de", names: ["de", "en"] },
  });
  // The posts of two sections have no pattern in common.
  const both = { ...files, "config/_default/params.toml": 'mainSections = ["blog", "notes"]\n' };
  expect(values(both)).toMatchObject({ permalink: "/:sections/:slugorfilename/" });
});

test("Hugo: what counts where a site is built for its readers", () => {
  const files = {
    "hugo.toml":
      'baseURL = "http://localhost:1313/"\ntitle = "T"\n[params]\nauthor = "Ada"\nsubtitle = "On"\n',
    "config/_default/hugo.en.toml": 'title = "English"\n',
    "config/_default/params.toml": 'author = "Grace"\n',
    "config/production/hugo.yaml": "baseURL: https://blog.example/\n",
    "config/production/params.toml": "author = not TOML\n",
    "config/staging/hugo.toml": 'baseURL = "https://staging.example/"\n',
    ...DATED("content/blog"),
  };
  expect(values(files)).toMatchObject({
    title: "English",
    url: "https://blog.example/",
    description: "On",
    authors: ["Grace"],
  });
});

test("Hugo: a first configuration leaves each section its own pattern", () => {
  const text = writeConfigText(
    recognise(
      folder({
        "hugo.toml": 'baseURL = "https://blog.example/"\n[permalinks]\nnotes = "/n/:slug/"\n',
        ...DATED("content/posts"),
        ...DATED("content/notes"),
      }),
    ),
  );
  expect(text).toContain("  # permalink:");
  expect(text).not.toMatch(/^ {2}permalink:/m);
});

test.each(["news/:year/:title/", ":year/:title/"])("a pattern %s needs no slash", (pattern) => {
  const told = values({
    "_config.yml": `title: A blog\npermalink: ${pattern}\n`,
    ...DATED("_posts"),
  });
  expect(told).toMatchObject({ permalink: `/${pattern}` });
});

test("Zola: languages as tables in a list", () => {
  const languages = 'languages = [{ code = "fr" }, { code = "zh-CN" }]\n';
  const { tree } = recognise(
    folder({
      "config.toml": `base_url = "https://blog.example"\n${languages}`,
      ...DATED("content"),
    }),
  );
  expect(tree).toMatchObject({ main: "en", names: ["en", "fr", "zh-CN"] });
});

test("Docusaurus: its blog, and an address made of two", () => {
  const told = values({
    "website/docusaurus.config.ts":
      "const config: Config = {\n  title: 'My docs',\n  tagline: 'About',\n  url: 'https://docs.example',\n  baseUrl: '/d/',\n  i18n: {\n    defaultLocale: 'zh-Hans',\n  },\n  navbar: {\n    title: 'Other',\n  },\n};\n",
    ...DATED("website/blog"),
  });
  expect(told).toMatchObject({
    dialect: "docusaurus",
    root: "website",
    title: "My docs",
    description: "About",
    url: "https://docs.example/d/",
    language: "zh-Hans",
    folders: ["website/blog"],
    permalink: "/blog/:year/:month/:day/:slug",
    output: "website/static",
  });
  const traces = { ...DATED("website/blog"), "website/blog/authors.yml": "" };
  expect(values(traces)).toMatchObject({ dialect: "docusaurus" });
});

test.each([
  ["dated names", { ...DATED("writing"), "README.md": "# x" }, "writing"],
  ["dated headers", { ...posts(3, (index) => `a/b/${index}.md`), "a/x.md": "x" }, "a/b"],
  ["folders of years", posts(4, (index) => `notes/202${index}/${index}.md`), "notes"],
  ["one folder of a year", posts(3, (index) => `notes/2026/${index}.md`), "notes"],
  ["bundles", posts(1, (index) => `notes/hello-${index}/index.md`), "notes"],
  [
    "Blosxom's header",
    { "entries/a.txt": "Hello\n#published 2026-11-02 10:00:00\nText\n" },
    "entries",
  ],
  ["a date written out", { "log/a.txt": "Hello\nNovember 2, 2026\n\nText\n" }, "log"],
])("no generator: posts are found by %s", (_, files, expected) => {
  expect(values(files)).toMatchObject({ dialect: "plain", folders: [expected] });
});

test("the address may stand in a CNAME", () => {
  const told = site({ "_config.yml": "title: x\n", CNAME: "blog.example\n", ...DATED("_posts") });
  expect(told.url).toEqual({ value: "https://blog.example/", from: "CNAME" });
});

test("a folder with more in it than anybody can look at is left after a while", () => {
  let asked = 0;
  const endless = {
    entries: () => {
      asked++;
      return Array.from({ length: 50 }, (_, index) => ({ name: `f${index}`, isFolder: true }));
    },
    read: () => undefined,
  };
  expect(recognise(endless).dialect).toBe("plain");
  expect(asked).toBeLessThan(50_000);
});

test("the file says what was found and where, and what is left to do", async () => {
  const told = site({
    "_config.yml":
      "title: 'A \"quoted\" title: #1'\nurl: https://blog.example\nlang: de\ntimezone: Europe/Berlin\nauthor: Postrider\n",
    ...DATED("_posts"),
  });
  await expect(writeConfigText(told)).toMatchFileSnapshot("golden/recognised-jekyll.yaml");
  await expect(writeConfigText(site({}))).toMatchFileSnapshot("golden/recognised-nothing.yaml");
});

function found<Value>(value: fc.Arbitrary<Value>) {
  return value.map((each) => ({ value: each, from: "`x` in _config.yml" }));
}

/** The text with its commented examples filled in, as a person would. */
function uncommented(text: string): string {
  return text.replace(
    /^( *)# ((?:mail:|follow:|  (?:from|reply-to|unsubscribe|list-id|page|sign-up|releases):|timezone:|archive:|by:|more:|hub:).*)$/gm,
    "$1$2",
  );
}

test("whatever was found, the file reads back without a problem and says the same", () => {
  const words = fc
    .string({ unit: "grapheme", minLength: 1 })
    .map((text) => text.replace(/[\p{C}\p{Z}]+/gu, " ").trim());
  const tricky = fc.constantFrom(
    "null",
    "yes",
    "1e3",
    "- a",
    "a: b",
    "a #b",
    "[a]",
    "{a}",
    "*a",
    "&a",
    '"',
    "'",
    "\\",
    "%",
    "@x",
    "`",
    "a, b",
    "~",
    "!x",
  );
  const text = fc.oneof(words, tricky).filter((each) => each !== "");
  const recognised = fc.record(
    {
      dialect: fc.constantFrom("plain", "jekyll", "hugo" as const),
      root: fc.constant("."),
      title: found(text),
      url: found(
        fc.constantFrom(
          "https://blog.example/",
          "http://[::1]:8080/x/",
          "http://localhost/",
          "http://127.0.0.1/",
        ),
      ),
      description: found(text),
      language: found(fc.constantFrom("en", "fa-IR")),
      timezone: found(fc.constantFrom("UTC", "Europe/Berlin")),
      authors: found(
        fc.array(
          text.filter((each) => !each.includes("<")),
          { minLength: 1, maxLength: 3 },
        ),
      ),
      folders: found(fc.constantFrom(["posts"], ["a b", "c, d"], ["日本/[x]"])),
      permalink: found(fc.constantFrom("/:year/:slug/", "/:title:output_ext")),
      output: found(fc.constantFrom("public", "_site", "# x")),
      notes: fc.array(text, { maxLength: 2 }),
      troubles: fc.constant([]),
    },
    { requiredKeys: ["dialect", "root", "output", "notes", "troubles"] },
  );
  fc.assert(
    fc.property(recognised, (each) => {
      const written = writeConfigText(each);
      const { config, problems } = readConfig(written, "postrider.yaml");
      expect(problems, written).toEqual([]);
      expect(config?.site).toMatchObject({
        title: each.title?.value ?? "My blog",
        url: each.url?.value ?? "https://example.org/",
        description: each.description?.value ?? "",
        authors: (each.authors?.value ?? []).map((name) => ({ name })),
      });
      expect(config?.posts.folders).toEqual(each.folders?.value ?? ["posts"]);
      expect(config?.output).toBe(each.output.value);
      const filled = readConfig(uncommented(written), "postrider.yaml");
      expect(filled.config?.mail, uncommented(written)).toBeDefined();
      expect(filled.config?.feeds).toMatchObject({
        archive: true,
        by: ["tag"],
        more: [{ name: "releases", tags: ["release"] }],
        hub: "https://pubsubhubbub.appspot.com/",
      });
      expect(filled.config?.follow?.page).toBe("follow/index.html");
      expect(filled.config?.follow?.signUp).toMatch(/^mailto:hello@/);
    }),
    { numRuns: 300 },
  );
});
