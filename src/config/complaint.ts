import type { Span } from "../lib/place.ts";
import type { Level } from "../model/problem.ts";

/** What is wrong with one written value. Where it stands is added by who knows the text. */
export interface Complaint {
  readonly code: string;
  /** Goes on from the key's name: `is no time zone`. */
  readonly says: string;
  readonly hint?: string;
  /** `error` if absent. */
  readonly level?: Level;
  /** The part of the written value that it is about, by offsets in that value. */
  readonly within?: Span;
  /** It is about the key and not about what stands behind it. */
  readonly aboutKey?: boolean;
}

/** What a written value turned into, or what is wrong with it. */
export type Checked<Value> = { readonly value: Value } | { readonly wrong: Complaint };

/** A complaint at the value of a key: `["site", "url"]`. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly complaint: Complaint;
  /** Where the key was perhaps meant to be: that it is missing there need not be said as well. */
  readonly meant?: readonly (string | number)[];
}
