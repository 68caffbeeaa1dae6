/** Where something stands: a file, and in it a line and a column, both counted from 1. */
export interface Place {
  /** Path as the person would type it: relative to the project, with `/`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** How many characters the caret underlines; 1 if absent. */
  readonly length?: number;
  /** The text of that line, so that a report can show it without reading the file again. */
  readonly text?: string;
}

/**
 * How much a Problem costs.
 * `error`: something was left out, or nothing could be done. `warning`: it was done, but hardly as
 * meant. `note`: good to know, nothing to mend.
 */
export type Level = "error" | "warning" | "note";

/**
 * Something a person can mend, as a value. It is collected, counted, printed and written as JSON,
 * never thrown. What only we can mend is a fault: that is thrown.
 */
export interface Problem {
  /** Stable kebab-case name that tests and machines go by, such as `date-invalid`. */
  readonly code: string;
  readonly level: Level;
  /** One line, lower case, no full stop, the person's own words in backticks. */
  readonly headline: string;
  readonly place?: Place;
  /** A second place, where two things clash. */
  readonly other?: Place;
  /** The way out, if there is exactly one right thing to do. */
  readonly hint?: string;
}

/** Orders Problems for reading: worst first, then by file, line and column. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    compareText(a.place?.file ?? "", b.place?.file ?? "") ||
    (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
    (a.place?.column ?? 0) - (b.place?.column ?? 0)
  );
}

const LEVELS: readonly Level[] = ["error", "warning", "note"];

/** Each Problem once, in the order in which they were first met. */
export function distinctProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** Compares by UTF-16 code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
