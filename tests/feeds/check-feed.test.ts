import { describe, expect, test } from "vitest";
import { checkFeeds } from "../../src/feeds/check-feed.ts";
import { writeFeeds } from "../../src/feeds/write.ts";
import type { FeedFormat } from "../../src/model/config.ts";
import type { Post } from "../../src/model/post.ts";
import type { Problem } from "../../src/model/problem.ts";
import { FEEDS, GENERATOR, POSTS, SITE, somePost, written } from "./samples.ts";

function problemsOf(posts: readonly Post[], site: Partial<typeof SITE> = {}): readonly Problem[] {
  const whole = { ...SITE, ...site };
  return checkFeeds(writeFeeds(posts, whole, FEEDS, GENERATOR), whole, posts);
}

function codesOf(posts: readonly Post[], site: Partial<typeof SITE> = {}): readonly string[] {
  return problemsOf(posts, site).map(({ code }) => code);
}

const ARCHIVE = '<archive xmlns="http://purl.org/syndication/history/1.0"/>\n';

describe("nothing to say", () => {
  test("of posts that have everything", () => {
    expect(problemsOf(POSTS)).toEqual([]);
  });

  test("of a feed without entries", () => {
    expect(problemsOf([])).toEqual([]);
  });

  test("of summaries alone", () => {
    const feeds = { ...FEEDS, content: "summary" as const };
    const files = writeFeeds(POSTS, SITE, feeds, GENERATOR);
    expect(checkFeeds(files, SITE, POSTS)).toEqual([]);
  });

  test("of twenty posts of one day", () => {
    const posts = Array.from({ length: 20 }, (_, n) =>
      somePost({ id: `tag:blog.example,2026:${n}` }),
    );
    expect(problemsOf(posts)).toEqual([]);
  });
});

describe("what a post does to its feeds", () => {
  test.each<[string, Partial<Post>]>([
    ["invalid-full-link", { url: "/relative/" }],
    ["invalid-full-link", { enclosure: { url: "file.mp3", type: "audio/mpeg" } }],
    ["invalid-mime-type", { enclosure: { url: "https://blog.example/f.mp3", type: "mp3" } }],
    ["invalid-url-attribute", { enclosure: { url: "http://localhost/f.mp3", type: "audio/mpeg" } }],
    [
      "invalid-url-attribute",
      { enclosure: { url: "https://a_b.example/f.mp3", type: "audio/mpeg" } },
    ],
    ["invalid-full-link", { image: { url: "cover.png" } }],
    ["invalid-integer", { image: { url: "https://blog.example/c.png", width: 0 } }],
    ["uri-not-iri", { id: "https://blog.example/größe" }],
    ["invalid-uri-char", { id: "https://blog.example/a b" }],
    ["invalid-full-link", { id: "hello" }],
    ["invalid-tag", { id: "tag:blog.example:hello" }],
    ["invalid-urn", { id: "urn:uuid:1234" }],
    ["scheme-not-iana-registered", { id: "blog:hello" }],
    ["non-canonical-uri", { id: "https://blog.example" }],
    ["non-canonical-uri", { id: "HTTPS://blog.example/a" }],
    ["non-canonical-uri", { id: "https://blog.example/%7epostrider" }],
    ["not-sufficiently-unique", { id: "12" }],
    ["invalid-language", { language: "xyzzy" }],
    ["invalid-language", { language: "fa_IR" }],
    ["implausible-date", { published: Date.UTC(1970, 0, 1) }],
    ["contains-email", { authors: [{ name: "Postrider <post@example.org>" }] }],
    ["bad-characters", { title: "Read \uFFFD wrongly" }],
    ["bad-characters", { content: "<p>grÃ¶Ãe</p>" }],
    ["not-html", { content: "<p><ul><li>a</li></ul></p>" }],
    ["security-risk", { content: "<iframe src='https://example.org/'></iframe>" }],
    ["security-risk-attr", { content: "<p onclick='x()'>x</p>" }],
    ["dangerous-style-attr", { content: "<p style='position: fixed'>x</p>" }],
    ["contains-rel-ref", { content: "<p><a href='/about/'>x</a></p>" }],
  ])("%s: %o", (code, given) => {
    expect(codesOf([somePost(given)])).toContain(code);
  });

  test("is said once, of the post's file and the first feed that shows it", () => {
    const bad = somePost({ content: "<script>1</script>", source: "posts/bad.md" });
    const good = somePost({ id: "tag:blog.example,2026:good", source: "posts/good.md" });
    const { atom } = written([bad, good]);
    const line = 1 + atom.slice(0, atom.indexOf("<content")).split("\n").length - 1;
    expect(problemsOf([bad, good])).toEqual([
      {
        code: "security-risk",
        level: "warning",
        headline: "readers may drop `<script>`",
        place: { file: "posts/bad.md" },
        other: { file: "atom.xml", line },
      },
    ]);
  });

  test("the same identity twice is said of both formats' own word for it", () => {
    expect(new Set(codesOf([somePost(), somePost()]))).toEqual(
      new Set(["duplicate-entries", "duplicate-value"]),
    );
  });
});

