import { expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.ts";
import { sniffDialect } from "../../src/config/recognise/sniff.ts";
import type { Config } from "../../src/model/config.ts";
import { filesOf } from "../posts/blog.ts";
import { folder } from "./folder.ts";

const SITE = "site: { title: A blog, url: https://blog.example/ }\n";

function read(files: Readonly<Record<string, string>>, rest = "", site = SITE): Config {
  const around = { tree: folder(files), files: filesOf(files) };
  const { config, problems } = readConfig(site + rest, "postrider.yaml", around);
  if (!config) throw new Error(JSON.stringify(problems));
  return config;
}

const POST = "---\ntitle: Hello\ndate: 2026-11-02\n---\nText.\n";
const JEKYLL = {
  "_config.yml": "permalink: /:title/\nlang: fa_IR\ntimezone: Asia/Tehran\nauthor: Ana Example\n",
  "_posts/2026-11-02-hello.md": POST,
};

test("a title and an address are enough: the rest is in the generator's settings", () => {
  expect(read(JEKYLL)).toMatchObject({
    site: { language: "fa-IR", direction: "rtl", timeZone: "Asia/Tehran", timeZoneGiven: true },
    posts: {
      folders: ["_posts"],
      permalink: "/:title/",
      dialect: "jekyll",
      recognised: [
        { setting: "dialect", value: "jekyll", from: "_config.yml" },
        { setting: "folders", value: "_posts", from: "the folder _posts" },
        { setting: "permalink", value: "/:title/", from: "`permalink` in _config.yml" },
        { setting: "language", value: "fa-IR", from: "`lang` in _config.yml" },
        { setting: "timezone", value: "Asia/Tehran", from: "`timezone` in _config.yml" },
        { setting: "authors", value: "Ana Example", from: "`author` in _config.yml" },
      ],
    },
  });
});

test("times without a zone are UTC's for Jekyll, unless somebody writes another zone than the site's", () => {
  const timesInUtc = (rest = "", files: Readonly<Record<string, string>> = JEKYLL) =>
    read(files, "", SITE.replace(" }", `${rest} }`)).posts.rules?.timesInUtc;
  expect(timesInUtc()).toBe(true);
  expect(timesInUtc(", timezone: Asia/Tehran")).toBe(true);
  expect(timesInUtc(", timezone: Europe/Berlin")).toBeUndefined();
  expect(timesInUtc("", { ...JEKYLL, "_config.yml": "lang: fa\n" })).toBeUndefined();
});

test("what is written counts, and is not looked for", () => {
  const rest =
    "posts: { folders: [_posts], dialect: hugo, permalink: /:slug/, summary-length: 120 }\n";
  const { site, posts } = read(JEKYLL, rest);
  expect(posts).toEqual({
    folders: ["_posts"],
    permalink: "/:slug/",
    dialect: "hugo",
    summaryLength: 120,
  });
  expect(site.language).toBe("en");
});

test("whoever asks for plain gets nothing from the folder", () => {
  const { site, posts } = read(JEKYLL, "posts: { dialect: plain }\n");
  expect(posts).toEqual({
    folders: ["posts"],
    permalink: "/:year/:month/:slug/",
    dialect: "plain",
  });
  expect(site).toMatchObject({ language: "en", timeZone: "UTC", timeZoneGiven: false });
});

test("a dialect that is set still has its settings read, and its own addresses", () => {
  const jekyll = read(JEKYLL, "posts: { folder: _posts, dialect: jekyll }\n");
  expect(jekyll.posts.permalink).toBe("/:title/");
  expect(jekyll.posts.recognised?.map(({ setting }) => setting)).not.toContain("dialect");
  const zola = read(
    { "content/blog/a.md": POST },
    "posts: { folder: content/blog, dialect: zola }\n",
  );
  expect(zola.posts.permalink).toBe("/:sections/:slug/");
});

test("settings are looked for beside the posts and above them, and nowhere else", () => {
  const files = {
    "docs/_config.yml": "permalink: pretty\n",
    "docs/_posts/2026-11-02-hello.md": POST,
    "other/_config.yml": "permalink: /no/:title\n",
  };
  expect(read(files, "posts: { folders: [docs/_posts] }\n").posts.permalink).toBe(
    "/:categories/:year/:month/:day/:title/",
  );
  const whole = {
    "src/_config.yml": "permalink: /a/:title\n",
    "src/x/_posts/2026-11-02-a.md": POST,
  };
  expect(read(whole, "posts: { folders: [src] }\n").posts).toMatchObject({
    dialect: "jekyll",
    permalink: "/a/:title",
  });
});

test("a folder called posts is the posts folder, whatever lies beside it", () => {
  const files = {
    "posts/a.md": POST,
    "notes/2026-11-02-b.md": POST,
    "notes/2026-11-03-c.md": POST,
  };
  expect(read(files).posts).toMatchObject({ folders: ["posts"], dialect: "plain" });
});

test("posts in a Jekyll collection have its addresses", () => {
  const files = {
    "_config.yml": "collections:\n  notes: { output: true, permalink: /n/:path/ }\n",
    "_notes/hello.md": POST,
  };
  expect(read(files, "posts: { folders: [_notes] }\n").posts).toMatchObject({
    dialect: "jekyll",
    permalink: "/n/:path/",
  });
});

test.each([
  [
    "Hugo",
    {
      "hugo.toml":
        'defaultContentLanguage = "de"\ndefaultContentLanguageInSubdir = true\n' +
        '[languages.de]\n[languages.en]\ncontentDir = "content/english"\n',
    },
    "content",
    {
      main: "de",
      names: ["de", "en"],
      folders: { "content/english": "en" },
      mainHasPrefix: true,
    },
  ],
  [
    "Zola",
    {
      "config.toml": 'base_url = "https://blog.example"\ndefault_language = "en"\n[languages.fr]\n',
    },
    "content",
    { main: "en", names: ["en", "fr"], folders: {}, mainHasPrefix: false },
  ],
  [
    "Jekyll with Polyglot",
    { "_config.yml": "languages: [en, de]\ndefault_lang: de\n", "_posts/2026-11-02-a.md": POST },
    "_posts",
    { main: "de", names: ["en", "de"], folders: {}, mainHasPrefix: false },
  ],
  [
    "Astro",
    {
      "astro.config.mjs":
        'export default {\n  i18n: {\n    defaultLocale: "en",\n    locales: ["es", "en"],\n    routing: {\n      prefixDefaultLocale: true,\n    },\n  },\n};\n',
    },
    "src/content/blog",
    { main: "en", names: ["es", "en"], folders: {}, mainHasPrefix: true },
  ],
  [
    "Docusaurus",
    {
      "docusaurus.config.js":
        "module.exports = {\n  i18n: {\n    defaultLocale: 'en',\n    locales: ['en', 'pt-BR'],\n  },\n};\n",
    },
    "blog",
    { main: "en", names: ["en", "pt-BR"], folders: {}, mainHasPrefix: false },
  ],
  [
    "Hexo",
    {
      "_config.yml": "language: [zh-CN, en]\nsource_dir: source\n",
      "scaffolds/post.md": "",
      "source/_posts/a.md": POST,
    },
    "source/_posts",
    { main: "zh-CN", names: ["zh-CN", "en"], folders: {}, mainHasPrefix: false },
  ],
])("the languages of a site are in the settings of %s", (_, files, posts, tree) => {
  const all = { ...files, [`${posts}/2026-11-02-x.md`]: POST };
  expect(read(all, `posts: { folders: [${posts}] }\n`).posts.tree).toEqual(tree);
});

test("of one language chosen the blog is in that language", () => {
  expect(read({}, "posts: { languages: fa }\n")).toMatchObject({
    site: { language: "fa", direction: "rtl" },
    posts: { languages: ["fa"] },
  });
  expect(read({}, "posts: { languages: [de, en] }\n").site.language).toBe("en");
});

const many = (path: (n: number) => string, text: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 30 }, (_, n) => [path(n), text]));

