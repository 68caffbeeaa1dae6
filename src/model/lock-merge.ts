import { postLine } from "./lock-lines.ts";
import type { LockedPost } from "./lock.ts";
import { compareText } from "./problem.ts";

/**
 * Two lines about one post, as they stand there after a merge that kept both sides': each may know what the
 * other does not. Whichever comes first, the result is the same. Undefined where both name a file that is
 * there, so that there are two posts.
 */
export function mergedPost(
  one: LockedPost,
  other: LockedPost,
  isThere: (source: string) => boolean,
): LockedPost | undefined {
  const source = sourceOfBoth(one, other, isThere);
  if (source === undefined) return undefined;
  const [less, more] =
    compareText(postLine(one), postLine(other)) < 0 ? [one, other] : [other, one];
  const edition = mailed(less.edition, more.edition);
  const updated = Math.max(less.updated ?? -Infinity, more.updated ?? -Infinity);
  return {
    ...less,
    ...more,
    source,
    ...(edition !== undefined && { edition }),
    ...(updated > -Infinity && { updated }),
  };
}

// One side renamed the post and the other touched its line: the file tells which is the older news.
function sourceOfBoth(
  one: LockedPost,
  other: LockedPost,
  isThere: (source: string) => boolean,
): string | undefined {
  if (one.source === other.source) return one.source;
  const sources = [one.source, other.source].toSorted(compareText);
  const there = sources.filter(isThere);
  return there.length > 1 ? undefined : (there[0] ?? sources[1]);
}

/** Having been mailed counts more than having been passed over. */
function mailed(one: string | undefined, other: string | undefined): string | undefined {
  const marks = [one, other].filter((mark) => mark !== undefined).toSorted(compareText);
  return marks.find((mark) => mark !== "archive" && mark !== "filtered") ?? marks[0];
}