test("a blog without a language that anybody speaks", () => {
  expect(problemsOf([], { language: "english" })[0]).toMatchObject({
    code: "invalid-language",
    level: "error",
    place: { file: "atom.xml", line: 2 },
  });
});

function check(format: FeedFormat, text: string): readonly string[] {
  const files = [{ path: FEEDS.files[format], text, format }];
  return checkFeeds(files, SITE, []).map(({ code }) => code);
}

describe("texts from elsewhere", () => {
  const good = written([somePost({ id: "tag:blog.example,2026:1", language: "fa" })]);

  test.each<[string, FeedFormat, string | RegExp, string]>([
    ["sax-error", "atom", "</feed>", ""],
    ["contains-html", "rss", "<title>", "<title>the end tag &#x3C;/b&#x3E; "],
    ["sax-error", "atom", "A first post.", "fish & chips"],
    ["sax-error", "rss", "<title>", "<title>&nbsp;"],
    ["sax-error", "rss", "<title>", "<title>\u0001"],
    ["sax-error", "rss", / xmlns:dc="[^"]*"/, ""],
    ["json-error", "json", "{", "["],
    ["undefined-element", "atom", /^<\?xml[^]*$/, "<rss version='2.0'/>"],
    ["undefined-element", "atom", "<subtitle", "<tagline/><subtitle"],
    ["undefined-element", "rss", "<guid", "<uid/><guid"],
    ["unknown-namespace", "rss", "xmlns:dc=", 'xmlns:my="https://example.org/ns" xmlns:dc='],
    ["missing-element", "atom", /<updated>.*<\/updated>\n/, ""],
    ["missing-element", "atom", /<author>.*<\/author>/g, ""],
    ["missing-element", "rss", /<description>.*<\/description>/, ""],
    ["missing-element", "rss", /<channel>[^]*<\/channel>/, ""],
    ["missing-element", "json", '"title": "Feeds & friends",', ""],
    ["missing-element", "json", /"items": \[[^]*\]/, '"items": {}'],
    ["missing-element", "json", '"id": "tag:blog.example,2026:1",', ""],
    ["duplicate-element", "atom", "<summary", "<summary/><summary"],
    [
      "duplicate-enclosure",
      "rss",
      "</item>",
      '<enclosure url="https://a.example/" type="a/b" length="0"/><enclosure url="https://a.example/" type="a/b" length="0"/></item>',
    ],
    ["missing-attribute", "atom", "</entry>", "<category/></entry>"],
    ["not-blank", "atom", "</entry>", '<category term=""/></entry>'],
    [
      "missing-attribute",
      "rss",
      "</item>",
      '<enclosure url="https://a.example/" type="a/b"/></item>',
    ],
    [
      "unexpected-attribute",
      "rss",
      "</item>",
      '<enclosure url="https://a.example/" type="a/b" length="0" title=""/></item>',
    ],
    ["unexpected-attribute", "rss", "<guid", '<guid title=""'],
    ["not-blank", "atom", /<title type="text">[^<]*/, '<title type="text">'],
    ["not-blank", "rss", /<title>[^<]*/, "<title> "],
    ["missing-self", "atom", 'rel="self"', 'rel="hub"'],
    ["missing-atom-self-link", "rss", 'rel="self"', 'rel="hub"'],
    [
      "self-doesnt-match-location",
      "atom",
      'https://blog.example/atom.xml"/>',
      'https://old.example/"/>',
    ],
    [
      "self-doesnt-match-location",
      "json",
      "https://blog.example/feed.json",
      "https://old.example/",
    ],
    ["misplaced-metadata", "atom", /( *<subtitle[^\n]*\n)([^]*)(?=<\/feed>)/, "$2$1"],
    ["misplaced-item", "rss", /( *<language[^\n]*\n)([^]*)(?=<\/channel>)/, "$2$1"],
    ["duplicate-updated", "atom", /(<entry[^]*)(?=<\/feed>)/, "$1$1"],
    ["duplicate-atom-link", "atom", /(<link rel="alternate".*\/>)/, "$1$1"],
    ["archive-incomplete", "atom", "<subtitle", `${ARCHIVE}<subtitle`],
    ["missing-current-in-archive", "atom", "<subtitle", `${ARCHIVE}<subtitle`],
    ["missing-textual-content", "atom", /<summary[^]*<\/content>/, ""],
    ["missing-textual-content", "json", '"content_html"', '"_content"'],
    ["need-description-before-content", "rss", /( *<description><!.*\n)(.*\n)/, "$2$1"],
    ["invalid-rfc3339-date", "atom", /2026-11-02T08:00:00Z/, "2026-11-02 08:00:00"],
    ["invalid-rfc3339-date", "atom", /2026-11-02T08:00:00Z/, "2026-02-30T08:00:00Z"],
    ["invalid-rfc3339-date", "atom", /2026-11-02T08:00:00Z/, "0000-12-31T08:00:00Z"],
    ["invalid-rfc3339-date", "json", /2026-11-02T08:00:00Z/, "yesterday"],
    ["invalid-rfc2822-date", "rss", "02 Nov 2026", "2 November 2026"],
    ["invalid-rfc2822-date", "rss", "02 Nov 2026", "31 Nov 2026"],
    ["invalid-rfc2822-date", "rss", /Mon, 02 Nov 2026 08:00:00 GMT/, "Invalid Date"],
    ["incorrect-dow", "rss", "Mon, 02", "Tue, 02"],
    ["invalid-language", "rss", "<language>en", "<language>English"],
    ["invalid-permalink", "rss", 'isPermaLink="false"', 'isPermaLink="true"'],
    ["contains-html", "rss", "Feeds &#x26; friends", "Feeds &amp;amp; friends"],
    ["character-data", "rss", "Feeds &#x26; friends", "Feeds &lt;friends"],
  ])("%s in %s: %s", (code, format, from, to) => {
    const text = good[format].replace(from, to);
    expect(text).not.toBe(good[format]);
    expect(check(format, text)).toContain(code);
  });

  test("are fine as they were", () => {
    expect([check("atom", good.atom), check("rss", good.rss), check("json", good.json)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test("a fault names its line", () => {
    const files = [
      {
        path: "atom.xml",
        format: "atom" as const,
        text: '<?xml version="1.0"?>\n<feed>\n<a>\n</feed>',
      },
    ];
    expect(checkFeeds(files, SITE, [])).toMatchObject([
      { code: "sax-error", place: { file: "atom.xml", line: 4 } },
    ]);
  });
});
