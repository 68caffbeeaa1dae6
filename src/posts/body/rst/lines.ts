/** Lines as reStructuredText has them. */
import { isBlank, shifted } from "../lines.ts";

/** Lines of a text as docutils reads them: tabs reach to every eighth column, line ends have no spaces. */
export function linesOf(text: string): string[] {
  return text.split("\n").map((line) => untabbed(line).trimEnd());
}

function untabbed(line: string): string {
  if (!line.includes("\t")) return line;
  let plain = "";
  for (const part of line.split(/(\t)/)) {
    plain += part === "\t" ? " ".repeat(8 - (plain.length % 8)) : part;
  }
  return plain;
}

/** The lines without the white space that all of them begin with, and without blank lines around them. */
export function dedented(lines: readonly string[]): string[] {
  const from = lines.findIndex((line) => !isBlank(line));
  const to = lines.findLastIndex((line) => !isBlank(line));
  return from < 0 ? [] : shifted(lines.slice(from, to + 1));
}
