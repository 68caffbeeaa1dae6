/**
 * Posts that nobody knows by their path, and posts of the lock whose file is gone: which of them are one.
 * A wrong match is worse than none, for then one post stands in another's place in every reader, and is
 * mailed to nobody.
 */
import type { Lock, LockedPost } from "../../model/lock.ts";
import type { Sketch } from "../sketch.ts";
import { type Pair, pairsOf, type Sameness } from "./pairs.ts";
import { settlePairs } from "./settle.ts";
import {
  type New,
  newTraits,
  type Old,
  oldTraits,
  tellingBeginnings,
  type Traits,
} from "./traits.ts";
import { isAlike, pairsByText } from "./whole-text.ts";

/** A post that was recognised, and by what. */
export interface Match {
  readonly sketch: Sketch;
  readonly locked: LockedPost;
  readonly same: readonly Sameness[];
}

/** A post that may be one of these, or shares the one with another post. */
export interface Doubt {
  readonly sketch: Sketch;
  readonly candidates: readonly LockedPost[];
}

/** What the whole blog has, and how to look closer at one post. */
export interface Surroundings {
  readonly lock: Lock;
  readonly sketches: readonly Sketch[];
  /** The sketch of a post's whole text, which has to be rendered for it; undefined where it is broken. */
  readonly textOf: (sketch: Sketch) => string | undefined;
}

/** Of more new posts than these not every text is rendered: that is a blog new here, and not a post renamed. */
const MOST_RENDERED = 200;

export function matchPosts(
  unknown: readonly Sketch[],
  gone: readonly LockedPost[],
  around: Surroundings,
): { readonly matches: readonly Match[]; readonly doubts: readonly Doubt[] } {
  const says = tellingBeginnings(unknown, around.sketches, around.lock);
  const olds = gone.map((locked) => oldTraits(locked, says));
  const news = unknown.map((sketch) => newTraits(sketch, says));
  const texts = new Map<Sketch, string | undefined>();
  const textOf = (sketch: Sketch): string | undefined => {
    if (!texts.has(sketch)) texts.set(sketch, around.textOf(sketch));
    return texts.get(sketch);
  };
  const likely = pairsOf(olds, news).filter((pair) => isConvincing(pair, textOf));
  const first = settlePairs(likely);
  const settled = new Set<Traits>([
    ...first.matches.flatMap((pair) => [pair.old, pair.new]),
    ...first.doubts.flatMap((doubt) => [doubt.new, ...doubt.olds]),
  ]);
  const leftOlds = olds.filter((old) => !settled.has(old));
  const leftNews = news.filter((one) => !settled.has(one));
  const second = settlePairs(
    leftNews.length > MOST_RENDERED ? [] : pairsByText(leftOlds, leftNews, around.lock, textOf),
  );
  return {
    matches: [...first.matches, ...second.matches].map((pair) => ({
      sketch: pair.new.sketch,
      locked: pair.old.locked,
      same: pair.same,
    })),
    doubts: [...first.doubts, ...second.doubts].map((doubt) => ({
      sketch: doubt.new.sketch,
      candidates: doubt.olds.map(({ locked }) => locked),
    })),
  };
}

function isConvincing(
  { old, new: one, same }: Pair<Old, New>,
  textOf: (sketch: Sketch) => string | undefined,
): boolean {
  const has = (what: Sameness) => same.includes(what);
  if (has("alias")) return true;
  if (has("text") && same.length > 1) return true;
  if (has("date") && has("title")) return true;
  const greets = old.greeting !== undefined && old.greeting === one.greeting;
  if (has("date") && has("name") && greets) return true;
  const { text } = old.locked;
  const alike = () => (text === undefined ? undefined : isAlike(text, textOf(one.sketch)));
  if (has("text")) return alike() ?? true;
  // Names and addresses come again: two languages of a post, and what follows it in the same place.
  return alike() ?? old.title === undefined;
}
