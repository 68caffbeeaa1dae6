/** The one door to `feedsmith`: reads Atom, RSS 0.9 to 2.0, RDF and JSON Feed, each as it is written. */
import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";

export type AtomEntry = AtomFeed.Entry<string>;
export type RssItem = RssFeed.Item<string>;
export type RdfItem = RdfFeed.Item<string>;
export type JsonItem = JsonFeed.Item<string>;

export type ParsedFeed = ReturnType<typeof parse>;

/**
 * The feed, whatever its format; undefined where it is none, or broken beyond reading. A document type
 * is passed over and never fetched; one that declares anything is refused, as nothing good comes of
 * declaring entities in a feed.
 */
export function parseAnyFeed(text: string): ParsedFeed | undefined {
  const [doctype] = /<!DOCTYPE[^>[]*[>[]/i.exec(text.slice(0, 5000)) ?? [];
  if (doctype?.endsWith("[") || /<!ENTITY/i.test(text)) return undefined;
  try {
    return parse(doctype === undefined ? text : text.replace(doctype, ""));
  } catch {
    return undefined;
  }
}

function parse(text: string) {
  return parseFeed(text, { parseDateFn: (written: string) => written });
}
