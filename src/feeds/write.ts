import type { FeedFormat, FeedsConfig, Site } from "../model/config.ts";
import type { Generator, OutputFile } from "../model/output.ts";
import type { Post } from "../model/post.ts";
import { atomWriter } from "./atom.ts";
import { type Aside, describeFeed, type FeedDocument, type FeedFrame } from "./document.ts";
import { type Format, writeDocument } from "./format.ts";
import { jsonWriter } from "./json.ts";
import type { PlannedFeed } from "./plan.ts";
import { rssWriter } from "./rss.ts";
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

/** A file for each format of a feed that is known whole. */
export function filesOf(
  document: FeedDocument,
  { formats, files }: Pick<FeedsConfig, "formats" | "files">,
  kind: FeedFile["kind"],
): readonly FeedFile[] {
  return formats.map((format) => {
    const text = writeDocument(FORMATS[format], document);
    return fileOf(format, text, files, kind, document, document.entries.length);
  });
}

export function fileOf(
  format: FeedFormat,
  text: readonly string[],
  files: FeedsConfig["files"],
  kind: FeedFile["kind"],
  { site }: Pick<FeedFrame, "site">,
  entries: number,
): FeedFile {
  return { path: files[format], text, format, kind, title: site.title, entries };
}

export const FORMATS: Readonly<Record<FeedFormat, Format>> = {
  atom: atomWriter,
  rss: rssWriter,
  json: jsonWriter,
};
