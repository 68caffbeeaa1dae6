import { bytesOf } from "../lib/text.ts";

/**
 * Most bytes of a feed's file where nothing else is said: some readers and mail services stop at a
 * megabyte, and everybody fetches the whole file whenever one post is new.
 */
export const LARGEST_FEED = 1_000_000;

/**
 * How many of the first entries fit, at least one: a post that is too long alone is still better read than
 * missing.
 *
 * @param sizes bytes of each entry
 * @param between bytes of what parts two of them
 * @param room bytes that all of them may have
 */
export function fitting(sizes: readonly number[], between: number, room: number): number {
  let sum = -between;
  const first = sizes.findIndex((size) => (sum += between + size) > room);
  return first < 0 ? sizes.length : Math.max(1, first);
}

/** Bytes of a text in pieces. */
export function bytesIn(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + bytesOf(piece), 0);
}
