import type { Instant } from "./instant.ts";

/**
 * Where one Digest for one Subscriber stands.
 * `queued`: never handed over, may be sent at any time. `submitting`: the body is given, the final dot
 * is about to leave or has left. `submitted`: the server said 250. `deferred`: to be tried again after
 * `notBefore`. `refused`: never again. `uncertain`: nobody can know; only a person decides.
 */
export type EnvelopeState =
  | "queued"
  | "submitting"
  | "submitted"
  | "deferred"
  | "refused"
  | "uncertain";

export interface Envelope {
  /** Hash of edition and subscriber: made twice, it is the same. */
  readonly id: string;
  readonly edition: string;
  readonly subscriber: string;
  readonly address: string;
  readonly name?: string;
  readonly state: EnvelopeState;
  readonly attempts: number;
  readonly notBefore: Instant;
}

/** What became of one attempt, as the SMTP conversation tells it. */
export type Outcome =
  | { readonly is: "submitted"; readonly reply: string }
  | {
      readonly is: "refused";
      readonly reply: string;
      /** The address itself is at fault (5.1.1 and the like), not the message or us. */
      readonly badAddress: boolean;
    }
  | {
      readonly is: "deferred";
      readonly reply: string;
      /** The server asks for less speed (421, 4.7.x), or the connection to it broke. */
      readonly throttled: boolean;
    }
  | { readonly is: "uncertain"; readonly reply: string }
  /** Our own fault (policy, authentication, size, no server): the run stops, nobody is blamed. */
  | {
      readonly is: "halted";
      readonly reply: string;
      /** Said of this very envelope, by a server that let us in: it may concern nobody else. */
      readonly ofEnvelope?: true;
    };

export type EnvelopeCounts = Readonly<Record<EnvelopeState, number>>;
