import { counted } from "../lib/text.ts";
import type { Level, Problem } from "../model/problem.ts";
import type { Paint, Style } from "./paint.ts";
import { printable } from "./printable.ts";
import { address } from "./problem.ts";

const LEVELS = ["error", "warning", "note"] as const satisfies readonly Level[];
const STYLES: Readonly<Record<Level, Style>> = { error: "red", warning: "yellow", note: "cyan" };

/** Of problems of one kind so many are told; the others are counted. */
const SHORT = 5;

/**
 * Problems by how much they cost, a line for each file: its worst, and how many more it has. Those of the
 * same kind stand together, of many of a kind the first few, with their way out below them.
 *
 * @param problems worst first
 */
export function showProblemLines(problems: readonly Problem[], paint: Paint): string {
  const first = new Map<string, { readonly problem: Problem; more: number }>();
  const lines: { readonly problem: Problem; more: number }[] = [];
  for (const problem of problems) {
    const file = problem.place?.file;
    const before = file === undefined ? undefined : first.get(file);
    if (before) {
      before.more++;
      continue;
    }
    const line = { problem, more: 0 };
    lines.push(line);
    if (file !== undefined) first.set(file, line);
  }
  return LEVELS.flatMap((level) => {
    const total = problems.filter((problem) => problem.level === level).length;
    const own = lines.filter(({ problem }) => problem.level === level);
    if (own.length === 0) return [];
    const title = paint(STYLES[level], counted(total, level));
    const kinds = Map.groupBy(own, ({ problem }) => `${problem.code} ${problem.hint ?? ""}`);
    const shown = [...kinds.values()].flatMap((kind) => showKind(kind, paint));
    return [[title, ...shown].join("\n")];
  }).join("\n\n");
}

function showKind(
  kind: readonly { readonly problem: Problem; readonly more: number }[],
  paint: Paint,
): string[] {
  // One more line says as much as a count of one.
  const shown = kind.length > SHORT + 1 ? kind.slice(0, SHORT) : kind;
  const rest = kind.length - shown.length;
  const lines = shown.map(({ problem, more }) => {
    const place = problem.place ? `${address(problem.place)}: ` : "";
    const others = more > 0 ? paint("dim", ` (and ${more} more in this file)`) : "";
    return `  ${place}${printable(problem.headline)}${others}`;
  });
  const { code = "", hint } = kind[0]?.problem ?? {};
  if (rest > 0)
    lines.push(paint("dim", `  and ${counted(rest, "file")} more like these (${code})`));
  if (hint !== undefined) lines.push(`    ${paint("blue", "=")} ${printable(hint)}`);
  return lines;
}
