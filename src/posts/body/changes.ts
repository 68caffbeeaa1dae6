/** Counts what was changed or dropped in one post. */
import { oneLine, xmlLegal } from "../../lib/text.ts";
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

/** Somebody's words in a Change or a Problem: short, one line, in backticks, nothing a terminal obeys. */
export function quoted(words: string): string {
  const line = oneLine(xmlLegal(words));
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``;
}
