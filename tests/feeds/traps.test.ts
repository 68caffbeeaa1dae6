/** What the package `feed` gets wrong when it is used as it is, each met with the way round it. */
import { describe, expect, test } from "vitest";
import type { Post } from "../../src/model/post.ts";
import { readAtom, readJson, readRss, type ReadItem } from "./feed-reader.ts";
import { FEEDS, somePost, written } from "./samples.ts";
import { childOf, childrenOf, parseXml, type XmlElement } from "./xml-reader.ts";

const ATOM = "{http://www.w3.org/2005/Atom}";
const MEDIA = "{http://search.yahoo.com/mrss/}";

/** The post as each format's reader understands it. */
function readBack(given: Partial<Post>): readonly ReadItem[] {
  const { atom, rss, json } = written([somePost(given)]);
  return [readAtom(atom), readRss(rss), readJson(json)].flatMap(({ items }) => items);
}

function atomEntry(given: Partial<Post> = {}): XmlElement {
  const entry = childOf(parseXml(written([somePost(given)]).atom), `${ATOM}entry`);
  if (entry === undefined) throw new Error("no entry");
  return entry;
}

function rssItem(given: Partial<Post> = {}): XmlElement {
  const channel = childOf(parseXml(written([somePost(given)]).rss), "channel");
  const item = channel && childOf(channel, "item");
  if (item === undefined) throw new Error("no item");
  return item;
}

function dirty(word: string): string {
  return `\u0000${word}\u001B \uFFFE${word}\uFFFF\uD800`;
}

test("1: what XML cannot hold is removed, in all formats alike", () => {
  const items = readBack({
    id: "tag:blog.example,2026:\u0008x",
    title: dirty("title"),
    summary: dirty("summary"),
    content: dirty("content"),
    tags: [dirty("tag")],
    authors: [{ name: dirty("name") }],
    image: { url: "https://blog.example/a.png", alt: dirty("alt") },
  });
  expect(items).toHaveLength(3);
  for (const item of items) {
    expect(item).toMatchObject({
      id: "tag:blog.example,2026:x",
      title: "title title",
      summary: "summary summary",
      content: "content content",
      tags: ["tag tag"],
      authors: ["name name"],
    });
  }
});

test("2, 3: tags keep `&`, `<`, quotes and line breaks, and have no domain", () => {
  const tags = ["R&D", "<b>", `"it's"`, "two\nlines", "a&amp;b"];
  for (const item of readBack({ tags })) expect(item.tags).toEqual(tags);
  for (const { attributes } of childrenOf(rssItem({ tags }), "category")) {
    expect(attributes).toEqual(new Map());
  }
});

describe("4, 5: a title means what it says", () => {
  test.each(["<strike>65%", "Map::Tube::<*>", "&amp;", "&#160;", "AT&T", "a ]]> b", "<3"])(
    "%s",
    (title) => {
      for (const item of readBack({ title })) expect(item.title).toBe(title);
    },
  );

  test("so do title and description of the blog", () => {
    const site = { title: "&amp; <b>us", description: "&lt; & </p" };
    const { atom, rss, json } = written([somePost()], site);
    for (const feed of [readAtom(atom), readRss(rss), readJson(json)]) {
      expect(feed).toMatchObject(site);
    }
  });

  test("even where an element seems to end, which readers would drop", () => {
    const [atom, rss, json] = readBack({ title: "Why </p> may go" });
    expect([atom?.title, rss?.title]).toEqual(Array(2).fill("Why <\u2060/p> may go"));
    expect(json?.title).toBe("Why </p> may go");
  });

  test("in RSS by hexadecimal references, which all readers take for plain text", () => {
    expect(written([somePost({ title: "<b> & more" })]).rss).toContain(
      "<title>&#x3C;b&#x3E; &#x26; more</title>",
    );
  });
});

