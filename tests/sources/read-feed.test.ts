import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeFeed } from "../../src/sources/decode.ts";
import { instantIn } from "../../src/sources/instants.ts";
import { readFeed } from "../../src/sources/read-feed.ts";

const AT = "https://feeds.example/blog/feed.xml";
const DAY = Date.UTC(2026, 10, 2, 8);

describe("a feed of somebody else", () => {
  test("in Atom, with an address of its own to be relative to", () => {
    const feed = readFeed(
      `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="/base/" xml:lang="de">
        <title type="html">A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title>
        <author><name>Somebody</name></author>
        <entry><id>urn:x:1</id><title type="text">1 &lt; 2</title>
          <link rel="self" href="self"/><link href="one"/>
          <link rel="enclosure" type="audio/mpeg" length="12" href="one.mp3"/>
          <published>2026-11-02T08:00:00Z</published><updated>2026-11-03T09:00:00+01:00</updated>
          <category term="t" label="Tag"/>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <b>x</b></p></div></content>
        </entry>
        <entry><id>urn:x:1</id><title>Twice</title></entry>
        <entry><title>Nobody knows it</title></entry>
      </feed>`,
      AT,
    );
    expect(feed).toEqual({
      format: "atom",
      title: "A & B",
      language: "de",
      entries: [
        {
          id: "urn:x:1",
          title: "1 < 2",
          url: "https://feeds.example/base/one",
          base: "https://feeds.example/base/one",
          published: DAY,
          updated: DAY + 24 * 3600_000,
          content: "<p>Hi <b>x</b></p>",
          authors: [{ name: "Somebody" }],
          tags: ["Tag"],
          enclosure: { url: "https://feeds.example/base/one.mp3", type: "audio/mpeg", bytes: 12 },
        },
      ],
    });
  });

  test.each([
    ["0.91", `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://a.example/rss.dtd">`],
    ["0.92", ""],
    ["2.0", ""],
  ])("in RSS %s", (version, doctype) => {
    const feed = readFeed(
      `<?xml version="1.0"?>${doctype}<rss version="${version}"><channel><title>T</title>
        <link>https://blog.example/</link><language>en-us</language>
        <item><title>Cats &amp;amp; &lt;i&gt;dogs&lt;/i&gt;</title><link>/1</link>
          <description>&lt;p&gt;Text&lt;/p&gt;</description>
          <author>a@blog.example (A Name)</author></item>
      </channel></rss>`,
      AT,
    );
    expect(feed?.entries).toEqual([
      {
        id: "https://blog.example/1",
        url: "https://blog.example/1",
        base: "https://blog.example/1",
        title: "Cats & dogs",
        content: "<p>Text</p>",
        authors: [{ name: "A Name" }],
        tags: [],
      },
    ]);
  });

  test("in RDF", () => {
    const feed = readFeed(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://blog.example/"><title>T</title><link>https://blog.example/</link></channel>
        <item rdf:about="https://blog.example/1"><title>One</title><link>https://blog.example/1</link><dc:date>2026-11-02T08:00:00Z</dc:date><dc:creator>C</dc:creator></item>
      </rdf:RDF>`,
      AT,
    );
    expect(feed?.entries).toMatchObject([
      { id: "https://blog.example/1", title: "One", published: DAY, authors: [{ name: "C" }] },
    ]);
  });

  test("in JSON Feed", () => {
    const feed = readFeed(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "T",
        items: [{ id: "1", url: "one", title: "a < b", content_text: "x & y\n\nz" }],
      }),
      AT,
    );
    expect(feed?.entries).toMatchObject([
      {
        id: "1",
        title: "a < b",
        url: "https://feeds.example/blog/one",
        content: "<p>x &amp; y</p>\n<p>z</p>",
      },
    ]);
  });

  test.each([
    ["a page", "<!doctype html><html><body>No feed</body></html>"],
    ["nothing", ""],
    ["text", "text"],
    ["JSON", "{}"],
    ["half a feed", "<rss><chan"],
    [
      "entities of its own",
      `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>`,
    ],
    [
      "entities from elsewhere",
      `<!DOCTYPE rss PUBLIC "x" "http://a.example/x.dtd" [<!ENTITY % x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>x</title></channel></rss>`,
    ],
  ])("is none where it is %s", (_what, text) => {
    expect(readFeed(text, AT)).toBeUndefined();
  });

  test("never makes a fault, whatever it holds", () => {
    const piece = fc.constantFrom(
      "<feed xmlns='http://www.w3.org/2005/Atom'>",
      "<rss version='2.0'><channel>",
      "<item>",
      "<entry>",
      "<title>",
      "<link href='javascript:x'/>",
      "<link>javascript:x</link>",
      "<guid>x</guid>",
      "<id>",
      "</item>",
      "</entry>",
      "<content type='xhtml'><div>",
      "<enclosure url='x' type='a' length='-1'/>",
      "&#0;",
      "&nope;",
      "]]>",
      '{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"authors":null}]}',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (parts) => {
        for (const { url } of readFeed(parts.join(""), AT)?.entries ?? []) {
          expect(url ?? "https://").toMatch(/^https?:/);
        }
      }),
    );
  });
});

test.each([
  ["2026-11-02T08:00:00Z", DAY],
  ["2026-11-02T09:00:00+01:00", DAY],
  // Without a zone it is in UTC, and not in the machine's.
  ["2026-11-02T08:00:00", DAY],
  ["2026-11-02 08:00", DAY],
  ["2026-11-02", DAY - 8 * 3600_000],
  ["Mon, 02 Nov 2026 08:00:00 GMT", DAY],
  ["Mon, 2 Nov 2026 08:00 UT", DAY],
  ["Mon, 02 Nov 2026 03:00:00 EST", DAY],
  ["02 Nov 2026 08:00:00 +0000", DAY],
  ["Mon, 02 Nov 2026 08:00:00", DAY],
  ["0001-01-01T00:00:00Z", undefined],
  ["Mon, 01 Jan 0001 00:00:00 +0000", undefined],
  ["yesterday", undefined],
  [undefined, undefined],
])("%s is an instant in any zone", (written, expected) => {
  expect(instantIn(written)).toBe(expected);
});

test.each([
  [
    "Atom's next page",
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><link rel="next" href="?p=2"/><link rel="prev-archive" href="/a"/></feed>',
    "https://blog.example/feed?p=2",
  ],
  [
    "Atom's archive",
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><link rel="prev-archive" href="/a"/></feed>',
    "https://blog.example/a",
  ],
  [
    "RSS's archive",
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>x</title><atom:link rel="prev-archive" href="a.xml"/></channel></rss>',
    "https://blog.example/a.xml",
  ],
  [
    "JSON Feed's next page",
    '{"version":"https://jsonfeed.org/version/1","title":"x","next_url":"https://blog.example/2","items":[]}',
    "https://blog.example/2",
  ],
  ["none", '<rss version="2.0"><channel><title>x</title></channel></rss>', undefined],
])("a feed goes on at %s", (_, text, more) => {
  expect(readFeed(text, "https://blog.example/feed")?.more).toBe(more);
});

test.each([
  [
    '<media:content url="/v.mp4" medium="video"/><media:content url="/p.png" medium="image"/>',
    "p.png",
  ],
  ['<media:group><media:content url="/p.jpg" type="image/jpeg"/></media:group>', "p.jpg"],
  ['<media:content url="/p.png" medium="image"/><media:thumbnail url="/t.png"/>', "t.png"],
])("the picture in %s is %s", (media, name) => {
  const namespace = 'xmlns:media="http://search.yahoo.com/mrss/"';
  const rss = `<rss version="2.0" ${namespace}><channel><title>x</title><item><guid>1</guid>${media}</item></channel></rss>`;
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" ${namespace}><title>x</title><entry><id>1</id>${media}</entry></feed>`;
  for (const text of [rss, atom]) {
    expect(readFeed(text, AT)?.entries[0]?.image).toBe(`https://feeds.example/${name}`);
  }
});

test("an item without an id is known by its link, to the letter", () => {
  const item = "<item><title>x</title><link> https://Blog.example/é?a=b </link></item>";
  const feed = readFeed(`<rss version="2.0"><channel><title>x</title>${item}</channel></rss>`, AT);
  expect(feed?.entries).toMatchObject([{ id: "https://Blog.example/é?a=b" }]);
});

test("the text of a feed is decoded as its server says, then as itself does", () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00FC</a>', "latin1");
  expect(decodeFeed(latin)).toContain("ü");
  expect(decodeFeed(latin, "utf-8")).toContain("\uFFFD");
  expect(decodeFeed(Buffer.from("\uFEFFü", "utf8"), "latin1")).toBe("ü");
  expect(decodeFeed(Buffer.from("ü"), "no-such-thing")).toBe("ü");
});
