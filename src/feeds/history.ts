import type { FeedFormat } from "../model/config.ts";
import type { History } from "./document.ts";
import { element } from "./xml.ts";

/** Feed Paging and Archiving (RFC 5005). */
export const HISTORY_NAMESPACE = "http://purl.org/syndication/history/1.0";

/**
 * What says where a document stands among those of its feed: `fh:archive` in archives, and links. One
 * that is still alone is no archive yet: it grows, and to readers an archive has others beside it.
 *
 * @param link the name of Atom's `link` in that format
 */
export function historyLinks(
  link: string,
  history: History | undefined,
  format: Exclude<FeedFormat, "json">,
): readonly string[] {
  if (history === undefined) return [];
  const { current, previous, next } = history;
  const relations = { current, "prev-archive": previous, "next-archive": next };
  const links = Object.entries(relations).flatMap(([rel, addresses]) => {
    const type = `application/${format}+xml`;
    return addresses ? [element(link, { rel, type, href: addresses[format] })] : [];
  });
  return current && (previous || next) ? [element("fh:archive", {}), ...links] : links;
}