test("6: an enclosure has the type that it is said to have", () => {
  const url = "https://blog.example/paper.pdf?page=1&print";
  const enclosure = { url, type: "application/pdf", bytes: 1000 };
  for (const { files } of readBack({ enclosure })) {
    expect(files).toEqual([{ url, type: "application/pdf", bytes: 1000 }]);
  }
});

describe("7: an enclosure and a picture don't push each other out of RSS", () => {
  const item = rssItem({
    enclosure: {
      url: "https://blog.example/1.mp3",
      type: "audio/mpeg",
      bytes: 2000,
      seconds: 90,
    },
    image: { url: "https://blog.example/1.jpg", type: "image/jpeg", width: 3, height: 2, alt: "&" },
  });

  test("the enclosure has url, type and length, and nothing else", () => {
    expect(childOf(item, "enclosure")?.attributes).toEqual(
      new Map([
        ["url", "https://blog.example/1.mp3"],
        ["type", "audio/mpeg"],
        ["length", "2000"],
      ]),
    );
  });

  test("the picture is media:content", () => {
    const media = childOf(item, `${MEDIA}content`);
    expect(Object.fromEntries(media?.attributes ?? [])).toEqual({
      url: "https://blog.example/1.jpg",
      medium: "image",
      type: "image/jpeg",
      width: "3",
      height: "2",
    });
    expect(media && childOf(media, `${MEDIA}description`)?.text).toBe("&");
  });

  test("a length that nobody knows is 0, which the specification asks for", () => {
    const unknown = { url: "https://blog.example/1.mp3", type: "audio/mpeg" };
    const enclosure = childOf(rssItem({ enclosure: unknown }), "enclosure");
    expect(enclosure?.attributes.get("length")).toBe("0");
    expect(readBack({ enclosure: unknown })[0]?.files[0]?.bytes).toBeUndefined();
  });
});

test("8: nothing given is changed", () => {
  const post = somePost({
    enclosure: Object.freeze({ url: "https://blog.example/1.mp3", type: "audio/mpeg", seconds: 9 }),
    tags: Object.freeze(["b", "a"]),
  });
  const before = structuredClone(post);
  written(Object.freeze([Object.freeze(post)]));
  expect(post).toEqual(before);
});

test("9: JSON Feed is version 1.1, with every author, language and file", () => {
  const { json } = written([
    somePost({
      authors: [{ name: "A", url: "https://a.example" }, { name: "B" }],
      language: "fr",
      enclosure: { url: "https://blog.example/1.ogg", type: "audio/ogg", bytes: 5, seconds: 7 },
    }),
  ]);
  const feed: unknown = JSON.parse(json);
  expect(feed).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    language: "en",
    authors: [{ name: "Postrider", url: "https://blog.example/about/" }],
    items: [
      {
        authors: [{ name: "A", url: "https://a.example/" }, { name: "B" }],
        language: "fr",
        attachments: [
          {
            url: "https://blog.example/1.ogg",
            mime_type: "audio/ogg",
            size_in_bytes: 5,
            duration_in_seconds: 7,
          },
        ],
      },
    ],
  });
  expect(json).not.toMatch(/"author":|"undefined"|null/);
});

test("10: every prefix in use is declared, once, on the root", () => {
  const everything = somePost({
    language: "fr",
    about: "https://example.org/?a&b",
    image: { url: "https://blog.example/a.png" },
  });
  const { atom, rss } = written([everything, everything]);
  for (const text of [atom, rss]) {
    const beyondRoot = text.slice(text.indexOf(">", text.indexOf("?>") + 2));
    expect(beyondRoot).not.toContain("xmlns");
  }
  expect(() => [parseXml(atom), parseXml(rss)]).not.toThrow();
});

function permalink(given: Partial<Post>): string | undefined {
  return childOf(rssItem(given), "guid")?.attributes.get("isPermaLink");
}

