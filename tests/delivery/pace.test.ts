import fc from "fast-check";
import { expect, test } from "vitest";
import { goOn, isExhausted, leave, slowDown, startPace, waitOf } from "../../src/delivery/pace.ts";
import { HOUR, MINUTE, SECOND } from "../../src/model/instant.ts";

const NOW = Date.UTC(2026, 10, 23, 8);

test("without a rate nobody waits", () => {
  expect(waitOf(leave(startPace(), NOW), NOW)).toBe(0);
});

test("however the timers wake, no second holds more than its rate and one", () => {
  const late = fc.array(fc.nat({ max: 700 }), { minLength: 50, maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), late, (rate, delays) => {
      let pace = startPace({ rate });
      let now = NOW;
      const left: number[] = [];
      for (const delay of delays) {
        // Some wake on time, some late.
        now += waitOf(pace, now) + (delay > 400 ? delay : 0);
        pace = leave(pace, now);
        left.push(now);
      }
      for (const start of left) {
        const within = left.filter((at) => at >= start && at < start + SECOND - 1);
        expect(within.length).toBeLessThanOrEqual(rate + 1);
      }
    }),
  );
});

test("a timer that always wakes a little late does not cost the rate", () => {
  let pace = startPace({ rate: 500 });
  let now = NOW;
  for (let sent = 0; sent < 1000; sent += 1) {
    const wait = waitOf(pace, now);
    if (wait > 0) now += wait + 1;
    pace = leave(pace, now);
  }
  expect(now - NOW).toBeLessThan(2.1 * SECOND);
});

test("pauses double to a minute, and a message that went through starts them over", () => {
  let pace = startPace();
  let now = NOW;
  const pauses: number[] = [];
  while (!isExhausted(pace)) {
    pace = slowDown(pace, now);
    pauses.push(waitOf(pace, now) / SECOND);
    now += waitOf(pace, now);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60]);
  expect(waitOf(slowDown(goOn(pace), now), now)).toBe(SECOND);
});

test("twenty connections that are asked at once count once", () => {
  let pace = startPace({ rate: 10 });
  for (let time = 0; time < 20; time += 1) pace = slowDown(pace, NOW + time);
  expect(pace.strikes).toBe(1);
});

test("a clock that was set back costs one pause at most", () => {
  const pace = leave(startPace({ rate: 2 }), NOW);
  expect(waitOf(pace, NOW - HOUR)).toBe(500);
  expect(waitOf(slowDown(pace, NOW), NOW - HOUR)).toBeLessThanOrEqual(MINUTE);
});
