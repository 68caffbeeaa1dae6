/** Which vanished post each new one may be, and what speaks for it. */
import { sharedFolders } from "./paths.ts";
import type { Traits } from "./traits.ts";

export type Sameness = "alias" | "text" | "path" | "title" | "date" | "address" | "name";

/** Two that may be one. */
export interface Pair<Old extends Traits, New extends Traits> {
  readonly old: Old;
  readonly new: New;
  readonly same: readonly Sameness[];
  /** How much speaks for it; more than one such pair of the same weight is no match. */
  readonly weight: number;
}

/** Posts that share a trait with so many others are not told apart by it. */
const MOST_ALIKE = 400;

/**
 * All pairs that have enough in common to be one: an address that the new one names as its own of old, the
 * beginning of the text, or the instant together with title, address or file name. Time grows linearly with
 * the number of posts.
 */
export function pairsOf<Old extends Traits, New extends Traits>(
  olds: readonly Old[],
  news: readonly New[],
): Pair<Old, New>[] {
  const found = new Map<Old, Map<New, Pair<Old, New>>>();
  const add = (one: Old, other: New): void => {
    if (isExchanged(one, other)) return;
    const own = found.get(one) ?? new Map<New, Pair<Old, New>>();
    if (own.size === 0) found.set(one, own);
    if (!own.has(other)) own.set(other, compared(one, other));
  };
  for (const keyOf of KEYS) {
    const groups = new Map<string, { olds: Old[]; news: New[] }>();
    for (const one of olds) {
      const key = keyOf(one);
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group) group.olds.push(one);
      else groups.set(key, { olds: [one], news: [] });
    }
    for (const one of news) groups.get(keyOf(one) ?? "")?.news.push(one);
    for (const group of groups.values()) {
      if (group.olds.length * group.news.length > MOST_ALIKE) continue;
      for (const one of group.olds) for (const other of group.news) add(one, other);
    }
  }
  for (const [one, other] of byAlias(olds, news)) add(one, other);
  return [...found.values()].flatMap((own) => [...own.values()]);
}

/** Another text in the same file: what else they share is the file's name, and comes to nothing. */
function isExchanged(one: Traits, other: Traits): boolean {
  const [before, now] = [one.beginning, other.beginning];
  if (one.source !== other.source || before === undefined || now === undefined) return false;
  return before !== now;
}

const KEYS: readonly ((traits: Traits) => string | undefined)[] = [
  ({ beginning }) => beginning,
  ({ title, published }) => (title === undefined ? undefined : `${title} ${published}`),
  ({ address, published }) => (address === undefined ? undefined : `${published} ${address}`),
  ({ name, published }) => `${published} ${name}`,
  // The same folder renamed, its posts as they were: told apart by where in it they are.
  ({ title, published, source }) => `${title} ${published} ${source.replace(/^[^/]*\//, "")}`,
];

function byAlias<Old extends Traits, New extends Traits>(
  olds: readonly Old[],
  news: readonly New[],
): [Old, New][] {
  const renamed = news.filter(({ aliases }) => aliases !== undefined);
  if (renamed.length === 0) return [];
  const byAddress = new Map<string, Old[]>();
  for (const old of olds) {
    if (old.address !== undefined)
      byAddress.set(old.address, [...(byAddress.get(old.address) ?? []), old]);
  }
  return renamed.flatMap((one) =>
    (one.aliases ?? []).flatMap((alias) =>
      (byAddress.get(alias) ?? []).map((old): [Old, New] => [old, one]),
    ),
  );
}

function compared<Old extends Traits, New extends Traits>(one: Old, other: New): Pair<Old, New> {
  const same: Sameness[] = [];
  if (one.address !== undefined && other.aliases?.includes(one.address)) same.push("alias");
  if (one.beginning !== undefined && one.beginning === other.beginning) same.push("text");
  if (one.source === other.source) same.push("path");
  if (one.title !== undefined && one.title === other.title) same.push("title");
  if (one.published === other.published) same.push("date");
  if (one.address !== undefined && one.address === other.address) same.push("address");
  if (one.name === other.name) same.push("name");
  const weight = same.reduce((sum, what) => sum + WEIGHTS[what], 0);
  const folders = Math.min(7, sharedFolders(one.source, other.source));
  return { old: one, new: other, same, weight: 8 * weight + folders };
}

const WEIGHTS: Readonly<Record<Sameness, number>> = {
  alias: 64,
  text: 16,
  path: 8,
  address: 6,
  title: 5,
  date: 4,
  name: 3,
};
