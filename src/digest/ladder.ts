/**
 * How a Digest is made to fit: Gmail shows the first 102,400 bytes of a mail's HTML and hides the rest,
 * the footer with it, behind a link. So a Digest with many posts says less of each, step by step, and
 * in the end names only some. The footer always stays.
 */
import { bytesOf } from "../lib/text.ts";
import type { Problem } from "../model/problem.ts";
import { digestShortened, digestTooBig } from "./problems.ts";
import type { Detail } from "./view.ts";

/** Bytes of HTML that a Digest may have: Gmail's limit without room for each reader's own address. */
export const MOST_BYTES = 102_400 - 2_400;

/** Whole summaries with pictures, as their authors meant it; and from there down to bare titles. */
const STEPS: readonly Detail[] = [
  { brief: false, body: "none", longest: Infinity, summary: Infinity, posts: Infinity },
  { brief: false, body: "none", longest: Infinity, summary: 280, posts: Infinity },
  { brief: true, body: "none", longest: Infinity, summary: 140, posts: Infinity },
  { brief: true, body: "none", longest: Infinity, summary: 0, posts: Infinity },
];

/** The same for templates that show posts in full: colours in code are the first to go, then the longest posts. */
const STEPS_IN_FULL: readonly Detail[] = [
  { brief: false, body: "coloured", longest: Infinity, summary: Infinity, posts: Infinity },
  { brief: false, body: "plain", longest: Infinity, summary: Infinity, posts: Infinity },
  ...STEPS,
];

/** What came of rendering on a step. */
export interface Tried {
  readonly html?: string;
  /** Bytes that its HTML would have had at least, where it was given up for that. */
  readonly atLeast?: number;
}

/** A Digest as far as it is rendered. */
export interface Fitted<Rendered> {
  readonly rendered: Rendered;
  /** What had to be said about its size. */
  readonly problems: readonly Problem[];
}

/**
 * Renders on one step of the ladder after the other, until the HTML is small enough or nothing is left
 * to leave out. Where there is no HTML, because of a mistake, that is the end of it.
 *
 * @param sizes how long the text of each post is, in any unit that `longest` is in
 * @param inFull whether the template shows the texts of posts
 * @param render may give up on what will hardly fit, where it is told that there is a step below
 */
export async function fit<Rendered extends Tried>(
  edition: string,
  sizes: readonly number[],
  inFull: boolean,
  render: (detail: Detail, mayGiveUp: boolean) => Promise<Rendered>,
): Promise<Fitted<Rendered>> {
  const steps = inFull ? STEPS_IN_FULL : STEPS;
  const count = sizes.length;
  const [all = LEAST] = steps;
  for (let detail = all; ;) {
    const isLast = below(steps, detail, sizes, MOST_BYTES) === undefined;
    const rendered = await render(detail, !isLast);
    const { html, atLeast = 0 } = rendered;
    const bytes = html === undefined ? atLeast : bytesOf(html);
    const lower = bytes > MOST_BYTES ? below(steps, detail, sizes, bytes) : undefined;
    if (!lower)
      return { rendered, problems: sizeProblems(edition, count, detail, detail !== all, bytes) };
    detail = lower;
  }
}

/** The next step down from one that took so many bytes. */
function below(
  steps: readonly Detail[],
  detail: Detail,
  sizes: readonly number[],
  bytes: number,
): Detail | undefined {
  if (detail.body === "plain") {
    const longest = withoutLongest(sizes, detail.longest, bytes - MOST_BYTES);
    return longest === undefined ? STEPS[0] : { ...detail, longest };
  }
  const step = steps[steps.indexOf(detail) + 1];
  // Below the last step, and from then on, fewer posts.
  if (step && detail.posts === Infinity && detail.summary > 0) return step;
  const posts = Math.min(sizes.length, detail.posts);
  if (posts <= 1) return undefined;
  const share = Math.floor(posts * (MOST_BYTES / bytes) * 0.98);
  return { ...LEAST, posts: Math.max(1, Math.min(posts - 1, share)) };
}

/**
 * The size of the longest post that is left once so much is taken away, the longest first; undefined
 * where none is left.
 */
function withoutLongest(
  sizes: readonly number[],
  longest: number,
  excess: number,
): number | undefined {
  let taken = 0;
  const shown = sizes.filter((size) => size <= longest).toSorted((a, b) => b - a);
  const last = shown.find((size) => (taken += size) >= excess);
  return shown.find((size) => size < (last ?? 0));
}

const LEAST: Detail = { brief: true, body: "none", longest: Infinity, summary: 0, posts: Infinity };

function sizeProblems(
  edition: string,
  count: number,
  detail: Detail,
  shortened: boolean,
  bytes: number,
): Problem[] {
  const problems: Problem[] = [];
  const left = Math.max(0, count - detail.posts);
  const summedUp = detail.longest < Infinity;
  if (shortened) problems.push(digestShortened(edition, count, left, summedUp));
  if (bytes > MOST_BYTES) problems.push(digestTooBig(edition, bytes));
  return problems;
}
