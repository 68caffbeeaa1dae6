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
  const words = countSimple(html, counts) ?? countAny(html, counts.fill(0));
  let digits = "";
  for (const each of counts) digits += DIGITS[each];
  return `${VERSION}.${words}.${digits}`;
}

const VERSION = 1;
const BUCKETS = 64;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// Scripts that write no spaces between words are counted by the letter.
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;

// Tags that stand inside of words. All others end one.
const INLINE = "a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|u";
const INLINE_TAG = new RegExp(`</?(?:${INLINE})\\b[^>]*>`, "gi");
const INLINE_NAMES: ReadonlySet<string> = new Set(INLINE.split("|"));

/** Counts words of any text into the buckets; returns how many. */
function countAny(html: string, counts: Uint8Array): number {
  const text = html
    .replace(INLINE_TAG, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, " ");
  let words = 0;
  for (const [word] of text.normalize("NFKC").toLowerCase().matchAll(WORD)) {
    let hash = OFFSET_BASIS;
    for (let at = 0; at < word.length; at++) hash = mixed(hash, word.charCodeAt(at));
    count(hash, counts);
    words++;
  }
  return words;
}

/**
 * The same in one go, and in half the time, for what most texts in English are: unaccented
 * letters, the spaces, dashes and quotes that typography adds, the arrow behind a footnote. Undefined
 * where there is anything that Unicode would have to be asked about, or markup that is not whole.
 */
function countSimple(html: string, counts: Uint8Array): number | undefined {
  let words = 0;
  let hash = OFFSET_BASIS;
  let inWord = false;
  for (let at = 0; at < html.length; at++) {
    const code = html.charCodeAt(at);
    const kind = code < KINDS.length ? KINDS[code] : TYPOGRAPHY.has(code) ? SIGN : STRANGE;
    if (kind === LETTER) {
      hash = mixed(hash, code >= 0x41 && code <= 0x5a ? code | 0x20 : code);
      inWord = true;
      continue;
    }
    let goesOn = false;
    if (kind === STRANGE) {
      if (code !== LESS_THAN && code !== AMPERSAND) return undefined;
      const end = code === LESS_THAN ? tagEnd(html, at) : entityEnd(html, at);
      if (end === undefined) return undefined;
      goesOn = code === LESS_THAN && inWord && isInline(html, at + 1);
      at = end;
    }
    if (!inWord || goesOn) continue;
    count(hash, counts);
    words++;
    hash = OFFSET_BASIS;
    inWord = false;
  }
  if (inWord) count(hash, counts);
  return inWord ? words + 1 : words;
}

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SEMICOLON = 0x3b;
const AMPERSAND = 0x26;

const SIGN = 0;
const LETTER = 1;
const STRANGE = 2;

// What each ASCII character is, `<` and `&` being strange.
const KINDS = Uint8Array.from({ length: 0x80 }, (_, code) => {
  if (code < 0x09 || code === 0x7f || code === LESS_THAN || code === AMPERSAND) return STRANGE;
  return /[a-z\d]/i.test(String.fromCharCode(code)) ? LETTER : SIGN;
});

// A no-break space, dashes, quotes, an ellipsis and the like, and an arrow that turns back.
const TYPOGRAPHY: ReadonlySet<number> = new Set([
  0x00a0,
  ...Array.from({ length: 0x18 }, (_, n) => 0x2010 + n),
  0x21a9,
]);

/** Where the tag ends that begins there; undefined where another one begins in it. */
function tagEnd(html: string, from: number): number | undefined {
  // Most are a few characters long: two searches by the engine would cost more to begin than to do.
  for (let at = from + 1; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === GREATER_THAN) return at;
    if (code === LESS_THAN) return undefined;
  }
  return undefined;
}

/** Whether the tag whose name begins there is one that stands inside of words. */
function isInline(html: string, from: number): boolean {
  const start = html[from] === "/" ? from + 1 : from;
  let end = start;
  while (isNameCharacter(html.charCodeAt(end))) end++;
  return INLINE_NAMES.has(html.slice(start, end).toLowerCase());
}

function isNameCharacter(code: number): boolean {
  return KINDS[code] === LETTER || code === 0x5f;
}

/** Where the entity ends that begins there, or its sign if it is none; undefined where markup stands in it. */
function entityEnd(html: string, from: number): number | undefined {
  let end = from + 1;
  while (isNameCharacter(html.charCodeAt(end))) end++;
  if (end > from + 1 && html.charCodeAt(end) === SEMICOLON) return end;
  ENTITY.lastIndex = from;
  const [written = "", name] = ENTITY.exec(html) ?? [];
  if (written.endsWith("<")) return undefined;
  return name === undefined ? from : from + written.length - 1;
}

const ENTITY = /&(?:(#\d+|#x[\da-f]+|\w+);|(?:#x?)?\w*<?)/iy;

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a, 32 bits, over UTF-16 code units. */
function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

function count(hash: number, counts: Uint8Array): void {
  const bucket = ((hash ^ (hash >>> 16)) >>> 0) % BUCKETS;
  counts[bucket] = ((counts[bucket] ?? 0) + 1) % DIGITS.length;
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
