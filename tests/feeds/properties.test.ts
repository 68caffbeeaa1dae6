/** Whatever strings the posts hold, a strict parser reads back what was meant. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFeeds } from "../../src/feeds/check-feed.ts";
import { writeFeeds } from "../../src/feeds/write.ts";
import { escapeMarkup } from "../../src/lib/text.ts";
import type { Post } from "../../src/model/post.ts";
import { readAtom, readJson, readRss } from "./feed-reader.ts";
import { FEEDS, GENERATOR, SITE, somePost, written } from "./samples.ts";

const AWKWARD = [
  "]]>",
  "<![CDATA[",
  "&amp;",
  "&#x26;",
  "&nbsp;",
  "&",
  "<",
  ">",
  "</title>",
  "<entry>",
  "</entry>",
  "<!--",
  '"',
  "'",
  "slot:0",
  '"slot:3"/>',
  "slot:7</id>",
  ".000Z<",
  "$&",
  "$1",
  "\r\n",
  "\r",
  "\t",
  "\u0000",
  "\u000B",
  "\u001B",
  "\u007F",
  "\u0081",
  "\u0085",
  "\u0093",
  "\u2028",
  "\uFFFE",
  "\uFFFF",
  "\uD800",
  "\uDC00",
  "\u{1F389}",
  "خوراک",
];

/** Words made of what breaks naive writers, and of any UTF-16 code unit at all. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...AWKWARD),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.string(),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

/** The same, with something in it that stays. */
const someText = anyText.map((text) => `x${text}x`);

const anyUrl = anyText.map((text) => `https://blog.example/${text}`);

const anyPost: fc.Arbitrary<Post> = fc
  .record({
    id: someText,
    url: anyUrl,
    title: someText,
    published: fc.integer({ min: 0, max: 4_102_444_800_000 }),
    updated: fc.integer({ min: 0, max: 4_102_444_800_000 }),
    authors: fc.array(fc.record({ name: someText, url: anyUrl }), { maxLength: 2 }),
    tags: fc.array(someText, { maxLength: 3 }),
    summary: someText,
    content: someText,
    image: fc.record({ url: anyUrl, alt: anyText, type: anyText }),
    enclosure: fc.record({ url: anyUrl, type: someText }),
    about: anyUrl,
    language: fc.constantFrom("en", "fa", "zh-Hant"),
  })
  .map(somePost);

const WINDOWS_1252 = new TextDecoder("windows-1252");

/** What XML 1.0 can hold of a text (production Char), as a parser gives it back (2.11). */
function asParsed(text: string): string {
  return Array.from(text)
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
      return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
    })
    .join("")
    .replace(/[\u0080-\u009F]/g, (control) => {
      const meant = WINDOWS_1252.decode(Uint8Array.of(control.charCodeAt(0)));
      return meant === control ? "" : meant;
    })
    .replace(/\r\n|\r/g, "\n");
}

/** The same without what stands in a plain text so that nobody takes it for HTML. */
function asMeant(text: string | undefined): string | undefined {
  return text?.replace(/<\u2060(?=\/\w+>)/g, "<");
}

test("every format parses strictly and tells identity, title, text, tags, authors and instants", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyPost, { maxLength: 4, selector: ({ id }) => asParsed(id) }),
      fc.record({ title: someText, description: someText }),
      fc.constantFrom("full" as const, "summary" as const),
      (posts, site, content) => {
        const { atom, rss, json } = written(posts, site, { ...FEEDS, content });
        for (const feed of [readAtom(atom), readRss(rss), readJson(json)]) {
          expect(asMeant(feed.title)).toBe(asParsed(site.title));
          expect(asMeant(feed.description)).toBe(asParsed(site.description));
          expect(feed.items).toHaveLength(posts.length);
          const items = new Map(
            feed.items.map((item) => {
              const { id, title, summary, tags } = item;
              const plain = { title: asMeant(title), summary: asMeant(summary) };
              return [id, { ...item, ...plain, tags: tags.map(asMeant) }];
            }),
          );
          for (const post of posts) {
            expect(items.get(asParsed(post.id))).toMatchObject({
              title: asParsed(post.title),
              summary: asParsed(post.summary),
              content: content === "full" ? asParsed(post.content) : undefined,
              tags: post.tags.map(asParsed),
              published: feed.self?.endsWith("rss.xml")
                ? Math.floor(post.published / 1000) * 1000
                : post.published,
              updated: post.updated,
            });
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("no strings in a post make a feed that validators call wrong", () => {
  const posts = fc.array(
    fc.tuple(anyPost, fc.nat()).map(([post, n]) => ({
      ...post,
      id: `tag:blog.example,2026:${n}`,
      published: Date.UTC(2026, 0, 1),
      updated: Date.UTC(2026, 0, 1 + (n % 2)),
      content: `<p>${escapeMarkup(post.content)}</p>`,
      image: { ...post.image, url: post.url, type: "image/png" },
      enclosure: { url: post.url, type: "audio/mpeg" },
    })),
    { maxLength: 4 },
  );
  // Not ours to mend: what the words themselves look like.
  const inTheWords = ["contains-email", "bad-characters", "not-html"];
  const twice = ["duplicate-entries", "duplicate-value"];
  fc.assert(
    fc.property(posts, (some) => {
      const files = writeFeeds(some, SITE, FEEDS, GENERATOR);
      const codes = checkFeeds(files, SITE, some).map(({ code }) => code);
      const allowed = new Set(some.map(({ id }) => id)).size < some.length ? twice : [];
      expect(codes.filter((code) => ![...inTheWords, ...allowed].includes(code))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
