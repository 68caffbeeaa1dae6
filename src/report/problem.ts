import type { Level, Place, Problem } from "../model/problem.ts";
import { compareProblems } from "../model/problem.ts";
import { columnsOf } from "../lib/width.ts";
import { counted } from "../lib/text.ts";
import type { Paint, Style } from "./paint.ts";
import { printable } from "./printable.ts";

/**
 * A Problem as a person meets it: headline, place with the line and a caret, way out.
 *
 *     error: `date` is not a date: `2026-13-01`
 *      --> posts/2026-11-02-hello.md:3:7
 *       |
 *     3 | date: 2026-13-01
 *       |       ^^^^^^^^^^
 *       = write it as YYYY-MM-DD
 */
export function showProblem(problem: Problem, paint: Paint): string {
  const { level, headline, place, other, hint } = problem;
  const lines = [`${paint(STYLES[level], `${level}:`)} ${paint("bold", printable(headline))}`];
  const margin = " ".repeat(Math.max(digits(place), digits(other)));
  if (place) lines.push(...showPlace("-->", place, margin, paint, STYLES[level]));
  if (other) lines.push(...showPlace(":::", other, margin, paint, "blue"));
  if (hint !== undefined) lines.push(`${margin} ${paint("blue", "=")} ${printable(hint)}`);
  return lines.join("\n");
}

const STYLES: Readonly<Record<Level, Style>> = { error: "red", warning: "yellow", note: "cyan" };

function digits(place: Place | undefined): number {
  return place?.text === undefined ? 0 : String(place.line ?? "").length;
}

function showPlace(
  arrow: string,
  place: Place,
  margin: string,
  paint: Paint,
  style: Style,
): string[] {
  const lines = [`${margin}${paint("blue", arrow)} ${address(place)}`];
  if (place.text === undefined || place.line === undefined) return lines;
  const { text, caretAt, carets } = excerpt(place.text, (place.column ?? 1) - 1, place.length ?? 1);
  const bar = paint("blue", "|");
  lines.push(
    `${margin} ${bar}`,
    `${paint("blue", String(place.line).padStart(margin.length))} ${bar} ${text}`,
    `${margin} ${bar} ${" ".repeat(caretAt)}${paint(style, "^".repeat(carets))}`,
  );
  return lines;
}

/** `path:line:column`, which terminals and editors make a link of. */
export function address(place: Place): string {
  const parts = [printable(place.file), place.line, place.column];
  return parts.filter((part) => part !== undefined).join(":");
}

// A line of ten thousand characters would bury its own caret: some of it around the place will do.
function excerpt(line: string, start: number, length: number) {
  const from = line.length > MOST_SHOWN ? Math.max(0, start - MOST_SHOWN / 4) : 0;
  const before = (from > 0 ? "…" : "") + printable(line.slice(from, start));
  const rest = printable(line.slice(start, from + MOST_SHOWN));
  const more = line.length > from + MOST_SHOWN ? "…" : "";
  const underlined = columnsOf(rest.slice(0, length));
  return {
    text: before + rest + more,
    caretAt: columnsOf(before),
    carets: Math.max(1, underlined),
  };
}

const MOST_SHOWN = 120;

/** Problems in the order of reading, worst first, a blank line between them. */
export function showProblems(problems: readonly Problem[], paint: Paint): string {
  return problems
    .toSorted(compareProblems)
    .map((problem) => showProblem(problem, paint))
    .join("\n\n");
}

/** `2 errors and 1 warning`, or `no problems`. Notes are not counted: there is nothing to mend. */
export function countProblems(problems: readonly Problem[]): string {
  const parts = (["error", "warning"] as const).flatMap((level) => {
    const count = problems.filter((problem) => problem.level === level).length;
    return count > 0 ? [counted(count, level)] : [];
  });
  return parts.join(" and ") || "no problems";
}
