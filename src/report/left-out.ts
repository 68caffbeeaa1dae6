import { counted } from "../lib/text.ts";
import type { LeftOut } from "../model/post.ts";
import { compareText } from "../model/problem.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

/** Files of one reason that are told by name; the others are counted. */
const SHORT = 3;

/** Files that are no posts, or none to be seen, by the reason: the most frequent first. */
export function showLeftOut(leftOut: readonly LeftOut[], verbose: boolean, paint: Paint): string {
  if (leftOut.length === 0) return "";
  const groups = Map.groupBy(
    leftOut.toSorted((a, b) => compareText(a.source, b.source)),
    // Each of these has a day of its own.
    ({ reason, because }) => (reason === "future" ? "a date in the future" : because),
  );
  const ranked = [...groups].toSorted(
    ([a, these], [b, those]) => those.length - these.length || compareText(a, b),
  );
  return [
    paint("bold", `left out: ${counted(leftOut.length, "file")}`),
    ...ranked.flatMap(([because, files]) => showReason(because, files, verbose, paint)),
  ].join("\n");
}

function showReason(
  because: string,
  files: readonly LeftOut[],
  verbose: boolean,
  paint: Paint,
): string[] {
  const [only, another] = files;
  if (only && !another) return [`  ${printable(only.source)}: ${printable(only.because)}`];
  const shown = verbose || files.length === SHORT + 1 ? files : files.slice(0, SHORT);
  const rest = files.length - shown.length;
  return [
    `  ${printable(because)}: ${counted(files.length, "file")}`,
    ...shown.map(({ source, because: own }) => {
      const when = own === because ? "" : own.slice(because.length);
      return `    ${printable(source + when)}`;
    }),
    ...(rest > 0 ? [paint("dim", `    and ${rest} more`)] : []),
  ];
}
