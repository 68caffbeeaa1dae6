/** reStructuredText is a matter of lines and how far they are indented. */

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

/** White space before the text; tabs were made spaces before. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

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

/** The block from a line on that is blank or indented by so many columns: where it ends, blanks left out. */
export function blockEnd(lines: readonly string[], from: number, indent: number): number {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (isBlank(line)) continue;
    if (indentOf(line) < indent) break;
    end = at + 1;
  }
  return end;
}

/** The lines without the white space that all of them begin with, of which no more than so much goes. */
export function shifted(lines: readonly string[], most: number = Infinity): string[] {
  let least = most;
  for (const line of lines) if (!isBlank(line)) least = Math.min(least, indentOf(line));
  return lines.map((line) => line.slice(least));
}

/** The same without blank lines around them. */
export function dedented(lines: readonly string[]): string[] {
  const from = lines.findIndex((line) => !isBlank(line));
  const to = lines.findLastIndex((line) => !isBlank(line));
  return from < 0 ? [] : shifted(lines.slice(from, to + 1));
}
