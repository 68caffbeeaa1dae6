/** Offsets in a template turned into what a person looks for: a line, a column, a caret. */
import type { Place } from "../model/problem.ts";

export interface Template {
  /** As the person would type it: relative to the project, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** The place of some characters of a template; the caret ends with the line. */
export function placeAt({ file, text }: Template, offset: number, length: number): Place {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const next = text.indexOf("\n", offset);
  const line = text.slice(start, next < 0 ? text.length : next).replace(/\r$/, "");
  const column = offset - start + 1;
  return {
    file,
    line: text.slice(0, start).split("\n").length,
    column,
    length: Math.max(1, Math.min(length, line.length - column + 1)),
    text: line,
  };
}

/** The partials that a template may render, by the name that it renders them by. */
export type Partials = ReadonlyMap<string, Template>;

/** The name of a partial: that of its file, without folder and ending. */
export function partialName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.liquid$/, "");
}
