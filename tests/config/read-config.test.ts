import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.ts";
import { plain } from "../../src/report/paint.ts";
import { showProblems } from "../../src/report/problem.ts";

const SITE = "site:\n  title: My blog\n  url: https://blog.example\n";
const MAIL = `mail:\n  from: digest@blog.example\n  unsubscribe: mailto:stop@blog.example\n`;

function read(text: string) {
  return readConfig(text, "postrider.yaml");
}

/** `code line:column+length` of every problem. */
function told(text: string): string[] {
  return read(text).problems.map(
    ({ code, place }) => `${code} ${place?.line}:${place?.column}+${place?.length}`,
  );
}

/** The configuration that comes out of the sections, below a site that is all right. */
function configured(sections: string) {
  const { config, problems } = read(SITE + sections);
  expect(problems.filter(({ level }) => level === "error")).toEqual([]);
  return config;
}

test("title and address are enough, and every default is filled in", () => {
  expect(read(SITE)).toEqual({
    config: {
      site: {
        title: "My blog",
        url: "https://blog.example/",
        description: "",
        language: "en",
        direction: "ltr",
        timeZone: "UTC",
        timeZoneGiven: false,
        authors: [],
        postalAddress: [],
      },
      posts: { folders: ["posts"], permalink: "/:year/:month/:slug/", dialect: "plain" },
      output: "public",
      feeds: {
        formats: ["atom", "rss", "json"],
        files: { atom: "atom.xml", rss: "rss.xml", json: "feed.json" },
        limit: 20,
        content: "full",
      },
      digest: { cadence: { every: "week", on: "monday", at: { hour: 8, minute: 0 } } },
    },
    problems: [],
  });
});

test("everything may be written, and sections and keys left empty are as if they were not there", () => {
  const text = `
site:
  title: وبلاگ
  url: HTTPS://Blog.Example/en
  description: About things
  language: fa_IR
  timezone: Asia/Tehran
  authors:
    - Ana
    - Ben Example <ben@blog.example>
    - { name: Cleo, url: https://cleo.example, email: cleo@blog.example }
  address: |
    Postrider
      1 Example Street

posts:
  folders: [./posts/, notes//long, posts]
  permalink: pretty
  dialect: Jekyll
output: ./dist/
feeds:
  formats: json
  limit: 5
  content: summary
  files: { json: feeds/all.json }
digest:
  every: Monthly
  on: Last  Friday
  at: 6:05
  hold: 1.5 hours
  expire-after: Never
  at-least: 2
  at-most: 20
  tags: Essays
  without-tags: [notes, drafts]
  layout: Compact
  look:
    accent: "#C30"
    logo: { url: https://blog.example/logo.png, height: 40 }
    width: 640
    font: '"Open Sans", sans-serif'
    footer: |
      By hand
      Every Friday
  template: my/digest.mjml
  subject: "{site}: {count}"
mail:
  from: { name: "Example, Ana", address: ana@blog.example }
  reply-to: Ben <ben@blog.example>
  unsubscribe:
    - https://blog.example/u/{token}
    - mailto:stop@blog.example?subject=stop
  list-id: <news.blog.example>
  connections: 2
  rate: 0.5
`;
  expect(read(text)).toEqual({
    config: {
      site: {
        title: "وبلاگ",
        url: "https://blog.example/en/",
        description: "About things",
        language: "fa-IR",
        direction: "rtl",
        timeZone: "Asia/Tehran",
        timeZoneGiven: true,
        authors: [
          { name: "Ana" },
          { name: "Ben Example", email: "ben@blog.example" },
          { name: "Cleo", url: "https://cleo.example/", email: "cleo@blog.example" },
        ],
        postalAddress: ["Postrider", "1 Example Street"],
      },
      posts: {
        folders: ["posts", "notes/long"],
        permalink: "/:categories/:year/:month/:day/:title/",
        dialect: "jekyll",
      },
      output: "dist",
      feeds: {
        formats: ["json"],
        files: { atom: "atom.xml", rss: "rss.xml", json: "feeds/all.json" },
        limit: 5,
        content: "summary",
      },
      digest: {
        cadence: {
          every: "month",
          on: { which: "last", weekday: "friday" },
          at: { hour: 6, minute: 5 },
        },
        hold: 5_400_000,
        expireAfter: Infinity,
        atLeast: 2,
        atMost: 20,
        tags: ["Essays"],
        withoutTags: ["notes", "drafts"],
        layout: "compact",
        look: {
          accent: "#cc3300",
          logo: { url: "https://blog.example/logo.png", width: 160, height: 40 },
          width: 640,
          font: "Open Sans, sans-serif",
          footer: ["By hand", "Every Friday"],
        },
        template: { html: "my/digest.mjml", text: "my/digest.txt" },
        subject: "{site}: {count}",
      },
      mail: {
        from: { name: "Example, Ana", address: "ana@blog.example" },
        replyTo: { name: "Ben", address: "ben@blog.example" },
        unsubscribe: {
          url: "https://blog.example/u/{token}",
          mailto: "mailto:stop@blog.example?subject=stop",
        },
        listId: "news.blog.example",
        connections: 2,
        rate: 0.5,
      },
    },
    problems: [],
  });
  expect(configured("posts:\nfeeds:\n  limit:\nmail:\n")).toEqual(configured(""));
});

