import { counted, grouped } from "../lib/text.ts";
import type { EnvelopeCounts } from "../model/envelope.ts";
import { HOUR, type Instant, MINUTE, SECOND } from "../model/instant.ts";
import { showDuration } from "./duration.ts";

/** How far the sending of an edition is, and how fast it has been lately. */
export interface Progress {
  readonly edition: string;
  readonly counts: EnvelopeCounts;
  /** When the next message may leave, as far as it has to wait. */
  readonly until: Instant;
  /** Attempts that came to an end since it began, at a few instants of the last while, oldest first. */
  readonly lately: readonly { readonly at: Instant; readonly attempts: number }[];
}

// What is shown as the rate is that of this span.
const LATELY = 30 * SECOND;
// A shorter one is part of the rate.
const A_PAUSE = 10 * SECOND;

export function startProgress(edition: string, counts: EnvelopeCounts, now: Instant): Progress {
  return { edition, counts, until: 0, lately: [{ at: now, attempts: 0 }] };
}

export function advance(
  progress: Progress,
  { counts, attempts, until }: Pick<Progress, "counts" | "until"> & { readonly attempts: number },
  now: Instant,
): Progress {
  const kept = progress.lately.filter(({ at }) => now - at <= LATELY && at <= now);
  // However seldom it is asked, there is one instant to compare with.
  const before = kept.length > 0 ? kept : progress.lately.slice(-1);
  return { ...progress, counts, until, lately: [...before, { at: now, attempts }] };
}

/** A line for a terminal that is so many columns wide, with a bar where there is room for one. */
export function showBar(progress: Progress, width: number): string {
  const words = showProgress(progress);
  const room = Math.min(40, width - words.length - 3);
  if (room < 8) return words.slice(0, width - 1);
  const { done, total } = reached(progress);
  const full = total === 0 ? room : Math.round((done / total) * room);
  return `${"━".repeat(full)}${"─".repeat(room - full)} ${words}`;
}

/** The same in words alone, for a log. */
export function showProgress(progress: Progress): string {
  const { edition, counts } = progress;
  const { done, total } = reached(progress);
  const pause = progress.until - (progress.lately.at(-1)?.at ?? 0);
  // What was sent before a long pause tells nothing of how long the rest will take.
  const rate = pause >= A_PAUSE ? 0 : rateOf(progress);
  return [
    `edition ${edition}: ${grouped(done)} of ${counted(total, "envelope")}`,
    ...(counts.deferred > 0 ? [`${grouped(counts.deferred)} deferred`] : []),
    ...(pause >= A_PAUSE ? [`the next one in ${showDuration(pause)}`] : []),
    ...(rate > 0 ? [showRate(rate)] : []),
    ...(rate > 0 && counts.queued > 0 ? [`${showDuration(counts.queued / rate)} left`] : []),
  ].join(", ");
}

function reached({ counts }: Progress) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { total, done: total - counts.queued - counts.deferred - counts.submitting };
}

/** Attempts a millisecond. */
function rateOf({ lately }: Progress): number {
  const [first] = lately;
  const last = lately.at(-1);
  if (!first || !last || last.at <= first.at) return 0;
  return (last.attempts - first.attempts) / (last.at - first.at);
}

function showRate(rate: number): string {
  if (rate * SECOND >= 1) return `${grouped(Math.round(rate * SECOND))}/s`;
  if (rate * MINUTE >= 1) return `${Math.round(rate * MINUTE)}/min`;
  return `${Math.round(rate * HOUR)}/h`;
}
