/** Quotas on a clock of their own: no stretch of a span may ever hold more, whatever happens. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { keptOf, leave, startPace, waitOf } from "../../src/delivery/pace.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/model/instant.ts";
import type { Quota } from "../../src/model/pace.ts";

const NOW = Date.UTC(2026, 10, 23, 8);

/** When that many messages leave, each asked for so many milliseconds after the one before. */
function departures(rate: number, quotas: readonly Quota[], pauses: readonly number[]): number[] {
  let pace = startPace({ rate, quotas });
  let now = NOW;
  return pauses.map((pause, count) => {
    now += pause;
    now += waitOf(pace, now);
    pace = leave(pace, now);
    // Every few messages the process begins anew with what the ledger kept, as text.
    if (count % 7 === 6) {
      pace = startPace({ rate, quotas }, JSON.parse(JSON.stringify(keptOf(pace))));
    }
    return now;
  });
}

function mostWithin(times: readonly number[], span: number): number {
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + span).length),
  );
}

test("no stretch of any span holds more than its quota, whoever pauses and restarts", () => {
  const quota = fc.record({
    messages: fc.integer({ min: 1, max: 40 }),
    span: fc.constantFrom(2 * SECOND, MINUTE, HOUR, DAY),
  });
  const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(900), fc.nat(2 * HOUR)), {
    minLength: 1,
    maxLength: 120,
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(quota, { maxLength: 3 }),
      pauses,
      (rate, quotas, asked) => {
        const times = departures(rate, quotas, asked);
        for (const { messages, span } of quotas) {
          expect(mostWithin(times, span)).toBeLessThanOrEqual(messages);
        }
      },
    ),
  );
});

test("an hour's quota may be used up at the pace, and then comes back within a sixtieth of the hour", () => {
  const quotas = [{ messages: 500, span: HOUR }];
  const times = departures(
    10,
    quotas,
    Array.from({ length: 1500 }, () => 0),
  );
  expect((times[499] ?? 0) - NOW).toBe(499 * 100);
  expect((times[500] ?? 0) - NOW).toBeGreaterThanOrEqual(HOUR);
  expect((times[1499] ?? 0) - NOW).toBeLessThan(2 * HOUR + 3 * MINUTE);
});

test("a clock that was set back costs one span, and no flood", () => {
  const quotas = [{ messages: 2, span: HOUR }];
  let pace = startPace({ rate: 10, quotas });
  for (const at of [NOW, NOW + SECOND]) pace = leave(pace, at);
  const back = NOW - 100 * DAY;
  expect(waitOf(pace, back)).toBe(HOUR);
  const kept = startPace({ rate: 10, quotas }, keptOf(pace));
  expect(waitOf(kept, back)).toBe(HOUR);
});

test("a quota that is changed counts what left under the one before", () => {
  let pace = startPace({ rate: 10, quotas: [{ messages: 9, span: HOUR }] });
  for (let sent = 0; sent < 5; sent += 1) pace = leave(pace, NOW + sent * SECOND);
  const less = startPace({ rate: 10, quotas: [{ messages: 5, span: HOUR }] }, keptOf(pace));
  expect(waitOf(less, NOW + MINUTE)).toBeGreaterThan(58 * MINUTE);
});
