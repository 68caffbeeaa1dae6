import { plainAddress } from "../lib/plain-address.ts";
import { HOUR } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import type { PostHead } from "../model/post.ts";
import type { SourceEntry } from "./entry.ts";

/** An entry of a feed and the post that it tells of. */
export interface EntryOfPost {
  readonly entry: SourceEntry;
  readonly head: PostHead;
}

/**
 * Which post each entry of the blog's own feed tells of: the one that it has the id of, else the address,
 * else title and date. Each of them once, in the order of the feed; where two fit, none does.
 */
export function matchEntries(
  entries: readonly SourceEntry[],
  heads: readonly PostHead[],
  lock: Lock,
): readonly EntryOfPost[] {
  const found = new Map<SourceEntry, PostHead>();
  const taken = new Set<PostHead>();
  for (const { ofEntry, ofHead } of WAYS) {
    const free = {
      entries: entries.filter((entry) => !found.has(entry)),
      heads: heads.filter((head) => !taken.has(head)),
    };
    const entriesBy = only(free.entries, ofEntry);
    const headsBy = only(free.heads, (head) => ofHead(head, lock));
    for (const [key, entry] of entriesBy) {
      const head = headsBy.get(key);
      if (!entry || !head) continue;
      found.set(entry, head);
      taken.add(head);
    }
  }
  for (const [entry, head] of byTitleAndAbout(entries, heads, found, taken)) found.set(entry, head);
  return entries.flatMap((entry) => {
    const head = found.get(entry);
    return head ? [{ entry, head }] : [];
  });
}

interface Way {
  readonly ofEntry: (entry: SourceEntry) => string | undefined;
  readonly ofHead: (head: PostHead, lock: Lock) => string | undefined;
}

const WAYS: readonly Way[] = [
  { ofEntry: ({ id }) => id, ofHead: ({ id }) => id },
  { ofEntry: ({ id }) => id, ofHead: ({ id }, lock) => lock.posts.get(id)?.guid },
  { ofEntry: ({ url }) => url && pageOf(url), ofHead: ({ url }) => pageOf(url) },
  { ofEntry: titleAndInstant, ofHead: titleAndInstant },
  // The domain is another by now.
  { ofEntry: titleAndPath, ofHead: titleAndPath },
];

/** What has a key that nothing else has. */
function only<T>(
  things: readonly T[],
  keyOf: (thing: T) => string | undefined,
): ReadonlyMap<string, T | undefined> {
  const byKey = new Map<string, T | undefined>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key !== undefined) byKey.set(key, byKey.has(key) ? undefined : thing);
  }
  return byKey;
}

/** Host and path of a page, however it is linked to: with or without `www.`, encryption, tracking. */
function pageOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed) return undefined;
  return parsed.host.replace(/^www\./, "") + plainAddress(tidied(parsed));
}

function titleAndPath({ title, url }: Pick<SourceEntry, "title" | "url">): string | undefined {
  const parsed = url === undefined ? undefined : URL.parse(url);
  return parsed ? `${words(title)} ${plainAddress(tidied(parsed))}` : undefined;
}

function tidied(url: URL): string {
  const clean = new URL(url);
  const tracking = [...clean.searchParams.keys()].filter((name) => name.startsWith("utm_"));
  for (const name of tracking) clean.searchParams.delete(name);
  return clean.href;
}

function titleAndInstant({
  title,
  published,
}: Pick<SourceEntry, "title" | "published">): string | undefined {
  return published === undefined ? undefined : `${words(title)} ${published}`;
}

function words(title: string): string {
  return (
    title
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [title]
  ).join(" ");
}

/** A day and a half: another zone's idea of the same day, and the time of day that one side leaves out. */
const ABOUT = 36 * HOUR;

function byTitleAndAbout(
  entries: readonly SourceEntry[],
  heads: readonly PostHead[],
  found: ReadonlyMap<SourceEntry, PostHead>,
  taken: ReadonlySet<PostHead>,
): [SourceEntry, PostHead][] {
  const entriesBy = only(
    entries.filter((entry) => !found.has(entry)),
    ({ title }) => words(title),
  );
  const headsBy = Map.groupBy(
    heads.filter((head) => !taken.has(head)),
    ({ title }) => words(title),
  );
  return [...entriesBy].flatMap(([title, entry]): [SourceEntry, PostHead][] => {
    const near = (headsBy.get(title) ?? []).filter(
      ({ published }) => Math.abs(published - (entry?.published ?? Infinity)) <= ABOUT,
    );
    const [head] = near;
    return entry && head && near.length === 1 ? [[entry, head]] : [];
  });
}
