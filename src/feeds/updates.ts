/**
 * When posts last changed in a way that readers care about (RFC 4287, 4.2.15), and when they were
 * retracted. The lock remembers what was told to readers before.
 *
 * A text that changed significantly while its header says nothing needs an instant, and there is no
 * clock: with one, two machines that build the same posts would give different bytes, and a machine
 * that forgets the lock, as hosts of static sites do, would call the post updated anew at every build.
 * So it is when the blog last published a post, or a second after the instant that readers know: later
 * than what it replaces, never in the future, the same on every machine, and kept in the lock from then
 * on. Who wants another writes `updated:`, which always counts.
 */
import { type Instant, SECOND } from "../model/instant.ts";
import type { Lock, LockedPost } from "../model/lock.ts";
import type { Post, PostHead } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import type { Retraction } from "./document.ts";
import { changedInSilence } from "./problems.ts";
import { isComparable, isSignificant } from "../lib/text-sketch.ts";

/** When the blog last published a post: never in the future, as a header's `updated` may be. */
export function latestInstant(heads: readonly PostHead[]): Instant {
  return heads.reduce((latest, { published }) => Math.max(latest, published), 0);
}

/** What feeds say of the last changes of posts, while they are written. */
export interface Updates {
  /** The post with the `updated` that feeds are to say. Asked for again, it is the same value. */
  readonly settle: (post: Post) => Post;
  /** The lock that remembers what was said of those settled until now. */
  readonly lock: () => Lock;
  readonly problems: readonly Problem[];
}

/** @param latest when the blog last published a post */
export function beginUpdates(lock: Lock, latest: Instant): Updates {
  const remembered = new Map(lock.posts);
  const settled = new Map<string, Post>();
  const problems: Problem[] = [];
  const settledNow = (post: Post): Post => {
    const before = remembered.get(post.id);
    if (!before) return post;
    const after = seen(before, post, latest);
    remembered.set(post.id, after);
    const updated = Math.max(post.updated, after.updated ?? post.updated);
    if (after.updated !== undefined && after.updated !== before.updated) {
      problems.push(changedInSilence(post.source, new Date(updated).toISOString().slice(0, 10)));
    }
    return updated === post.updated ? post : { ...post, updated };
  };
  return {
    settle(post) {
      const known = settled.get(post.id) ?? settledNow(post);
      settled.set(post.id, known);
      return known;
    },
    lock: () => ({ ...lock, posts: remembered }),
    problems,
  };
}

function seen(before: LockedPost, post: Post, latest: Instant): LockedPost {
  const text = post.sketch;
  const said = post.updated > post.published ? post.updated : undefined;
  const { said: _, updated, text: known, ...rest } = before;
  // Whoever writes down when, or takes that back, has the last word on all that came before.
  const spoke = known !== undefined && said !== before.said;
  const spoken = { ...rest, text, ...(said !== undefined && { said }) };
  if (spoke) return spoken;
  const kept = { ...spoken, ...(updated !== undefined && { updated }) };
  if (known === undefined || !isComparable(known)) return kept;
  // What changed little stays compared with what it was, so that many small changes count together.
  if (!isSignificant(known, text)) return before;
  return { ...kept, updated: Math.max(latest, updated ?? 0, post.updated + SECOND) };
}

/** When each retracted post was, as its header says or else the lock; newest first. */
export function settleRetractions(
  heads: readonly PostHead[],
  lock: Lock,
  latest: Instant,
): { readonly retracted: ReadonlyMap<string, Retraction>; readonly lock: Lock } {
  const remembered = new Map(lock.posts);
  const retracted = new Map<string, Retraction>();
  const gone = new Set(heads.map(({ id }) => id));
  for (const [id, { retracted: when, ...rest }] of lock.posts) {
    // Should it be retracted once more, that will be another day.
    if (when !== undefined && !gone.has(id)) remembered.set(id, rest);
  }
  for (const { id, source, published, updated, retracted: said } of heads) {
    if (said === undefined) continue;
    const before = remembered.get(id) ?? { id, source, published };
    const when = said.when ?? before.retracted ?? Math.max(latest, updated + SECOND);
    if (said.when === undefined) remembered.set(id, { ...before, retracted: when });
    retracted.set(id, { id, when });
  }
  return { retracted, lock: { ...lock, posts: remembered } };
}
