import fc from "fast-check";
import { expect, test } from "vitest";
import { envelopeId } from "../../src/outbox/id.ts";

test("the same pair has the same id for ever", () => {
  // Pinned: another value would give everybody a second copy after an update.
  expect(envelopeId("2026-11-23", "k3v9x2")).toBe("cd34beef6541f3905ec423a86439b811");
});

test("another pair has another id, and it is a safe word", () => {
  const pair = fc.tuple(fc.string(), fc.string());
  fc.assert(
    fc.property(pair, pair, (one, other) => {
      expect(envelopeId(...one)).toMatch(/^[0-9a-f]{32}$/);
      expect(envelopeId(...one) === envelopeId(...other)).toBe(
        one[0] === other[0] && one[1] === other[1],
      );
    }),
  );
  expect(envelopeId("ab", "c")).not.toBe(envelopeId("a", "bc"));
});
