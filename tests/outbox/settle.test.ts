import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outcome } from "../../src/model/envelope.ts";
import { HOUR, MINUTE } from "../../src/model/instant.ts";
import { pauseAfter, settle, type Tried, USUAL_PATIENCE } from "../../src/outbox/settle.ts";

const NOW = Date.UTC(2026, 10, 23, 8);
const FRESH: Tried = { state: "queued", attempts: 0 };
const LATER: Outcome = { is: "deferred", reply: "451 4.3.0 later", throttled: false };

test("a submission is final", () => {
  const outcome: Outcome = { is: "submitted", reply: "250 ok" };
  expect(settle({ state: "submitting", attempts: 0 }, outcome, NOW)).toEqual({
    state: "submitted",
    attempts: 1,
    firstTried: NOW,
    notBefore: NOW,
    reply: "250 ok",
    suppress: false,
  });
});

test("a bad address is suppressed, another refusal is not", () => {
  const refused = { is: "refused", reply: "550 5.1.1 unknown" } as const;
  expect(settle(FRESH, { ...refused, badAddress: true }, NOW).suppress).toBe(true);
  expect(settle(FRESH, { ...refused, badAddress: false }, NOW).suppress).toBe(false);
});

test("a halt blames nobody, counts nothing and goes behind the others", () => {
  const settled = settle(FRESH, { is: "halted", reply: "535 5.7.8 no" }, NOW);
  expect(settled).toMatchObject({ state: "queued", attempts: 0, notBefore: NOW });
});

test("a refusal that stops the run and concerns one envelope alone is given up in the end", () => {
  const halted = { is: "halted", reply: "550 5.7.1 policy", ofEnvelope: true } as const;
  const first = settle(FRESH, halted, NOW);
  expect(first).toMatchObject({ state: "queued", attempts: 0, firstTried: NOW });
  expect(settle(first, halted, NOW + 47 * HOUR).state).toBe("queued");
  expect(settle(first, halted, NOW + 48 * HOUR)).toMatchObject({
    state: "refused",
    reply: "given up after 48 hours: 550 5.7.1 policy",
    suppress: false,
  });
});

test("the days of a wrong password cost nobody patience", () => {
  const first = settle(FRESH, { is: "halted", reply: "535 5.7.8 no" }, NOW);
  expect(first.firstTried).toBeUndefined();
  expect(settle(first, LATER, NOW + 100 * HOUR)).toMatchObject({
    state: "deferred",
    firstTried: NOW + 100 * HOUR,
  });
  const deferred = settle(FRESH, LATER, NOW);
  expect(settle(deferred, { is: "halted", reply: "535 no" }, NOW + HOUR).firstTried).toBe(NOW);
});

test("pauses grow to the longest one", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => pauseAfter(attempts) / MINUTE);
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 240, 240]);
});

test("deferred again and again, it is tried at the very end once more and then given up", () => {
  let tried: Tried = FRESH;
  let now = NOW;
  let attempts = 0;
  for (;;) {
    const settled = settle(tried, LATER, now);
    attempts += 1;
    tried = settled;
    if (settled.state === "refused") {
      expect(settled.reply).toBe("given up after 48 hours: 451 4.3.0 later");
      expect(settled.suppress).toBe(false);
      break;
    }
    expect(settled.state).toBe("deferred");
    expect(settled.notBefore).toBeGreaterThan(now);
    now = settled.notBefore;
  }
  expect(now - NOW).toBe(48 * HOUR);
  expect(attempts).toBe(18);
});

test("no deferral waits past the end, whenever the attempts were", () => {
  fc.assert(
    fc.property(fc.nat({ max: 2000 }), fc.nat({ max: 60 * HOUR }), (attempts, elapsed) => {
      const tried: Tried = { state: "submitting", attempts, firstTried: NOW };
      const settled = settle(tried, LATER, NOW + elapsed);
      const end = NOW + USUAL_PATIENCE.giveUpAfter;
      expect(settled.state).toBe(NOW + elapsed >= end ? "refused" : "deferred");
      if (settled.state === "deferred") expect(settled.notBefore).toBeLessThanOrEqual(end);
    }),
  );
});

test("a clock that was set back does not give up early", () => {
  const tried: Tried = { state: "deferred", attempts: 1, firstTried: NOW };
  expect(settle(tried, LATER, NOW - 72 * HOUR).state).toBe("deferred");
});

test("a forbidden step is a fault", () => {
  expect(() => settle({ state: "submitted", attempts: 1 }, LATER, NOW)).toThrow(
    "an envelope that is submitted cannot become deferred",
  );
});