test.each([
  ["every: week", { every: "week", on: "monday", at: { hour: 8, minute: 0 } }],
  [
    "{every: weekly, on: Friday, at: 18}",
    { every: "week", on: "friday", at: { hour: 18, minute: 0 } },
  ],
  ["every: day", { every: "day", at: { hour: 8, minute: 0 } }],
  ["{every: daily, at: '23:59'}", { every: "day", at: { hour: 23, minute: 59 } }],
  ["every: month", { every: "month", on: 1, at: { hour: 8, minute: 0 } }],
  ["{every: monthly, on: 28}", { every: "month", on: 28, at: { hour: 8, minute: 0 } }],
  ["every: each-post", { every: "post" }],
])("a digest of %s has its cadence", (written, cadence) => {
  const sections = written.startsWith("{") ? `digest: ${written}\n` : `digest:\n  ${written}\n`;
  expect(configured(sections)?.digest.cadence).toEqual(cadence);
});

test.each([
  ["en", "ltr"],
  ["de-AT", "ltr"],
  ["ar", "rtl"],
  ["he", "rtl"],
  ["fa", "rtl"],
  ["ur", "rtl"],
  ["yi", "rtl"],
  ["dv", "rtl"],
  ["ckb", "rtl"],
  ["pa", "ltr"],
  ["pa-PK", "rtl"],
  ["az", "ltr"],
  ["az-Arab", "rtl"],
  ["zh-Hant", "ltr"],
])("%s is written %s", (language, direction) => {
  expect(read(`${SITE}  language: ${language}\n`).config?.site).toMatchObject({
    language,
    direction,
  });
});

test("a direction that is written wins over the one of the language", () => {
  expect(read(`${SITE}  language: en\n  direction: rtl\n`).config?.site.direction).toBe("rtl");
});

test.each([
  ["date", "/:categories/:year/:month/:day/:title.html"],
  ["none", "/:categories/:title.html"],
  ["ordinal", "/:categories/:year/:y_day/:title.html"],
  ["/blog/:short_year-:i_month-:i_day/:slug", "/blog/:short_year-:i_month-:i_day/:slug"],
  ["/:sections/:basename.html", "/:sections/:basename.html"],
])("the permalink %s is %s", (written, pattern) => {
  expect(configured(`posts:\n  permalink: ${written}\n`)?.posts.permalink).toBe(pattern);
});

test.each(["plain", "jekyll", "hugo", "zola", "eleventy", "astro", "hexo", "docusaurus"])(
  "the posts may have the habits of %s",
  (dialect) => {
    expect(configured(`posts: { dialect: ${dialect} }\n`)?.posts.dialect).toBe(dialect);
  },
);

test.each([
  ["posts: { folder: public }\n", "feeds"],
  ["posts: { folders: [notes, public/notes] }\n", "feeds"],
  ["posts: { folder: publications }\n", "public"],
])("with %s feeds go into %s, where nobody says more", (text, output) => {
  expect(configured(text)?.output).toBe(output);
});

test("a list id follows from the site's host", () => {
  expect(configured(MAIL)?.mail?.listId).toBe("digest.blog.example");
  const www = read(`site:\n  title: a\n  url: https://www.blog.example/x\n${MAIL}`);
  expect(www.config?.mail?.listId).toBe("digest.blog.example");
});