describe("11: identities stand as they are, addresses become URIs", () => {
  test.each([
    "HTTPS://Blog.Example/%7Epostrider/../a b",
    "https://blog.example",
    "tag:blog.example,2026:größe?&amp;",
    "not an address",
    "12",
  ])("identity %s", (id) => {
    for (const item of readBack({ id })) expect(item.id).toBe(id);
  });

  test("an address with more than ASCII", () => {
    for (const { url } of readBack({ url: "https://bücher.example/größe/a|b?c=[d]#e^f" })) {
      expect(url).toBe("https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe/a%7Cb?c=%5Bd%5D#e%5Ef");
    }
  });

  test("so do the addresses of files, pictures, authors and of what a link post is about", () => {
    const raw = "https://blog.example/ä b.png";
    const uri = "https://blog.example/%C3%A4%20b.png";
    const post = somePost({
      about: raw,
      image: { url: raw },
      enclosure: { url: raw, type: "image/png" },
      authors: [{ name: "A", url: raw }],
    });
    for (const text of Object.values(written([post]))) {
      expect(text).not.toContain(raw);
      expect(text).toContain(uri);
    }
    for (const item of readBack(post)) {
      expect(item).toMatchObject({ about: uri, files: [{ url: uri }] });
    }
  });

  test("what is no address does not cost the feed", () => {
    for (const { url } of readBack({ url: "/relative path/" }))
      expect(url).toBe("/relative%20path/");
  });

  test("a guid is a permalink where it is the address, and only there", () => {
    const url = "https://blog.example/a/";
    expect(permalink({ url, id: url })).toBe("true");
    expect(permalink({ url, id: "https://old.example/a/" })).toBe("false");
    expect(permalink({ url, id: "tag:blog.example,2026:a" })).toBe("false");
  });
});

describe("12: no clock", () => {
  const older = somePost({ id: "tag:a", updated: Date.UTC(1999, 0, 2), published: 0 });
  const newer = somePost({ id: "tag:b", updated: Date.UTC(2001, 0, 2), published: 0 });

  test("the feed changed when its newest entry did", () => {
    const { atom, rss } = written([older, newer]);
    expect(readAtom(atom).updated).toBe(newer.updated);
    expect(readRss(rss).updated).toBe(newer.updated);
    expect(readAtom(written([older]).atom).updated).toBe(older.updated);
  });

  test("an empty feed says the same every time, and nothing implausible", () => {
    const { atom, rss, json } = written([]);
    expect(readAtom(atom)).toMatchObject({ updated: Date.UTC(2005, 11, 1), items: [] });
    expect(readRss(rss)).toMatchObject({ updated: Date.UTC(2005, 11, 1), items: [] });
    expect(readJson(json).items).toEqual([]);
  });

  test("dates in words of each format, whatever the machine's zone", () => {
    const post = somePost({ published: Date.UTC(2026, 0, 5, 3, 4, 5), updated: 1_767_585_845_250 });
    const { atom, rss, json } = written([post]);
    expect(atom).toContain("<published>2026-01-05T03:04:05Z</published>");
    expect(atom.match(/<updated>2026-01-05T04:04:05\.250Z<\/updated>/g)).toHaveLength(2);
    expect(rss).toContain("<pubDate>Mon, 05 Jan 2026 03:04:05 GMT</pubDate>");
    expect(rss).toContain("<atom:updated>2026-01-05T04:04:05.250Z</atom:updated>");
    expect(json).toContain('"date_published": "2026-01-05T03:04:05Z"');
    expect(json).toContain('"date_modified": "2026-01-05T04:04:05.250Z"');
  });
});

test("13: each format points at itself", () => {
  const { atom, rss, json } = written([somePost()]);
  expect(readAtom(atom).self).toBe("https://blog.example/atom.xml");
  expect(readRss(rss).self).toBe("https://blog.example/rss.xml");
  expect(readJson(json).self).toBe("https://blog.example/feed.json");
});

