/** What a look at one thing came to. `unknown`: it could not be looked at, such as without a network. */
export type Verdict = "ok" | "warning" | "problem" | "unknown";

/** The parts of a digest's way that the doctor looks at, in the order in which it tells of them. */
export const TOPICS = ["ledger", "message", "sender", "server", "unsubscribe", "clock"] as const;
export type Topic = (typeof TOPICS)[number];

export interface Finding {
  /** Stable kebab-case name that tests and machines go by, such as `dkim-record`. */
  readonly code: string;
  readonly about: Topic;
  readonly verdict: Verdict;
  /** One line, the person's own words in backticks. */
  readonly says: string;
  /** The way out; always there for a problem. */
  readonly todo?: string;
}
