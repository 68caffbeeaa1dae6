/** Org mode is read by its lines. */

/** A piece of a text as HTML, and the line behind it. */
export interface Block {
  readonly html: string;
  readonly next: number;
}

/** The lines without the white space that all of them begin with. */
export function shifted(lines: readonly string[]): string[] {
  let least = Infinity;
  for (const line of lines)
    if (line.trim() !== "") least = Math.min(least, line.length - line.trimStart().length);
  return lines.map((line) => line.slice(least));
}
