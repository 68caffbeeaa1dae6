import { writeWhole } from "../io/write-files.ts";
import type { World } from "../io/world.ts";
import { formatLock } from "../model/lock-text.ts";
import type { Lock } from "../model/lock.ts";
import type { PostHead } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { type Scan, scanPosts } from "../posts/scan.ts";
import { type AdoptReport, adoptAsJson, showAdopt } from "../report/adopt.ts";
import { type Adopted, adoptIds } from "../sources/adopt.ts";
import { type EntryOfPost, matchEntries } from "../sources/match-entries.ts";
import {
  feedIsShorter,
  headerSaysOtherwise,
  noEntryMatches,
  postsMissing,
} from "./adopt-problems.ts";
import type { ExitCode } from "./exit-code.ts";
import { readWholeFeed, type WholeFeed } from "./feed-pages.ts";
import { LOCK_FILE } from "./names.ts";
import { couldNotRun, exitCodeFor, sayProblems } from "./outcome.ts";
import { openProject, type Project, type ProjectOptions } from "./project.ts";

export interface AdoptOptions extends ProjectOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/**
 * `postrider adopt`: takes over the ids by which the readers of a blog's present feed know its posts, so that
 * none of them is new to anybody the day Postrider writes the feed.
 */
export async function adopt(world: World, named: string, options: AdoptOptions): Promise<ExitCode> {
  const { project, problems } = openProject(world, options);
  const refuse = (found: readonly Problem[]) =>
    couldNotRun(world, found, options.json, "Nothing was written.");
  if (!project) return refuse(problems);
  const feed = await readWholeFeed(world, named, project.config.site.url);
  if ("code" in feed) return refuse([feed]);
  const scan = scanPosts(project.config, project.lock, project.files, project.now);
  const heads = [...scan.heads, ...scan.retracted];
  const pairs = matchEntries(feed.entries, heads, scan.lock);
  if (pairs.length === 0) return refuse([noEntryMatches(named)]);
  const made = adoptAll(project, scan, pairs, feed.format);
  const text = formatLock(made.lock);
  const isNew = text !== formatLock(project.lock) && made.changes > 0;
  const written = isNew && options.dryRun !== true;
  if (written) writeWhole(project.root, LOCK_FILE, text, true);
  const report = reportOf(named, feed, heads, pairs, made, project);
  const whole = { ...report, written, dryRun: options.dryRun ?? false };
  if (options.json) world.print(JSON.stringify(adoptAsJson(whole), undefined, 2));
  else {
    sayProblems(world, whole.problems);
    world.print(showAdopt(whole, world.paint));
  }
  return exitCodeFor(whole.problems);
}

interface Made {
  readonly lock: Lock;
  readonly adopted: readonly Adopted[];
  /** Posts of the lock that are not as they were. */
  readonly changes: number;
  readonly problems: readonly Problem[];
}

/** A header has the last word: the posts are scanned once more, and who insists on another id is told. */
function adoptAll(
  { config, lock: stored, files, now }: Project,
  scan: Scan,
  pairs: readonly EntryOfPost[],
  format: WholeFeed["format"],
): Made {
  const first = adoptIds(pairs, format, scan.lock, stored);
  const ids = idsIn(scanPosts(config, first.lock, files, now));
  const stubborn = new Map(
    first.adopted.flatMap(({ source, id }) => (ids.get(source) === id ? [] : [[source, id]])),
  );
  const rest = pairs.filter(({ head }) => !stubborn.has(head.source));
  const { lock, adopted } = stubborn.size === 0 ? first : adoptIds(rest, format, scan.lock, stored);
  const settled = scanPosts(config, lock, files, now).lock;
  const marked = pairs.filter(({ head }) => !stored.posts.has(head.id));
  return {
    lock: settled,
    adopted,
    changes: adopted.length + marked.length,
    problems: Array.from(stubborn, ([source, id]) => headerSaysOtherwise(source, id)),
  };
}

function idsIn({ heads, retracted }: Scan): ReadonlyMap<string, string> {
  return new Map([...heads, ...retracted].map(({ source, id }) => [source, id]));
}

function reportOf(
  feed: string,
  { pages, entries, problems }: WholeFeed,
  heads: readonly PostHead[],
  pairs: readonly EntryOfPost[],
  made: Made,
  { config }: Project,
): Omit<AdoptReport, "written" | "dryRun"> {
  const matched = new Set(pairs.map(({ entry }) => entry));
  const told = new Set(pairs.map(({ head }) => head));
  const missing = heads.filter((head) => !told.has(head) && head.inFeeds && !head.retracted);
  const oldest = Math.min(...pairs.map(({ head }) => head.published));
  const recent = missing.filter(({ published }) => published > oldest);
  const longer = Math.min(heads.length, config.feeds.limit) - pairs.length - recent.length;
  return {
    feed,
    pages,
    entries: entries.length,
    adopted: made.adopted,
    known: pairs.length - made.adopted.length - made.problems.length,
    unmatched: entries.filter((entry) => !matched.has(entry)),
    missing,
    problems: [
      ...problems,
      ...made.problems,
      ...(recent.length > 0 ? [postsMissing(recent.map(({ source }) => source))] : []),
      ...(longer > 0 && missing.length > recent.length
        ? [feedIsShorter(longer, entries.length)]
        : []),
    ],
  };
}
