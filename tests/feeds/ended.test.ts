/** What is left of a feed in which nothing belongs any more. */
import { expect, test } from "vitest";
import { checkFeeds } from "../../src/feeds/check-feed.ts";
import { describeFeed } from "../../src/feeds/document.ts";
import { endedFeed } from "../../src/feeds/ended.ts";
import { wholeText } from "../../src/model/output.ts";
import { atomWriter } from "../../src/feeds/atom.ts";
import { writeDocument } from "../../src/feeds/format.ts";
import { jsonWriter } from "../../src/feeds/json.ts";
import { rssWriter } from "../../src/feeds/rss.ts";
import { withStylesheet } from "../../src/feeds/stylesheet.ts";
import type { FeedFormat } from "../../src/model/config.ts";
import { readAtom, readJson, readRss } from "./feed-reader.ts";
import { FEEDS, GENERATOR, POSTS, SITE, somePost } from "./samples.ts";

const FORMATS = {
  atom: [atomWriter, readAtom],
  rss: [rssWriter, readRss],
  json: [jsonWriter, readJson],
} as const;

const PREVIOUS = {
  atom: "https://blog.example/feeds/archive/2025/atom.xml",
  rss: "https://blog.example/feeds/archive/2025/rss.xml",
  json: "https://blog.example/feeds/archive/2025/feed.json",
};

test.each(["atom", "rss", "json"] as const)("%s keeps its head and nothing else", (format) => {
  const [writer, read] = FORMATS[format];
  const tricky = somePost({
    id: "tag:blog.example,2026:x",
    content: "<pre>\n    &lt;entry></pre>",
  });
  const feed = describeFeed(
    [tricky, ...POSTS],
    SITE,
    { ...FEEDS, hub: "https://hub.example/" },
    GENERATOR,
    {
      history: { previous: PREVIOUS },
    },
  );
  const text = wholeText(withStylesheet(writeDocument(writer, feed), "/feed.css"));
  const ended = endedFeed(text, format);
  const { items, ...about } = read(ended);
  expect(items).toEqual([]);
  const { items: _, ...before } = read(text);
  expect(about).toEqual(before);
  expect(ended).not.toContain("archive");
  expect(ended).toContain("hub.example");
  expect(checked(ended, format)).toEqual([]);
  expect(endedFeed(ended, format)).toBe(ended);
});

function checked(text: string, format: FeedFormat) {
  return checkFeeds([{ path: FEEDS.files[format], text, format }], SITE, []);
}
