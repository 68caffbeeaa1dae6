import type { Instant } from "./instant.ts";

/** In the order of ISO 8601. */
export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** A time of day on the wall clock of the blog's zone. */
export interface WallTime {
  readonly hour: number;
  readonly minute: number;
}

/** Which of its weekdays in a month. A month has four of each at least, so that none is ever missing. */
export type Ordinal = "first" | "second" | "third" | "fourth" | "last";

/** A day of a month: by its number, the last day where the month is shorter; or such as its first Monday. */
export type MonthDay = number | { readonly which: Ordinal; readonly weekday: Weekday };

/** How often an Edition falls due, and when. */
export type Cadence =
  | { readonly every: "post" }
  | { readonly every: "day"; readonly at: WallTime }
  | { readonly every: "week"; readonly on: Weekday; readonly at: WallTime }
  | { readonly every: "month"; readonly on: MonthDay; readonly at: WallTime };

/** The span an Edition covers: after `from`, up to and including `to`, which is its slot. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/** The posts of one Window, with an id; frozen once made. */
export interface Edition {
  /** Such as `2026-11-23` or, for one post, `2026-11-23-hello`; a file name and a part of an address. */
  readonly id: string;
  /** The instant it fell due: the end of its Window. */
  readonly slot: Instant;
  readonly window: Window;
  /** Identities of its posts, in the order of reading. */
  readonly posts: readonly string[];
}
