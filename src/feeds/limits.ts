import { bytesOf } from "../lib/text.ts";

/**
 * Most bytes of a feed's file where nothing else is said: some readers and mail services stop at a
 * megabyte, and everybody fetches the whole file whenever one post is new.
 */
export const LARGEST_FEED = 1_000_000;

/** How a text of some of the posts is made, and what came out. */
export interface Fitted<Files> {
  readonly files: Files;
  /** How many of the posts are in them. */
  readonly count: number;
}

/**
 * Writes as many of the first posts as fit, at least one: a post that is too long alone is still better
 * read than missing.
 *
 * @param sizes about how much each post adds, in any unit
 */
export function writeFitting<Files extends readonly { readonly text: readonly string[] }[]>(
  sizes: readonly number[],
  most: number,
  write: (count: number) => Files,
): Fitted<Files> {
  let count = sizes.length;
  for (;;) {
    const files = write(count);
    const largest = Math.max(0, ...files.map(({ text }) => weigh(text, most)));
    if (largest <= most || count <= 1) return { files, count };
    count = Math.max(1, Math.min(count - 1, fitting(sizes.slice(0, count), most / largest)));
  }
}

/** How many of the first make up that share of all. */
function fitting(sizes: readonly number[], share: number): number {
  const most = sizes.reduce((sum, size) => sum + size, 0) * share;
  let sum = 0;
  return sizes.findIndex((size) => (sum += size) > most);
}

// A UTF-16 code unit becomes three bytes at most: most feeds need not be weighed.
function weigh(pieces: readonly string[], most: number): number {
  const units = pieces.reduce((sum, { length }) => sum + length, 0);
  return units * 3 <= most ? 0 : pieces.reduce((sum, piece) => sum + bytesOf(piece), 0);
}
