import { expect, test } from "vitest";
import type { EnvelopeState } from "../../src/model/envelope.ts";
import { after, type Step, WAITING_STATES } from "../../src/outbox/states.ts";

// Written out by hand, every state with every step, so that no change of the table goes unseen.
const ALL: Readonly<Record<EnvelopeState, Readonly<Record<Step, EnvelopeState | "forbidden">>>> = {
  queued: {
    mark: "submitting",
    submitted: "forbidden",
    refused: "refused",
    deferred: "deferred",
    uncertain: "forbidden",
    halted: "queued",
    withdraw: "refused",
    retry: "forbidden",
  },
  deferred: {
    mark: "submitting",
    submitted: "forbidden",
    refused: "refused",
    deferred: "deferred",
    uncertain: "forbidden",
    halted: "deferred",
    withdraw: "refused",
    retry: "forbidden",
  },
  submitting: {
    mark: "forbidden",
    submitted: "submitted",
    refused: "refused",
    deferred: "deferred",
    uncertain: "uncertain",
    halted: "queued",
    withdraw: "forbidden",
    retry: "forbidden",
  },
  submitted: {
    mark: "forbidden",
    submitted: "forbidden",
    refused: "forbidden",
    deferred: "forbidden",
    uncertain: "forbidden",
    halted: "forbidden",
    withdraw: "forbidden",
    retry: "forbidden",
  },
  refused: {
    mark: "forbidden",
    submitted: "forbidden",
    refused: "forbidden",
    deferred: "forbidden",
    uncertain: "forbidden",
    halted: "forbidden",
    withdraw: "forbidden",
    retry: "forbidden",
  },
  uncertain: {
    mark: "forbidden",
    submitted: "forbidden",
    refused: "forbidden",
    deferred: "forbidden",
    uncertain: "forbidden",
    halted: "forbidden",
    withdraw: "forbidden",
    retry: "queued",
  },
};

for (const [state, steps] of Object.entries(ALL)) {
  for (const [step, next] of Object.entries(steps)) {
    test(`${state} and ${step}: ${next}`, () => {
      expect(after(state as EnvelopeState, step as Step) ?? "forbidden").toBe(next);
    });
  }
}

test("an attempt may begin exactly where a mark may be set", () => {
  const states = Object.keys(ALL) as EnvelopeState[];
  expect(states.filter((state) => after(state, "mark") !== undefined)).toEqual(WAITING_STATES);
});
