/**
 * How many messages may leave within a longer span, as a value: what left is counted in sixtieths of the
 * span, each taken to have left when the last of it did, so that no stretch of the span ever holds more.
 */
import type { Instant } from "../model/instant.ts";
import type { Departures, Quota, Spent } from "../model/pace.ts";

export type QuotaUse = Quota & Spent;

const SLICES = 60;

/** Quotas with what runs before this one have used of them. */
export function startQuotas(
  quotas: readonly Quota[],
  spent: readonly Spent[],
): readonly QuotaUse[] {
  return quotas.map((quota) => ({
    ...quota,
    left: spent.find(({ span }) => span === quota.span)?.left ?? [],
  }));
}

/** Milliseconds until a message may leave: never longer than the span, wherever the clock was. */
export function waitForQuota({ messages, span, left }: QuotaUse, now: Instant): number {
  const counting = stillCounting(left, span, now);
  let tooMany = counting.reduce((sum, { many }) => sum + many, 0) - messages + 1;
  for (const { last, many } of counting) {
    if (tooMany <= 0) break;
    tooMany -= many;
    if (tooMany <= 0) return last + span - now;
  }
  return 0;
}

/** One message leaves now. */
export function spend(use: QuotaUse, now: Instant): QuotaUse {
  const counting = stillCounting(use.left, use.span, now);
  const newest = counting.at(-1);
  const slice = (at: Instant) => Math.floor((at * SLICES) / use.span);
  const left =
    newest && slice(newest.last) === slice(now)
      ? [...counting.slice(0, -1), { last: now, many: newest.many + 1 }]
      : [...counting, { last: now, many: 1 }];
  return { ...use, left };
}

// What lies ahead of a clock that was set back is taken to have left now.
function stillCounting(
  left: readonly Departures[],
  span: number,
  now: Instant,
): readonly Departures[] {
  return left
    .filter(({ last }) => last + span > now)
    .map((one) => (one.last > now ? { ...one, last: now } : one));
}
