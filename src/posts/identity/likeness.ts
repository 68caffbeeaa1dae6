/**
 * By what a post is known again that lies in another file, under another name, with another date: a
 * fingerprint of its title and one of how its text begins, both far smaller than what they stand for and
 * cheap enough to be taken of every post at every build. Letters and digits count, in lower case; markup,
 * punctuation and white space do not.
 */
import type { HeadText } from "../head/source-text.ts";

export interface Likeness {
  /** Absent where there is no letter in it. */
  readonly title?: string;
  /** Absent where the text is too short to tell it from another, or was not read as far. */
  readonly beginning?: string;
}

/**
 * Letters and digits of a text that its fingerprint is made of, or bytes where they are not ASCII. Those of
 * a series often greet alike, so some stand at the beginning and some so many bytes further on, or at once
 * behind them where the text does not reach so far.
 */
const FIRST = 96;
const MORE = 64;
const MOST = FIRST + MORE;
const FURTHER = 640;
const LEAST = 32;

/**
 * The fingerprint of a post's beginning, 48 bits in base 64. Of a first heading nothing is taken: that is
 * the title once more.
 */
export function beginningOf({
  bytes,
  split,
  unfenced,
  head,
  body,
  whole,
}: HeadText): string | undefined {
  if (unfenced === undefined || body === 0)
    return ofBytes(bytes, split.kind === "none" ? split.text : split.body, whole);
  // A text without fences is counted in characters, and there are few of those.
  return ofBytes(new TextEncoder().encode(head.slice(body, body + 2 * FURTHER)), 0, whole);
}

function ofBytes(bytes: Uint8Array, from: number, whole: boolean): string | undefined {
  const start = afterHeading(bytes, from);
  const further = start + FURTHER;
  const isLong = further < bytes.length;
  let greeting = 0x811c9dc5;
  let letters = 0;
  let at = start;
  for (; at < bytes.length && letters < FIRST; at++) {
    const letter = LETTERS[bytes[at] ?? 0] ?? 0;
    if (letter === 0) continue;
    greeting = Math.imul(greeting ^ letter, 0x01000193);
    letters++;
  }
  let all = Math.imul(greeting, 0x5bd1e995);
  for (at = isLong ? Math.max(at, further) : at; at < bytes.length && letters < MOST; at++) {
    const letter = LETTERS[bytes[at] ?? 0] ?? 0;
    if (letter === 0) continue;
    all = Math.imul(all ^ letter, 0x5bd1e995);
    letters++;
  }
  if (letters < LEAST || (letters < MOST && !whole)) return undefined;
  return digits(greeting, GREETING) + digits(all, 4);
}

/** Digits of the fingerprint that stand for the first letters alone. */
const GREETING = 4;

/** What is the same in two posts that begin alike, be the one edited somewhat further on. */
export function greetingOf(beginning: string): string {
  return beginning.slice(0, GREETING);
}

function afterHeading(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] ?? 0) <= SPACE) at++;
  if (bytes[at] !== HASH) return at;
  const end = bytes.indexOf(LF, at);
  return end < 0 ? bytes.length : end;
}

const LF = 0x0a;
const SPACE = 0x20;
const HASH = 0x23;

// What each byte counts as: letters in lower case, all of what is not ASCII, and 0 for the rest.
const LETTERS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (byte >= 0x80) return byte;
  return /[a-z\d]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

/** The fingerprint of a title, 30 bits in base 64. */
export function titlePrint(title: string): string | undefined {
  let hash = 0x811c9dc5;
  let letters = 0;
  for (let at = 0; at < title.length; at++) {
    const code = title.charCodeAt(at);
    const letter = code < 0x80 ? (LETTERS[code] ?? 0) : code;
    if (letter === 0) continue;
    hash = Math.imul(hash ^ letter, 0x01000193);
    letters++;
  }
  return letters === 0 ? undefined : digits(hash, 5);
}

/** The bits of a hash, mixed, as up to five digits of base 64. */
function digits(hash: number, count: number): string {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const bits = (mixed ^ (mixed >>> 13)) >>> 0;
  const four = (PAIRS[bits & 4095] ?? "") + (PAIRS[(bits >>> 12) & 4095] ?? "");
  return count > 4 ? four + (DIGITS[(bits >>> 24) & 63] ?? "") : four;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const PAIRS = Array.from(DIGITS).flatMap((high) => Array.from(DIGITS, (low) => low + high));

/** `TITLE.BEGINNING` as the lock has it; undefined where neither is known. */
export function formatLikeness(
  title: string | undefined,
  beginning: string | undefined,
): string | undefined {
  if (title === undefined) return beginning === undefined ? undefined : `.${beginning}`;
  return `${title}.${beginning ?? ""}`;
}

export function parseLikeness(written: string | undefined): Likeness {
  const [title, beginning] = written?.split(".") ?? [];
  return { ...(title && { title }), ...(beginning && { beginning }) };
}
