import type { ComparedEntry, FeedDifference } from "../model/difference.ts";
import type { SourceEntry, SourceFeed } from "./entry.ts";

/**
 * What those who follow a feed would see if the second took the place of the first. Readers know an
 * entry by its id (RFC 4287, 4.2.6), so whatever has a new one is new to them; it is the same post
 * under another id if address, or title and date, are those of an entry that is gone.
 */
export function compareFeeds(before: SourceFeed, after: SourceFeed): FeedDifference {
  const known = new Map(before.entries.map((entry) => [entry.id, entry]));
  const kept = new Set(after.entries.map(({ id }) => id));
  const gone = before.entries.filter(({ id }) => !kept.has(id));
  const pairs = after.entries.flatMap((entry) => {
    const old = known.get(entry.id);
    return old ? [{ entry, old }] : [];
  });
  const arrived = after.entries.filter(({ id }) => !known.has(id));
  const renamed = renamedEntries(arrived, gone);
  const moved = new Set(renamed.map(({ entry }) => entry));
  const replaced = new Set(renamed.map(({ old }) => old));
  const changed = pairs.filter(({ entry, old }) => entry.updated !== old.updated);
  const same = pairs.filter(({ entry, old }) => entry.updated === old.updated);
  const silent = same
    .map(({ entry, old }) => ({ ...told(entry), what: differing(entry, old) }))
    .filter(({ what }) => what.length > 0);
  const oldest = Math.min(...after.entries.map(({ published = Infinity }) => published));
  // A feed has room for so many: the oldest go when new ones come, and only then.
  const isPushedOut = ({ published = Infinity }: SourceEntry) =>
    arrived.length > 0 && published <= oldest;
  const missing = gone.filter((entry) => !replaced.has(entry));
  return {
    fresh: arrived.filter((entry) => !moved.has(entry)).map(told),
    reflagged: renamed.map(({ entry, old }) => ({ ...told(entry), before: old.id })),
    changed: changed.map(({ entry }) => told(entry)),
    silent,
    vanished: missing.filter((entry) => !isPushedOut(entry)).map(told),
    passed: missing.filter(isPushedOut).length,
    unchanged: same.length - silent.length,
  };
}

function renamedEntries(arrived: readonly SourceEntry[], gone: readonly SourceEntry[]) {
  const left = new Set(gone);
  return arrived.flatMap((entry) => {
    const old = [...left].find((one) => isSamePost(entry, one));
    if (!old) return [];
    left.delete(old);
    return [{ entry, old }];
  });
}

function isSamePost(one: SourceEntry, other: SourceEntry): boolean {
  if (one.url !== undefined && one.url === other.url) return true;
  const sameDate = one.published !== undefined && one.published === other.published;
  const sameText = one.content !== undefined && one.content === other.content;
  return one.title === other.title && (sameDate || sameText);
}

function differing(entry: SourceEntry, old: SourceEntry): string[] {
  return PARTS.filter(([part]) => JSON.stringify(entry[part]) !== JSON.stringify(old[part])).map(
    ([, words]) => words,
  );
}

const PARTS: readonly (readonly [keyof SourceEntry, string])[] = [
  ["title", "title"],
  ["url", "address"],
  ["published", "date"],
  ["content", "text"],
  ["summary", "summary"],
  ["authors", "authors"],
  ["tags", "tags"],
  ["image", "picture"],
  ["enclosure", "enclosure"],
];

function told({ id, title, url, published }: SourceEntry): ComparedEntry {
  return {
    id,
    title,
    ...(url !== undefined && { url }),
    ...(published !== undefined && { published }),
  };
}
