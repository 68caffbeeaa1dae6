import { counted } from "../lib/text.ts";
import type { Config } from "../model/config.ts";
import type { LeftOut, Post, PostHead } from "../model/post.ts";
import { compareProblems, type Problem } from "../model/problem.ts";
import { showChanged } from "./changed.ts";
import { showLeftOut } from "./left-out.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { countProblems, showProblem } from "./problem.ts";
import { showProblemLines } from "./problem-lines.ts";
import { showReading } from "./recognised.ts";

/** All that `check` found. */
export interface Checked {
  readonly config: Config;
  readonly heads: readonly PostHead[];
  readonly leftOut: readonly LeftOut[];
  /** Posts whose text was changed on the way to safe HTML. */
  readonly changed: readonly Post[];
  readonly problems: readonly Problem[];
  /** The habits that were met, the most frequent first. */
  readonly conventions: readonly { readonly what: string; readonly posts: number }[];
}

/**
 * How the blog was read and why, problems worst first, a line a file, then what was left out and what was
 * changed. With `verbose` all of it: each problem with its line and its way out, every file, every habit.
 */
export function showCheck(checked: Checked, verbose: boolean, paint: Paint): string {
  const { config, heads, leftOut, changed, conventions } = checked;
  const problems = checked.problems.toSorted(compareProblems);
  // A broken post is left out too, and the problem that broke it is shown already.
  const quiet = leftOut.filter(({ reason }) => reason !== "broken");
  const parts = [
    showReading(config, heads.length, paint),
    verbose
      ? problems.map((problem) => showProblem(problem, paint)).join("\n\n")
      : showProblemLines(problems, paint),
    showLeftOut(quiet, verbose, paint),
    showChanged(changed, verbose, paint),
    verbose ? showHabits(conventions, paint) : "",
    [
      ...(isCut(checked) && !verbose ? [paint("dim", "--verbose shows all of it.")] : []),
      `${counted(heads.length, "post")}, ${countProblems(problems)}. Nothing was written or sent.`,
    ].join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

// Problems have lines and hints that only the long form shows, and of many files it tells the first few.
function isCut({ problems, leftOut, changed }: Checked): boolean {
  return problems.length > 0 || leftOut.length > 3 || changed.length > 11;
}

function showHabits(conventions: Checked["conventions"], paint: Paint): string {
  if (conventions.length === 0) return "";
  const wide = Math.max(...conventions.map(({ posts }) => String(posts).length));
  const lines = conventions.map(
    ({ what, posts }) => `  ${String(posts).padStart(wide)}  ${printable(what)}`,
  );
  return [paint("bold", "how the posts are written"), ...lines].join("\n");
}

/** The same for machines. */
export function checkAsJson(checked: Checked) {
  const { config, heads, leftOut, changed, problems, conventions } = checked;
  return {
    posts: heads.length,
    dialect: config.posts.dialect,
    recognised: config.posts.recognised ?? [],
    leftOut,
    changed: changed.map(({ source, changes }) => ({ source, changes })),
    conventions,
    problems: problems.toSorted(compareProblems),
  };
}