test("mail without a postal address works, with a warning", () => {
  const { config, problems } = read(SITE + MAIL);
  expect(config?.mail).toBeDefined();
  expect(problems).toMatchObject([{ code: "config-postal-address", level: "warning" }]);
});

test("all that is wrong is told at once, each with its place and a way out", async () => {
  const file = "tests/config/golden/broken.yaml";
  const { config, problems } = readConfig(readFileSync(file, "utf8"), "postrider.yaml");
  expect(config).toBeUndefined();
  await expect(`${showProblems(problems, plain)}\n`).toMatchFileSnapshot("golden/broken.txt");
});

test.each([
  ["", ["config-empty 1:1+1"]],
  ["# nothing\n", ["config-empty 1:1+1"]],
  ["site", ["config-empty 1:1+1"]],
  ["- site\n", ["config-empty 1:1+1"]],
  ["posts:\n  folder: a\n", ["config-missing 1:1+1"]],
  ["site:\n", ["config-missing 1:1+4"]],
  ["site:\n  title:\n  url: https://blog.example\n", ["config-missing 2:3+5"]],
  ["site:\n  title: ''\n  url: https://blog.example\n", ["config-missing 2:10+2"]],
  ["site: {title: Hello: world}\n", ["config-yaml 1:15+12"]],
  [`${SITE}site:\n  title: b\n  url: https://b.example\n`, ["config-key-repeated 4:1+4"]],
])("%j is told as %j", (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each([
  ["  title: again", "config-key-repeated 4:3+5"],
  ["  tittle: x", "config-key-unknown 4:3+6"],
  ["  'a b': x", "config-key-unknown 4:3+5"],
  ["  description: 2026", "config-type 4:16+4"],
  ["  description: [a]", "config-type 4:16+3"],
  ['  description: "a\\nb"', "config-line 4:16+6"],
  ["  language: klingonese", "config-language 4:13+10"],
  ["  language: e n", "config-language 4:13+3"],
  ["  timezone: Mars/Base", "config-time-zone 4:13+9"],
  ["  timezone: +02:00", "config-time-zone 4:13+6"],
  ["  direction: up", "config-choice 4:14+2"],
  ["  author: 'Ana <ana>@x>'", undefined],
  ["  author: Ana <ana@>", "config-mailbox 4:11+10"],
  ["  author: { name: Ana, url: ana.example }", "config-url 4:29+11"],
  ["  author: { name: Ana, email: ana }", "config-mailbox 4:31+3"],
  ["  authors: []", "config-missing 4:12+2"],
  ["  address: []", "config-missing 4:12+2"],
  ["posts: blog", "config-type 4:8+4"],
  ["posts: { folder: /posts }", "config-path 4:18+6"],
  ["posts: { folder: 'C:posts' }", "config-path 4:18+9"],
  ["posts: { folder: a/../../b }", "config-path 4:18+9"],
  ["posts: { folder: 'a\\b' }", "config-path 4:18+5"],
  ["posts: { folder: ~/posts }", "config-path 4:18+7"],
  ["posts: { folder: . }", undefined],
  ["posts: { folders: [a, ''] }", "config-missing 4:23+2"],
  ["posts: { permalink: ':year/:slug' }", "config-permalink 4:21+13"],
  ["posts: { permalink: '/:year/:month/' }", "config-permalink 4:21+16"],
  ["posts: { permalink: '/../:slug' }", "config-permalink 4:21+11"],
  ["posts: { permalink: '/x?:slug' }", "config-permalink 4:21+10"],
  ["posts: { permalink: '/:slug/:monht' }", "config-placeholder 4:29+6"],
  ["posts: { permalink: /:Slug/:title }", "config-placeholder 4:22+5"],
  ["posts: { dialect: gatsby }", "config-choice 4:19+6"],
  ["output: .", "config-path 4:9+1"],
  ["output: .git/x", "config-path 4:9+6"],
  ["output: posts", "config-clash 4:1+6"],
  ["output: posts/public", undefined],
  ["output: posts", "config-clash 4:1+6"],
  ["output: a\nposts: { folder: a/b }", "config-clash 4:1+6"],
  ["feeds: { formats: [] }", "config-missing 4:19+2"],
  ["feeds: { formats: [rss, rs] }", "config-choice 4:25+2"],
  ["feeds: { limit: 2.5 }", "config-range 4:17+3"],
  ["feeds: { limit: '20' }", "config-type 4:17+4"],
  ["feeds: { files: { rss: x/ } }", "config-path 4:24+2"],
  ["feeds: { files: { rss: ATOM.xml } }", "config-clash 4:19+3"],
  ["digest: { every: year }", "config-choice 4:18+4"],
  ["digest: { on: 3 }", "config-clash 4:11+2"],
  ["digest: { every: month, on: friday }", "config-clash 4:25+2"],
  ["digest: { every: month, on: 32 }", "config-range 4:29+2"],
  ["digest: { every: day, on: friday }", "config-clash 4:23+2"],
  ["digest: { every: post, at: '08:00' }", "config-clash 4:24+2"],
  ["digest: { at: 24 }", "config-range 4:15+2"],
  ["digest: { at: '8' }", "config-time 4:15+3"],
  ["digest: { at: '12:60' }", "config-time 4:15+7"],
  ["digest: { on: second tuesday }", "config-clash 4:11+2"],
  ["digest: { every: month, on: fifth friday }", "config-day 4:29+12"],
  ["digest: { every: day, hold: soon }", "config-span 4:29+4"],
  ["digest: { hold: never }", "config-span 4:17+5"],
  ["digest: { expire-after: 3 }", "config-type 4:25+1"],
  ["digest: { at-least: 0 }", "config-range 4:21+1"],
  ["digest: { every: post, at-most: 3 }", "config-clash 4:24+7"],
  ["digest: { at-least: 4, at-most: 3 }", "config-clash 4:24+7"],
  ["digest: { layout: card }", "config-choice 4:19+4"],
  ["digest: { look: { accent: red } }", "config-colour 4:27+3"],
  ["digest: { look: { font: 'x; y' } }", "config-font 4:25+6"],
  ["digest: { template: digest.html }", "config-path 4:21+11"],
  ["digest: { subject: 'a {x}' }", "config-placeholder 4:23+3"],
])("%s is told as %s", (line, expected) => {
  expect(told(`${SITE}${line}\n`)).toEqual(expected === undefined ? [] : [expected]);
});

test.each([
  ["from: Ana", "config-mailbox 6:9+3"],
  ["from: { name: Ana }", "config-missing 6:3+4"],
  ["from: { address: 'a@b.example,c@d.example' }", "config-mailbox 6:20+25"],
  ["unsubscribe: stop@blog.example", "config-unsubscribe 6:16+17"],
  ["unsubscribe: http://blog.example/{token}", "config-unsubscribe 6:16+27"],
  ["unsubscribe: https://blog.example/stop", "config-unsubscribe 6:16+25"],
  ["unsubscribe: https://{token}.blog.example/", "config-unsubscribe 6:16+29"],
  ["unsubscribe: https://blog.example/#{token}", "config-unsubscribe 6:16+29"],
  ["unsubscribe: https://blog.example/{token}/{token}", "config-unsubscribe 6:16+36"],
  ["unsubscribe: https://a:b@blog.example/{token}", "config-unsubscribe 6:16+32"],
  ["unsubscribe: javascript:{token}", "config-unsubscribe 6:16+18"],
  ["unsubscribe: mailto:stop", "config-mailbox 6:16+11"],
  ["unsubscribe: 'mailto:a@b.example,c@d.example'", "config-mailbox 6:16+32"],
  ["unsubscribe: [mailto:a@b.example, mailto:c@d.example]", "config-clash 6:3+11"],
  ["list-id: blog", "config-list-id 6:12+4"],
  ["list-id: 'a.b>'", "config-list-id 6:12+6"],
  ["connections: 0", "config-range 6:16+1"],
  ["rate: 0", "config-range 6:9+1"],
  ["rate: .inf", "config-type 6:9+4"],
  ["unsubscribe: [https://blog.example/{token}, mailto:a@b.example]", "config-yaml 6:38+1"],
])("of mail, %s is told as %s", (line, expected) => {
  const lines = ["from: a@blog.example", "unsubscribe: mailto:stop@blog.example"];
  const others = lines.filter((other) => other.split(":")[0] !== line.split(":")[0]);
  const text = `${SITE}  address: x\nmail:\n  ${[line, ...others].join("\n  ")}\n`;
  expect(told(text)).toEqual([expected]);
});

test("an http page is enough on one's own machine", () => {
  const page = "http://localhost:8080/u?t={token}";
  const mail = `mail:\n  from: a@blog.example\n  unsubscribe: ${page}\n`;
  expect(configured(mail)?.mail?.unsubscribe).toEqual({ url: page });
});

test.each([
  ["site:\n  titel: x\n  url: https://blog.example\n", "did you mean `title`?"],
  [`${SITE}  lang: de\n`, "did you mean `language`?"],
  [`${SITE}  desc: x\n`, "did you mean `description`?"],
  [`${SITE}permalink: pretty\n`, "it belongs below `posts:`"],
  [`${SITE}baseurl: x\n`, "it belongs below `site:`"],
  [
    `${SITE}plugins: x\n`,
    "there are `site`, `posts`, `output`, `feeds`, `network`, `follow`, `digest`, `mail`",
  ],
  [
    `${SITE}feeds: { count: 3 }\n`,
    "there are `formats`, `limit`, `content`, `files`, `hub`, `most-new`, `max-bytes`, `archive`, `by`, `more`, `podcast`",
  ],
  [`${SITE}  timezone: new york\n`, "did you mean `America/New_York`?"],
  [`${SITE}  timezone: Europe/Berln\n`, "did you mean `Europe/Berlin`?"],
  [`${SITE}  timezone: XYZ\n`, "write it like `Europe/Berlin`, or `UTC`"],
  [`${SITE}  language: german\n`, "did you mean `de`?"],
  [`${SITE}digest: { on: wed }\n`, "did you mean `wednesday`?"],
  [`${SITE}posts: { permalink: prety }\n`, "did you mean `pretty`?"],
  [`${SITE}posts: { folder: 'a\\b' }\n`, "write it as a/b"],
  [`${SITE}  description: 2026\n`, "put it in quotes"],
  [`${SITE}feeds: { limit: '20' }\n`, "leave out the quotes"],
  ["site:\n  title: x\n  url: www.blog.example/x\n", "write it as https://www.blog.example/x"],
])("%j comes with a way out: %s", (text, hint) => {
  expect(read(text).problems.map((problem) => problem.hint)).toEqual([hint]);
});

test("keys that objects inherit are no settings", () => {
  expect(told(`${SITE}__proto__: { output: x }\n`)).toEqual(["config-key-unknown 4:1+9"]);
  expect(told(`${SITE}constructor: x\n`)).toEqual(["config-key-unknown 4:1+11"]);
  expect(read(`${SITE}digest: { every: constructor }\n`).problems).toHaveLength(1);
});

test("whatever is written, there is a configuration or a problem, and every place is in the text", () => {
  const keys = [
    "site",
    "title",
    "url",
    "posts",
    "folders",
    "mail",
    "from",
    "unsubscribe",
    "digest",
  ];
  const words = ["https://a.example", "posts", "week", "a@b.example", "", "x: y", "2026-11-02"];
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...words),
      fc.constantFrom(null, true, 0, -1.5, Number.NaN),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys, "on", "x"), tie("value"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.oneof(value, fc.record({ site: value, mail: value })), (written) => {
      const text = JSON.stringify(written, undefined, 1);
      const { config, problems } = read(text);
      expect(config === undefined).toBe(problems.some(({ level }) => level === "error"));
      for (const { place } of problems)
        expect(text.split("\n")[(place?.line ?? 0) - 1]).toBe(place?.text);
    }),
    { numRuns: 500 },
  );
});

