import type { Instant } from "./instant.ts";

/**
 * `active`: wants the digest. `unsubscribed`: did, and said stop. `suppressed`: the address itself
 * refuses mail for good.
 */
export type SubscriberState = "active" | "unsubscribed" | "suppressed";

/** A person who asked for the digest, and the state of that wish. */
export interface Subscriber {
  /** Random, short, stable: what tokens and Envelopes are made from, so that no address is in them. */
  readonly id: string;
  /** As written by its owner; compared by `addressKey`. */
  readonly address: string;
  readonly name?: string;
  readonly state: SubscriberState;
  /** Where the wish came from, for the day somebody asks: `import readers.csv`, `added by hand`. */
  readonly source: string;
  readonly since: Instant;
}
