import type { Edition } from "./edition.ts";
import { editionLine, postLine, readEdition, readPost } from "./lock-lines.ts";
import { mergedPost } from "./lock-merge.ts";
import {
  editionTwice,
  idTwice,
  lineUnreadable,
  mergeConflict,
  newerVersion,
  postOfEditionMissing,
  sourceTwice,
} from "./lock-problems.ts";
import { type Lock, type LockedPost, NOWHERE } from "./lock.ts";
import { compareText, type Place, type Problem } from "./problem.ts";

/**
 * The written form of the lock: one record a line, sorted, so that git merges it line by line and a
 * person can read what changed.
 *
 *     edition 2026-11-23 2026-11-23T07:00:00Z 2026-11-16T07:00:00Z tag:blog.example,2026-11-20:/hello/
 *     post tag:blog.example,2026-11-20:/hello/ posts/hello.md 2026-11-20T08:00:00Z in=2026-11-23
 *
 * What follows a post's date has a name each: `in=` its edition, `guid=` what RSS calls it, `at=` its
 * address where the id does not hold it, `like=` fingerprints of title and beginning, `text=` the sketch of
 * its text, `said=`, `updated=` and `retracted=` instants. A name that is not known is passed over, so that
 * older versions read on.
 */
export function formatLock(lock: Lock): string {
  const editions = lock.editions.toSorted(bySlot);
  const posts = [...lock.posts.values()].toSorted((a, b) => compareText(a.id, b.id));
  const lines = [HEADER, ...editions.map(editionLine), ...posts.map(postLine)];
  return `${lines.join("\n")}\n`;
}

const HEADER = [
  "# postrider.lock, version 1",
  "# Who each post is, for ever, and which editions were made. Commit it with your posts.",
].join("\n");

/**
 * Reads the written form back. What a merge doubled is made one where there is no doubt. A line that
 * cannot be understood, or two that cannot both be right, are Problems with their places, and then there is
 * no lock at all: guessing at identities would mail old posts again.
 *
 * @param file the path to name in Problems
 * @param isThere whether the project has that file
 */
export function parseLock(
  text: string,
  file: string,
  isThere: (source: string) => boolean = () => false,
): { readonly lock?: Lock; readonly problems: readonly Problem[] } {
  const lines = text.split(/\r?\n/);
  const conflicts = conflictsIn(lines, file);
  if (conflicts.length > 0) return { problems: conflicts };
  const posts = new Map<string, Found<LockedPost>>();
  const editions = new Map<string, Found<Edition>>();
  const problems: Problem[] = [];
  for (const [at, line] of lines.entries()) {
    const place = () => placeOf(file, lines, at);
    if (line === "" || line.startsWith("#")) {
      const version = /^# postrider\.lock, version (\d+)/.exec(line)?.[1];
      if (version !== undefined && version !== "1") problems.push(newerVersion(place(), version));
      continue;
    }
    const [kind, ...fields] = line.split(" ");
    const post = kind === "post" ? readPost(fields) : undefined;
    const edition = kind === "edition" ? readEdition(fields) : undefined;
    if (post) {
      const before = posts.get(post.id);
      const one = before ? mergedPost(before.is, post, isThere) : post;
      if (one) posts.set(post.id, { is: one, at });
      else problems.push(idTwice(place(), placeOf(file, lines, before?.at ?? at), post.id));
    } else if (edition) {
      const before = editions.get(edition.id);
      if (before && lines[before.at] !== line) {
        problems.push(editionTwice(place(), placeOf(file, lines, before.at), edition.id));
      }
      editions.set(edition.id, { is: edition, at });
    } else problems.push(lineUnreadable(place()));
  }
  problems.push(...clashes(posts, editions, isThere, (at, word) => placeOf(file, lines, at, word)));
  if (problems.length > 0) return { problems };
  const known = new Map<string, LockedPost>();
  for (const [id, { is }] of posts) known.set(id, is);
  const made = Array.from(editions.values(), ({ is }) => is);
  return { lock: { posts: known, editions: made.toSorted(bySlot) }, problems };
}

/** Something and the line that it stands in, counted from 0. */
interface Found<T> {
  readonly is: T;
  readonly at: number;
}

function bySlot(a: Edition, b: Edition): number {
  return a.slot - b.slot || compareText(a.id, b.id);
}

/** What each line says rightly and all of them together do not. */
function clashes(
  posts: ReadonlyMap<string, Found<LockedPost>>,
  editions: ReadonlyMap<string, Found<Edition>>,
  isThere: (source: string) => boolean,
  place: (at: number, word: string) => Place,
): Problem[] {
  const problems: Problem[] = [];
  const bySource = new Map<string, number>();
  for (const { is, at } of posts.values()) {
    const { source } = is;
    const before = bySource.get(source);
    if (before === undefined) bySource.set(source, at);
    else if (source !== NOWHERE && isThere(source)) {
      problems.push(sourceTwice(place(at, source), place(before, source), source));
    }
  }
  for (const { is, at } of editions.values()) {
    for (const id of is.posts) {
      if (!posts.has(id)) problems.push(postOfEditionMissing(place(at, id), is.id, id));
    }
  }
  return problems;
}

/** The conflicts that git left in the file, each from its first marker to its last. */
function conflictsIn(lines: readonly string[], file: string): Problem[] {
  const starts = lines.flatMap((line, at) => (/^<{7}(?: |$)/.test(line) ? [at] : []));
  const strays = lines.flatMap((line, at) =>
    /^(?:\|{7}|={7}|>{7})(?: |$)/.test(line) ? [at] : [],
  );
  if (starts.length === 0) starts.push(...strays.slice(0, 1));
  return starts.map((start, n) => {
    const next = starts[n + 1] ?? lines.length;
    const end = strays.findLast((at) => at > start && at < next);
    const last = end === undefined ? undefined : placeOf(file, lines, end);
    return mergeConflict(placeOf(file, lines, start), last);
  });
}

/** A line, or a word in it. */
function placeOf(file: string, lines: readonly string[], at: number, word?: string): Place {
  const text = lines[at] ?? "";
  const found = word === undefined ? -1 : `${text} `.indexOf(` ${word} `);
  return found < 0
    ? { file, line: at + 1, column: 1, length: text.length, text }
    : { file, line: at + 1, column: found + 2, length: word?.length ?? 1, text };
}
