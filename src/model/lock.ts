import type { Edition } from "./edition.ts";
import type { Instant } from "./instant.ts";

/** What `postrider.lock` remembers of one post. */
export interface LockedPost {
  readonly id: string;
  /** Where it was last seen, relative to the project, with `/`. */
  readonly source: string;
  readonly published: Instant;
  /**
   * Its way into the digest: the id of the Edition that carried it, `archive` if it was older than
   * the first Edition's Window, `filtered` if its tags kept it out when its time had come, absent as
   * long as it waits.
   */
  readonly edition?: string;
  /** The sketch of its text that its `updated` goes by, as `feeds/text-sketch.ts` makes it. */
  readonly text?: string;
  /** What its header said of its last change when that sketch was made; absent if nothing. */
  readonly said?: Instant;
  /** When its text last changed significantly and its header did not say so. */
  readonly updated?: Instant;
  /** When it was retracted, if its header does not say when. */
  readonly retracted?: Instant;
}

/** The public memory of a blog, committed with its posts. No reader is in it. */
export interface Lock {
  /** By id. */
  readonly posts: ReadonlyMap<string, LockedPost>;
  /** Oldest slot first. */
  readonly editions: readonly Edition[];
}

export const EMPTY_LOCK: Lock = { posts: new Map(), editions: [] };
