import { counted } from "../lib/text.ts";
import type { LeftOut, Post, PostHead } from "../model/post.ts";
import { compareProblems, compareText, type Problem } from "../model/problem.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { address, countProblems, showProblem } from "./problem.ts";

/** All that `check` found. */
export interface Checked {
  readonly heads: readonly PostHead[];
  readonly leftOut: readonly LeftOut[];
  /** Posts whose text was changed on the way to safe HTML. */
  readonly changed: readonly Post[];
  readonly problems: readonly Problem[];
}

/** Problems in full, worst first; what was left out and what was changed, a line a file. */
export function showCheck(checked: Checked, verbose: boolean, paint: Paint): string {
  const { heads, leftOut, changed } = checked;
  const problems = checked.problems.toSorted(compareProblems);
  // A broken post is left out too, and the problem that broke it is shown already.
  const quiet = leftOut.filter(({ reason }) => reason !== "broken");
  const parts = [
    verbose
      ? problems.map((problem) => showProblem(problem, paint)).join("\n\n")
      : problems.map((problem) => showLine(problem, paint)).join("\n"),
    showGroup("left out", quiet.map(leftOutLine), verbose, paint),
    showGroup(
      "changed to be safe and complete elsewhere",
      changed.map(changedLine),
      verbose,
      paint,
    ),
    `${counted(heads.length, "post")}, ${countProblems(problems)}. Nothing was written or sent.`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function showLine(problem: Problem, paint: Paint): string {
  const style = problem.level === "error" ? "red" : problem.level === "warning" ? "yellow" : "cyan";
  const place = problem.place ? `${address(problem.place)}: ` : "";
  return `${paint(style, problem.level)} ${place}${printable(problem.headline)}`;
}

function showGroup(
  title: string,
  lines: readonly string[],
  verbose: boolean,
  paint: Paint,
): string {
  if (lines.length === 0) return "";
  const sorted = lines.toSorted(compareText);
  const shown = verbose ? sorted : sorted.slice(0, SHORT);
  const more = sorted.length - shown.length;
  const rest = more > 0 ? [paint("dim", `  and ${more} more: --verbose lists them`)] : [];
  return [paint("bold", `${title} (${lines.length})`), ...shown, ...rest].join("\n");
}

const SHORT = 10;

function leftOutLine(file: LeftOut): string {
  return `  ${printable(file.source)}: ${printable(file.because)}`;
}

function changedLine(post: Post): string {
  const changes = post.changes.map(({ what, times }) =>
    times === 1 ? what : `${what} (${times} times)`,
  );
  return `  ${printable(post.source)}: ${printable(changes.join(", "))}`;
}

/** The same for machines. */
export function checkAsJson({ heads, leftOut, changed, problems }: Checked) {
  return {
    posts: heads.length,
    leftOut,
    changed: changed.map(({ source, changes }) => ({ source, changes })),
    problems: problems.toSorted(compareProblems),
  };
}