test.each([
  ["jekyll", "_posts", many((n) => `_posts/2026-11-${10 + (n % 20)}-${n}.md`, POST)],
  ["jekyll", "source/_posts", many((n) => `source/_posts/2026-11-02-${n}.md`, POST)],
  ["hexo", "source/_posts", many((n) => `source/_posts/${n}.md`, POST)],
  [undefined, "_posts", many((n) => `_posts/${n}.md`, POST)],
  [undefined, "_posts", many((n) => `_posts/${n}.md`, `${POST}{% include a.html %}\n`)],
  ["hexo", "_posts", many((n) => `_posts/${n}.md`, `${POST}{% asset_img a.png %}\n`)],
  ["hexo", "p", many((n) => `p/${n}.md`, "---\ndate: 2026-11-02\nabbrlink: 3f1c\n---\n")],
  ["astro", "src/content/blog", { "src/content/blog/a.md": POST }],
  ["eleventy", "src/blog", { "src/blog/a.md": POST, "src/blog/blog.json": "{}" }],
  ["eleventy", "p", { "p/a.md": POST, "p/p.11tydata.js": "throw 1" }],
  ["docusaurus", "blog", { "blog/a.md": POST, "blog/authors.yml": "a: { name: A }" }],
  ["docusaurus", "b", many((n) => `b/${n}.md`, `${POST}\n<!-- truncate -->\n`)],
  ["zola", "c", many((n) => `c/${n}.md`, '+++\ntitle = "x"\n[taxonomies]\ntags = []\n+++\n')],
  ["hugo", "c", many((n) => `c/${n}.md`, `${POST}{{< youtube x >}}\n`)],
  ["hugo", "content", { "content/_index.md": "", "content/a.md": POST }],
  ["hugo", "h", many((n) => `h/${n}.md`, "+++\nlastmod = 2026-11-02\n+++\n")],
  ["astro", "c", many((n) => `c/${n}.md`, "---\ntitle: x\npubDate: 2026-11-02\n---\n")],
  ["jekyll", "c", many((n) => `c/${n}.md`, `${POST}{% highlight ruby %}\n`)],
  ["eleventy", "c", many((n) => `c/${n}.md`, "---\npermalink: /a/{{ page.fileSlug }}/\n---\n")],
] as const)("without settings %s is told from the posts in %s", (dialect, at, files) => {
  expect(sniffDialect([at], filesOf(files))?.dialect).toBe(dialect);
});

