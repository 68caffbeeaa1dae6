/**
 * Feed archives (RFC 5005, 4): all posts of a feed, a document for each year. A year is closed once a
 * later one has a post, and from then on nothing that is published changes the bytes of its document:
 * its neighbours are known, and neither the clock nor our own version is in it. Only who edits or
 * retracts a post of that year does.
 *
 * The newest year's document is open, and the posts that people are subscribed to are in it as well: what
 * is read twice is known by its identity, and so no post can fall between the two.
 */
import { wallOf } from "../lib/time.ts";
import type { Generator } from "../model/output.ts";
import type { Post } from "../model/post.ts";
import { feedAddresses } from "./addresses.ts";
import { describeFeed, type Addresses, type FeedDocument } from "./document.ts";
import { filesBelow, type PlannedFeed } from "./plan.ts";
import type { FeedsConfig } from "../model/config.ts";

export interface Archive {
  readonly files: FeedsConfig["files"];
  readonly document: FeedDocument;
}

/**
 * The archives of a feed, oldest first.
 *
 * @param posts all of them, newest first
 * @param names what the blog's own feeds are called
 */
export function archivesOf(
  posts: readonly Post[],
  planned: PlannedFeed,
  names: FeedsConfig["files"],
  generator: Generator,
): readonly Archive[] {
  const { site, feeds, folder } = planned;
  const years = Map.groupBy(posts, ({ published }) => wallOf(published, site.timeZone).year);
  const sorted = [...years].toSorted(([a], [b]) => a - b);
  const places = sorted.map(([year]) => {
    const name = String(year).padStart(4, "0");
    const files = filesBelow(`${folder}/archive/${name}`, { files: names });
    return { files, addresses: feedAddresses(site, { files }) };
  });
  const current: Addresses = feedAddresses(site, feeds);
  return sorted.flatMap(([, some], index) => {
    const place = places[index];
    if (!place) return [];
    const [previous, next] = [places[index - 1]?.addresses, places[index + 1]?.addresses];
    const history = { current, ...(previous && { previous }), ...(next && { next }) };
    const { podcast: _, ...own } = { ...feeds, files: place.files };
    return [
      { files: place.files, document: describeFeed(some, site, own, generator, { history }) },
    ];
  });
}
