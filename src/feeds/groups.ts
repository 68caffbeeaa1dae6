import type { FeedBy, Site } from "../model/config.ts";
import type { PostHead } from "../model/post.ts";
import { compareText } from "../model/problem.ts";
import { nameKey } from "./names.ts";

/** Posts that have a tag, an author or a language in common. */
export interface Group {
  /** As it is written most often. */
  readonly name: string;
  /** In the order given. */
  readonly heads: readonly PostHead[];
}

/** The words that a post goes by, each once. */
export function wordsOf(
  head: PostHead,
  by: FeedBy,
  site: Pick<Site, "authors" | "language">,
): readonly string[] {
  switch (by) {
    case "tag":
      return head.tags;
    case "author":
      return (head.authors.length > 0 ? head.authors : site.authors).map(({ name }) => name);
    case "language":
      return [head.language ?? site.language];
  }
}

/**
 * The posts by what they have in common, in the order in which each word was first used: a newcomer
 * never takes the place of one that was there.
 *
 * @param heads newest first
 */
export function groupsBy(
  heads: readonly PostHead[],
  by: FeedBy,
  site: Pick<Site, "authors" | "language">,
): readonly Group[] {
  const groups = new Map<string, { readonly names: string[]; readonly heads: Set<PostHead> }>();
  for (const head of heads.toReversed()) {
    for (const word of wordsOf(head, by, site)) {
      const key = nameKey(word);
      if (key === "") continue;
      const group = groups.get(key) ?? { names: [], heads: new Set() };
      group.names.push(word.trim());
      group.heads.add(head);
      groups.set(key, group);
    }
  }
  return Array.from(groups.values(), (group) => ({
    name: mostFrequent(group.names),
    heads: [...group.heads].toReversed(),
  }));
}

function mostFrequent(names: readonly string[]): string {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  const ranked = [...times].toSorted(([a, m], [b, n]) => n - m || compareText(a, b));
  return ranked[0]?.[0] ?? "";
}
