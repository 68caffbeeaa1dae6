/** How wide text stands in a terminal or a fixed-width mail: CJK and emoji take two columns. */

// Made when first wanted: that takes ten milliseconds, and most text never asks.
let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for single characters, one after the other: letters with their accents, whole emoji. */
export function* eachGrapheme(text: string): Iterable<string> {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/**
 * Columns that a line takes: East Asian wide characters and emoji take two (Unicode Standard Annex 11,
 * classes W and F), marks that join the letter before them and what is not shown none.
 */
export function columnsOf(text: string): number {
  if (isNarrow(text)) return text.length;
  let columns = 0;
  for (const grapheme of eachGrapheme(text)) columns += columnsOfGrapheme(grapheme);
  return columns;
}

/** Columns of one character as readers take it; none for an empty one. */
export function columnsOfGrapheme(grapheme: string): number {
  if (hasWide(grapheme)) return 2;
  return /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]*$/u.test(grapheme) ? 0 : 1;
}

/** Whether each UTF-16 unit takes a column: segmenting would cost a hundredfold. */
export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}

// Latin, Greek and Cyrillic letters and common punctuation, and no white space but spaces.
const NARROW = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027]*$/;

/** Whether any of it takes two columns. */
export function hasWide(text: string): boolean {
  return WIDE.test(text);
}

// Classes W and F by block, emoji that are shown as pictures by themselves or by U+FE0F, and flags.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{RI}/u;