test("14: RSS names its authors in dc:creator, and publishes no e-mail address", () => {
  const authors = [{ name: "A & B", email: "a@example.org" }, { name: "C" }];
  const { atom, rss, json } = written([somePost({ authors })]);
  expect(readRss(rss).items[0]?.authors).toEqual(["A & B", "C"]);
  expect(childOf(rssItem({ authors }), "author")).toBeUndefined();
  expect(atom + rss + json).not.toContain("a@example.org");
});

test("15: an Atom category has a term, and blank tags are none", () => {
  const categories = childrenOf(atomEntry({ tags: ["a", " ", ""] }), `${ATOM}category`);
  expect(categories.map(({ attributes }) => [...attributes])).toEqual([[["term", "a"]]]);
});

describe("16: what the package has no place for", () => {
  test("Atom: types, languages and the generator's version", () => {
    const { atom } = written([somePost({ language: "fa" }), somePost({ id: "tag:b" })]);
    expect(atom).toContain('xml:lang="en">\n    <id>');
    expect(atom.match(/<entry>|<entry xml:lang="fa">/g)).toEqual([
      '<entry xml:lang="fa">',
      "<entry>",
    ]);
    expect(atom).toContain('<link rel="self" type="application/atom+xml" href="');
    expect(atom).toContain('<link rel="alternate" type="text/html" hreflang="en" href="');
    expect(atom).toContain('<link rel="alternate" type="text/html" hreflang="fa" href="');
    expect(atom).toContain(
      '<generator uri="https://example.org/postrider" version="1.2.3">Postrider</generator>',
    );
    expect(atom).not.toContain("xml:base");
  });

  test("several authors, the language and the page that a link post is about", () => {
    const given = {
      authors: [{ name: "A" }, { name: "B" }],
      language: "fa",
      about: "https://example.org/page?a=1&b=2",
    };
    for (const item of readBack(given)) {
      expect(item).toMatchObject({ ...given, authors: ["A", "B"] });
    }
  });

  test("the language of the blog is not said again", () => {
    for (const item of readBack({ language: "EN" })) expect(item.language).toBeUndefined();
  });

  test("Atom: the picture", () => {
    const url = "https://blog.example/a.png";
    const media = childOf(atomEntry({ image: { url, bytes: 7 } }), `${MEDIA}content`);
    expect(Object.fromEntries(media?.attributes ?? [])).toEqual({
      url,
      medium: "image",
      fileSize: "7",
    });
  });
});

test("plain text is plain where it looks as if an element ended, too", () => {
  const image = { url: "https://blog.example/a.png", alt: "</b>" };
  const entry = atomEntry({ summary: "Close it with </p>.", image });
  const summary = childOf(entry, `${ATOM}summary`);
  expect(summary).toMatchObject({ text: "Close it with <\u2060/p>." });
  expect(summary?.attributes.get("type")).toBe("text");
  const media = childOf(entry, `${MEDIA}content`);
  const description = media && childOf(media, `${MEDIA}description`);
  expect(description).toMatchObject({ text: "<\u2060/b>" });
  expect(description?.attributes.get("type")).toBe("plain");
});

test("17: content may hold `]]>` as often as it likes", () => {
  const content = '<p title="]]>">]]>]]></p><![CDATA[x]]>';
  for (const item of readBack({ content })) expect(item.content).toBe(content);
});

test("18: entries of the same instant have updates that are not written alike", () => {
  for (const instant of [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1) + 120]) {
    const posts = Array.from({ length: 500 }, (_, n) =>
      somePost({ id: `tag:${n}`, updated: instant }),
    );
    const { atom } = written(posts, {}, { ...FEEDS, limit: 500 });
    const stamps = parseXml(atom).children.flatMap((entry) =>
      childrenOf(entry, `${ATOM}updated`).map(({ text }) => text),
    );
    expect(new Set(stamps).size).toBe(500);
    for (const stamp of stamps) {
      expect(stamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|\+\d\d:(00|15|30|45))$/);
      expect(Date.parse(stamp)).toBe(instant);
    }
  }
});
