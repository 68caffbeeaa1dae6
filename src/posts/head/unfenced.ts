/**
 * Headers without an opening fence: Hexo's that lost it, Pelican's, Nikola's, reStructuredText's and
 * Blosxom's, and plain text with a written-out date on top.
 */
import type { Markup } from "../../model/post.ts";
import { readDate } from "./dates.ts";
import { readDocinfo, titleLines } from "./docinfo.ts";
import { readOrg } from "./org-head.ts";
import { emptyFields, fieldNamed } from "./fields.ts";
import { addField, firstLines, indentedBelow, type Line } from "./head-lines.ts";
import { type Fields, keyName } from "./value.ts";
import { zoneClock } from "./zone-clock.ts";

export interface Unfenced {
  readonly kind: "yaml" | "pelican" | "nikola" | "docinfo" | "org" | "blosxom" | "dated-text";
  /** Absent where the header is YAML: then it is the text before `end`. */
  readonly fields?: Fields;
  /** Where the header ends and where the body begins: offsets in the text. */
  readonly end: number;
  readonly body: number;
}

/**
 * @param text the beginning of the file, decoded
 * @param written what the file's name says: only in a plain text a first line may be a date
 */
export function readUnfenced(text: string, written: Markup | undefined): Unfenced | undefined {
  const lines = firstLines(text);
  const isRst = written === "rst";
  if (written === "org") return readOrg(lines);
  return (
    readNikola(lines) ??
    readBlosxom(lines) ??
    readKeys(lines, isRst) ??
    (isRst || written === "text" ? readDocinfo(lines) : undefined) ??
    (written === "text" ? readDated(lines) : undefined)
  );
}

/**
 * Collects `key: value` from lines that match as (key, value), up to the first that does not; a value goes
 * on in lines that are indented.
 */
function collect(lines: readonly Line[], pattern: RegExp) {
  const fields = emptyFields();
  let count = 0;
  while (count < lines.length) {
    const line = lines[count];
    const match = line && pattern.exec(line.text);
    if (!match) break;
    const below = indentedBelow(lines, count++);
    const other = below.findIndex(({ text }) => pattern.test(text));
    const more = other < 0 ? below : below.slice(0, other);
    count += more.length;
    const [whole, key = "", value = ""] = match;
    const start = line.start + whole.length - value.length;
    const text = [value, ...more.map((each) => each.text.trim())].join(" ").trim();
    addField(fields, key, text, start, line.start + whole.indexOf(key));
  }
  return { fields, count };
}

// In Markdown and HTML the lines stand in a comment.
function readNikola(lines: readonly Line[]): Unfenced | undefined {
  const first = lines[0]?.text.trim() === "<!--" ? 1 : 0;
  const { fields, count } = collect(lines.slice(first), /^ ?\.\. ([a-z][\w-]*):(?: +(.*))?$/i);
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
  addField(fields, "title", title.text.trim(), title.start, title.start);
  return { kind: "blosxom", fields, end: last.next, body: last.next };
}

/** Keys from the first line on: up to `---` they are YAML, up to a blank line Pelican's. */
function readKeys(lines: readonly Line[], isRst: boolean): Unfenced | undefined {
  const names = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const key = /^([A-Za-z][\w-]*)[ \t]*:(?=[ \t]|$)/.exec(line.text)?.[1];
    if (key !== undefined) names.add(keyName(key));
    else if (names.size === 0) return undefined;
    else if (line.text === "---" || line.text === "___") {
      if (!names.has("title") && !names.has("date")) return undefined;
      return { kind: "yaml", end: line.start, body: line.next };
    } else if (line.text === "") {
      // Prose may begin with `Note: …`: a title is what makes such lines a header.
      const isAboveTitle = isRst && titleLines(lines, index + 1) !== undefined;
      if (!names.has("title") && isAboveTitle)
        return { kind: "yaml", end: line.start, body: line.next };
      if (!names.has("title")) return undefined;
      const { fields } = collect(lines.slice(0, index), /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$/);
      return { kind: "pelican", fields, end: line.start, body: line.next };
    } else if (!/^(?:[ \t]|- |#)/.test(line.text)) return undefined;
  }
  return undefined;
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
  if (date) addField(fields, "date", date.text, date.start, date.start);
  if (title) addField(fields, "title", title.text, title.start, title.start);
  const last = second ?? first;
  return { kind: "dated-text", fields, end: last.next, body: last.next };
}

// A bare number is too likely to be something else.
function isDateLine(line: string): boolean {
  return /\d/.test(line) && !/^\d+$/.test(line.trim()) && readDate(line, UTC).ok;
}

const UTC = zoneClock("UTC");
