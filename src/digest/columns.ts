/** Text in a fixed-width font: how wide it is, and where its lines may break. */
import { graphemesOf } from "./shorten.ts";

/**
 * Columns that a line takes in a terminal or a plain mail: East Asian wide characters and emoji take
 * two (Unicode Standard Annex 11, classes W and F), marks that join the letter before them none.
 */
export function columnsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + graphemeColumns(grapheme), 0);
}

/**
 * The text on lines of at most `width` columns, broken at spaces, and between wide characters where
 * no closing mark would begin a line. What cannot be broken, such as an address, stays whole.
 */
export function wrap(text: string, width: number): string {
  if (NARROW.test(text)) return wrapNarrow(text, width);
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  for (const { piece, spaced } of piecesOf(text)) {
    const glue = spaced && line !== "" ? " " : "";
    const more = glue.length + columnsOf(piece);
    if (line !== "" && columns + more > width) {
      lines.push(line);
      line = piece;
      columns = columnsOf(piece);
    } else {
      line += glue + piece;
      columns += more;
    }
  }
  return [...lines, line].join("\n");
}

// Latin, Greek and Cyrillic letters and common punctuation: a column each, and spaces to break at.
const NARROW = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027]*$/;

function wrapNarrow(text: string, width: number): string {
  const words = text.replace(/ {2,}/g, " ").trim();
  let lines = "";
  let from = 0;
  while (words.length - from > width) {
    const last = words.lastIndexOf(" ", from + width);
    const end = last > from ? last : words.indexOf(" ", from + width);
    if (end < 0) break;
    lines += `${words.slice(from, end)}\n`;
    from = end + 1;
  }
  return lines + words.slice(from);
}

/** A line of `mark` below the text, as wide as the text but at most `width`. */
export function underline(text: string, mark: string, width: number): string {
  const wrapped = wrap(text, width);
  const widest = Math.max(...wrapped.split("\n").map(columnsOf));
  return `${wrapped}\n${mark.repeat(Math.min(widest, width))}`;
}

interface Piece {
  readonly piece: string;
  /** Whether a space stands before it. */
  readonly spaced: boolean;
}

/** What lies between two places where a line may break. */
function piecesOf(text: string): Piece[] {
  return text
    .split(/[^\S\u00a0\u202f]+/u)
    .filter((word) => word !== "")
    .flatMap((word) => breakWide(word).map((piece, index) => ({ piece, spaced: index === 0 })));
}

function breakWide(word: string): string[] {
  if (!WIDE.test(word)) return [word];
  const pieces: string[] = [];
  let previous = "";
  for (const grapheme of graphemesOf(word)) {
    const wide = graphemeColumns(grapheme) === 2 || graphemeColumns(previous) === 2;
    const breakable = wide && !NO_LINE_START.test(grapheme) && !NO_LINE_END.test(previous);
    if (previous === "" || breakable) pieces.push(grapheme);
    else pieces.push((pieces.pop() ?? "") + grapheme);
    previous = grapheme;
  }
  return pieces;
}

function graphemeColumns(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return /^[\p{Mn}\p{Me}\p{Cf}]*$/u.test(grapheme) ? 0 : 1;
}

// Classes W and F by block, emoji that are shown as pictures by themselves or by U+FE0F, and flags.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{RI}/u;
// Japanese and Chinese typesetting (JIS X 4051): closing marks and small kana do not begin a line.
const NO_LINE_START =
  /^[、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…,.:;?!)\]}%’”]/u;
const NO_LINE_END = /[（〔［｛〈《「『【([{‘“]$/u;
