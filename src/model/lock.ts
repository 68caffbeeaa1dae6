import type { Edition } from "./edition.ts";
import type { Instant } from "./instant.ts";

/** What `postrider.lock` remembers of one post. */
export interface LockedPost {
  readonly id: string;
  /** Where it was last seen, relative to the project, with `/`; `NOWHERE` if that is another's by now. */
  readonly source: string;
  readonly published: Instant;
  /**
   * Its way into the digest: the id of the Edition that carried it, `archive` if it was older than
   * the first Edition's Window or was read in a feed before, `filtered` if its tags kept it out when
   * its time had come, absent as long as it waits.
   */
  readonly edition?: string;
  /** What RSS and JSON Feed call it instead, where its readers know it by what is no IRI or another one. */
  readonly guid?: string;
  /** Its address without the site's origin, where its id does not hold it. */
  readonly address?: string;
  /** Fingerprints of its title and its beginning, as `posts/identity/likeness.ts` makes them. */
  readonly likeness?: string;
  /** The sketch of its text that its `updated` goes by, as `lib/text-sketch.ts` makes it. */
  readonly text?: string;
  /** What its header said of its last change when that sketch was made; absent if nothing. */
  readonly said?: Instant;
  /** When its text last changed significantly and its header did not say so. */
  readonly updated?: Instant;
  /** When it was retracted, if its header does not say when. */
  readonly retracted?: Instant;
}

/** The source of a post that is gone and in whose file another post is. */
export const NOWHERE = "-";

/** The public memory of a blog, committed with its posts. No reader is in it. */
export interface Lock {
  /** By id. */
  readonly posts: ReadonlyMap<string, LockedPost>;
  /** Oldest slot first. */
  readonly editions: readonly Edition[];
}

export const EMPTY_LOCK: Lock = { posts: new Map(), editions: [] };

/** The Editions with the ids that their posts have by now. */
export function withNewIds(
  editions: readonly Edition[],
  renamed: ReadonlyMap<string, string>,
): readonly Edition[] {
  if (renamed.size === 0) return editions;
  return editions.map((edition) =>
    edition.posts.some((id) => renamed.has(id))
      ? { ...edition, posts: edition.posts.map((id) => renamed.get(id) ?? id) }
      : edition,
  );
}
