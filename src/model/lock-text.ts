import type { Edition } from "./edition.ts";
import { type Instant, toRfc3339 } from "./instant.ts";
import type { Lock, LockedPost } from "./lock.ts";
import { compareText, type Place, type Problem } from "./problem.ts";

/**
 * The written form of the lock: one record a line, sorted, so that git merges it line by line and a
 * person can read what changed.
 *
 *     edition 2026-11-23 2026-11-23T07:00:00Z 2026-11-16T07:00:00Z tag:blog.example,2026-11-20:/hello/
 *     post tag:blog.example,2026-11-20:/hello/ posts/hello.md 2026-11-20T08:00:00Z in=2026-11-23
 *
 * What follows a post's date has a name each: `in=` its edition, `text=` the sketch of its text, `said=`,
 * `updated=` and `retracted=` instants. A name that is not known is passed over, so that older versions read on.
 */
export function formatLock(lock: Lock): string {
  const editions = lock.editions.toSorted((a, b) => a.slot - b.slot || compareText(a.id, b.id));
  const posts = [...lock.posts.values()].toSorted((a, b) => compareText(a.id, b.id));
  const lines = [HEADER, ...editions.map(editionLine), ...posts.map(postLine)];
  return `${lines.join("\n")}\n`;
}

const HEADER = [
  "# postrider.lock, version 1",
  "# Who each post is, for ever, and which editions were made. Commit it with your posts.",
].join("\n");

function editionLine({ id, slot, window, posts }: Edition): string {
  return ["edition", id, toRfc3339(slot), toRfc3339(window.from), ...posts].join(" ");
}

function postLine({ id, source, published, ...rest }: LockedPost): string {
  const fields = ["post", id, escapeSpace(source), toRfc3339(published)];
  if (rest.edition !== undefined) fields.push(`in=${rest.edition}`);
  if (rest.said !== undefined) fields.push(`said=${toRfc3339(rest.said)}`);
  if (rest.updated !== undefined) fields.push(`updated=${toRfc3339(rest.updated)}`);
  if (rest.retracted !== undefined) fields.push(`retracted=${toRfc3339(rest.retracted)}`);
  if (rest.text !== undefined) fields.push(`text=${rest.text}`);
  return fields.join(" ");
}

/**
 * Reads the written form back. A line that cannot be understood is a Problem with its place, and then
 * there is no lock at all: guessing at identities would mail old posts again.
 *
 * @param file the path to name in Problems
 */
export function parseLock(
  text: string,
  file: string,
): { readonly lock?: Lock; readonly problems: readonly Problem[] } {
  const posts = new Map<string, LockedPost>();
  const editions = new Map<string, Edition>();
  const problems: Problem[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const place = { file, line: index + 1, column: 1, length: line.length, text: line };
    if (line === "" || line.startsWith("#")) {
      const version = /^# postrider\.lock, version (\d+)/.exec(line)?.[1];
      if (version !== undefined && version !== "1") problems.push(newerVersion(place, version));
      return;
    }
    const [kind, ...fields] = line.split(" ");
    const post = kind === "post" ? readPost(fields) : undefined;
    const edition = kind === "edition" ? readEdition(fields) : undefined;
    if (post) posts.set(post.id, merged(posts.get(post.id), post));
    else if (edition) editions.set(edition.id, edition);
    else problems.push(unreadableLine(place));
  });
  if (problems.length > 0) return { problems };
  return { lock: { posts, editions: [...editions.values()].toSorted(bySlot) }, problems };
}

function bySlot(a: Edition, b: Edition): number {
  return a.slot - b.slot || compareText(a.id, b.id);
}

// After a merge one post may stand there twice, and each line may know what the other does not.
function merged(first: LockedPost | undefined, second: LockedPost): LockedPost {
  return { ...first, ...second };
}

function readPost(fields: readonly string[]): LockedPost | undefined {
  const [id, source, date, ...more] = fields;
  const published = readInstant(date);
  if (!id || !source || published === undefined) return undefined;
  const named = (name: string): string | undefined =>
    more.find((field) => field.startsWith(`${name}=`))?.slice(name.length + 1);
  const [edition, text] = [named("in"), named("text")];
  const said = readInstant(named("said"));
  const updated = readInstant(named("updated"));
  const retracted = readInstant(named("retracted"));
  return {
    id,
    source: unescapeSpace(source),
    published,
    ...(edition !== undefined && { edition }),
    ...(text !== undefined && { text }),
    ...(said !== undefined && { said }),
    ...(updated !== undefined && { updated }),
    ...(retracted !== undefined && { retracted }),
  };
}

function readEdition(fields: readonly string[]): Edition | undefined {
  const [id, to, start, ...posts] = fields;
  const slot = readInstant(to);
  const from = readInstant(start);
  if (!id || slot === undefined || from === undefined) return undefined;
  return { id, slot, window: { from, to: slot }, posts };
}

function readInstant(text: string | undefined): Instant | undefined {
  const instant = /^[-+\d]+-\d\d-\d\dT[\d:.]+Z$/.test(text ?? "")
    ? Date.parse(text ?? "")
    : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

function escapeSpace(path: string): string {
  return path.replace(/[\s%]/gu, encodeURIComponent);
}

function unescapeSpace(path: string): string {
  return path.replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent);
}

function unreadableLine(place: Place): Problem {
  const conflict = /^(<{7}|={7}|>{7})/.test(place.text ?? "");
  return {
    code: conflict ? "lock-merge-conflict" : "lock-line-unreadable",
    level: "error",
    headline: conflict ? "an unresolved merge conflict" : "this is no line of a lock",
    place,
    hint: conflict
      ? "keep the lines of both sides and remove the three marker lines"
      : "restore the file from version control",
  };
}

function newerVersion(place: Place, version: string): Problem {
  return {
    code: "lock-too-new",
    level: "error",
    headline: `the lock has version \`${version}\`, and this Postrider reads version 1`,
    place,
    hint: "update Postrider",
  };
}