test("the page for people goes where it is told, or nowhere, and knows where to sign up", () => {
  expect(configured("follow:\n  page: feeds/index.html\n")?.follow).toEqual({
    page: "feeds/index.html",
  });
  expect(configured("follow:\n  page: none\n")?.follow).toEqual({ page: false });
  const signUp = (link: string) => configured(`follow:\n  sign-up: ${link}\n`)?.follow?.signUp;
  expect(signUp("https://blog.example/join")).toBe("https://blog.example/join");
  expect(signUp("mailto:hello@blog.example?subject=yes")).toBe(
    "mailto:hello@blog.example?subject=yes",
  );
});

test.each([
  ["page: feeds", "config-path"],
  ["page: ../index.html", "config-path"],
  ["sign-up: javascript:alert(1)", "config-url"],
  ["sign-up: mailto:nobody", "config-mailbox"],
  ['sign-up: "mailto:a@blog.example?subject=a b"', "config-url"],
])("of the page for people, `%s` is %s", (line, code) => {
  expect(told(`${SITE}follow:\n  ${line}\n`).map((one) => one.split(" ")[0])).toEqual([code]);
});

test("feeds by tag, by choice and for podcasts", () => {
  const config = configured(`feeds:
  by: [categories, Author, tag]
  max-bytes: 250 kB
  archive: true
  more:
    releases: { tags: release, limit: 5 }
    Deutsch: { languages: [de_AT], title: Auf Deutsch, content: summary }
    listen: { episodes: true }
  podcast:
    category: society & culture > documentary
    image: https://blog.example/cover.jpg
    email: show@blog.example
    author: Postrider
`);
  expect(config?.feeds).toMatchObject({
    by: ["tag", "author"],
    maxBytes: 250_000,
    archive: true,
    more: [
      { name: "releases", tags: ["release"], limit: 5 },
      { name: "Deutsch", languages: ["de-AT"], title: "Auf Deutsch", content: "summary" },
      { name: "listen", episodes: true },
    ],
    podcast: {
      category: "Society & Culture",
      subcategory: "Documentary",
      image: "https://blog.example/cover.jpg",
      explicit: false,
      author: "Postrider",
      owner: { name: "Postrider", email: "show@blog.example" },
      type: "episodic",
    },
  });
});

