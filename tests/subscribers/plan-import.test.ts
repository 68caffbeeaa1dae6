import { expect, test } from "vitest";
import type { Subscriber, SubscriberState } from "../../src/model/subscriber.ts";
import { planImport } from "../../src/subscribers/plan-import.ts";

const onFile = (state: SubscriberState): Subscriber => ({
  id: state,
  address: `${state}@example.org`,
  state,
  source: "by hand",
  since: 0,
});
const there = new Map(
  (["active", "unsubscribed", "suppressed"] as const).map((state) => [
    `${state}@example.org`,
    onFile(state),
  ]),
);

test.each([
  ["active", "active", { known: 1 }],
  ["active", "unsubscribed", { stop: [{ id: "active", state: "unsubscribed" }] }],
  ["active", "suppressed", { stop: [{ id: "active", state: "suppressed" }] }],
  ["unsubscribed", "active", { known: 1, stayAway: 1 }],
  ["unsubscribed", "unsubscribed", { known: 1 }],
  ["suppressed", "active", { known: 1, stayAway: 1 }],
  ["suppressed", "unsubscribed", { known: 1, stayAway: 1 }],
] as const)("who is %s here and %s in the list", (here, listed, expected) => {
  const rows = [{ address: `${here}@example.org`, state: listed }];
  expect(planImport(rows, (address) => there.get(address))).toEqual({
    add: [],
    stop: [],
    known: 0,
    stayAway: 0,
    ...expected,
  });
});

test("who is not known is added, also with a stop, so that no later list brings them back", () => {
  const rows = [
    { address: "ana@example.org", state: "active" },
    { address: "ben@example.org", state: "unsubscribed" },
  ] as const;
  expect(planImport(rows, () => undefined)).toEqual({ add: rows, stop: [], known: 0, stayAway: 0 });
});