test.each([
  ["nothing but posts", many((n) => `p/${n}.md`, POST)],
  ["one post that speaks of Hugo", { ...many((n) => `p/${n}.md`, POST), "p/h.md": "{{< x >}}" }],
  [
    "dates as Next.js's blogs have them",
    many((n) => `p/${n}.md`, "---\nlastmod: 2026-11-02\n---\n"),
  ],
  ["no files at all", {}],
])("%s: nobody's habits", (_, files) => {
  expect(sniffDialect(["p"], filesOf(files))).toBeUndefined();
});

test("what Jekyll's settings say of many posts comes along", () => {
  const files = {
    "docs/_config.yml":
      "future: true\nexcerpt_separator: <!-- end -->\ndefaults:\n" +
      "  - scope: { path: '', type: posts }\n    values: { author: Ana Example }\n" +
      "  - { scope: { path: /news/ }, values: { tags: [news] } }\n" +
      "  - { scope: { path: x } }\n  - nonsense\n",
    "docs/_posts/2026-11-02-a.md": POST,
  };
  expect(read(files, "posts: { folder: docs/_posts }\n").posts.rules).toEqual({
    future: true,
    contents: ["docs"],
    places: { "": "/:path:output_ext" },
    includes: "docs/_includes",
    settings: ["future", "excerpt_separator", "defaults"],
    excerptMark: "<!-- end -->",
    variables: { "site.excerpt_separator": "<!-- end -->", "site.future": "true" },
    defaults: [
      { path: "docs", type: "posts", values: { author: "Ana Example" } },
      { path: "docs/news/", values: { tags: ["news"] } },
    ],
  });
});

