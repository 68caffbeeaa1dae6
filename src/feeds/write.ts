import type { FeedFormat, FeedsConfig, Site } from "../model/config.ts";
import type { Generator, OutputFile } from "../model/output.ts";
import type { Post } from "../model/post.ts";
import { writeAtom } from "./atom.ts";
import { describeFeed, type FeedDocument } from "./document.ts";
import { writeJson } from "./json.ts";
import { writeRss } from "./rss.ts";
import { selectForFeeds } from "./select.ts";

/**
 * The feeds of a blog, one file for each format asked for. Takes the posts in any order and leaves
 * out those that are not for feeds or too many. The same values give the same bytes: what a feed says
 * of its last change is the newest change of its entries, never the clock.
 *
 * Identities stand in all formats as they are, character by character; what XML cannot hold is
 * removed from every string, in all formats alike.
 *
 * @throws RangeError where a post's date is no instant
 */
export function writeFeeds(
  posts: readonly Post[],
  site: Site,
  feeds: FeedsConfig,
  generator: Generator,
): readonly OutputFile[] {
  const feed = describeFeed(selectForFeeds(posts, feeds.limit), site, feeds, generator);
  return feeds.formats.map((format) => ({
    path: feeds.files[format],
    text: WRITERS[format](feed),
  }));
}

const WRITERS: Readonly<Record<FeedFormat, (feed: FeedDocument) => string>> = {
  atom: writeAtom,
  rss: writeRss,
  json: writeJson,
};
