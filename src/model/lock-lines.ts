/** The lines of the lock: one record each, fields parted by a space, what may hold one escaped. */
import type { Edition } from "./edition.ts";
import { type Instant, toRfc3339 } from "./instant.ts";
import type { LockedPost } from "./lock.ts";

export function editionLine({ id, slot, window, posts }: Edition): string {
  return ["edition", id, toRfc3339(slot), toRfc3339(window.from), ...posts.map(shielded)].join(" ");
}

export function postLine(post: LockedPost): string {
  const { edition, guid, address, likeness, said, updated, retracted, text } = post;
  let line = `post ${shielded(post.id)} ${escapedPath(post.source)} ${toRfc3339(post.published)}`;
  if (edition !== undefined) line += ` in=${edition}`;
  if (guid !== undefined) line += ` guid=${shielded(guid)}`;
  if (address !== undefined) line += ` at=${shielded(address)}`;
  if (likeness !== undefined) line += ` like=${likeness}`;
  if (said !== undefined) line += ` said=${toRfc3339(said)}`;
  if (updated !== undefined) line += ` updated=${toRfc3339(updated)}`;
  if (retracted !== undefined) line += ` retracted=${toRfc3339(retracted)}`;
  if (text !== undefined) line += ` text=${text}`;
  return line;
}

/**
 * Whether a post's line ends in what is whole in itself. The last line of a file that was cut off ends anywhere,
 * and a path, an address or the name of an edition that is half there would be believed.
 *
 * What edition a post went out with stands before all else that may follow its date, so that the date alone
 * is not enough.
 *
 * @param wasIn whether there is an edition of that name that the post is in
 */
export function endsWhole(fields: readonly string[], wasIn: (edition: string) => boolean): boolean {
  const last = fields[fields.length - 1] ?? "";
  const equals = last.indexOf("=");
  const [name, value] = [last.slice(0, Math.max(0, equals)), last.slice(equals + 1)];
  switch (name) {
    case "in":
      return value === "archive" || value === "filtered" || wasIn(value);
    case "like":
      return /^[\w-]*\.[\w-]{8}$/.test(value);
    case "text":
      return /^1\.\d+\.[\w-]{64}$/.test(value);
    case "said":
    case "updated":
    case "retracted":
      return readInstant(value) !== undefined;
    default:
      return false;
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The post of a line's fields, of which the first is `post`; undefined where they are none. */
export function readPost(fields: readonly string[]): LockedPost | undefined {
  const [, id, source, date] = fields;
  const published = readInstant(date);
  if (!id || !source || published === undefined) return undefined;
  const post: Writable<LockedPost> = {
    id: unshielded(id),
    source: readPath(source),
    published,
  };
  for (let at = 4; at < fields.length; at++) {
    const field = fields[at] ?? "";
    const equals = field.indexOf("=");
    READ[field.slice(0, equals)]?.(post, field.slice(equals + 1));
  }
  return post;
}

// What a later version writes is passed over, so that older ones read on.
const READ: Readonly<Record<string, (post: Writable<LockedPost>, value: string) => void>> = {
  in: (post, value) => void (post.edition = value),
  guid: (post, value) => void (post.guid = unshielded(value)),
  at: (post, value) => void (post.address = unshielded(value)),
  like: (post, value) => void (post.likeness = value),
  text: (post, value) => void (post.text = value),
  said: (post, value) => setInstant(post, "said", value),
  updated: (post, value) => setInstant(post, "updated", value),
  retracted: (post, value) => setInstant(post, "retracted", value),
};

function setInstant(
  post: Writable<LockedPost>,
  name: "said" | "updated" | "retracted",
  value: string,
): void {
  const instant = readInstant(value);
  if (instant !== undefined) post[name] = instant;
}

/** The Edition of a line's fields, of which the first is `edition`; undefined where they are none. */
export function readEdition(fields: readonly string[]): Edition | undefined {
  const [, id, to, start, ...posts] = fields;
  const slot = readInstant(to);
  const from = readInstant(start);
  if (!id || slot === undefined || from === undefined) return undefined;
  return { id, slot, window: { from, to: slot }, posts: posts.map(unshielded) };
}

function readInstant(text: string | undefined): Instant | undefined {
  if (text === undefined || !/^[-+\d]+-\d\d-\d\dT[\d:.]+Z$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/**
 * An id, which is full of `%` as a rule and never has white space, unless an old feed said otherwise:
 * that is written as in JSON.
 */
function shielded(id: string): string {
  return /[\s\\]/.test(id) ? id.replace(/[\s\\]/g, asEscape) : id;
}

function asEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function unshielded(written: string): string {
  return written.includes("\\")
    ? written.replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      )
    : written;
}

/** A path, which has a space now and then and hardly ever a `%`. */
function escapedPath(path: string): string {
  return /[\s%]/.test(path) ? path.replace(/[\s%]/g, encodeURIComponent) : path;
}

function readPath(written: string): string {
  if (!written.includes("%")) return written;
  try {
    return written.replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent);
  } catch {
    return written;
  }
}
