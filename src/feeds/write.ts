import type { FeedFormat, FeedsConfig, Site } from "../model/config.ts";
import type { Generator, OutputFile } from "../model/output.ts";
import type { Post } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { type Archive, archivesOf } from "./archives.ts";
import { writeAtom } from "./atom.ts";
import { describeFeed, type Aside, type FeedDocument, type Retraction } from "./document.ts";
import { writeJson } from "./json.ts";
import { LARGEST_FEED, writeFitting } from "./limits.ts";
import type { PlannedFeed } from "./plan.ts";
import { feedShortened } from "./problems.ts";
import { writeRss } from "./rss.ts";
import { selectForFeeds } from "./select.ts";

/** A feed's file, and what it is. */
export interface FeedFile extends OutputFile<readonly string[]> {
  readonly format: FeedFormat;
  readonly kind: PlannedFeed["kind"] | "archive";
  /** What it calls itself. */
  readonly title: string;
  /** How many posts it carries. */
  readonly entries: number;
}

/**
 * A planned feed: a file for each format, and its archives where it has any. What is over the feed's
 * limit of bytes is left out of all formats alike, so that they always carry the same.
 *
 * @param posts newest first: those that the feed's limit lets in, or all where it keeps archives
 * @param names what the blog's own feeds are called
 */
export function writeFeed(
  planned: PlannedFeed,
  posts: readonly Post[],
  retracted: readonly Retraction[],
  names: FeedsConfig["files"],
  generator: Generator,
): { readonly files: readonly FeedFile[]; readonly problems: readonly Problem[] } {
  const { site, feeds, kind } = planned;
  const newest = posts.slice(0, feeds.limit);
  const most = feeds.maxBytes ?? LARGEST_FEED;
  let made: readonly Archive[] | undefined;
  const archives = () =>
    (made ??= feeds.archive ? archivesOf(posts, planned, names, generator) : []);
  const write = (count: number): readonly FeedFile[] => {
    const previous = count < posts.length ? archives().at(-1)?.document.addresses : undefined;
    const aside: Aside = {
      retracted: stillToTell(retracted, newest.slice(0, count), planned),
      ...(previous && { history: { previous } }),
    };
    const document = describeFeed(newest.slice(0, count), site, feeds, generator, aside);
    return filesOf(document, feeds, kind);
  };
  const { files, count } = writeFitting(newest.map(sizeOf), most, write);
  const isWhole = count === posts.length;
  const older = isWhole
    ? []
    : archives().flatMap(({ document, files: own }) =>
        filesOf(document, { ...feeds, files: own }, "archive"),
      );
  return {
    files: [...files, ...older],
    problems: count < newest.length ? [feedShortened(planned, count, newest.length, most)] : [],
  };
}

/**
 * The retractions that a feed tells of: each as long as its oldest entry is from before, so that it goes
 * once a feedful of posts came after. Whoever asks for the feed at all has been told by then.
 */
function stillToTell(
  retracted: readonly Retraction[],
  carried: readonly Post[],
  { heads, feeds }: PlannedFeed,
): readonly Retraction[] {
  const isWhole = carried.length >= heads.length;
  const oldest = Math.min(...carried.map(({ published }) => published));
  return retracted.filter(({ when }) => isWhole || when >= oldest).slice(0, feeds.limit);
}

/** About what a post adds to a file. */
function sizeOf({ content, summary }: Post): number {
  return content.length + summary.length + 1000;
}

/**
 * A blog's own feed, whatever its size: one file for each format asked for. Takes the posts in any order
 * and leaves out those that are not for feeds or too many. The same values give the same bytes: what a
 * feed says of its last change is the newest change of its entries, never the clock.
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
  aside: Aside = {},
): readonly FeedFile[] {
  const selected = selectForFeeds(posts, feeds.limit);
  return filesOf(describeFeed(selected, site, feeds, generator, aside), feeds, "main");
}

function filesOf(
  document: FeedDocument,
  { formats, files }: Pick<FeedsConfig, "formats" | "files">,
  kind: FeedFile["kind"],
): readonly FeedFile[] {
  return formats.map((format) => ({
    path: files[format],
    text: WRITERS[format](document),
    format,
    kind,
    title: document.site.title,
    entries: document.entries.length,
  }));
}

const WRITERS: Readonly<Record<FeedFormat, (feed: FeedDocument) => readonly string[]>> = {
  atom: writeAtom,
  rss: writeRss,
  json: writeJson,
};
