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
  /** By source; who is not in it shares the id of another. */
  readonly ids: ReadonlyMap<string, string>;
  /** Posts that carry the id of another one in their header. */
  readonly twins: readonly { readonly source: string; readonly of: string; readonly id: string }[];
  /** Posts whose header now gives another id than the one they were known by. */
  readonly changed: readonly { readonly source: string; readonly before: string }[];
  readonly lock: Lock;
}

/**
 * Gives every post its id and brings the lock up to date: all posts are in it with their place and
 * date, what is said of Editions stays, and so do posts that are gone.
 *
 * @param siteUrl absolute; its host is the authority of new ids
 */
export function identify(sketches: readonly Sketch[], lock: Lock, siteUrl: string): Identities {
  const bySource = sketches.toSorted((a, b) => compareText(a.post.source, b.post.source));
  const authority = new URL(siteUrl).hostname.toLowerCase();
  const known = new Map([...lock.posts.values()].map((locked) => [locked.source, locked]));
  const owners = new Map<string, string>();
  const { ids, twins } = explicitIds(bySource, lock, authority, owners);
  const twinSources = new Set(twins.map(({ source }) => source));
  const open = bySource.filter(
    ({ post }) => !ids.has(post.source) && !twinSources.has(post.source),
  );
  const unknown: Sketch[] = [];
  for (const sketch of open) {
    const locked = known.get(sketch.post.source);
    if (locked && !owners.has(locked.id)) take(sketch.post.source, locked.id);
    else unknown.push(sketch);
  }
  for (const { post } of unknown) {
    const day = dayOf(post.published);
    const id = tagUri(authority, day, pathOf(post.url), (taken) => {
      return owners.has(taken) || lock.posts.has(taken);
    });
    take(post.source, id);
  }
  return { ids, twins, ...updated(bySource, ids, lock, known) };

  function take(source: string, id: string): void {
    ids.set(source, id);
    owners.set(id, source);
  }
}

function explicitIds(
  sketches: readonly Sketch[],
  lock: Lock,
  authority: string,
  owners: Map<string, string>,
) {
  const ids = new Map<string, string>();
  const twins: { source: string; of: string; id: string }[] = [];
  const named = new Map<string, Sketch[]>();
  const bySpecific = new Map<string, string>();
  for (const id of lock.posts.keys()) bySpecific.set(specificOf(id) ?? "", id);
  for (const sketch of sketches) {
    if (sketch.explicitId === undefined) continue;
    const day = dayOf(sketch.post.published);
    const id = explicitId(sketch.explicitId, authority, day, bySpecific);
    named.set(id, [...(named.get(id) ?? []), sketch]);
  }
  for (const [id, claimants] of named) {
    // Whom readers know by this id keeps it.
    const locked = lock.posts.get(id)?.source;
    const owner = claimants.find(({ post }) => post.source === locked) ?? claimants[0];
    if (!owner) continue;
    ids.set(owner.post.source, id);
    owners.set(id, owner.post.source);
    for (const { post } of claimants) {
      if (post.source !== owner.post.source) {
        twins.push({ source: post.source, of: owner.post.source, id });
      }
    }
  }
  return { ids, twins };
}

/** What a header calls a post, as an absolute IRI. */
function explicitId(
  written: string,
  authority: string,
  day: string,
  bySpecific: ReadonlyMap<string, string>,
): string {
  const uuid = UUID.exec(written)?.[1];
  if (uuid !== undefined) return `urn:uuid:${uuid.toLowerCase()}`;
  if (ABSOLUTE_IRI.test(written)) return written;
  // The tag was made of the day and the domain of that time, which both may be others by now.
  const specific = encodePath(written);
  return bySpecific.get(specific) ?? `tag:${authority},${day}:${specific}`;
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
  return new Date(instant).toISOString().slice(0, "2026-11-23".length);
}

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, "") || "/";
}

function tagUri(
  authority: string,
  day: string,
  path: string,
  isTaken: (id: string) => boolean,
): string {
  // A fragment has no place in a tag URI.
  const id = `tag:${authority},${day}:${path.replaceAll("#", "%23")}`;
  if (!isTaken(id)) return id;
  let count = 2;
  while (isTaken(`${id};${count}`)) count++;
  return `${id};${count}`;
}

function updated(
  sketches: readonly Sketch[],
  ids: ReadonlyMap<string, string>,
  lock: Lock,
  known: ReadonlyMap<string, LockedPost>,
): Pick<Identities, "lock" | "changed"> {
  const posts = new Map(lock.posts);
  const live = new Set(ids.values());
  const changed: { source: string; before: string }[] = [];
  for (const { post } of sketches) {
    const id = ids.get(post.source);
    if (id === undefined) continue;
    const before = known.get(post.source);
    let edition = lock.posts.get(id)?.edition;
    // The same file under a new id is the same post: who got it by mail does not get it again.
    if (before && before.id !== id && !live.has(before.id)) {
      changed.push({ source: post.source, before: before.id });
      edition ??= before.edition;
      posts.delete(before.id);
    }
    const { source, published } = post;
    posts.set(id, { id, source, published, ...(edition !== undefined && { edition }) });
  }
  return { lock: { posts, editions: lock.editions }, changed };
}
