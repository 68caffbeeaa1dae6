import { toRfc3339 } from "../model/instant.ts";
import type { Author, Enclosure } from "../model/post.ts";
import type { Entry, FeedFrame } from "./document.ts";
import { layOut } from "./feed-package.ts";
import type { FeedWriter } from "./format.ts";

/** What the package makes of the feed itself: JSON Feed 1.0, as far as it is taken over. */
interface JsonFeed10 {
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly description?: string;
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonWriter(): FeedWriter {
  // An item alone is written as deep as it will stand, and what is around it is cut off.
  const [before = "", after = ""] = JSON.stringify({ items: [0] }, null, 2).split("0");
  return {
    entry(entry) {
      const alone = JSON.stringify({ items: [itemOf(entry)] }, null, 2);
      return [alone.slice(before.length, -after.length)];
    },
    around(feed, count) {
      const whole = JSON.stringify(frameOf(feed), null, 2);
      if (count === 0) return { before: [whole], between: "", after: "\n" };
      const head = whole.slice(0, whole.lastIndexOf("[]"));
      return { before: [`${head}[\n    `], between: ",\n    ", after: `${after}\n` };
    },
  };
}

function frameOf(feed: FeedFrame): object {
  const { site } = feed;
  const older: JsonFeed10 = JSON.parse(
    layOut(
      "json",
      {
        title: site.title,
        link: site.url,
        feedLinks: { json: feed.addresses.json },
        ...(site.description.trim() && { description: site.description }),
      },
      [],
    ),
  );
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: older.title,
    home_page_url: older.home_page_url,
    feed_url: older.feed_url,
    next_url: feed.history?.previous?.json,
    description: older.description,
    language: site.language,
    authors: someAuthors(site.authors),
    hubs: feed.hub === undefined ? undefined : [{ type: "WebSub", url: feed.hub }],
    items: [],
  };
}

/** Members in the order of the specification; `JSON.stringify` leaves out what is undefined. */
function itemOf(entry: Entry): object {
  const { content, summary, image, tags } = entry;
  return {
    id: entry.guid ?? entry.id,
    url: entry.url,
    external_url: entry.about,
    title: entry.title,
    // An item must have one of the two.
    content_html: content,
    content_text: content === undefined ? summary : undefined,
    summary: summary || undefined,
    image: image?.url,
    date_published: toRfc3339(entry.published),
    date_modified: toRfc3339(entry.updated),
    authors: someAuthors(entry.authors),
    tags: tags.length > 0 ? tags : undefined,
    language: entry.language,
    attachments: entry.enclosure && [attachment(entry.enclosure)],
  };
}

function someAuthors(authors: readonly Author[]): readonly object[] | undefined {
  return authors.length > 0 ? authors.map(({ name, url }) => ({ name, url })) : undefined;
}

function attachment({ url, type, bytes, seconds }: Enclosure): object {
  return { url, mime_type: type, size_in_bytes: bytes, duration_in_seconds: seconds };
}
