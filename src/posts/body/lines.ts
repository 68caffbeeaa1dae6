/** Lines and how far they are indented, which is what many markups are a matter of. */

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

/** White space before the text, a tab being one column. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
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
