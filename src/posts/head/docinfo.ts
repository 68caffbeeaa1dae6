/** Headers of reStructuredText: docinfo, as Pelican reads it, and the `post` directive of ABlog. */
import { emptyFields, fieldNamed } from "./fields.ts";
import { addField, indentedBelow, type Line } from "./head-lines.ts";
import type { Unfenced } from "./unfenced.ts";
import type { Field } from "./value.ts";

/** An underlined title and `:date: …` or `.. post:: …` near it. Comments around them are passed over. */
export function readDocinfo(lines: readonly Line[]): Unfenced | undefined {
  const fields = emptyFields();
  let last: Line | undefined;
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (!line) break;
    const title = titleLines(lines, at);
    if (line.text === "" || /^\.\.(?: (?!post::)|$)/.test(line.text)) {
      at += line.text === "" ? 1 : 1 + indentedBelow(lines, at).length;
    } else if (title && !fieldNamed(fields, "title")) {
      // Titles behind the header are those of sections.
      if (fieldNamed(fields, "date")) break;
      addField(fields, "title", title.line.text.trim(), title.line.start, title.line.start);
      last = lines[at + title.count - 1];
      at += title.count;
    } else {
      const count = addPost(fields, lines, at) || addDocinfo(fields, lines, at);
      if (count === 0) break;
      at += count;
      last = lines[at - 1];
    }
  }
  if (!last || !fieldNamed(fields, "date")) return undefined;
  return { kind: "docinfo", fields, end: last.next, body: last.next };
}

/** The title that begins on a line, with a row of signs below it or around it, and how many lines it takes. */
export function titleLines(
  lines: readonly Line[],
  from: number,
): { readonly line: Line; readonly count: number } | undefined {
  const at = lines[from]?.text === "" ? from + 1 : from;
  const [first, second, third] = lines.slice(at, at + 3);
  if (!first || !second || first.text === "" || second.text.trim() === "") return undefined;
  if (ADORNMENT.test(first.text)) {
    return third?.text === first.text ? { line: second, count: 3 } : undefined;
  }
  return ADORNMENT.test(second.text) ? { line: first, count: 2 } : undefined;
}

const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}$/;

type Fields = (Field | undefined)[];

function addDocinfo(fields: Fields, lines: readonly Line[], at: number): number {
  return addOption(fields, lines, at, /^:([a-z][\w-]*):(?: +(.*))?$/i);
}

// Its other options mean something else than the same words do elsewhere: `:excerpt: 1` counts paragraphs.
const OF_POST = /^[ \t]+:(tags|category|author|language):(?: +(.*))?$/i;

function addPost(fields: Fields, lines: readonly Line[], at: number): number {
  const line = lines[at];
  const [, date] = /^\.\. post::(?: +(.*))?$/.exec(line?.text ?? "") ?? [];
  if (!line?.text.startsWith(".. post::")) return 0;
  const below = indentedBelow(lines, at).length;
  if (date !== undefined) {
    const start = line.start + line.text.length - date.length;
    addField(fields, "date", date, start, start);
  }
  for (let index = at + 1; index <= at + below; index++) addOption(fields, lines, index, OF_POST);
  return 1 + below;
}

/** How many lines the option takes that stands on a line; 0 where none does. */
function addOption(fields: Fields, lines: readonly Line[], at: number, pattern: RegExp): number {
  const line = lines[at];
  const match = line && pattern.exec(line.text);
  if (!match) return 0;
  const [whole, key = "", value = ""] = match;
  const more = pattern === OF_POST ? [] : indentedBelow(lines, at);
  const text = [value, ...more.map((each) => each.text.trim())].join(" ").trim();
  const start = line.start + whole.length - value.length;
  if (text !== "") addField(fields, key, text, start, line.start + whole.indexOf(key));
  return 1 + more.length;
}
