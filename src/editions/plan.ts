/**
 * Which Edition is due, what the next one would carry, and why. What is new is decided by identity in
 * the Lock, never by dates alone: a post added with an old date goes out once, a re-dated one does not
 * go out again. When the plan was asked for does not matter either: what counts is which slots the
 * Lock has.
 */
import type { Config } from "../model/config.ts";
import type { Edition } from "../model/edition.ts";
import { DAY, type Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import type { PostHead } from "../model/post.ts";
import { closeEdition } from "./close.ts";
import { type Choice, explain } from "./reasons.ts";
import { isOpen, nextOpenSlot, postEdition, slotEdition } from "./select.ts";
import { type CalendarCadence, lastSlot, slotBefore } from "./slots.ts";

/** What would be done now and next, as a value: nothing happens by making it. */
export interface EditionPlan {
  /** The Edition to be made now. Where each post is its own, the oldest: ask again once it is closed. */
  readonly due?: Edition;
  /** When the cadence falls due after this. Absent where posts set the pace and no other waits. */
  readonly nextSlot?: Instant;
  /** What that next Edition would carry as of now; absent if nothing. */
  readonly next?: Edition;
  /** Why the newest posts, and all that `due` and `next` carry, are in or out. Newest first. */
  readonly choices: readonly Choice[];
}

/** Plans the Editions of these posts. Posts that the Lock does not know count as new. */
export function planEdition(
  heads: readonly PostHead[],
  lock: Lock,
  config: Config,
  now: Instant,
): EditionPlan {
  const { cadence } = config.digest;
  const zone = config.site.timeZone;
  return cadence.every === "post"
    ? planByPost(heads, lock, zone, now)
    : planByCalendar(heads, lock, cadence, zone, now);
}

function planByPost(
  heads: readonly PostHead[],
  lock: Lock,
  zone: string,
  now: Instant,
): EditionPlan {
  const due = postEdition(heads, lock, zone, now);
  const after = due ? closeEdition(lock, due, heads) : lock;
  const next = due && postEdition(heads, after, zone, now);
  return {
    ...(due && { due }),
    ...(next && { nextSlot: next.slot, next }),
    choices: explain(heads, { due, after, next, firstFrom: now - DAY }),
  };
}

function planByCalendar(
  heads: readonly PostHead[],
  lock: Lock,
  cadence: CalendarCadence,
  zone: string,
  now: Instant,
): EditionPlan {
  const slot = lastSlot(cadence, now, zone);
  const due = isOpen(slot, lock, zone) ? slotEdition(heads, lock, cadence, zone, slot) : undefined;
  const after = due ? closeEdition(lock, due, heads) : lock;
  const nextSlot = nextOpenSlot(after, cadence, zone, now);
  const next = slotEdition(heads, after, cadence, zone, nextSlot);
  const firstFrom = slotBefore(cadence, nextSlot, zone);
  return {
    ...(due && { due }),
    nextSlot,
    ...(next && { next }),
    choices: explain(heads, { due, after, next, firstFrom }),
  };
}
