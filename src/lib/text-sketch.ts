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
  const text = withoutMarkup(html);
  const hashes = SIMPLE.test(text) ? hashesOfSimple(text) : hashesOf(text);
  const counts = new Uint8Array(BUCKETS);
  for (const hash of hashes) {
    const bucket = hash % BUCKETS;
    counts[bucket] = ((counts[bucket] ?? 0) + 1) % DIGITS.length;
  }
  const digits = Array.from(counts, (count) => DIGITS[count]).join("");
  return `${VERSION}.${hashes.length}.${digits}`;
}

const VERSION = 1;
const BUCKETS = 64;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// Scripts that write no spaces between words are counted by the letter.
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;

// A tag ends a word unless it is one that stands inside of words, like `<em>`.
function withoutMarkup(html: string): string {
  return html
    .replace(/<\/?(?:a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|u)\b[^>]*>/gi, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, " ");
}

/** What each word counts as: FNV-1a, 32 bits, over UTF-16 code units. */
function hashesOf(text: string): readonly number[] {
  return Array.from(text.normalize("NFKC").toLowerCase().matchAll(WORD), ([word]) => {
    let hash = OFFSET_BASIS;
    for (let at = 0; at < word.length; at++) {
      hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
    }
    return folded(hash);
  });
}

// Unaccented letters, the spaces, dashes and quotes that typography adds, and the arrow behind a
// footnote: nothing that Unicode would have to be asked about.
const SIMPLE = /^[\t-~\u00A0\u2010-\u2027\u21A9]*$/;

/** The same, in a quarter of the time, for what most texts in English are. */
function hashesOfSimple(text: string): readonly number[] {
  const hashes: number[] = [];
  let hash = OFFSET_BASIS;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
    if ((letter >= 0x61 && letter <= 0x7a) || (letter >= 0x30 && letter <= 0x39)) {
      hash = Math.imul(hash ^ letter, PRIME);
      inWord = true;
    } else if (inWord) {
      hashes.push(folded(hash));
      hash = OFFSET_BASIS;
      inWord = false;
    }
  }
  if (inWord) hashes.push(folded(hash));
  return hashes;
}

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

function folded(hash: number): number {
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