test.each([
  ["by: category", []],
  ["by: year", ["config-choice"]],
  ["max-bytes: 500000", []],
  ["max-bytes: 1 GB", ["config-size"]],
  ["max-bytes: 12", ["config-range"]],
  ["more: { releases: { tag: x } }", ["config-key-unknown"]],
  ["releases: { tags: x }", ["config-key-unknown"]],
  [
    "podcast: { category: Sience, image: 'https://blog.example/a.png', email: a@blog.example }",
    ["config-choice"],
  ],
  ["podcast: { category: Books, image: 'https://blog.example/a.png', email: a@blog.example }", []],
  ["podcast: { category: Arts > Books }", ["config-missing", "config-missing"]],
])("of feeds, `%s` is %j", (line, codes) => {
  expect(told(`${SITE}feeds:\n  ${line}\n`).map((one) => one.split(" ", 1)[0])).toEqual(codes);
});

test("a feed of one's own in the wrong place is shown the right one", () => {
  const [problem] = read(`${SITE}feeds:\n  releases: { tags: release }\n`).problems;
  expect(problem?.hint).toBe("a feed of that name goes below `more:`");
});

test.each<[string, object]>([
  ["rate: 500/hour", { rate: 500 / 3600 }],
  ["rate: 30 per minute", { rate: 0.5 }],
  [
    "rate: [500/hour, 10/second, 5000/day]",
    {
      rate: 10,
      quotas: [
        { messages: 500, span: 3_600_000 },
        { messages: 5000, span: 86_400_000 },
      ],
    },
  ],
  ["rate: [0.5, 10/second]", { rate: 10, quotas: [{ messages: 1, span: 2000 }] }],
  ["per-connection: 100", { perConnection: 100 }],
  ["bounce: bounces@blog.example", { bounce: "bounces@blog.example" }],
  ["give-up-after: 24 hours", { giveUpAfter: 86_400_000 }],
])("mail may say %s", (written, expected) => {
  expect(configured(`${MAIL}  ${written}\n`)?.mail).toMatchObject(expected);
});

test.each([
  ["rate: 500/fortnight", "config-range 7:9+13"],
  ["rate: 0/hour", "config-range 7:9+6"],
  [`bounce: ${"a".repeat(40)}@blog.example`, "config-mailbox 7:11+53"],
  ["give-up-after: later", "config-span 7:18+5"],
])("mail may not say %s", (written, expected) => {
  expect(told(`${SITE}${MAIL}  ${written}\n`)).toContain(expected);
});
