/** Of all that may be, what is. */
import type { Pair } from "./pairs.ts";
import type { Traits } from "./traits.ts";

export interface Settled<Old extends Traits, New extends Traits> {
  readonly matches: readonly Pair<Old, New>[];
  /** New posts that may be one vanished post as well as another, or share one with another new post. */
  readonly doubts: readonly { readonly new: New; readonly olds: readonly Old[] }[];
}

/**
 * The pairs of most weight first, each post once. Where two pairs of the same weight want the same post there
 * is no match, for a wrong one would be worse than none; only of two copies of one post the older keeps its
 * identity.
 */
export function settlePairs<Old extends Traits, New extends Traits>(
  pairs: readonly Pair<Old, New>[],
): Settled<Old, New> {
  const matches: Pair<Old, New>[] = [];
  const doubts: { new: New; olds: readonly Old[] }[] = [];
  const spent = new Set<Traits>();
  const groups = Map.groupBy(
    pairs.toSorted((a, b) => b.weight - a.weight),
    ({ weight }) => weight,
  );
  for (const group of groups.values()) {
    const free = group.filter((pair) => !spent.has(pair.old) && !spent.has(pair.new));
    const byOld = Map.groupBy(free, (pair) => pair.old);
    const byNew = Map.groupBy(free, (pair) => pair.new);
    for (const pair of free) {
      const olds = byNew.get(pair.new) ?? [];
      const news = byOld.get(pair.old) ?? [];
      const clear = news.every((other) => byNew.get(other.new)?.length === 1);
      if (olds.length === 1 && clear && isOldest(pair, news)) matches.push(pair);
      else if (olds.length > 1 || !clear || !news.some((other) => isOldest(other, news))) {
        if (!doubts.some((doubt) => doubt.new === pair.new)) {
          doubts.push({ new: pair.new, olds: olds.map(({ old }) => old) });
        }
      } else continue;
      spent.add(pair.old).add(pair.new);
    }
  }
  return { matches, doubts };
}

function isOldest<Old extends Traits, New extends Traits>(
  pair: Pair<Old, New>,
  among: readonly Pair<Old, New>[],
): boolean {
  return among.every((other) => other === pair || pair.new.published < other.new.published);
}
