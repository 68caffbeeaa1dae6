/**
 * How fast messages may leave, as a value: a token bucket with next to no room, so that a pause is never
 * followed by a burst, and quotas for longer spans, which may be used up at that pace. Instants are the machine's; one that jumps back costs a pause, never a flood.
 */
import { type Instant, MINUTE, SECOND } from "../model/instant.ts";
import type { KeptPace, Quota } from "../model/pace.ts";
import { type QuotaUse, spend, startQuotas, waitForQuota } from "./quota.ts";

export interface Pace {
  /** Milliseconds between two messages; 0 for as fast as can be. */
  readonly interval: number;
  /** When the next one may leave. */
  readonly next: Instant;
  /** How often in a row a server asked for less. */
  readonly strikes: number;
  readonly quotas: readonly QuotaUse[];
}

/** What there is to be kept to. */
export interface Bounds {
  /** Most messages a second, at even distances; any if absent. */
  readonly rate?: number;
  readonly quotas?: readonly Quota[];
}

/** @param kept the pace of a run before this one */
export function startPace({ rate, quotas = [] }: Bounds = {}, kept?: KeptPace): Pace {
  return {
    interval: rate === undefined ? 0 : SECOND / rate,
    next: kept?.next ?? 0,
    strikes: 0,
    quotas: startQuotas(quotas, kept?.spent ?? []),
  };
}

/** What the next run has to know; undefined where there is nothing to be kept to. */
export function keptOf({ interval, next, quotas }: Pace): KeptPace | undefined {
  if (interval === 0 && quotas.length === 0) return undefined;
  // Whole milliseconds are what the ledger knows.
  return { next: Math.ceil(next), spent: quotas.map(({ span, left }) => ({ span, left })) };
}

/** Milliseconds until a message may leave. */
export function waitOf(pace: Pace, now: Instant): number {
  const quotas = pace.quotas.map((quota) => waitForQuota(quota, now));
  return Math.max(waitForTurn(pace, now), ...quotas);
}

function waitForTurn(pace: Pace, now: Instant): number {
  return Math.min(Math.max(0, pace.next - now), Math.max(pace.interval, pauseOf(pace.strikes)));
}

/** One message leaves now. */
export function leave(pace: Pace, now: Instant): Pace {
  // A timer that woke late is made up for, a pause is not.
  const late = now - pace.next;
  const next = (late < pace.interval ? pace.next : now) + pace.interval;
  return { ...pace, next, quotas: pace.quotas.map((quota) => spend(quota, now)) };
}

/** A server asked for less: everybody pauses, twice as long each time. */
export function slowDown(pace: Pace, now: Instant): Pace {
  // What was under way when the pause began was asked at the old speed.
  if (pace.strikes > 0 && waitForTurn(pace, now) > pace.interval) return pace;
  const strikes = pace.strikes + 1;
  return { ...pace, strikes, next: now + Math.max(pace.interval, pauseOf(strikes)) };
}

/** A message went through: the next strike is a first one again. */
export function goOn(pace: Pace): Pace {
  return pace.strikes === 0 ? pace : { ...pace, strikes: 0 };
}

/** The server has asked so often in a row that going on is no use for now. */
export function isExhausted(pace: Pace): boolean {
  return pace.strikes > MOST_STRIKES;
}

const MOST_STRIKES = 6;

function pauseOf(strikes: number): number {
  return strikes === 0 ? 0 : Math.min(MINUTE, SECOND * 2 ** (strikes - 1));
}
