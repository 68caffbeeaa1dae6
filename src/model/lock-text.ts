import type { Edition } from "./edition.ts";
import { editionLine, endsWhole, postLine, readEdition, readPost } from "./lock-lines.ts";
import { mergedPost } from "./lock-merge.ts";
import {
  editionTwice,
  idTwice,
  lineCutOff,
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
  if (/^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/m.test(text)) {
    return { problems: conflictsIn(lines, file) };
  }
  const posts = new Map<string, LockedPost>();
  const editions = new Map<string, Edition>();
  const problems: Problem[] = [];
  const unreadable: number[] = [];
  const place = (at: number, word?: string) => placeOf(file, lines, at, word);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line === "" || line.startsWith("#")) {
      const version = /^# postrider\.lock, version (\d+)/.exec(line)?.[1];
      if (version !== undefined && version !== "1") problems.push(newerVersion(place(at), version));
      continue;
    }
    const fields = line.split(" ");
    const post = fields[0] === "post" ? readPost(fields) : undefined;
    const edition = fields[0] === "edition" ? readEdition(fields) : undefined;
    if (post) {
      const before = posts.get(post.id);
      const one = before ? mergedPost(before, post, isThere) : post;
      if (one) posts.set(post.id, one);
      else problems.push(idTwice(place(at), place(firstLine(lines, "post", line)), post.id));
    } else if (edition) {
      const first = editions.has(edition.id) ? firstLine(lines, "edition", line) : at;
      if (lines[first] !== line) problems.push(editionTwice(place(at), place(first), edition.id));
      editions.set(edition.id, edition);
    } else unreadable.push(at);
  }
  const [first, ...others] = unreadable;
  if (first !== undefined) problems.push(lineUnreadable(place(first), others.length));
  const last = lines.length - 1;
  const end = lines[last]?.split(" ") ?? [];
  // Who writes a lock by hand may leave its last line without an end.
  const id = readPost(end)?.id ?? "";
  const wasIn = (edition: string) => editions.get(edition)?.posts.includes(id) === true;
  const isWhole = lines[last] === "" || endsWhole(end, wasIn);
  if (!isWhole && !unreadable.includes(last)) problems.push(lineCutOff(place(last)));
  problems.push(...clashes(posts, [...editions.values()], lines, isThere, place));
  if (problems.length > 0) return { problems };
  return { lock: { posts, editions: [...editions.values()].toSorted(bySlot) }, problems };
}

/** Where the same thing as in this line stands first. */
function firstLine(lines: readonly string[], kind: string, line: string): number {
  const [, name = ""] = line.split(" ");
  return lines.findIndex((other) => other.startsWith(`${kind} ${name} `));
}

function bySlot(a: Edition, b: Edition): number {
  return a.slot - b.slot || compareText(a.id, b.id);
}

/** What each line says rightly and all of them together do not. */
function clashes(
  posts: ReadonlyMap<string, LockedPost>,
  editions: readonly Edition[],
  lines: readonly string[],
  isThere: (source: string) => boolean,
  place: (at: number, word: string) => Place,
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, LockedPost>();
  for (const post of posts.values()) {
    const { source } = post;
    const before = seen.get(source);
    if (!before) seen.set(source, post);
    else if (source !== NOWHERE && isThere(source)) {
      const [one, other] = [lineOf(post, lines), lineOf(before, lines)];
      problems.push(sourceTwice(place(one, source), place(other, source), source));
    }
  }
  for (const edition of editions) {
    const missing = edition.posts.filter((id) => !posts.has(id));
    const at =
      missing.length > 0 ? lines.findIndex((line) => line.startsWith(`edition ${edition.id} `)) : 0;
    for (const id of missing) problems.push(postOfEditionMissing(place(at, id), edition.id, id));
  }
  return problems;
}

function lineOf(post: LockedPost, lines: readonly string[]): number {
  return firstLine(lines, "post", postLine(post));
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
