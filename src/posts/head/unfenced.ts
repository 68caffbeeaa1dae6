/**
 * Headers without an opening fence: Hexo's that lost it, Pelican's, Nikola's, reStructuredText's and
 * Blosxom's, and plain text with a written-out date on top.
 */
import { readDate } from "./dates.ts";
import { emptyFields, fieldNamed, setField } from "./fields.ts";
import { type Field, type Fields, keyName } from "./value.ts";
import { zoneClock } from "./zone-clock.ts";

export interface Unfenced {
  readonly kind: "yaml" | "pelican" | "nikola" | "docinfo" | "blosxom" | "dated-text";
  /** Absent where the header is YAML: then it is the text before `end`. */
  readonly fields?: Fields;
  /** Where the header ends and where the body begins: offsets in the text. */
  readonly end: number;
  readonly body: number;
}

/**
 * @param text the beginning of the file, decoded
 * @param isPlainText whether the file's name says so: only there a first line may be a date
 */
export function readUnfenced(text: string, isPlainText: boolean): Unfenced | undefined {
  const lines = firstLines(text);
  return (
    readNikola(lines) ??
    readBlosxom(lines) ??
    readKeys(lines) ??
    (isPlainText ? (readDocinfo(lines) ?? readDated(lines)) : undefined)
  );
}

interface Line {
  readonly text: string;
  readonly start: number;
  /** Where the next one begins. */
  readonly next: number;
}

// The longest header of these kinds that was ever met has thirty lines.
const MOST_LINES = 200;

/** The first lines of a text, blank ones on top left away. */
function firstLines(text: string): Line[] {
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

/** Collects `key: value` from lines that match as (key, value), up to the first that does not. */
function collect(lines: readonly Line[], pattern: RegExp) {
  const fields = emptyFields();
  let count = 0;
  for (const line of lines) {
    const match = pattern.exec(line.text);
    if (!match) break;
    count++;
    const [whole, key = "", value = ""] = match;
    const start = line.start + whole.length - value.length;
    add(fields, key, value, start, line.start + whole.indexOf(key));
  }
  return { fields, count };
}

function add(
  fields: (Field | undefined)[],
  key: string,
  text: string,
  start: number,
  at: number,
): void {
  const span = { start, end: start + text.length };
  setField(fields, { key, value: { is: "scalar", text, quoted: true, span }, at });
}

// In Markdown and HTML the lines stand in a comment.
function readNikola(lines: readonly Line[]): Unfenced | undefined {
  const first = lines[0]?.text.trim() === "<!--" ? 1 : 0;
  const { fields, count } = collect(lines.slice(first), /^\.\. ([a-z][\w-]*):(?: +(.*))?$/i);
  const last = lines[first + count - 1];
  if (!last || !fieldNamed(fields, "title")) return undefined;
  const after = lines[first + count];
  const closing = first === 1 && after?.text.trim() === "-->" ? after : last;
  return { kind: "nikola", fields, end: last.next, body: closing.next };
}

// Title on the first line, then `#name value` at the margin, at least `#published`.
function readBlosxom(lines: readonly Line[]): Unfenced | undefined {
  const [title, ...more] = lines;
  const { fields, count } = collect(more, /^#([a-z][\w-]*) +(.*)$/i);
  const last = more[count - 1];
  if (!title || !last || !fieldNamed(fields, "published")) return undefined;
  add(fields, "title", title.text.trim(), title.start, title.start);
  return { kind: "blosxom", fields, end: last.next, body: last.next };
}

/** Keys from the first line on: up to `---` they are YAML, up to a blank line Pelican's. */
function readKeys(lines: readonly Line[]): Unfenced | undefined {
  const names = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const key = /^([A-Za-z][\w-]*)[ \t]*:(?=[ \t]|$)/.exec(line.text)?.[1];
    if (key !== undefined) names.add(keyName(key));
    else if (names.size === 0) return undefined;
    else if (line.text === "---") {
      if (!names.has("title") && !names.has("date")) return undefined;
      return { kind: "yaml", end: line.start, body: line.next };
    } else if (line.text === "") {
      // Prose may begin with `Note: …`: a title is what makes such lines a header.
      if (!names.has("title")) return undefined;
      const { fields } = collect(lines.slice(0, index), /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$/);
      return { kind: "pelican", fields, end: line.start, body: line.next };
    } else if (!/^(?:[ \t]|- |#)/.test(line.text)) return undefined;
  }
  return undefined;
}

// A title, underlined, and `:date: …` below it.
function readDocinfo(lines: readonly Line[]): Unfenced | undefined {
  const [title, underline, ...more] = lines;
  if (!title || !/^([#=\-~^*"'`+])\1{2,}$/.test(underline?.text ?? "")) return undefined;
  const rest = more[0]?.text === "" ? more.slice(1) : more;
  const { fields, count } = collect(rest, /^:([a-z][\w-]*): +(.*)$/i);
  const last = rest[count - 1];
  if (!last || !fieldNamed(fields, "date")) return undefined;
  add(fields, "title", title.text.trim(), title.start, title.start);
  return { kind: "docinfo", fields, end: last.next, body: last.next };
}

/** A date on a line of its own and the title on the next that says something, or the other way round. */
function readDated(lines: readonly Line[]): Unfenced | undefined {
  const [first, second] = lines.filter((line) => line.text !== "");
  if (!first) return undefined;
  const turned = !isDateLine(first.text);
  if (turned && !(second && isDateLine(second.text))) return undefined;
  const date = turned ? second : first;
  const title = turned ? first : second;
  const fields = emptyFields();
  if (date) add(fields, "date", date.text, date.start, date.start);
  if (title) add(fields, "title", title.text, title.start, title.start);
  const last = second ?? first;
  return { kind: "dated-text", fields, end: last.next, body: last.next };
}

// A bare number is too likely to be something else.
function isDateLine(line: string): boolean {
  return /\d/.test(line) && !/^\d+$/.test(line.trim()) && readDate(line, UTC).ok;
}

const UTC = zoneClock("UTC");
