import { describe, expect, test } from "vitest";
import { belongsInFeeds, selectForFeeds } from "../../src/feeds/select.ts";
import { writeFeeds } from "../../src/feeds/write.ts";
import { wholeText } from "../../src/model/output.ts";
import type { Post } from "../../src/model/post.ts";
import { readAtom, readJson, readRss, type ReadItem } from "./feed-reader.ts";
import { FEEDS, GENERATOR, POSTS, SITE, somePost, written } from "./samples.ts";

function itemsOf(posts: readonly Post[], feeds: Partial<typeof FEEDS> = {}): readonly ReadItem[][] {
  const { atom, rss, json } = written(posts, {}, feeds);
  return [readAtom(atom), readRss(rss), readJson(json)].map(({ items }) => [...items]);
}

describe("which posts", () => {
  const days = [3, 1, 2].map((day) =>
    somePost({ id: `tag:${day}`, published: Date.UTC(2026, 0, day) }),
  );

  test("newest first, whatever the order given, at most so many", () => {
    for (const items of itemsOf(days, { limit: 2 })) {
      expect(items.map(({ id }) => id)).toEqual(["tag:3", "tag:2"]);
    }
  });

  test("without those kept out of feeds", () => {
    const posts = [
      somePost({ id: "tag:kept-out", inFeeds: false }),
      somePost({ id: "tag:mail-only", inDigest: "only" }),
      somePost({ id: "tag:not-mailed", inDigest: false }),
    ];
    expect(posts.map(belongsInFeeds)).toEqual([false, false, true]);
    expect(selectForFeeds(posts, 9).map(({ id }) => id)).toEqual(["tag:not-mailed"]);
    for (const items of itemsOf(posts)) expect(items).toHaveLength(1);
  });
});

describe("which files", () => {
  test("one for each format asked for, where it was asked for", () => {
    const feeds = {
      ...FEEDS,
      formats: ["json", "atom"] as const,
      files: { ...FEEDS.files, json: "feeds/alle beiträge.json" },
    };
    const files = writeFeeds(POSTS, SITE, feeds, GENERATOR);
    expect(files.map(({ path }) => path)).toEqual(["feeds/alle beiträge.json", "atom.xml"]);
    expect(readJson(wholeText(files[0]?.text ?? "")).self).toBe(
      "https://blog.example/feeds/alle%20beitr%C3%A4ge.json",
    );
  });

  test("each ends in one line break and starts with its content", () => {
    for (const { text } of writeFeeds(POSTS, SITE, FEEDS, GENERATOR)) {
      const whole = wholeText(text);
      expect(whole).toMatch(/^(<\?xml version="1.0" encoding="utf-8"\?>\n<|\{\n)/);
      expect(whole).toMatch(/[^\n]\n$/);
    }
  });

  test("the same values give the same bytes, in any order of the posts", () => {
    expect(written(POSTS.toReversed())).toEqual(written(POSTS));
  });

  test("who made it changes what says so, and nothing else", () => {
    const next = { ...GENERATOR, version: "1.2.4" };
    const texts = [GENERATOR, next].map((generator) =>
      writeFeeds(POSTS, SITE, FEEDS, generator)
        .map(({ text }) => text)
        .join("")
        .replaceAll(generator.version, "VERSION"),
    );
    expect(texts[0]).toBe(texts[1]);
  });
});

describe("what of the text", () => {
  test("full: the summary and the content, the summary first", () => {
    for (const [item] of itemsOf([somePost()])) {
      expect(item).toMatchObject({ summary: "A first post.", content: "<p>A first post.</p>" });
    }
    const { rss } = written([somePost()]);
    expect(rss.indexOf("<description>", rss.indexOf("<item>"))).toBeLessThan(
      rss.indexOf("<content:encoded>"),
    );
  });

  test("summary: no content in any format, and something to read in each", () => {
    const { atom, rss, json } = written([somePost()], {}, { content: "summary" });
    for (const feed of [readAtom(atom), readRss(rss), readJson(json)]) {
      expect(feed.items[0]).toMatchObject({ summary: "A first post.", content: undefined });
    }
    expect(JSON.parse(json)).toMatchObject({ items: [{ content_text: "A first post." }] });
  });

  test("without a summary, RSS describes by the content", () => {
    const { atom, rss, json } = written([somePost({ summary: " ", content: "<p><b>B</b></p>" })]);
    expect(rss).toContain("<description><![CDATA[<p><b>B</b></p>]]></description>");
    expect(rss).not.toContain("<content:encoded>");
    expect(atom).not.toContain("<summary");
    expect(json).not.toContain('"summary"');
  });

  test("without any text, the title stands in for the summary", () => {
    for (const [item] of itemsOf([somePost({ title: "T", summary: "", content: " \n" })])) {
      expect(item).toMatchObject({ summary: "T", content: undefined });
    }
  });

  test("without a title, the address stands in for it", () => {
    for (const [item] of itemsOf([somePost({ title: "\u0007 " })])) {
      expect(item?.title).toBe("https://blog.example/2026/11/hello/");
    }
  });

  test("line breaks are line feeds", () => {
    for (const [item] of itemsOf([somePost({ content: "<pre>a\r\nb\rc\n</pre>" })])) {
      expect(item?.content).toBe("<pre>a\nb\nc\n</pre>");
    }
  });
});

describe("who wrote it", () => {
  test("whoever the post names, else the blog's authors", () => {
    for (const [item] of itemsOf([somePost({ authors: [{ name: "A" }, { name: "B" }] })])) {
      expect(item?.authors).toEqual(["A", "B"]);
    }
    for (const [item] of itemsOf([somePost({ authors: [] })])) {
      expect(item?.authors).toEqual(["Postrider"]);
    }
  });

  test("the blog's authors answer for the feed as a whole", () => {
    const { atom, json } = written([]);
    expect(atom).toContain("<author><name>Postrider</name><uri>https://blog.example/about/</uri>");
    expect(JSON.parse(json)).toMatchObject({ authors: [{ name: "Postrider" }] });
  });

  test("where nobody is named, the blog answers for Atom, and the others name nobody", () => {
    const { atom, rss, json } = written([somePost({ authors: [{ name: " " }] })], { authors: [] });
    expect(atom.match(/<author>.*<\/author>/g)).toEqual([
      "<author><name>Feeds &#x26; friends</name><uri>https://blog.example/</uri></author>",
    ]);
    expect(rss).not.toContain("dc:creator>");
    expect(json).not.toContain("authors");
  });
});

test("a blog without a description has none, but RSS must have one", () => {
  const { atom, rss, json } = written([somePost()], { description: " " });
  expect(atom).not.toContain("<subtitle");
  expect(json).not.toContain("description");
  expect(readRss(rss).description).toBe(SITE.title);
});
