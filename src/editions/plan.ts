/**
 * Which Edition is due, what the next one would carry, and why. What is new is decided by identity in
 * the Lock, never by dates alone: a post added with an old date goes out once, a re-dated one does not
 * go out again. When the plan was asked for does not matter either, unless that was far too late: what
 * counts is which slots the Lock has.
 */
import type { Config } from "../model/config.ts";
import type { Edition } from "../model/edition.ts";
import { DAY, type Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import type { PostHead } from "../model/post.ts";
import { closeEdition } from "./close.ts";
import { type Choice, explain } from "./reasons.ts";
import { expiryOf, holdOf, type Rules } from "./rules.ts";
import {
  firstWindowStart,
  isOpen,
  nextOpenSlot,
  postEdition,
  slotEdition,
  waitingFor,
} from "./select.ts";
import { type CalendarCadence, lastSlot } from "./slots.ts";

/** What would be done now and next, as a value: nothing happens by making it. */
export interface EditionPlan {
  /** The Edition to be made now. Where each post is its own, the oldest: ask again once it is closed. */
  readonly due?: Edition;
  /** When the cadence falls due after this. Absent where posts set the pace and no other waits. */
  readonly nextSlot?: Instant;
  /** What that next Edition would carry as of now; absent if nothing, or too little. */
  readonly next?: Edition;
  /** The last slot, where posts wait and yet no Edition is made of them. */
  readonly passedOver?: PassedOver;
  /** Why the newest posts, and all that `due` and `next` carry, are in or out. Newest first. */
  readonly choices: readonly Choice[];
}

/** A slot without its Edition: it came too late, or there were too few posts. */
export interface PassedOver {
  readonly slot: Instant;
  readonly because: "too-late" | "too-few";
  /** How many posts wait. */
  readonly posts: number;
}

/** Plans the Editions of these posts. Posts that the Lock does not know count as new. */
export function planEdition(
  heads: readonly PostHead[],
  lock: Lock,
  config: Config,
  now: Instant,
): EditionPlan {
  const { digest } = config;
  const { cadence } = digest;
  const zone = config.site.timeZone;
  return cadence.every === "post"
    ? planByPost(heads, lock, digest, zone, now)
    : planByCalendar(heads, lock, cadence, digest, zone, now);
}

function planByPost(
  heads: readonly PostHead[],
  lock: Lock,
  rules: Rules,
  zone: string,
  now: Instant,
): EditionPlan {
  const due = postEdition(heads, lock, rules, zone, now);
  const after = due ? closeEdition(lock, due, heads, rules) : lock;
  const hold = holdOf(rules);
  const next = postEdition(heads, after, rules, zone, now, now + hold);
  const firstFrom = now - DAY - hold;
  return {
    ...(due && { due }),
    ...(next && { nextSlot: next.slot, next }),
    choices: explain(heads, { due, after, next, firstFrom, rules, now, readyBy: now }),
  };
}

function planByCalendar(
  heads: readonly PostHead[],
  lock: Lock,
  cadence: CalendarCadence,
  rules: Rules,
  zone: string,
  now: Instant,
): EditionPlan {
  const slot = lastSlot(cadence, now, zone);
  const open = isOpen(slot, lock, zone);
  const isLate = now - slot > expiryOf(rules);
  const made = open ? slotEdition(heads, lock, cadence, rules, zone, slot) : undefined;
  const due = isLate ? undefined : made;
  const after = due ? closeEdition(lock, due, heads, rules) : lock;
  const nextSlot = nextOpenSlot(after, cadence, zone, now);
  const next = slotEdition(heads, after, cadence, rules, zone, nextSlot);
  const ready = (by: Instant) => waitingFor(heads, lock, cadence, rules, zone, by);
  // The first Edition carries its last period only: what came before waits for nothing.
  const waiting = open && !due ? intersection(ready(slot), ready(nextSlot)).length : 0;
  const firstFrom = firstWindowStart(heads, lock, cadence, rules, zone, nextSlot);
  return {
    ...(due && { due }),
    nextSlot,
    ...(next && { next }),
    ...(waiting > 0 && {
      passedOver: { slot, because: made ? "too-late" : "too-few", posts: waiting },
    }),
    choices: explain(heads, { due, after, next, firstFrom, rules, now, readyBy: nextSlot }),
  };
}

function intersection(some: readonly PostHead[], others: readonly PostHead[]): readonly PostHead[] {
  const ids = new Set(others.map(({ id }) => id));
  return some.filter(({ id }) => ids.has(id));
}
