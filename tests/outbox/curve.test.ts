import fc from "fast-check";
import { expect, test } from "vitest";
import { curveStep } from "../../src/outbox/curve.ts";
import { HOUR, MINUTE, SECOND } from "../../src/model/instant.ts";

test.each([
  [0, SECOND],
  [59 * SECOND, SECOND],
  [MINUTE, 2 * SECOND],
  [HOUR, 2 * MINUTE],
  [48 * HOUR, HOUR],
])("%i milliseconds are shown in steps of %i", (span, step) => {
  expect(curveStep(span)).toBe(step);
});

test("however long, there are at most 60 steps and the end is in the last", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 * 24 * HOUR }), (span) => {
      expect(Math.floor(span / curveStep(span))).toBeLessThan(60);
    }),
  );
});
