/** Text in a fixed-width font: where its lines may break. */
import { columnsOf, columnsOfGrapheme, eachGrapheme, hasWide, isNarrow } from "../lib/width.ts";

/**
 * The text on lines of at most `width` columns, broken at spaces, and between wide characters where
 * no closing mark would begin a line. What cannot be broken, such as an address, stays whole.
 */
export function wrap(text: string, width: number): string {
  if (isNarrow(text)) return wrapNarrow(text, width);
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
  if (!hasWide(word)) return [word];
  const pieces: string[] = [];
  let previous = "";
  for (const grapheme of eachGrapheme(word)) {
    const wide = columnsOfGrapheme(grapheme) === 2 || columnsOfGrapheme(previous) === 2;
    const breakable = wide && !NO_LINE_START.test(grapheme) && !NO_LINE_END.test(previous);
    if (previous === "" || breakable) pieces.push(grapheme);
    else pieces.push((pieces.pop() ?? "") + grapheme);
    previous = grapheme;
  }
  return pieces;
}

// Japanese and Chinese typesetting (JIS X 4051): closing marks and small kana do not begin a line.
const NO_LINE_START =
  /^[、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…,.:;?!)\]}%’”]/u;
const NO_LINE_END = /[（〔［｛〈《「『【([{‘“]$/u;
