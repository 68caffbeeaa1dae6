/**
 * How a Digest is made to fit: Gmail shows the first 102,400 bytes of a mail's HTML and hides the rest,
 * the footer with it, behind a link. So a Digest with many posts says less of each, step by step, and
 * in the end names only some. The footer always stays.
 */
import type { Detail } from "./view.ts";

/** Bytes of HTML that a Digest may have: Gmail's limit without room for each reader's own address. */
export const MOST_BYTES = 102_400 - 2_400;

/** From whole summaries with pictures down to bare titles. */
export const STEPS: readonly Detail[] = [
  { images: true, summary: Infinity, posts: Infinity },
  { images: true, summary: 280, posts: Infinity },
  { images: false, summary: 140, posts: Infinity },
  { images: false, summary: 0, posts: Infinity },
];

/** After bare titles of all `posts` took so many bytes: a number of posts that should fit. */
export function fewerPosts(posts: number, bytes: number): Detail {
  const share = Math.floor(posts * (MOST_BYTES / bytes) * 0.95);
  return { images: false, summary: 0, posts: Math.max(1, Math.min(posts - 1, share)) };
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
