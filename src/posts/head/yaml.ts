/** YAML headers that take the whole parser, and those that no parser takes though their text is plain. */
import { readYaml, type YamlFault, type YamlText } from "../../lib/yaml.ts";
import { emptyFields, isKnownKey, setField } from "./fields.ts";
import type { Field, Fields, HeaderFault, Reading, Value } from "./value.ts";

/** Reads the header that stands in `text` between two offsets. Never throws. */
export function readWholeYaml(text: string, from: number, to: number): Reading {
  let header = text.slice(from, to);
  const asText = new Map<string, Field>();
  let first: YamlFault | undefined;
  // Each round takes one line as text, so there are at most as many as lines that are no YAML.
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(MOST_READ / header.length));
  for (let round = 0; round < rounds; round++) {
    const yaml = readYaml(header);
    const fault = yaml.faults.find(({ code }) => code !== "duplicate-key" && code !== "odd-key");
    if (!fault) return { fields: fieldsOf(yaml, header, from, asText), ...taken(asText) };
    first ??= fault;
    // Hexo lets tabs indent, and so did others once. A space each leaves every offset what it was.
    if (round === 0 && /^\t/m.test(header)) {
      header = header.replace(/^\t+/gm, (tabs) => " ".repeat(tabs.length));
      continue;
    }
    const line = valueLine(header, fault);
    if (!line) break;
    const { key, start, end } = line;
    const span = { start: from + start, end: from + end };
    const value: Value = {
      is: "scalar",
      text: unquoted(header.slice(start, end)),
      quoted: true,
      span,
    };
    asText.set(key, { key, value, at: from + line.at });
    // Letters of the same length, so that every offset stays what it was.
    header = header.slice(0, start) + "x".repeat(end - start) + header.slice(end);
  }
  return { fields: emptyFields(), ...(first && { fault: inText(first, from) }) };
}

const MOST_ROUNDS = 12;

/** Characters in all rounds together: a header of which each line is broken takes a third of a second. */
const MOST_READ = 120_000;

function taken(asText: ReadonlyMap<string, Field>): Pick<Reading, "asText"> {
  const read = [...asText.values()].filter(({ key }) => isKnownKey(key));
  return read.length > 0 ? { asText: read } : {};
}

function inText(fault: YamlFault, from: number): HeaderFault {
  const { message, hint } = fault;
  const span = { start: from + fault.start, end: from + fault.end };
  return { message, ...span, ...(hint !== undefined && { hint }) };
}

/** The line of a fault, where it is a key at the margin with its whole value behind it. */
function valueLine(header: string, fault: YamlFault) {
  if (fault.code === "too-big") return undefined;
  const lineStart = header.lastIndexOf("\n", fault.start - 1) + 1;
  const feed = header.indexOf("\n", lineStart);
  const line = header.slice(lineStart, feed < 0 ? header.length : feed).trimEnd();
  const match = /^([A-Za-z_][\w.-]*):[ \t]+(?=[^ \t])/.exec(line);
  if (!match?.[1] || (feed >= 0 && /^[ \t]/.test(header.slice(feed + 1)))) return undefined;
  const [start, end] = [lineStart + match[0].length, lineStart + line.length];
  const value = header.slice(start, end);
  // A second fault on a line that is text by now is not about its value, and a quote or a bracket that is
  // opened and not closed is a slip of the pen.
  const isLost = /^x+$/.test(value) || /^(?:(["'])(?!.*\1)|[[{][^\]}]*$)/.test(value);
  return isLost ? undefined : { key: match[1], at: lineStart, start, end };
}

function unquoted(text: string): string {
  const quote = text.charAt(0);
  const whole = (quote === "'" || quote === '"') && text.length > 1 && text.endsWith(quote);
  return whole ? text.slice(1, -1) : text;
}

function fieldsOf(
  yaml: YamlText,
  header: string,
  from: number,
  asText: ReadonlyMap<string, Field>,
): Fields {
  const fields = emptyFields();
  const { value } = yaml;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fields;
  for (const [key, inner] of Object.entries(value)) {
    if (!isKnownKey(key)) continue;
    const at = yaml.spanOf([key], "key")?.start ?? 0;
    const field = { key, value: convert(inner, [key], { yaml, header, from }), at: from + at };
    setField(fields, asText.get(key) ?? field);
  }
  return fields;
}

interface Source {
  readonly yaml: YamlText;
  readonly header: string;
  readonly from: number;
}

function convert(value: unknown, path: readonly (string | number)[], source: Source): Value {
  const { yaml, header, from } = source;
  // Deeper down nothing is ever pointed at, and looking for its place would cost most.
  const found = path.length > 2 ? undefined : yaml.spanOf(path, "value");
  const span = found && { span: { start: from + found.start, end: from + found.end } };
  if (Array.isArray(value)) {
    const items = value.map((item, index) => convert(item, [...path, index], source));
    return { is: "list", items, ...span };
  }
  if (typeof value === "object" && value !== null) {
    const inner = Object.entries(value).map(
      ([key, item]) => [key, convert(item, [...path, key], source)] as const,
    );
    return { is: "table", entries: new Map(inner), ...span };
  }
  if (value === null) return { is: "scalar", text: "", quoted: false, ...span };
  // What YAML takes for a number or a truth is wanted as it is written: `1.10`, `0123`, `yes`.
  const written = found ? header.slice(found.start, found.end) : JSON.stringify(value);
  const text = typeof value === "string" ? value : written;
  return { is: "scalar", text, quoted: /^["'|>]/.test(written), ...span };
}
