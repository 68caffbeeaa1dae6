/** Posts that stand at one address: on the site, one of them hides the other. */
import { isoDay } from "../../lib/time.ts";
import type { Config } from "../../model/config.ts";
import type { PostHead } from "../../model/post.ts";
import type { Problem } from "../../model/problem.ts";
import { addressTwice, addressWithoutDay } from "./address-problems.ts";

/**
 * One Problem for each post that has the address of another; those that only the day in the address
 * would tell apart are one Problem together.
 *
 * @param heads in their order
 */
export function sharedAddresses(heads: readonly PostHead[], { site, posts }: Config): Problem[] {
  if (new Set(heads.map((head) => head.url)).size === heads.length) return [];
  const isDayless = posts.permalink.includes(":month") && !/:(?:i_)?day/.test(posts.permalink);
  const first = new Map<string, PostHead>();
  const days = new Set<string>();
  const sameDay: Pair[] = [];
  const otherDay: Pair[] = [];
  for (const head of heads) {
    const other = first.get(head.url) ?? head;
    first.set(head.url, other);
    const day = `${head.url} ${isoDay(head.published, site.timeZone)}`;
    if (other !== head) (isDayless && !days.has(day) ? otherDay : sameDay).push([head, other]);
    days.add(day);
  }
  const [example] = otherDay;
  return [
    ...(example && otherDay.length > 1
      ? [addressWithoutDay(otherDay.length, ...places(example), example[0].url)]
      : otherDay.map((pair) => addressTwice(...places(pair), pair[0].url, DAY_REMEDY))),
    ...sameDay.map((pair) => addressTwice(...places(pair), pair[0].url)),
  ];
}

type Pair = readonly [PostHead, PostHead];

const DAY_REMEDY = "put `:day` into `posts.permalink`, or give one of them a `slug` of its own";

function places([head, other]: Pair): [{ file: string }, { file: string }] {
  return [{ file: head.source }, { file: other.source }];
}
