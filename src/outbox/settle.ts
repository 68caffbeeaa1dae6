/** What an attempt's Outcome makes of an Envelope. */
import type { EnvelopeState, Outcome } from "../model/envelope.ts";
import { HOUR, type Instant, MINUTE } from "../model/instant.ts";
import { after } from "./states.ts";

/** How long a deferred Envelope waits, in milliseconds. */
export interface Patience {
  /** After the first attempt; each further pause is twice as long. */
  readonly first: number;
  readonly longest: number;
  /** Counted from the first attempt. */
  readonly giveUpAfter: number;
}

/**
 * Greylisting wants minutes, an outage hours. RFC 5321 (4.5.4.1) would go on for four or five days, but
 * a digest that late is worse than none.
 */
export const USUAL_PATIENCE: Patience = {
  first: 5 * MINUTE,
  longest: 4 * HOUR,
  giveUpAfter: 48 * HOUR,
};

/** What an Envelope's past says about its future. */
export interface Tried {
  readonly state: EnvelopeState;
  /** Attempts that ended before this one. */
  readonly attempts: number;
  /** When the first of them ended. */
  readonly firstTried?: Instant;
}

/** An Envelope after an attempt. */
export interface Settled {
  readonly state: EnvelopeState;
  readonly attempts: number;
  /** Absent as long as only our own troubles ended its attempts. */
  readonly firstTried?: Instant;
  readonly notBefore: Instant;
  readonly reply: string;
  /** The address itself is at fault: its subscriber gets nothing any more. */
  readonly suppress: boolean;
}

/**
 * Applies an Outcome. Deferred for too long becomes refused. One that was halted goes behind all others
 * that are due, so that a refusal that concerns it alone cannot keep
 * the others from their turn for ever, and is given up like a deferred one: else the editions after it
 * would wait for it for ever.
 *
 * @throws where the state machine forbids the step, which only a fault of ours can ask for
 */
export function settle(
  tried: Tried,
  outcome: Outcome,
  now: Instant,
  patience: Patience = USUAL_PATIENCE,
): Settled {
  const state = after(tried.state, outcome.is);
  if (!state) throw new Error(`an envelope that is ${tried.state} cannot become ${outcome.is}`);
  const attempts = tried.attempts + (outcome.is === "halted" ? 0 : 1);
  const settled = { state, attempts, notBefore: now, reply: outcome.reply, suppress: false };
  if (outcome.is === "halted" && !outcome.ofEnvelope) {
    return tried.firstTried === undefined ? settled : { ...settled, firstTried: tried.firstTried };
  }
  const firstTried = tried.firstTried ?? now;
  if (outcome.is === "refused") return { ...settled, firstTried, suppress: outcome.badAddress };
  if (outcome.is !== "deferred" && outcome.is !== "halted") return { ...settled, firstTried };
  const end = firstTried + patience.giveUpAfter;
  if (now >= end) {
    const reply = `given up after ${Math.round((now - firstTried) / HOUR)} hours: ${outcome.reply}`;
    return { ...settled, firstTried, state: "refused", reply };
  }
  if (outcome.is === "halted") return { ...settled, firstTried };
  const notBefore = Math.min(now + pauseAfter(attempts, patience), end);
  return { ...settled, firstTried, notBefore };
}

/** How many milliseconds pass between that many attempts and the next one. */
export function pauseAfter(attempts: number, patience: Patience = USUAL_PATIENCE): number {
  return Math.min(patience.longest, patience.first * 2 ** Math.max(0, attempts - 1));
}
