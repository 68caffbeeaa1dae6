/** The one door to the package `feed`. */
import { Feed, type FeedOptions, type Item } from "feed";
import type { FeedFormat } from "../model/config.ts";

export type { FeedOptions, Item };

/**
 * The package's own text of a feed in one format, from a `Feed` of its own: the formats need
 * different writings of the same value.
 *
 * @throws TypeError where an address is not absolute, RangeError where a date is not one
 */
export function layOut(format: FeedFormat, options: FeedOptions, items: readonly Item[]): string {
  const feed = new Feed(options);
  for (const item of items) feed.addItem(item);
  switch (format) {
    case "atom":
      return feed.atom1();
    case "rss":
      return feed.rss2();
    case "json":
      return feed.json1();
  }
}
