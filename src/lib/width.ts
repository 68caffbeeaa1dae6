/** How wide text stands in a terminal or a fixed-width mail: CJK and emoji take two columns. */

// Made when first wanted: that takes ten milliseconds, and most text never asks.
let graphemes: Intl.Segmenter | undefined;

/** Columns that the text takes, by Unicode's East Asian Width (UAX #11), emoji counted as wide. */
export function columnsOf(text: string): number {
  // Most lines are ASCII, where a character is a column and segmenting would cost a hundredfold.
  if (/^[\x20-\x7E]*$/.test(text)) return text.length;
  let columns = 0;
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment } of graphemes.segment(text)) columns += columnsOfGrapheme(segment);
  return columns;
}

function columnsOfGrapheme(grapheme: string): number {
  if (/^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

const WIDE =
  /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]|[\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6])/u;
