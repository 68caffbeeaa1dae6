/**
 * Step 1 of the pipeline: the heads of every post, in their order, with everything that was left out
 * and everything that is wrong. Only the first kilobytes of each file are read.
 */
import type { Config, Dialect } from "../model/config.ts";
import type { Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import type { ProjectFiles } from "../model/ports.ts";
import { comparePosts, type LeftOut, type PostHead } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { scanContext } from "./context.ts";
import { scanFolder } from "./folder.ts";
import { type Identities, identify } from "./identity/identify.ts";
import { identityProblems } from "./identity/told.ts";
import { wholeText } from "./identity/whole-text.ts";
import type { Memory } from "./memory.ts";
import { zoneAssumed } from "./problems.ts";
import { sharedAddresses } from "./address/shared-addresses.ts";
import { inLanguages, languagesMixed } from "./around/languages.ts";
import { type Sketch, ZONELESS } from "./sketch.ts";
import { tellUnread } from "./unread.ts";
import type { Convention } from "./tally.ts";

/** A posts folder as it was found. */
export interface Scan {
  /** Newest first, in an order that is total and stable. */
  readonly heads: readonly PostHead[];
  /** Posts that their authors took back: in no list of posts, and known by the feeds that had them. */
  readonly retracted: readonly PostHead[];
  /** Posts in languages that nobody asked for: others link to them all the same. */
  readonly unasked: readonly Pick<PostHead, "source" | "url">[];
  /** Every file that might be taken for a post and did not become one. */
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly Problem[];
  /** The lock that was handed in, with every post of today in it. */
  readonly lock: Lock;
  readonly counts: {
    /** Files in the posts folders. */
    readonly files: number;
    /** Of them, pictures and the like, which are neither posts nor left out. */
    readonly attachments: number;
  };
  /** The habits that were met, the most frequent first. */
  readonly conventions: readonly Convention[];
  /** The earliest instant at which one of the posts expires. */
  readonly until?: Instant;
  /** For a later scan; absent where it would learn next to nothing from it. */
  readonly memory?: Memory;
}

/**
 * Reads the head of every post. Nothing is written; the same files, lock and instant give the same
 * Scan, and one bad post costs one post.
 *
 * @param now posts of later instants are left out; nothing else depends on it
 * @param before what an earlier scan remembers of the same folders: it makes this one faster, not other
 */
export function scanPosts(
  config: Config,
  lock: Lock,
  files: ProjectFiles,
  now: Instant,
  before?: Memory,
): Scan {
  const known = before && before.now <= now ? before.folders : undefined;
  const context = scanContext(config, files, now);
  const seen = new Set<string>();
  const scans = config.posts.folders.map((folder) => {
    // Where one posts folder lies in another, a file is a post once; what we publish is none at all.
    const published = `${config.output}/`;
    const listed = files
      .list(folder)
      .filter(({ path }) => !seen.has(path) && !path.startsWith(published));
    for (const { path } of listed) seen.add(path);
    const unread = tellUnread(folder, files.unread(folder), config.posts);
    return { folder, unread, ...scanFolder(folder, listed, context, known?.get(folder)) };
  });
  const asked = inLanguages(
    scans.flatMap((scan) => scan.sketches),
    config.posts,
  );
  const sketches = asked.wanted;
  const feeds = config.posts.feeds ?? [];
  const identities = identify(sketches, lock, {
    siteUrl: config.site.url,
    isThere: (source) => seen.has(source) || feeds.some((name) => source.startsWith(`${name}#`)),
    textOf: (sketch) => wholeText(sketch, config, files),
  });
  const all = headsOf(identities);
  const heads = all.filter((head) => head.retracted === undefined);
  const retracted = all.filter((head) => head.retracted !== undefined);
  const conventions = context.conventions.conventions();
  const zoneless = conventions.find(({ what }) => what === ZONELESS)?.posts ?? 0;
  return {
    heads,
    retracted,
    unasked: asked.others.map(({ post: { source, url } }) => ({ source, url })),
    leftOut: [
      ...scans.flatMap((scan) => [...scan.leftOut, ...scan.unread.leftOut]),
      ...asked.leftOut,
      ...twinsLeftOut(identities),
      ...retracted.map(takenBack),
    ],
    problems: [
      ...context.problems,
      ...scans.flatMap((scan) => scan.unread.problems),
      ...identityProblems(identities, files),
      ...sharedAddresses(heads, config),
      ...languagesMixed(heads, config),
      ...(zoneless > 0 && isAssumed(config) ? [zoneAssumed(zoneless)] : []),
    ],
    lock: identities.lock,
    counts: {
      files: seen.size,
      attachments: scans.reduce((sum, scan) => sum + scan.attachments, 0),
    },
    conventions,
    ...untilOf(sketches),
    ...(scans.every(({ isKnown }) => isKnown) && known?.size === scans.length
      ? {}
      : { memory: { now, folders: new Map(scans.map(({ folder, memory }) => [folder, memory])) } }),
  };
}

/** Whether nobody said what the clocks of dates without a zone show, and the site's generator may mean another. */
function isAssumed({ site, posts }: Config): boolean {
  return !site.timeZoneGiven && !MEAN_UTC.has(posts.dialect);
}

/** To these, such a date is in UTC: whoever set a zone would have other dates than the site. */
const MEAN_UTC: ReadonlySet<Dialect> = new Set(["astro", "docusaurus", "eleventy", "hugo", "zola"]);

function untilOf(sketches: readonly Sketch[]): Pick<Scan, "until"> {
  let until = Infinity;
  for (const { expires } of sketches) if (expires !== undefined) until = Math.min(until, expires);
  return until < Infinity ? { until } : {};
}

function headsOf({ posts, lock }: Identities): PostHead[] {
  const heads = posts.map(({ id, sketch }): PostHead => {
    const guid = lock.posts.get(id)?.guid;
    return guid === undefined ? { id, ...sketch.post } : { id, guid, ...sketch.post };
  });
  return heads.toSorted(comparePosts);
}

function takenBack({ source }: PostHead): LeftOut {
  return { source, reason: "retracted", because: "its header says that it is retracted" };
}

function twinsLeftOut({ twins }: Identities): LeftOut[] {
  return twins.map(({ source, of }) => ({
    source,
    reason: "broken",
    because: `its id is that of \`${of}\``,
  }));
}
