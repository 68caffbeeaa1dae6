/** The posts and the Window of one Edition. */
import type { Edition } from "../model/edition.ts";
import { DAY, type Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import { comparePosts, type PostHead } from "../model/post.ts";
import { hasEdition, postId, slotId } from "./id.ts";
import { expiryOf, holdOf, isWanted, type Rules } from "./rules.ts";
import { type CalendarCadence, nextSlot, slotBefore } from "./slots.ts";

/** Whether the post may still be mailed. */
export function isWaiting(head: PostHead, lock: Lock, rules: Rules): boolean {
  return (
    head.inDigest !== false &&
    lock.posts.get(head.id)?.edition === undefined &&
    isWanted(head, rules)
  );
}

/**
 * Since when posts may be in the first Edition of a calendar: for its last period, or for as many as it
 * takes until there are posts enough, one a period at the slowest. So posts can wait for each other
 * before anything was mailed too, and yet the past stays where it is.
 */
export function firstWindowStart(
  heads: readonly PostHead[],
  lock: Lock,
  cadence: CalendarCadence,
  rules: Rules,
  zone: string,
  slot: Instant,
): Instant {
  const { atLeast = 1 } = rules;
  const hold = holdOf(rules);
  let start = slotBefore(cadence, slot, zone);
  // Windows of later Editions begin where the one before ended.
  for (let periods = 1; isFirst(lock) && periods < atLeast; periods++) {
    if (candidates(heads, lock, rules, start - hold, slot - hold).length >= atLeast) break;
    start = slotBefore(cadence, start, zone);
  }
  return start - hold;
}

/**
 * All that waits for a calendar's slot, newest first. A post is ready for it once it is old enough; of
 * a first Edition's only those of its Window.
 */
export function waitingFor(
  heads: readonly PostHead[],
  lock: Lock,
  cadence: CalendarCadence,
  rules: Rules,
  zone: string,
  slot: Instant,
): PostHead[] {
  const since = isFirst(lock)
    ? firstWindowStart(heads, lock, cadence, rules, zone, slot)
    : Number.NEGATIVE_INFINITY;
  return candidates(heads, lock, rules, since, slot - holdOf(rules));
}

/**
 * The Edition of a calendar's slot, if enough waits for it. Of too many those that waited longest go
 * first, so that none waits for ever.
 */
export function slotEdition(
  heads: readonly PostHead[],
  lock: Lock,
  cadence: CalendarCadence,
  rules: Rules,
  zone: string,
  slot: Instant,
): Edition | undefined {
  const first = firstWindowStart(heads, lock, cadence, rules, zone, slot);
  const waiting = candidates(heads, lock, rules, first, slot - holdOf(rules));
  const { atLeast = 1, atMost = Infinity } = rules;
  if (waiting.length < Math.max(1, atLeast)) return undefined;
  const posts = waiting.slice(Math.max(0, waiting.length - atMost));
  const from = windowStart(lock, slot, first);
  return {
    id: slotId(slot, zone),
    slot,
    window: { from, to: slot },
    posts: posts.map((head) => head.id),
  };
}

/**
 * The Edition of the one post that has waited longest. It falls due the moment its post is old enough,
 * be that long ago. The very first may be a day late at most: what was published before anybody could
 * follow is archive.
 *
 * @param until posts that are ready by then
 */
export function postEdition(
  heads: readonly PostHead[],
  lock: Lock,
  rules: Rules,
  zone: string,
  now: Instant,
  until: Instant = now,
): Edition | undefined {
  const hold = holdOf(rules);
  const since = now - DAY - hold;
  const oldest = candidates(heads, lock, rules, since, until - hold)
    .filter((head) => !isExpired(head, rules, now))
    .at(-1);
  if (!oldest) return undefined;
  const slot = oldest.published + hold;
  const from = isFirst(lock) ? since : windowStart(lock, slot, slot - DAY);
  return { id: postId(oldest, lock, zone), slot, window: { from, to: slot }, posts: [oldest.id] };
}

/** Whether it is too late to mail a post that would be an Edition of its own. */
export function isExpired(head: PostHead, rules: Rules, now: Instant): boolean {
  return now - head.published - holdOf(rules) > expiryOf(rules);
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
  rules: Rules,
  since: Instant,
  until: Instant,
): PostHead[] {
  return heads
    .filter((head) => head.published <= until && isWaiting(head, lock, rules))
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
