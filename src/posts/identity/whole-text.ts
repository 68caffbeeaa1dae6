/**
 * Whole texts compared, where the lock has a sketch of one: of posts that were in a feed. Posts of a series
 * are often nine tenths alike, so this confirms what else is known, and decides alone only where hardly a
 * word differs and no third post is like the two.
 */
import { isComparable, wordsApart } from "../../lib/text-sketch.ts";
import type { Config } from "../../model/config.ts";
import type { Lock } from "../../model/lock.ts";
import type { ProjectFiles } from "../../model/ports.ts";
import { renderPost } from "../render.ts";
import type { Sketch } from "../sketch.ts";
import type { Pair } from "./pairs.ts";
import type { New, Old } from "./traits.ts";

/** The sketch of a post's text as feeds have it; undefined where it is broken. */
export function wholeText(
  { post }: Sketch,
  config: Config,
  files: ProjectFiles,
): string | undefined {
  const rendered = renderPost({ ...post, id: "" }, { config, files, urls: new Map() });
  const isBroken = rendered.problems.some(({ level }) => level === "error");
  return isBroken ? undefined : rendered.post.sketch;
}

/** Whether two texts are one, somewhat edited; undefined where one of them is not known. */
export function isAlike(one: string | undefined, other: string | undefined): boolean | undefined {
  const apart = difference(one, other);
  return apart === undefined ? undefined : apart < EDITED;
}

/** Pairs with hardly a word of difference, among posts that nothing else tells. */
export function pairsByText(
  olds: readonly Old[],
  news: readonly New[],
  lock: Lock,
  textOf: (sketch: Sketch) => string | undefined,
): Pair<Old, New>[] {
  if (!olds.some(({ locked }) => locked.text !== undefined)) return [];
  return news.flatMap((one): Pair<Old, New>[] => {
    const text = textOf(one.sketch);
    const near = olds.filter(({ locked }) => (difference(locked.text, text) ?? 1) < HARDLY);
    const [old] = near;
    if (!old) return [];
    const others = [...lock.posts.values()].filter(({ id }) => id !== old.locked.id);
    const isOneOfMany = others.some((other) => (difference(other.text, text) ?? 1) < EDITED);
    return isOneOfMany ? [] : [{ old, new: one, same: ["text"], weight: 0 }];
  });
}

/** The share of the words that came or went; undefined where a text is not known or too short to say much. */
function difference(one: string | undefined, other: string | undefined): number | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (!isComparable(one) || !isComparable(other)) return undefined;
  const { apart, words } = wordsApart(one, other);
  return words < FEWEST_WORDS ? undefined : apart / words;
}

const FEWEST_WORDS = 40;
const HARDLY = 0.06;
const EDITED = 0.15;