test.each([
  ["", {}],
  ["kramdown: { input: GFM }", {}],
  ["kramdown: { smart_quotes: 'apos,apos,quot,quot' }", { typographic: false }],
  ["kramdown: { smart_quotes: [apos, apos, quot, quot] }", { typographic: false }],
  ["kramdown: { gfm_quirks: [no_auto_typographic] }", { typographic: false }],
  ["kramdown: { hard_wrap: true }", { hardBreaks: true }],
  ["markdown: redcarpet", { typographic: false }],
  ["markdown: redcarpet\nredcarpet: { extensions: [smart, hard_wrap] }", { hardBreaks: true }],
  ["markdown: CommonMarkGhPages\ncommonmark: { options: [SMART] }", {}],
  ["markdown: [nonsense]\nkramdown: no", {}],
])("Jekyll's Markdown, as %j sets it", (written, expected) => {
  const { rules = {} } = read({ ...JEKYLL, "_config.yml": `${written}\n` }).posts;
  const { typographic, hardBreaks } = rules;
  expect({
    ...(typographic !== undefined && { typographic }),
    ...(hardBreaks !== undefined && { hardBreaks }),
  }).toEqual(expected);
});

const people = (written: string) =>
  read({ ...JEKYLL, "_config.yml": `${written}\n` }).posts.rules?.people;

const jekyllLanguages = (written: string) =>
  read({ ...JEKYLL, "_config.yml": `languages: [en, fr]\nlang: en\n${written}\n` }).posts.tree
    ?.names;

test("Jekyll has languages where a plug-in builds a site in each", () => {
  expect(jekyllLanguages("default_lang: en")).toEqual(["en", "fr"]);
  expect(jekyllLanguages("plugins: [jekyll-polyglot]")).toEqual(["en", "fr"]);
  expect(jekyllLanguages("gems: jekyll-multiple-languages-plugin")).toEqual(["en", "fr"]);
  expect(jekyllLanguages("plugins: [jekyll-feed]")).toBeUndefined();
});

test("Jekyll's settings lead to no folder outside of the site", () => {
  const settings = "includes_dir: ../../etc\ncollections_dir: a/../..\nsource: ..\n";
  expect(read({ ...JEKYLL, "_config.yml": settings }).posts).toMatchObject({
    folders: ["_posts"],
    rules: { contents: ["."], includes: "_includes" },
  });
});

test("Jekyll's settings tell where pages are that are no posts", () => {
  const settings =
    "permalink: /:title/\ncollections: { docs: { permalink: /d/:path }, notes: {} }\n";
  expect(read({ ...JEKYLL, "_config.yml": settings }).posts.rules?.places).toEqual({
    "": "/:path/",
    docs: "/d/:path",
    notes: "/:collection/:path/",
  });
});

test("Jekyll's settings may name people by a key", () => {
  expect(people("authors: { ana: { name: Ana Example } }")).toEqual({
    ana: { name: "Ana Example" },
  });
  expect(people("authors: [Ana]")).toBeUndefined();
  expect(people("authors: Ana")).toBeUndefined();
});

test("Jekyll's collections may lie in a folder of their own, which paths in its settings leave out", () => {
  const files = {
    "_config.yml":
      "collections_dir: things\ndefaults:\n" +
      "  - { scope: { path: _posts/a }, values: { tags: [a] } }\n" +
      "  - { scope: { path: things/_posts/b }, values: { tags: [b] } }\n",
    "things/_posts/2026-11-02-a.md": POST,
  };
  expect(read(files).posts.rules).toMatchObject({
    contents: ["things"],
    defaults: [{ path: "things/_posts/a" }, { path: "things/_posts/b" }],
  });
});

