/** The lines of a file in which a header without fences may stand. */
import { setField } from "./fields.ts";
import type { Field } from "./value.ts";

/** A line of a file's beginning; `start` and `next` are offsets in its text. */
export interface Line {
  readonly text: string;
  readonly start: number;
  /** Where the next one begins. */
  readonly next: number;
}

// The longest header of these kinds that was ever met has thirty lines.
const MOST_LINES = 200;

/** The first lines of a text, blank ones on top left away. */
export function firstLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length && lines.length < MOST_LINES;) {
    const feed = text.indexOf("\n", start);
    const next = feed < 0 ? text.length : feed + 1;
    const line = { text: text.slice(start, next).trimEnd(), start, next };
    if (lines.length > 0 || line.text !== "") lines.push(line);
    start = next;
  }
  return lines;
}

/** The lines directly below one that are indented. */
export function indentedBelow(lines: readonly Line[], at: number): readonly Line[] {
  const below = lines.slice(at + 1);
  const end = below.findIndex(({ text }) => !/^[ \t]+\S/.test(text));
  return end < 0 ? below : below.slice(0, end);
}

/** A field whose value stands on one line. */
export function addField(
  fields: (Field | undefined)[],
  key: string,
  text: string,
  start: number,
  at: number,
): void {
  const span = { start, end: start + text.length };
  setField(fields, { key, value: { is: "scalar", text, quoted: true, span }, at });
}
