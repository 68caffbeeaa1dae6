/** The lock as it is once every post has its id. */
import { plainAddress } from "../../lib/plain-address.ts";
import { type Lock, type LockedPost, NOWHERE, withNewIds } from "../../model/lock.ts";
import type { Sketch } from "../sketch.ts";
import { formatLikeness, titlePrint } from "./likeness.ts";
import { addressIn } from "./paths.ts";

export interface Identified {
  readonly id: string;
  readonly sketch: Sketch;
}

/** A post whose header now gives another id than the one it was known by. */
export interface Changed {
  readonly source: string;
  readonly before: string;
  readonly id: string;
}

/** What was known so far. */
interface Before {
  readonly lock: Lock;
  /** Its posts by source. */
  readonly known: ReadonlyMap<string, LockedPost>;
  /** Sources in which another post is now, by its header. */
  readonly displaced: ReadonlySet<string>;
}

/**
 * All posts with the place, the date and the looks that they have by now. What is said of Editions stays, and
 * so do posts that are gone.
 *
 * @param origin of the site
 */
export function remember(
  posts: readonly Identified[],
  named: ReadonlyMap<string, Sketch>,
  { lock, known, displaced }: Before,
  origin: string,
): { readonly lock: Lock; readonly changed: readonly Changed[] } {
  const remembered = new Map(lock.posts);
  const renamed = new Map<string, string>();
  const changed: Changed[] = [];
  let claimed: ReadonlySet<string> | undefined;
  let guids: Set<string | undefined> | undefined;
  for (const { id, sketch } of posts) {
    const { source } = sketch.post;
    const before = known.get(source);
    let memory = lock.posts.get(id);
    if (before && before.id !== id) {
      claimed ??= new Set(posts.map((post) => post.id));
      const isElsewhere = claimed.has(before.id) || (memory !== undefined && displaced.has(source));
      if (named.get(id) === sketch && !isElsewhere) {
        // The same file under a new id is the same post: who got it by mail does not get it again.
        changed.push({ source, before: before.id, id });
        renamed.set(before.id, id);
        memory = { ...before, ...memory };
        remembered.delete(before.id);
      } else if (!claimed.has(before.id)) remembered.set(before.id, { ...before, source: NOWHERE });
    }
    const now = seen(memory, id, sketch, origin);
    // Whoever was in a feed of ours is known by what it had there, and nobody by the name of another.
    if (sketch.guid === undefined || sketch.guid === id || memory !== undefined) {
      remembered.set(id, now);
      continue;
    }
    guids ??= new Set(Array.from(lock.posts.values(), ({ guid }) => guid));
    remembered.set(id, guids.has(sketch.guid) ? now : { ...now, guid: sketch.guid });
    guids.add(sketch.guid);
  }
  return { lock: { posts: remembered, editions: withNewIds(lock.editions, renamed) }, changed };
}

function seen(
  memory: LockedPost | undefined,
  id: string,
  { post, beginning, explicitId }: Sketch,
  origin: string,
): LockedPost {
  const { source, published, url } = post;
  const likeness = formatLikeness(titlePrint(post.title), beginning);
  // An id that is new was made of the address, and who has it in the header is never looked for.
  const isPlain = memory === undefined || explicitId !== undefined;
  const address = isPlain ? undefined : addressBeside(id, url, origin);
  const isSame =
    memory?.id === id &&
    memory.source === source &&
    memory.published === published &&
    memory.likeness === likeness &&
    memory.address === address;
  if (isSame) return memory;
  const now: Writable<LockedPost> = { ...memory, id, source, published };
  // Set one by one: ten thousand objects spread together are not free.
  if (address === undefined) delete now.address;
  else now.address = address;
  if (likeness === undefined) delete now.likeness;
  else now.likeness = likeness;
  return now;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The address without the site's origin, unless the id holds it already. */
function addressBeside(id: string, url: string, origin: string): string | undefined {
  const path = url.startsWith(origin) ? url.slice(origin.length) : url;
  if (id.endsWith(path) && (id === url || id.at(-1 - path.length) === ":")) return undefined;
  const held = addressIn(id);
  return held !== undefined && plainAddress(held) === plainAddress(path) ? undefined : path;
}
