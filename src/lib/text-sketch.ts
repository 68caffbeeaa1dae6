/**
 * A hash of a text that stays near where the text stays near: it tells a mended typo from a new
 * paragraph without keeping the text. Words are counted in buckets by their hash; between two such
 * sketches, the sum of differences is the number of words that came or went, never more.
 *
 * Written as `1.WORDS.BUCKETS`: the version of this form, how many words, and a digit of base 64 for
 * each bucket, its count modulo 64. Letter case, punctuation, markup and the order of words are no part
 * of it.
 */
export function sketchOf(html: string): string {
  const counts = new Uint8Array(BUCKETS);
  let words = 0;
  for (const [word] of plainTextOf(html).matchAll(WORD)) {
    const bucket = hashOf(word) % BUCKETS;
    counts[bucket] = ((counts[bucket] ?? 0) + 1) % DIGITS.length;
    words++;
  }
  return `${VERSION}.${words}.${Array.from(counts, (count) => DIGITS[count]).join("")}`;
}

const VERSION = 1;
const BUCKETS = 64;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// Scripts that write no spaces between words are counted by the letter.
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;

// A tag ends a word unless it is one that stands inside of words, like `<em>`.
function plainTextOf(html: string): string {
  return html
    .replace(/<\/?(?:a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|u)\b[^>]*>/gi, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, " ")
    .normalize("NFKC")
    .toLowerCase();
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Whether both were made in the form of today, so that they can be compared. */
export function isComparable(sketch: string): boolean {
  return /^1\.\d+\.[\w-]{64}$/.test(sketch);
}

/** How many words came or went between two comparable sketches, at the least, and how many the longer has. */
export function wordsApart(
  before: string,
  after: string,
): { readonly apart: number; readonly words: number } {
  const [, wordsBefore = "", bucketsBefore = ""] = before.split(".");
  const [, wordsAfter = "", bucketsAfter = ""] = after.split(".");
  let apart = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const digits = [bucketsBefore[bucket] ?? "", bucketsAfter[bucket] ?? ""] as const;
    const steps = Math.abs(DIGITS.indexOf(digits[0]) - DIGITS.indexOf(digits[1]));
    apart += Math.min(steps, DIGITS.length - steps);
  }
  const words = Math.max(Number(wordsBefore), Number(wordsAfter));
  return { apart: Math.max(apart, Math.abs(Number(wordsBefore) - Number(wordsAfter))), words };
}

/**
 * Whether a text changed so much that its readers want to know: a fifth of the words of a note, a
 * paragraph of a long text. A replaced word counts twice, as it went and another came.
 */
export function isSignificant(before: string, after: string): boolean {
  const { apart, words } = wordsApart(before, after);
  return apart > 0 && apart >= Math.max(4, Math.min(words / 5, 10 + words / 40, 40));
}
