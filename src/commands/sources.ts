import { createHash } from "node:crypto";
import type { ProjectFiles } from "../model/ports.ts";
import type { Config } from "../model/config.ts";
import type { Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import { POSTRIDER } from "../model/version.ts";
import type { SourceFeed } from "../sources/entry.ts";
import { foreignPosts, type ForeignPosts } from "../sources/foreign-post.ts";
import { CACHE_FOLDER } from "./names.ts";

/** A feed as it was last read. A cache: without it, it is fetched whole. */
export interface KeptSource {
  readonly version: string;
  /** What it was read from: validators of a server, or the hash of a file. */
  readonly etag?: string;
  readonly modified?: string;
  readonly feed: SourceFeed;
}

/** The posts of every feed that the configuration names, as they were last read. Nothing is fetched. */
export function readSources(
  files: ProjectFiles,
  config: Config,
  lock: Lock,
  now: Instant,
): ForeignPosts {
  const read = (config.posts.feeds ?? []).flatMap((name) => {
    const kept = readKept(files, name);
    return kept ? [foreignPosts(kept.feed, name, lock, now)] : [];
  });
  return {
    posts: read.flatMap(({ posts }) => posts),
    leftOut: read.flatMap(({ leftOut }) => leftOut),
  };
}

/** Where a feed is kept, relative to the project. */
export function fileOf(name: string): string {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return `${CACHE_FOLDER}/sources/${hash}.json`;
}

export function readKept(files: ProjectFiles, name: string): KeptSource | undefined {
  const bytes = files.read(fileOf(name));
  if (!bytes) return undefined;
  try {
    const kept: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isKept(kept) ? kept : undefined;
  } catch {
    // A cache that cannot be read is no cache.
    return undefined;
  }
}

// Only our own version writes what our own version trusts.
function isKept(value: unknown): value is KeptSource {
  return (
    typeof value === "object" &&
    value !== null &&
    "version" in value &&
    value.version === POSTRIDER.version &&
    "feed" in value
  );
}
