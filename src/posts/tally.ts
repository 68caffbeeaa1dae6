import { compareText } from "../model/problem.ts";

/** A habit that was met, and on how many posts: `date from the file name`, 440. */
export interface Convention {
  readonly what: string;
  readonly posts: number;
}

/** Counts habits while posts are read. */
export interface Tally {
  readonly count: (what: string) => void;
  /** The most frequent first. */
  readonly conventions: () => readonly Convention[];
}

export function tally(): Tally {
  const counts = new Map<string, number>();
  return {
    count(what) {
      counts.set(what, (counts.get(what) ?? 0) + 1);
    },
    conventions: () =>
      [...counts]
        .map(([what, posts]) => ({ what, posts }))
        .toSorted((a, b) => b.posts - a.posts || compareText(a.what, b.what)),
  };
}
