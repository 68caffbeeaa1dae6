import type { Place } from "../model/problem.ts";

/** A stretch of a text: offsets in UTF-16 code units, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a stretch of a file's text stands, for a Problem. The caret stays on the line on which the
 * stretch begins and underlines at least one character.
 *
 * @param text the whole text of the file, without a byte order mark
 */
export function placeAt(file: string, text: string, span: Span): Place {
  // What is missing is often noticed behind the last line break, where there is no line to show.
  const start = Math.min(span.start, text.trimEnd().length);
  const before = text.slice(0, start);
  const lineStart = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  const lineEnd = lineStart + text.slice(lineStart).search(/[\r\n]|$/);
  return {
    file,
    line: before.split(/\r\n|\r|\n/).length,
    column: start - lineStart + 1,
    length: Math.max(1, Math.min(span.end, lineEnd) - start),
    text: text.slice(lineStart, lineEnd),
  };
}
