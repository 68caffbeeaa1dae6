/** Org mode's keywords on top of a text: `#+title: Hello`. */
import { emptyFields, fieldNamed, setField } from "./fields.ts";
import { addField, type Line } from "./head-lines.ts";
import type { Unfenced } from "./unfenced.ts";

/** Keywords with drawers, comments and blank lines between them; a title or a date has to be among them. */
export function readOrg(lines: readonly Line[]): Unfenced | undefined {
  const fields = emptyFields();
  let last: Line | undefined;
  let isInDrawer = false;
  for (const line of lines) {
    const [, key = "", list, value = ""] = KEYWORD.exec(line.text) ?? [];
    if (isInDrawer || /^:[\w-]+:$/.test(line.text)) isInDrawer = !/^:end:$/i.test(line.text);
    else if (key !== "" && !/^begin_/i.test(key)) add(fields, key, list !== undefined, value, line);
    else if (line.text !== "" && !/^#(?: |$)/.test(line.text)) break;
    if (line.text !== "") last = line;
  }
  if (!last || !(fieldNamed(fields, "title") || fieldNamed(fields, "date"))) return undefined;
  return { kind: "org", fields, end: last.next, body: last.next };
}

const KEYWORD = /^#\+([a-z]\w*)(\[\])?:(?:[ \t]+(.*))?$/i;

function add(
  fields: Parameters<typeof addField>[0],
  key: string,
  isList: boolean,
  value: string,
  line: Line,
): void {
  const start = line.start + line.text.length - value.length;
  const name = key.toLowerCase() === "filetags" ? "tags" : key;
  // `:a:b:` is how Org writes tags, and `#+tags[]: a b` how Hugo's has a list.
  if (!isList && !/^(?:file)?tags$/i.test(key)) {
    addField(fields, name, value, start, line.start + 2);
    return;
  }
  const texts = value.split(isList || !value.includes(",") ? /[:\s]+/ : /,/);
  const items = texts.flatMap((text) =>
    text.trim() === "" ? [] : [{ is: "scalar" as const, text: text.trim(), quoted: true }],
  );
  setField(fields, { key: name, value: { is: "list", items }, at: line.start + 2 });
}
