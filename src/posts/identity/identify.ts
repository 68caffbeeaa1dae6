/**
 * Who each post is, for ever. What its header calls it counts first, then the lock: by its path, or as a
 * post whose file is gone and that it has enough in common with. Only who is in none of them gets a new id,
 * a `tag:` URI (RFC 4151) of the day and the address that it has by then. Both may change later, the id
 * does not.
 */
import type { Lock, LockedPost } from "../../model/lock.ts";
import { compareText } from "../../model/problem.ts";
import type { Sketch } from "../sketch.ts";
import { explicitIds, type Twin } from "./explicit.ts";
import { type Doubt, type Match, matchPosts } from "./match.ts";
import { tagUri } from "./mint.ts";
import { type Changed, type Identified, remember } from "./remember.ts";
import { displacedBy, isAnother, type Known, vanished } from "./vanished.ts";

export interface Identities {
  readonly posts: readonly Identified[];
  readonly twins: readonly Twin[];
  readonly changed: readonly Changed[];
  /** Posts that were recognised although their path is new. */
  readonly matches: readonly Match[];
  /** Posts that may have been one of the lock's, and got a new id. */
  readonly doubts: readonly Doubt[];
  readonly lock: Lock;
}

/** What else there is to know. */
export interface Around {
  /** Absolute; its host is the authority of new ids. */
  readonly siteUrl: string;
  /** Whether a source of the lock is still there, be it a post at present or not. */
  readonly isThere: (source: string) => boolean;
  /** The sketch of a post's whole text; undefined where it is broken. */
  readonly textOf: (sketch: Sketch) => string | undefined;
}

/**
 * Gives every post its id and brings the lock up to date: all posts are in it with their place and
 * date, what is said of Editions stays, and so do posts that are gone.
 */
export function identify(sketches: readonly Sketch[], lock: Lock, around: Around): Identities {
  const { hostname, origin } = new URL(around.siteUrl);
  const bySource = sketches.toSorted((a, b) => compareText(a.post.source, b.post.source));
  const known = new Map<string, LockedPost>();
  for (const locked of lock.posts.values()) known.set(locked.source, locked);
  const { named, twins } = explicitIds(bySource, lock, hostname);
  const posts: Identified[] = Array.from(named, ([id, sketch]) => ({ id, sketch }));
  const unknown: Sketch[] = [];
  const others: Known[] = [];
  for (const sketch of bySource) {
    if (sketch.explicitId !== undefined) continue;
    const locked = known.get(sketch.post.source);
    if (!locked || named.has(locked.id)) unknown.push(sketch);
    else if (isAnother(sketch, locked)) others.push({ sketch, locked });
    else posts.push({ id: locked.id, sketch });
  }
  const displaced = displacedBy(named, lock, known);
  const isThere = (source: string) => around.isThere(source) && !displaced.has(source);
  const { gone, swapped } = vanished(lock, named, others, unknown, isThere);
  const open = [...unknown, ...swapped];
  const { matches, doubts } =
    open.length > 0 && gone.length > 0
      ? matchPosts(open, gone, { lock, sketches: bySource, textOf: around.textOf })
      : NO_MATCHES;
  const taken = new Map(matches.map(({ sketch, locked }) => [sketch, locked]));
  const spoken = new Set(taken.values());
  // Whoever was let go and is nobody else stays who its path says.
  for (const { sketch, locked } of others) {
    if (!taken.has(sketch) && !spoken.has(locked)) taken.set(sketch, locked);
  }
  for (const [sketch, { id }] of taken) posts.push({ id, sketch });
  const minted = new Set<string>();
  const isTaken = (id: string) => minted.has(id) || lock.posts.has(id) || named.has(id);
  for (const sketch of [...unknown, ...others.map((other) => other.sketch)]) {
    if (taken.has(sketch)) continue;
    const { published, url } = sketch.post;
    const path = url.startsWith(origin) ? url.slice(origin.length) : pathOf(url);
    const id = tagUri(hostname, published, path, isTaken);
    minted.add(id);
    posts.push({ id, sketch });
  }
  return {
    posts,
    twins,
    matches: matches.filter(({ sketch, locked }) => sketch.post.source !== locked.source),
    doubts: doubts.filter(({ sketch }) => !taken.has(sketch)),
    ...remember(posts, named, { lock, known, displaced }, origin),
  };
}

const NO_MATCHES = { matches: [], doubts: [] };

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, "") || "/";
}
