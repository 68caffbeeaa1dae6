import type { Instant } from "./instant.ts";

/** At most so many messages within any stretch of so many milliseconds. */
export interface Quota {
  readonly messages: number;
  readonly span: number;
}

/** Messages that left shortly one after the other. */
export interface Departures {
  /** When the last of them did. */
  readonly last: Instant;
  readonly many: number;
}

/** What left within a quota's span, oldest first. */
export interface Spent {
  readonly span: number;
  readonly left: readonly Departures[];
}

/** What a run knows of how fast messages left and the next one has to know. */
export interface KeptPace {
  /** When the next message may leave. */
  readonly next: Instant;
  readonly spent: readonly Spent[];
}
