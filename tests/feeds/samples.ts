import { writeFeeds } from "../../src/feeds/write.ts";
import { sketchOf } from "../../src/lib/text-sketch.ts";
import type { FeedFormat, FeedsConfig, Site } from "../../src/model/config.ts";
import { wholeText } from "../../src/model/output.ts";
import type { Post } from "../../src/model/post.ts";

export const SITE: Site = {
  title: "Feeds & friends",
  url: "https://blog.example/",
  description: "How to follow <a blog>, and what &amp; means",
  language: "en",
  direction: "ltr",
  timeZone: "Europe/Berlin",
  timeZoneGiven: true,
  authors: [{ name: "Postrider", url: "https://blog.example/about/" }],
  postalAddress: [],
};

export const FEEDS: FeedsConfig = {
  formats: ["atom", "rss", "json"],
  files: { atom: "atom.xml", rss: "rss.xml", json: "feed.json" },
  limit: 20,
  content: "full",
};

export const GENERATOR = {
  name: "Postrider",
  version: "1.2.3",
  url: "https://example.org/postrider",
};

/** A post with the least that a post has, and what is given. */
export function somePost(given: Partial<Omit<Post, "sketch">> = {}): Post {
  const content = given.content ?? "<p>A first post.</p>";
  return {
    id: "tag:blog.example,2026:hello",
    source: "posts/2026-11-02-hello.md",
    markup: "markdown",
    url: "https://blog.example/2026/11/hello/",
    title: "Hello",
    published: Date.UTC(2026, 10, 2, 8),
    updated: Date.UTC(2026, 10, 2, 8),
    authors: [{ name: "Postrider" }],
    tags: [],
    summary: "A first post.",
    changes: [],
    inFeeds: true,
    inDigest: true,
    ...given,
    content,
    sketch: sketchOf(content),
  };
}

/** Each format's text. */
export function written(
  posts: readonly Post[],
  site: Partial<Site> = {},
  feeds: Partial<FeedsConfig> = {},
): Readonly<Record<FeedFormat, string>> {
  const settings = { ...FEEDS, ...feeds };
  const files = writeFeeds(posts, { ...SITE, ...site }, settings, GENERATOR);
  const textOf = (format: FeedFormat): string =>
    wholeText(files.find(({ path }) => path === settings.files[format])?.text ?? "");
  return { atom: textOf("atom"), rss: textOf("rss"), json: textOf("json") };
}

/** One post for each thing that a post can have or be. */
export const POSTS: readonly Post[] = [
  somePost({
    id: "tag:blog.example,2026:everything",
    url: "https://blog.example/2026/11/everything/",
    title: 'Tags & titles: <title>, "quotes", it\'s &amp; and 🎉 ]]>',
    published: Date.UTC(2026, 10, 20, 7, 30),
    updated: Date.UTC(2026, 10, 21, 18, 5, 9),
    authors: [
      { name: "Postrider", url: "https://blog.example/about/" },
      { name: "The <Postrider> & contributors", email: "contributors@example.org" },
    ],
    tags: ["R&D", "C++ <templates>", 'so-called "tags"', "größe", "two words"],
    summary: "What a title may hold: <title>, &amp; and an emoji.",
    content:
      '<p>Code that ends a section twice: <code>a[b[0]]&gt;1</code> <a title="x]]>y]]>z" href="https://blog.example/?a=1&amp;b=2">link</a>.</p>\n<p>Zwölf Boxkämpfer 🎉</p>\n',
    image: {
      url: "https://blog.example/2026/11/everything/cover.jpg",
      alt: 'A cover, "so to speak" & more',
      width: 1200,
      height: 630,
      type: "image/jpeg",
      bytes: 48_213,
    },
  }),
  somePost({
    id: "urn:uuid:0f1b6c3e-9d0a-4b56-8a54-2f3f0c1d7e11",
    url: "https://blog.example/2026/11/episode/",
    title: "An episode to listen to",
    published: Date.UTC(2026, 10, 18, 5),
    updated: Date.UTC(2026, 10, 18, 5),
    enclosure: {
      url: "https://blog.example/files/episode one.mp3",
      type: "audio/mpeg",
      bytes: 12_345_678,
      seconds: 1_834,
    },
  }),
  somePost({
    id: "tag:blog.example,2026:khorak",
    url: "https://blog.example/fa/خوراک/",
    title: "خوراک چیست؟",
    published: Date.UTC(2026, 10, 16, 12),
    updated: Date.UTC(2026, 10, 16, 12),
    summary: "خوراک نشانی است که نوشته‌های تازه در آن پیدا می‌شود.",
    content:
      '<div dir="rtl" lang="fa"><p>خوراک نشانی است که نوشته‌های تازه در آن پیدا می‌شود.</p></div>',
    language: "fa",
    direction: "rtl",
    tags: ["خوراک"],
  }),
  somePost({
    id: "https://blog.example/2026/11/link/",
    url: "https://blog.example/2026/11/link/",
    title: "A page about feeds elsewhere",
    published: Date.UTC(2026, 10, 14),
    updated: Date.UTC(2026, 10, 14),
    authors: [],
    about: "https://example.org/feeds?for=readers&in=2026",
    summary: "Worth reading, says </this> post.",
  }),
  somePost({
    id: "tag:blog.example,2026:same-day",
    url: "https://blog.example/2026/11/same-day/",
    title: "Another post\u0000 of the same\u000B day",
    published: Date.UTC(2026, 10, 14),
    updated: Date.UTC(2026, 10, 14),
    language: "de",
    summary: "",
    content: "<p>Ohne\uFFFE Zusammen\uD800fassung.\r\nZwei Zeilen.</p>",
  }),
  somePost({
    id: "tag:blog.example,2026:no-text",
    url: "https://blog.example/2026/11/no-text/",
    title: "A title that says it all",
    published: Date.UTC(2026, 10, 13),
    updated: Date.UTC(2026, 10, 13),
    language: "EN",
    summary: "",
    content: "",
  }),
];
