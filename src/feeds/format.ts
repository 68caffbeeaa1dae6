/** What the writers of the formats have in common: a feed is written entry by entry, its frame last. */
import type { Entry, FeedDocument, FeedFrame, Masthead } from "./document.ts";

/** Begins a feed in one format. */
export type Format = (masthead: Masthead) => FeedWriter;

export interface FeedWriter {
  /** The next entry, in pieces; the newest comes first. */
  readonly entry: (entry: Entry) => readonly string[];
  /**
   * All else, once it is known.
   *
   * @param count of the entries
   */
  readonly around: (frame: FeedFrame, count: number) => Surroundings;
}

/** What stands before, between and behind the entries of a feed. */
export interface Surroundings {
  readonly before: readonly string[];
  readonly between: string;
  readonly after: string;
}

/** The text of a feed, in pieces. */
export function joinFeed(
  { before, between, after }: Surroundings,
  entries: readonly (readonly string[])[],
): readonly string[] {
  const joined = entries.flatMap((entry, n) => {
    return n === 0 || between === "" ? entry : [between, ...entry];
  });
  return [...before, ...joined, after];
}

/** A feed that is known whole, in pieces. */
export function writeDocument(format: Format, feed: FeedDocument): readonly string[] {
  const { entry, around } = format(feed);
  const entries = feed.entries.map(entry);
  return joinFeed(around(feed, entries.length), entries);
}
