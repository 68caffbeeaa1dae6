/** Counts what was changed or dropped in one post. */
import type { Change } from "../../model/post.ts";

export interface ChangeCounter {
  /** Once more; `what` is a few words for a person, such as `iframe became a link`. */
  add(what: string): void;
  /** In the order in which each kind was first met. */
  list(): readonly Change[];
}

export function countChanges(): ChangeCounter {
  const counts = new Map<string, number>();
  return {
    add: (what) => counts.set(what, (counts.get(what) ?? 0) + 1),
    list: () => Array.from(counts, ([what, times]) => ({ what, times })),
  };
}

/** Somebody's word in a Change: short, one line, in backticks. */
export function quoted(word: string): string {
  return `\`${word.length > 40 ? `${word.slice(0, 40)}…` : word}\``;
}
