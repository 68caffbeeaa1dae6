/** What the Lock remembers of an Edition once it is made. */
import type { Edition } from "../model/edition.ts";
import type { Instant } from "../model/instant.ts";
import { type Lock, type LockedPost, NOWHERE } from "../model/lock.ts";
import type { PostHead } from "../model/post.ts";
import { hasEdition } from "./id.ts";
import { type Filters, holdOf, isWanted } from "./rules.ts";

/**
 * The Lock with this Edition in it and its posts marked as mailed. At the very first Edition, every
 * post that waits and is older than its Window is marked `archive`, so that it is never mailed: a blog
 * that starts a digest does not send its whole past. At every Edition, what its filters kept out is
 * marked `filtered`: the day the filters go, nobody gets all that they kept out in the years before. An
 * Edition that the Lock has already changes nothing.
 *
 * @throws Error if a post of the Edition was mailed before or is known to nobody: the Edition was
 * planned on another Lock.
 */
export function closeEdition(
  lock: Lock,
  edition: Edition,
  heads: readonly PostHead[],
  rules: Filters,
): Lock {
  return withEdition(lock, edition, heads, rules, (id, known, head) => {
    if (!known && !head) throw new Error(`edition ${edition.id} has an unknown post: ${id}`);
    if (known?.edition !== undefined) {
      throw new Error(`post ${id} was in edition ${known.edition} before ${edition.id}`);
    }
    return known ?? head;
  });
}

/**
 * The Lock with an Edition in it that was made on another one, which was lost: it was mailed, whatever
 * this Lock knows of its posts. Those that went another way by this Lock keep the Edition that mailed
 * them first, and those that it does not know are kept by their ids, so that they are never mailed again.
 */
export function recallEdition(
  lock: Lock,
  edition: Edition,
  heads: readonly PostHead[],
  rules: Filters,
): Lock {
  return withEdition(lock, edition, heads, rules, (_, known, head) => {
    if (known?.edition !== undefined && hasEdition(lock, known.edition)) return undefined;
    return known ?? head ?? { source: NOWHERE, published: edition.window.to };
  });
}

type Place = Pick<LockedPost, "source" | "published">;

/** @param placeOf where a post of the Edition is; undefined for one that stays as the Lock has it */
function withEdition(
  lock: Lock,
  edition: Edition,
  heads: readonly PostHead[],
  rules: Filters,
  placeOf: (id: string, known?: LockedPost, head?: PostHead) => Place | undefined,
): Lock {
  if (hasEdition(lock, edition.id)) return lock;
  const posts = new Map(lock.posts);
  const byId = new Map(heads.map((head) => [head.id, head]));
  for (const id of edition.posts) {
    const known = posts.get(id);
    const place = placeOf(id, known, byId.get(id));
    if (!place) continue;
    const { source, published } = place;
    posts.set(id, { ...known, id, source, published, edition: edition.id });
  }
  if (lock.editions.length === 0) archiveOlder(posts, byId, edition.window.from);
  markFiltered(posts, heads, rules, edition.slot);
  return {
    ...lock,
    posts,
    editions: [...lock.editions, edition].toSorted((a, b) => a.slot - b.slot),
  };
}

function markFiltered(
  posts: Map<string, LockedPost>,
  heads: readonly PostHead[],
  rules: Filters,
  slot: Instant,
): void {
  const until = slot - holdOf(rules);
  for (const head of heads) {
    const { id, source, published } = head;
    if (posts.get(id)?.edition !== undefined || published > until) continue;
    if (head.inDigest === false || isWanted(head, rules)) continue;
    posts.set(id, { ...posts.get(id), id, source, published, edition: "filtered" });
  }
}

/** Also what is in the Lock and not among the heads: a draft again, or broken for the moment. */
function archiveOlder(
  posts: Map<string, LockedPost>,
  heads: ReadonlyMap<string, PostHead>,
  until: Instant,
): void {
  for (const { id, source, published } of [...posts.values(), ...heads.values()]) {
    const dated = heads.get(id)?.published ?? published;
    if (posts.get(id)?.edition !== undefined || dated > until) continue;
    posts.set(id, { ...posts.get(id), id, source, published, edition: "archive" });
  }
}
