import { toRfc3339 } from "../model/instant.ts";
import type { Author, Enclosure } from "../model/post.ts";
import type { Entry, FeedDocument } from "./document.ts";
import { layOut } from "./feed-package.ts";

/** What the package makes: JSON Feed 1.0, as far as it is taken over. */
interface JsonFeed10 {
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly description?: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly image?: string;
    readonly tags: readonly string[];
  }[];
}

/** The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function writeJson(feed: FeedDocument): string {
  const { site, entries } = feed;
  const older: JsonFeed10 = JSON.parse(
    layOut(
      "json",
      {
        title: site.title,
        link: site.url,
        feedLinks: { json: feed.addresses.json },
        ...(site.description.trim() && { description: site.description }),
      },
      // Texts, the bulk of it, and dates are put in once, below.
      entries.map(({ id, guid = id, url, title, tags, image, published }) => ({
        id: guid,
        link: url,
        title,
        date: new Date(published),
        category: tags.map((name) => ({ name })),
        ...(image && { image: image.url }),
      })),
    ),
  );
  const newer = {
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
  const items = older.items.map((item, n) => upgradedItem(item, entries[n]));
  return `${withItems(JSON.stringify(newer, null, 2), items)}\n`;
}

/**
 * The feed with its items, as if all had been written at once. One by one, a text in Latin letters
 * alone is not copied into the wider form that the others need, which takes half the time.
 */
function withItems(feed: string, items: readonly object[]): string {
  if (items.length === 0) return feed;
  const [before = "", after = ""] = JSON.stringify({ items: [0] }, null, 2).split("0");
  let text = feed.slice(0, feed.lastIndexOf("[]")) + "[\n    ";
  for (const [n, item] of items.entries()) {
    const alone = JSON.stringify({ items: [item] }, null, 2);
    text += (n === 0 ? "" : ",\n    ") + alone.slice(before.length, -after.length);
  }
  return text + after;
}

/** Members in the order of the specification; `JSON.stringify` leaves out what is undefined. */
function upgradedItem(item: JsonFeed10["items"][number], entry: Entry | undefined): object {
  if (!entry || (entry.guid ?? entry.id) !== item.id) {
    throw new Error(`item ${item.id} is not where it was put`);
  }
  return {
    id: item.id,
    url: item.url,
    external_url: entry.about,
    title: item.title,
    // An item must have one of the two.
    content_html: entry.content,
    content_text: entry.content === undefined ? entry.summary : undefined,
    summary: entry.summary || undefined,
    image: item.image,
    date_published: toRfc3339(entry.published),
    date_modified: toRfc3339(entry.updated),
    authors: someAuthors(entry.authors),
    tags: item.tags.length > 0 ? item.tags : undefined,
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
