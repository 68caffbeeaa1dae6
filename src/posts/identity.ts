/**
 * Who each post is, for ever. What its header calls it counts first, then the lock; only who is in
 * neither gets a new id, a `tag:` URI (RFC 4151) of the day and the address that it has by then. Both
 * may change later, the id does not.
 */
import type { Instant } from "../model/instant.ts";
import type { Lock, LockedPost } from "../model/lock.ts";
import { compareText } from "../model/problem.ts";
import { encodePath } from "./permalink.ts";
import type { Sketch } from "./sketch.ts";

export interface Identities {
  readonly posts: readonly Identified[];
  /** Posts that carry the id of another one in their header. */
  readonly twins: readonly { readonly source: string; readonly of: string; readonly id: string }[];
  /** Posts whose header now gives another id than the one they were known by. */
  readonly changed: readonly {
    readonly source: string;
    readonly before: string;
    readonly id: string;
  }[];
  readonly lock: Lock;
}

export interface Identified {
  readonly id: string;
  readonly sketch: Sketch;
}

/**
 * Gives every post its id and brings the lock up to date: all posts are in it with their place and
 * date, what is said of Editions stays, and so do posts that are gone.
 *
 * @param siteUrl absolute; its host is the authority of new ids
 */
export function identify(sketches: readonly Sketch[], lock: Lock, siteUrl: string): Identities {
  const { hostname, origin } = new URL(siteUrl);
  const bySource = sketches.toSorted((a, b) => compareText(a.post.source, b.post.source));
  const known = new Map<string, LockedPost>();
  for (const locked of lock.posts.values()) known.set(locked.source, locked);
  const { named, twins } = explicitIds(bySource, lock, hostname);
  const posts: Identified[] = [...named].map(([id, sketch]) => ({ id, sketch }));
  const unknown: Sketch[] = [];
  for (const sketch of bySource) {
    if (sketch.explicitId !== undefined) continue;
    const locked = known.get(sketch.post.source);
    if (locked && !named.has(locked.id)) posts.push({ id: locked.id, sketch });
    else unknown.push(sketch);
  }
  const { remembered, changed } = remember(posts, named, lock, known);
  for (const sketch of unknown) {
    const { source, published, url } = sketch.post;
    const path = url.startsWith(origin) ? url.slice(origin.length) : pathOf(url);
    const id = tagUri(hostname, published, path, remembered);
    remembered.set(id, { id, source, published });
    posts.push({ id, sketch });
  }
  return { posts, twins, changed, lock: { posts: remembered, editions: lock.editions } };
}

/** The posts whose headers name them, by id, and those that name themselves like another. */
function explicitIds(sketches: readonly Sketch[], lock: Lock, authority: string) {
  const named = new Map<string, Sketch>();
  const twins: { source: string; of: string; id: string }[] = [];
  const explicit = sketches.filter((sketch) => sketch.explicitId !== undefined);
  if (explicit.length === 0) return { named, twins };
  const bySpecific = new Map<string, string>();
  for (const id of lock.posts.keys()) bySpecific.set(specificOf(id) ?? "", id);
  for (const sketch of explicit) {
    const { source, published } = sketch.post;
    const id = explicitId(sketch.explicitId ?? "", authority, published, bySpecific);
    const other = named.get(id);
    // Whom readers know by this id keeps it.
    const isKnown = lock.posts.get(id)?.source === source;
    if (!other || isKnown) named.set(id, sketch);
    if (other && isKnown) twins.push({ source: other.post.source, of: source, id });
    else if (other) twins.push({ source, of: other.post.source, id });
  }
  return { named, twins };
}

/** What a header calls a post, as an absolute IRI. */
function explicitId(
  written: string,
  authority: string,
  published: Instant,
  bySpecific: ReadonlyMap<string, string>,
): string {
  const uuid = UUID.exec(written)?.[1];
  if (uuid !== undefined) return `urn:uuid:${uuid.toLowerCase()}`;
  if (ABSOLUTE_IRI.test(written)) return written;
  // The tag was made of the day and the domain of that time, which both may be others by now.
  const specific = encodePath(written);
  return bySpecific.get(specific) ?? `tag:${authority},${dayOf(published)}:${specific}`;
}

const UUID = /^(?:urn:uuid:|\{)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;
// RFC 3987's IRI, but for the details within its parts; one letter is a drive and no scheme.
const ABSOLUTE_IRI = /^[a-z][a-z0-9+.-]+:[^\s<>"{}|\\^`\p{C}]+$/iu;

/** What follows authority and date in a `tag:` URI. */
function specificOf(id: string): string | undefined {
  return /^tag:[^:,]+,[\d-]+:(.*)$/.exec(id)?.[1];
}

/** The day in UTC. */
function dayOf(instant: Instant): string {
  const date = new Date(instant);
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  const year = String(date.getUTCFullYear()).padStart(4, "0");
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, "") || "/";
}

function tagUri(
  authority: string,
  published: Instant,
  path: string,
  taken: ReadonlyMap<string, unknown>,
): string {
  // A fragment has no place in a tag URI.
  const id = `tag:${authority},${dayOf(published)}:${path.replaceAll("#", "%23")}`;
  if (!taken.has(id)) return id;
  let count = 2;
  while (taken.has(`${id};${count}`)) count++;
  return `${id};${count}`;
}

/** The lock's posts with the place and the date that these have by now. */
function remember(
  posts: readonly Identified[],
  named: ReadonlyMap<string, Sketch>,
  lock: Lock,
  known: ReadonlyMap<string, LockedPost>,
) {
  const remembered = new Map(lock.posts);
  const changed: { source: string; before: string; id: string }[] = [];
  for (const { id, sketch } of posts) {
    const { source, published } = sketch.post;
    const before = known.get(source);
    let memory = lock.posts.get(id);
    // The same file under a new id is the same post: who got it by mail does not get it again.
    if (before && before.id !== id && !named.has(before.id)) {
      changed.push({ source, before: before.id, id });
      memory = { ...before, ...memory };
      remembered.delete(before.id);
    }
    remembered.set(id, { ...memory, id, source, published });
  }
  return { remembered, changed };
}