test("a pattern for each of Hugo's sections, unless one is written for all", () => {
  const files = {
    "hugo.toml":
      "buildFuture = true\n[permalinks]\nnotes = '/n/:slug'\n[permalinks.page]\nposts = '/:year/:slug/'\n" +
      "[permalinks.section]\nposts = '/no/'\n[frontmatter]\ndate = [':filename', ':default']\n" +
      "[markup.goldmark.extensions.typographer]\ndisable = true\n" +
      "[params]\nVersion = 2\nmedia_prefix = 'https://media.example/'\n[params.links]\ndocs = '/d/'\n" +
      "[[cascade]]\nauthor = 'Ana Example'\n[cascade.target]\npath = '/posts/**'\n" +
      "[[cascade]]\ndraft = true\n[cascade.target]\nkind = 'section'\n",
    "content/posts/a.md": POST,
  };
  const { rules, permalink } = read(files, "posts: { folder: content }\n").posts;
  // Only its own section has it: the others are where Hugo puts what nobody speaks of.
  expect(permalink).toBe("/:sections/:slugorfilename/");
  expect(rules).toMatchObject({
    future: true,
    dates: {
      date: [":filename", "date", "publishdate", "pubdate", "published", "lastmod", "modified"],
    },
    contents: ["content"],
    typographic: false,
    variables: { "params.version": "2", "params.links.docs": "/d/" },
    mediaPrefix: "https://media.example/",
    permalinks: { notes: "/n/:slug/", posts: "/:year/:slug/" },
    cascade: [
      { author: "Ana Example", target: { path: "/posts/**" } },
      { draft: true, target: { kind: "section" } },
    ],
  });
  const own = read(files, "posts: { folder: content, permalink: /:slug/ }\n").posts;
  expect(own.rules?.permalinks).toBeUndefined();
});

function zolaRules(toml: string) {
  const text = `base_url = "https://blog.example"\n${toml}`;
  const files = { "config.toml": text, "content/a.md": POST };
  return read(files, "posts: { folder: content }\n").posts.rules;
}

test("what Zola's settings say of addresses and quotes", () => {
  expect(zolaRules("")).toEqual({ contents: ["content"] });
  expect(
    zolaRules(
      "[slugify]\npaths = 'safe'\npaths_keep_dates = true\n[markdown]\nsmart_punctuation = true\nrender_emoji = true\n",
    ),
  ).toEqual({
    contents: ["content"],
    letters: { slugify: "safe" },
    datesInSlugs: true,
    typographic: true,
    emoji: true,
  });
});

test("what Hexo's settings say of names, categories and parts of addresses", () => {
  const files = {
    "_config.yml":
      "new_post_name: :year-:month-:day-:title.md\ndefault_category: misc\npermalink_defaults: { lang: en }\n" +
      "category_map: { Essays: e, Years: 3 }\nfilename_case: 1\npost_asset_folder: true\npretty_urls: { trailing_html: false }\n" +
      "encrypt: { tags: [{ name: diary, password: x }] }\nhide_posts: { filter: hidden }\n",
    "source/_posts/a.md": POST,
    "scaffolds/post.md": "",
  };
  expect(read(files, "posts: { folder: source/_posts }\n").posts.rules).toEqual({
    future: true,
    category: "misc",
    defaults: [{ path: "", values: { lang: "en" } }],
    lockedTags: ["diary"],
    hexo: {
      names: ":year-:month-:day-:title.md",
      categories: { Essays: "e" },
      letters: "small",
      hides: true,
      assetFolders: true,
      bareHtml: true,
    },
  });
  const few = { ...files, "_config.yml": "title: x\nfuture: false\n" };
  expect(read(few, "posts: { folder: source/_posts }\n").posts.rules).toEqual({
    future: false,
    hexo: {},
  });
});

const codes = (config: string, rest = ""): string[] => {
  const files = { "_config.yml": config, "_posts/2026-11-02-a.md": POST };
  const around = { tree: folder(files), files: filesOf(files) };
  return readConfig(`${SITE}${rest}`, "postrider.yaml", around).problems.map(
    ({ code, level, headline }) => `${level} ${code} ${headline.split(":")[0]}`,
  );
};

test("settings that cannot be read, or have no meaning, are a warning each unless nothing is missed", () => {
  expect(codes("a: [\n")).toEqual(["warning site-settings-unused _config.yml could not be read"]);
  expect(codes("timezone: Mars/Base\npermalink: /:nonsense/\n")).toEqual([
    "warning site-settings-unused `timezone` in _config.yml is not used",
    "warning site-settings-unused `permalink` in _config.yml is not used",
  ]);
  expect(codes("permalink: /:nonsense/\n", "posts: { permalink: /:title/ }\n")).toEqual([]);
  expect(codes("a: [\n", "posts: { dialect: plain }\n")).toEqual([]);
});
