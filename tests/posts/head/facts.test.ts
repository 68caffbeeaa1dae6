import { describe, expect, test } from "vitest";
import { type BlogOptions, codes, found, post, scan } from "../blog.ts";

function of(header: string, options: BlogOptions & { path?: string; body?: string } = {}) {
  return post(`---\ndate: 2026-11-02\n${header}\n---\n${options.body ?? "text"}`, options);
}

describe("titles", () => {
  test.each([
    ["Hello", "Hello"],
    ["<strike>65%</strike> off", "65% off"],
    ["<strong class='x'>Bold</strong> and <em>more</em>", "Bold and more"],
    ["one<br>two<br/>three", "one two three"],
    ["A&#160;B &amp; C &mdash; D &eacute; &#xe9; &unknown;", "A B & C — D é é &unknown;"],
    ["AT&T and Q&A; &#0; &#99999999;", "AT&T and Q&A; &#0; &#99999999;"],
    ["Map::Tube::<*>", "Map::Tube::<*>"],
    ["I <3 feeds", "I <3 feeds"],
    ["group_by and **stars**", "group_by and **stars**"],
    ["Vec<T> and Box<dyn Fn>", "Vec<T> and Box<dyn Fn>"],
    ["What is a <b>?", "What is a <b>?"],
    ["</b> closes nothing <b>", "</b> closes nothing <b>"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["{{7*7}} ${7*7} <%= 7 %> *|UNSUB|*", "{{7*7}} ${7*7} <%= 7 %> *|UNSUB|*"],
    ["  much\u00a0  space  ", "much space"],
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["2014", "2014"],
    ["1.10", "1.10"],
    ["no", "no"],
    ["a\u000bb\u001bc\ufffe", "abc"],
  ])("%j is %j", (written, title) => {
    expect(of(`title: ${JSON.stringify(written)}`).title).toBe(title);
  });

  test("what YAML takes for something else is the text that is written", () => {
    expect(of("title: 1.10").title).toBe("1.10");
    expect(of("title: 0123").title).toBe("0123");
    expect(of("title: 12:30:45").title).toBe("12:30:45");
    expect(of("title: 1.10\nsummary: >\n  x").title).toBe("1.10");
    expect(of("title: [One, Two]").title).toBe("One, Two");
    expect(of("newstitle: News").title).toBe("News");
    expect(of("title: x\nnewstitle: News").title).toBe("x");
  });

  test.each([
    ["# Hello *there*, `code_x` and [a link](x) {#id}\n\ntext", "Hello there, code_x and a link"],
    ["text\n\n  # Later #\n", "Later"],
    ["Underlined\n==========\n\ntext", "Underlined"],
    ["```sh\n# a comment\n```\n\n# Real", "Real"],
    ["~~~~\n# no\n~~~\n# no\n~~~~\n# Real", "Real"],
    ["## Second\n\ntext", "Hello world"],
    ["#hash\n", "Hello world"],
    ["# {{ page.title }}\n", "Hello world"],
    ["text", "Hello world"],
    ["# group_by\\_x & __init__\n", "group_by_x & init"],
  ])("from the body %j: %s", (body, title) => {
    expect(of("title:", { body, path: "posts/hello_world.md" }).title).toBe(title);
  });

  test("from HTML and from plain text", () => {
    const html = "<html><title>T</title><h1 class=x>An <i>old</i> page</h1>";
    expect(post(html, { path: "posts/2026-11-02-x.html" }).title).toBe("An old page");
    expect(post("A line\n\nText.\n", { path: "posts/2026-11-02-x.txt" }).title).toBe("A line");
  });

  test("from the file's name, in Jekyll with capitals", () => {
    const path = "_posts/2026-11-02-i-dont-like-zeroes.md";
    const at = { path, folders: ["_posts"] };
    expect(post("text", at).title).toBe("I dont like zeroes");
    expect(post("text", { ...at, dialect: "jekyll" }).title).toBe("I Dont Like Zeroes");
    expect(post("text", { path: "posts/2026-11-02.txt" }).title).toBe("2026 11 02");
  });
});

describe("summaries", () => {
  test.each([
    ["description: A <b>bold</b> one", "A bold one"],
    ["summary: >\n  folded\n  text", "folded text"],
    ["summary: '![a](/b.png) See [c d](https://example.org/ \"e\"), or [f].'", "See c d, or [f]."],
    ["spoiler: A few words.", "A few words."],
    ["lead: true", undefined],
    ["excerpt: one\ndescription: two", "two"],
    ["excerpt: true\nsubtitle: No", "No"],
    ["preview: /images/small.png", undefined],
    ["description: null", undefined],
    ["", undefined],
  ])("%j: %s", (header, summary) => {
    expect(of(header).summary).toBe(summary);
  });
});

function jekyllTags(header: string) {
  const jekyll = { path: "_posts/2026-11-02-x.md", folders: ["_posts"] };
  return of(header, { ...jekyll, dialect: "jekyll" }).tags;
}

describe("tags", () => {
  test.each([
    ["tags: [one, two words, 3]", ["one", "two words", "3"]],
    ["tags: one two", ["one two"]],
    ["tags: one, two words", ["one", "two words"]],
    ["tags:\n- one\n- two", ["one", "two"]],
    ["tags: null\ncategory: three", ["three"]],
    ["tag: a\ncategories: [b, a]", ["a", "b"]],
    ["tags: []\nkeywords: a, b", ["a", "b"]],
    ["tags: x\nkeywords: a, b", ["x"]],
    ["taxonomies:\n  tags: [a]", ["a"]],
    ["categories:\n  - [a, b]\n  - c", ["a", "b", "c"]],
    ["tags: ['<b>x</b>', \"a\\u0000b\"]", ["x", "ab"]],
    ["", []],
  ])("%j", (header, tags) => {
    expect(of(header).tags).toEqual(tags);
  });

  test("words are many tags in Jekyll's plural keys only", () => {
    expect(jekyllTags("tags: one two")).toEqual(["one", "two"]);
    expect(jekyllTags("categories: one two")).toEqual(["one", "two"]);
    expect(jekyllTags("tag: one two")).toEqual(["one two"]);
    expect(jekyllTags("category: one two")).toEqual(["one two"]);
    expect(jekyllTags("tags: [one two]")).toEqual(["one two"]);
  });

  test("TOML", () => {
    const text = '+++\ndate = 2026-11-02\ntags = ["a"]\n[taxonomies]\ntags = ["b", "c"]\n+++\n';
    expect(post(text).tags).toEqual(["a", "b", "c"]);
  });
});

describe("authors", () => {
  const url = "https://example.org/";

  test.each([
    ["author: Postrider", [{ name: "Postrider" }]],
    ['author: "{{ site.author }}"', []],
    ["author: Rider, Jr.", [{ name: "Rider, Jr." }]],
    ["authors: Postrider, The Contributors", [{ name: "Postrider" }, { name: "The Contributors" }]],
    [
      "authors: [Postrider, The Contributors]",
      [{ name: "Postrider" }, { name: "The Contributors" }],
    ],
    ["by: Postrider", [{ name: "Postrider" }]],
    ["author: rider@example.org (Postrider)", [{ name: "Postrider", email: "rider@example.org" }]],
    ["author: Postrider (at @home)", [{ name: "Postrider (at @home)" }]],
    ["author: Postrider <rider@example.org>", [{ name: "Postrider", email: "rider@example.org" }]],
    [`author: Postrider <${url}>`, [{ name: "Postrider", url }]],
    [
      `author:\n  name: Postrider\n  url: ${url}\n  email: rider@example.org\n  title: Rider`,
      [{ name: "Postrider", url, email: "rider@example.org" }],
    ],
    [
      `authors:\n  - name: Postrider\n    url: ${url}\n  - The Contributors`,
      [{ name: "Postrider", url }, { name: "The Contributors" }],
    ],
    [`author: Postrider\nauthor_url: ${url}`, [{ name: "Postrider", url }]],
    [
      "author:\n  name: Postrider\n  url: javascript:alert(1)\n  email: a b@c",
      [{ name: "Postrider" }],
    ],
    ["author: [Postrider, Postrider]", [{ name: "Postrider" }]],
    ["author: null", []],
    ["author:\n  title: nobody", []],
  ])("%j", (header, authors) => {
    expect(of(header).authors).toEqual(authors);
  });

  test.each([
    [
      "site/_data/authors.yml",
      `rider:\n  name: Postrider\n  url: ${url}\nothers: The Contributors\n`,
    ],
    [
      "site/_posts/authors.yml",
      `rider:\n  name: Postrider\n  url: ${url}\nothers:\n  name: The Contributors\n`,
    ],
    [
      "data/authors.toml",
      `others = "The Contributors"\n[rider]\nname = "Postrider"\nurl = "${url}"\n`,
    ],
    [
      "_data/authors.json",
      JSON.stringify([
        { key: "rider", name: "Postrider", url },
        { id: "others", name: "The Contributors" },
      ]),
    ],
  ])("keys into %s", (path, book) => {
    const authors = (header: string) => {
      const text = `---\ndate: 2026-11-02\n${header}\n---\n`;
      return scan({ "site/_posts/x.md": text, [path]: book }, { folders: ["site/_posts"] }).heads[0]
        ?.authors;
    };
    const rider = { name: "Postrider", url };
    const others = { name: "The Contributors" };
    expect(authors("author: rider")).toEqual([rider]);
    expect(authors("author: Rider")).toEqual([rider]);
    expect(authors("author: rider, others")).toEqual([rider, others]);
    expect(authors("authors: [rider, others, guest]")).toEqual([rider, others, { name: "guest" }]);
    expect(authors("authors:\n  - key: rider\n    name: P. Rider")).toEqual([
      { ...rider, name: "P. Rider" },
    ]);
  });

  test("nobody hears that a book is no post, and of data that nobody read they do", () => {
    const { leftOut, counts } = scan({
      "posts/2026-11-02-x.md": "x",
      "posts/authors.yml": "a: { name: Ada }\n",
      "posts/posts.json": `{"tags": ["a"]}`,
      "posts/other.json": "{}",
    });
    expect(leftOut.map(({ source }) => source)).toEqual(["posts/other.json"]);
    expect(counts).toEqual({ files: 4, attachments: 2 });
  });

  test("a book that cannot be read is said, and the posts stay", () => {
    const result = scan({ "posts/2026-11-02-x.md": "x", "posts/authors.yml": "a: [\n" });
    expect(result.heads).toHaveLength(1);
    expect(found(result)).toMatchObject([
      { code: "data-file-invalid", level: "warning", place: { file: "posts/authors.yml" } },
    ]);
  });
});

describe("language and direction", () => {
  test.each([
    ["lang: de", "de", "ltr"],
    ["language: fa_IR", "fa-IR", "rtl"],
    ["lang: AR", "ar", "rtl"],
    ["lang: uz-arab", "uz-Arab", "rtl"],
    ["lang: en\ndir: rtl", "en", "rtl"],
    ["dir: RTL", undefined, "rtl"],
    ["lang: klingonese", undefined, undefined],
    ["lang: <x>", undefined, undefined],
    ["", undefined, undefined],
  ])("%j", (header, language, direction) => {
    const head = of(header);
    expect([head.language, head.direction]).toEqual([language, direction]);
  });
});

describe("images", () => {
  const bundle = { path: "posts/hello/index.md" };

  test.each([
    ["image: /a.png", { url: "https://blog.example/a.png", type: "image/png" }],
    ["cover: https://cdn.example/a", { url: "https://cdn.example/a" }],
    ["hero_image: //cdn.example/a.jpg", { url: "https://cdn.example/a.jpg", type: "image/jpeg" }],
    [
      "image:\n  src: /a.webp\n  alt: A <b>b</b>",
      { url: "https://blog.example/a.webp", alt: "A b", type: "image/webp" },
    ],
    [
      "cover:\n  image: a.png\n  alt: null",
      { url: "https://blog.example/2026/11/hello/a.png", type: "image/png" },
    ],
    [
      "images: [/a.gif, /b.gif]\nimage_alt: x",
      { url: "https://blog.example/a.gif", alt: "x", type: "image/gif" },
    ],
    ["image: '{{ site.url }}/a.png'", { url: "https://blog.example/a.png", type: "image/png" }],
    [
      "thumbnail: ./my pic.svg",
      { url: "https://blog.example/2026/11/hello/my%20pic.svg", type: "image/svg+xml" },
    ],
  ])("%j", (header, image) => {
    expect(of(header, bundle).image).toEqual(image);
  });

  test.each([
    "image: true",
    "image: red",
    "image: file:///etc/passwd.png",
    "image: data:image/png;base64,x",
    "image: javascript:x.png",
  ])("%s is none", (header) => {
    expect(of(header)).not.toHaveProperty("image");
  });

  test("beside a post that is no bundle it is below the site", () => {
    expect(of("image: a.png").image?.url).toBe("https://blog.example/a.png");
  });
});

describe("enclosures", () => {
  const url = "https://blog.example/a.mp3";
  const type = "audio/mpeg";

  test.each([
    ["file: /a.mp3\nlength: 12345\nduration: '20:34'", { url, type, bytes: 12345, seconds: 1234 }],
    ["podcast_file: /a.mp3\npodcast_bytes: 12,345", { url, type, bytes: 12345 }],
    ["audio: /a.mp3\nduration: 1:00:01", { url, type, seconds: 3601 }],
    [
      "enclosure:\n  url: /a\n  type: Audio/MPEG\n  length: 5",
      { url: "https://blog.example/a", type, bytes: 5 },
    ],
    ["enclosure: |\n  https://blog.example/a.mp3\n  5\n  audio/mpeg", { url, type, bytes: 5 }],
    ["enclosure: https://blog.example/a.mp3 5 audio/mpeg", { url, type, bytes: 5 }],
    ["enclosure: /an hour.mp3", { url: "https://blog.example/an%20hour.mp3", type }],
    ["enclosure:\n  url: /1 2 3.mp3", { url: "https://blog.example/1%202%203.mp3", type }],
    ["video: /a.mp4", { url: "https://blog.example/a.mp4", type: "video/mp4" }],
    ["enclosure:\n  - src: /a.mp3\n    duration: 7", { url, type, seconds: 7 }],
  ])("%j", (header, enclosure) => {
    expect(of(header).enclosure).toEqual(enclosure);
  });

  test.each([
    ["podcast_file: a 1.mp3", "https://media.example/show/a%201.mp3"],
    ["podcast_file: https://cdn.example/a.mp3", "https://cdn.example/a.mp3"],
    ["audio: /a.mp3", url],
    ["podcast_file: ''\nenclosure_type: audio/mpeg", undefined],
  ])("%s, where the site has a place for its episodes", (header, address) => {
    const options = { rules: { mediaPrefix: "https://media.example/show/" } };
    expect(of(header, options).enclosure?.url).toBe(address);
  });

  test("one that was meant and cannot be is said", () => {
    const lost = "---\ndate: 2026-11-02\nenclosure:\n  url: /listen?n=1\n  length: 5\n---\n";
    expect(found(scan({ "posts/a.md": lost }))).toMatchObject([
      { code: "enclosure-unknown", place: { file: "posts/a.md", line: 4 } },
    ]);
    for (const fine of ["enclosure: /a.mp3", "enclosure: false", "enclosure: []", "file: a.txt"]) {
      expect(codes(scan({ "posts/a.md": `---\ndate: 2026-11-02\n${fine}\n---\n` }))).toEqual([]);
    }
  });

  test("a file of no known kind is none", () => {
    expect(of("file: notes.md\nlength: 4")).not.toHaveProperty("enclosure");
    expect(of("video: https://video.example/watch?v=1")).not.toHaveProperty("enclosure");
  });
});

describe("keys", () => {
  test("that nobody knows mean nothing, whatever they are called", () => {
    for (const text of [
      "---\n__proto__:\n  draft: true\n  polluted: true\nconstructor: x\ndate: 2026-11-02\n---\n",
      '{"__proto__": {"draft": true, "polluted": true}, "date": "2026-11-02"}\n',
      "+++\n__proto__ = {polluted = true}\ndate = 2026-11-02\n+++\n",
      "---\n__proto__: &x {draft: true}\n<<: *x\ndate: 2026-11-02\n---\n",
    ]) {
      expect(codes(scan({ "posts/a.md": text }))).toEqual([]);
      expect(post(text).title).toBe("Hello");
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("are known however they are written", () => {
    expect(post("---\nPub_Date: 2026-11-02\nHero-Image: /a.png\nTITLE: x\n---\n")).toMatchObject({
      title: "x",
      image: { url: "https://blog.example/a.png" },
    });
  });
});

describe("what themes and other generators have elsewhere", () => {
  test("authors and picture in the table for themes", () => {
    const extra = of("extra:\n  author: Ada Example\n  image: /a.png");
    expect(extra).toMatchObject({
      authors: [{ name: "Ada Example" }],
      image: { url: "https://blog.example/a.png" },
    });
    expect(of("params:\n  authors: [Ann, Ben]").authors).toEqual([
      { name: "Ann" },
      { name: "Ben" },
    ]);
    expect(of("header:\n  overlay_image: /wide.jpg\n  teaser: /small.jpg").image?.url).toBe(
      "https://blog.example/wide.jpg",
    );
    // What stands in the header itself counts.
    expect(of("author: Ann\nextra:\n  author: Ben").authors).toEqual([{ name: "Ann" }]);
  });

  test("an author in Markdown", () => {
    expect(of("author: '[Ada](https://ada.example/)'").authors).toEqual([
      { name: "Ada", url: "https://ada.example/" },
    ]);
    expect(of("author: '**Ada** (A), [Ben](https://ben.example/) (B)'").authors).toEqual([
      { name: "Ada (A), Ben (B)" },
    ]);
  });

  test("a teaser is a summary, unless it is a picture", () => {
    expect(of("teaser: A few words.").summary).toBe("A few words.");
    expect(of("teaser: small.png")).not.toHaveProperty("summary");
  });

  test.each(["pubDatetime", "publishedAt", "published_at", "datePublished", "created_at"])(
    "a date called %s",
    (key) => {
      const { published } = post(`---\n${key}: 2026-11-02T10:00:00Z\n---\ntext`);
      expect(published).toBe(Date.parse("2026-11-02T10:00:00Z"));
    },
  );

  test("Jekyll puts the base of the site before a picture's path, once", () => {
    const options: BlogOptions = { dialect: "jekyll", url: "https://blog.example/base/" };
    const urlOf = (written: string, more: BlogOptions = options) =>
      of(`image: ${written}`, more).image?.url;
    expect(urlOf("/a.png")).toBe("https://blog.example/base/a.png");
    expect(urlOf("/base/a.png")).toBe("https://blog.example/base/a.png");
    expect(urlOf("//cdn.example/a.png")).toBe("https://cdn.example/a.png");
    expect(urlOf("/a.png", { ...options, dialect: "hugo" })).toBe("https://blog.example/a.png");
  });

  test("a picture that is a place in the source has no address", () => {
    expect(of("image: ~/assets/a.png")).not.toHaveProperty("image");
    expect(of("image: '@/assets/a.png'")).not.toHaveProperty("image");
    // Nor has one beside the post, where a program packs it.
    for (const dialect of ["astro", "docusaurus"] as const) {
      expect(of("image: ../a.png", { dialect })).not.toHaveProperty("image");
      expect(of("image: a.png", { dialect })).not.toHaveProperty("image");
      expect(of("image: /a.png", { dialect }).image?.url).toBe("https://blog.example/a.png");
    }
  });

  test("a change that Quarto takes from the file is none that is written", () => {
    const result = scan({
      "posts/a.md": "---\ndate: 2026-11-02\ndate-modified: last-modified\n---\ntext",
    });
    expect(codes(result)).toEqual([]);
    expect(result.heads[0]?.updated).toBe(Date.parse("2026-11-02T00:00:00Z"));
  });

  test("dates in tables", () => {
    const both = post("---\ndate:\n  created: 2026-11-02\n  updated: 2026-11-05\n---\ntext");
    expect(both).toMatchObject({
      published: Date.parse("2026-11-02T00:00:00Z"),
      updated: Date.parse("2026-11-05T00:00:00Z"),
    });
    expect(of("last_update:\n  date: 2026-11-06\n  author: x").updated).toBe(
      Date.parse("2026-11-06T00:00:00Z"),
    );
    expect(codes(scan({ "posts/a.md": "---\ndate: {x: 2026-11-02}\n---\ntext" }))).toEqual([
      "date-invalid",
    ]);
  });
});
