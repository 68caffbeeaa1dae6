import { expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../src/model/instant.ts";
import { advance, showBar, showProgress, startProgress } from "../../src/report/progress.ts";

const START = {
  queued: 50_000,
  submitting: 0,
  submitted: 0,
  deferred: 0,
  refused: 0,
  uncertain: 0,
};
const ID = "2026-11-23";

/** After so many attempts in so many milliseconds. */
function after(attempts: number, milliseconds: number, more: Partial<typeof START> = {}) {
  const counts = { ...START, queued: START.queued - attempts, submitted: attempts, ...more };
  return advance(startProgress(ID, START, 0), { counts, attempts, until: 0 }, milliseconds);
}

test("at the start nothing is known of rate and time", () => {
  expect(showProgress(startProgress(ID, START, 0))).toBe(
    "edition 2026-11-23: 0 of 50,000 envelopes",
  );
});

test.each([
  [after(15_000, 10 * SECOND), "15,000 of 50,000 envelopes, 1,500/s, 23 seconds left"],
  [after(10, 20 * SECOND), "10 of 50,000 envelopes, 30/min, 28 hours left"],
  [after(1, 2 * MINUTE), "1 of 50,000 envelopes, 30/h, 69 days left"],
  [after(50_000, MINUTE), "50,000 of 50,000 envelopes, 833/s"],
  [
    after(5000, SECOND, { submitted: 4000, deferred: 1000 }),
    "4,000 of 50,000 envelopes, 1,000 deferred, 5,000/s, 9 seconds left",
  ],
])("%# in words", (progress, words) => {
  expect(showProgress(progress)).toBe(`edition 2026-11-23: ${words}`);
});

test("the rate is that of the last half minute, not of the whole run", () => {
  const fast = after(10_000, SECOND);
  const slow = advance(
    fast,
    { counts: { ...fast.counts, queued: 39_990 }, attempts: 10_010, until: 0 },
    HOUR,
  );
  const slower = advance(
    slow,
    { counts: { ...slow.counts, queued: 39_970 }, attempts: 10_030, until: 0 },
    HOUR + 20 * SECOND,
  );
  expect(showProgress(slower)).toContain("1/s");
});

test("a clock that is set back makes no rate", () => {
  const progress = advance(
    after(10, 100 * SECOND),
    { counts: START, attempts: 20, until: 0 },
    50 * SECOND,
  );
  expect(showProgress(progress)).not.toMatch(/\/s|\/min|\/h|left/);
});

test("a bar fills the room that it has, and without any leaves it to the words", () => {
  const half = after(25_000, 10 * SECOND);
  expect(showBar(half, 120)).toBe(`${"━".repeat(20)}${"─".repeat(20)} ${showProgress(half)}`);
  expect(showBar(half, 85).length).toBeLessThan(85);
  expect(showBar(half, 85)).toMatch(/^━+─+ edition/);
  expect(showBar(half, 40)).toHaveLength(39);
});

test("a long pause is told, and a short one is part of the rate", () => {
  const half = after(20, 10 * SECOND);
  const waiting = (until: number) =>
    showProgress(advance(half, { counts: half.counts, attempts: 20, until }, 20 * SECOND));
  expect(waiting(HOUR)).toMatch(/envelopes, the next one in 60 minutes$/);
  expect(waiting(22 * SECOND)).toMatch(/, 1\/s, .* left$/);
});
