/** The posts and the Window of one Edition. */
import type { Edition } from "../model/edition.ts";
import { DAY, type Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import { comparePosts, type PostHead } from "../model/post.ts";
import { hasEdition, postId, slotId } from "./id.ts";
import { type CalendarCadence, nextSlot, slotBefore } from "./slots.ts";

/** Whether the post may still be mailed. */
function isWaiting(head: PostHead, lock: Lock): boolean {
  return head.inDigest !== false && lock.posts.get(head.id)?.edition === undefined;
}

/** The Edition of a calendar's slot: all that waits and was published by then, if anything. */
export function slotEdition(
  heads: readonly PostHead[],
  lock: Lock,
  cadence: CalendarCadence,
  zone: string,
  slot: Instant,
): Edition | undefined {
  const period = slotBefore(cadence, slot, zone);
  const posts = candidates(heads, lock, period, slot);
  if (posts.length === 0) return undefined;
  const window = { from: windowStart(lock, slot, period), to: slot };
  return { id: slotId(slot, zone), slot, window, posts: posts.map((head) => head.id) };
}

/**
 * The Edition of the one post that has waited longest. It falls due the moment its post is published,
 * be that long ago. The very first may be a day old at most: what was published before anybody could
 * follow is archive.
 */
export function postEdition(
  heads: readonly PostHead[],
  lock: Lock,
  zone: string,
  now: Instant,
): Edition | undefined {
  const oldest = candidates(heads, lock, now - DAY, now).at(-1);
  if (!oldest) return undefined;
  const slot = oldest.published;
  const from = isFirst(lock) ? now - DAY : windowStart(lock, slot, slot - DAY);
  return { id: postId(oldest, lock, zone), slot, window: { from, to: slot }, posts: [oldest.id] };
}

/** A slot is done with its own Edition or with any later one: slots never go back. */
export function isOpen(slot: Instant, lock: Lock, zone: string): boolean {
  return slot > latestSlot(lock) && !hasEdition(lock, slotId(slot, zone));
}

/** The first slot after `now` that is not done. */
export function nextOpenSlot(
  lock: Lock,
  cadence: CalendarCadence,
  zone: string,
  now: Instant,
): Instant {
  let slot = nextSlot(cadence, Math.max(now, latestSlot(lock)), zone);
  while (!isOpen(slot, lock, zone)) slot = nextSlot(cadence, slot, zone);
  return slot;
}

/** Whether no Edition was made yet, so that only the last period may be mailed. */
function isFirst(lock: Lock): boolean {
  return lock.editions.length === 0;
}

/** What waits and was published by `until`, newest first; for the first Edition only after `since`. */
function candidates(
  heads: readonly PostHead[],
  lock: Lock,
  since: Instant,
  until: Instant,
): PostHead[] {
  return heads
    .filter((head) => isWaiting(head, lock) && head.published <= until)
    .filter((head) => !isFirst(lock) || head.published > since)
    .toSorted(comparePosts);
}

/** Windows join on to each other: each begins at the slot of the Edition before, if there is one. */
function windowStart(lock: Lock, slot: Instant, otherwise: Instant): Instant {
  return lock.editions.findLast((edition) => edition.slot < slot)?.slot ?? otherwise;
}

function latestSlot(lock: Lock): Instant {
  return lock.editions.at(-1)?.slot ?? -Infinity;
}
