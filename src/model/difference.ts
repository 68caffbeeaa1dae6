import type { Instant } from "./instant.ts";

/** An entry of a feed, as far as a comparison speaks of it. */
export interface ComparedEntry {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly published?: Instant;
}

/** What those who follow a feed would see if another one took its place. */
export interface FeedDifference {
  /** Readers show these as new. */
  readonly fresh: readonly ComparedEntry[];
  /** Readers show these as new, and they are not: the same post has another id. */
  readonly reflagged: readonly (ComparedEntry & { readonly before: string })[];
  /** Many readers show these again: `updated` has moved. */
  readonly changed: readonly ComparedEntry[];
  /** Readers show the new text to those who look, and tell nobody. */
  readonly silent: readonly (ComparedEntry & { readonly what: readonly string[] })[];
  /** Gone, and not because newer ones took their place. */
  readonly vanished: readonly ComparedEntry[];
  /** How many newer ones took the place of. */
  readonly passed: number;
  readonly unchanged: number;
}
