/**
 * The one state machine of Envelopes.
 *
 *     queued ──▶ submitting ──▶ submitted
 *       ▲           │ ├──────▶ refused
 *       └─deferred──┘ └──────▶ uncertain
 *
 * Whatever the server says before the final dot may also refuse or defer an Envelope that was never
 * `submitting`. Nothing leads out of `submitted` and `refused`, and out of `uncertain` only a person.
 */
import type { EnvelopeState, Outcome } from "../model/envelope.ts";

/**
 * What can happen to an Envelope: how an attempt ended, or `mark`, the body is given and the final dot
 * about to leave; `withdraw`, its subscriber said stop before its turn; `retry`, a person decided that
 * an uncertain one goes again.
 */
export type Step = Outcome["is"] | "mark" | "withdraw" | "retry";

const WAITING = {
  mark: "submitting",
  refused: "refused",
  deferred: "deferred",
  withdraw: "refused",
} as const;

const STEPS: Readonly<Record<EnvelopeState, Readonly<Partial<Record<Step, EnvelopeState>>>>> = {
  queued: { ...WAITING, halted: "queued" },
  deferred: { ...WAITING, halted: "deferred" },
  submitting: {
    submitted: "submitted",
    refused: "refused",
    deferred: "deferred",
    uncertain: "uncertain",
    // The server did answer, and said no for a reason of ours: it holds no copy.
    halted: "queued",
  },
  submitted: {},
  refused: {},
  uncertain: { retry: "queued" },
};

/** Where that step leads from that state; undefined if it is forbidden there. */
export function after(state: EnvelopeState, step: Step): EnvelopeState | undefined {
  return STEPS[state][step];
}

/** The states from which an attempt may begin. */
export const WAITING_STATES: readonly EnvelopeState[] = ["queued", "deferred"];
