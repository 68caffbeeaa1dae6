/**
 * Block scalars (YAML 1.2.2, 8.1) in their usual form: `>`, `>-`, `|` or `|-`, and below it lines of one
 * indentation with no blank line between them. Three headers in a hundred have one.
 */
import type { Scalar } from "./value.ts";

/**
 * The text below a block indicator, and where the line after it begins; undefined where it takes the
 * whole parser.
 *
 * @param indicator what stands behind the key, to the end of its line
 * @param from where the line below it begins
 * @param to where the header ends
 * @param outer how deep the key is indented
 */
export function readPlainBlock(
  text: string,
  indicator: string,
  span: { readonly start: number; readonly from: number; readonly to: number },
  outer: number,
): { readonly scalar: Scalar; readonly at: number } | undefined {
  if (!/^[>|]-?$/.test(indicator)) return undefined;
  const { start, from, to } = span;
  const lines: string[] = [];
  let deep = -1;
  let at = from;
  let end = from;
  let isOver = false;
  while (at < to) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= to ? to : feed + 1;
    const line = text.slice(at, next).replace(/\r?\n$/, "");
    const indent = line.search(/[^ ]/);
    if (indent < 0) {
      // Blank lines at the end belong to nobody; a line below them that goes on is the whole parser's.
      if (lines.length === 0 || line !== "") return undefined;
      isOver = true;
    } else if (indent <= outer) {
      break;
    } else {
      if (deep < 0) deep = indent;
      if (isOver || indent !== deep || !ORDINARY.test(line)) return undefined;
      lines.push(line.slice(deep));
      end = at + line.length;
    }
    at = next;
  }
  if (lines.length === 0) return undefined;
  const folded =
    lines.join(indicator.startsWith(">") ? " " : "\n") + (indicator.length === 1 ? "\n" : "");
  return { scalar: { is: "scalar", text: folded, quoted: true, span: { start, end } }, at };
}

// Trailing spaces, tabs and the line ends that only some know fold in ways of their own.
const ORDINARY = /^[^\t\r\u0085\u2028\u2029]*[^\s]$/;
