/** TOML and JSON headers: their readers give values without places, which few ever ask for. */
import type { Span } from "../../lib/place.ts";
import { readToml } from "../../lib/toml.ts";
import { emptyFields, isKnownKey, setField } from "./fields.ts";
import type { Fields, Reading, Value } from "./value.ts";
import { readWholeYaml } from "./yaml.ts";

/** Reads the TOML header that stands in `text` between two offsets. Never throws. */
export function readTomlHeader(text: string, from: number, to: number): Reading {
  const header = text.slice(from, to);
  const { value, fault } = readToml(header);
  if (!fault) return { fields: fieldsOf(value, (key, said) => writtenDate(header, key, said)) };
  const [start, end] = [from + fault.start, from + fault.end];
  return { fields: emptyFields(), fault: { ...fault, start, end } };
}

/**
 * Reads the JSON object that stands in `text` between two offsets. What is almost JSON, such as one
 * comma too many, is read all the same, and braces may be left out. Never throws.
 */
export function readJsonHeader(text: string, from: number, to: number): Reading {
  const written = text.slice(from, to).trim();
  const whole = written.startsWith('"') ? `{${written.replace(/,$/, "")}}` : written;
  try {
    return { fields: fieldsOf(JSON.parse(whole), (_, said) => said) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // JSON is YAML, and that reader tells places.
    return readWholeYaml(text, from, to);
  }
}

/** Where the value of a top-level key is written in a TOML or JSON header; undefined if nowhere. */
export function locateValue(text: string, key: string): Span | undefined {
  const match = new RegExp(`(?:^|[{,\\s])["']?${key}["']?[ \\t]*[=:][ \\t]*`, "m").exec(text);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const rest = /^(?:"[^"\r\n]*"|'[^'\r\n]*'|[^,#}\r\n]*)/.exec(text.slice(start))?.[0] ?? "";
  return { start, end: start + rest.trimEnd().length };
}

// TOML's reader turns 30 February into 2 March: a bare date is taken as it is written.
function writtenDate(header: string, key: string, said: string): string {
  if (!/^\d{4}-\d\d-\d\d/.test(said)) return said;
  const span = locateValue(header, key);
  const written = span && header.slice(span.start, span.end);
  return written !== undefined && /^\d/.test(written) ? written : said;
}

function fieldsOf(value: unknown, written: (key: string, said: string) => string): Fields {
  const fields = emptyFields();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fields;
  for (const [key, inner] of Object.entries(value)) {
    if (!isKnownKey(key)) continue;
    const said = typeof inner === "string" ? written(key, inner) : inner;
    setField(fields, { key, value: valueOf(said) });
  }
  return fields;
}

/** A plain value, as `readYaml` and `readToml` give it, as a value of a header. */
export function valueOf(value: unknown, depth = 0): Value {
  if (depth > MOST_DEPTH || value === null || value === undefined) {
    return { is: "scalar", text: "", quoted: false };
  }
  if (Array.isArray(value)) {
    return { is: "list", items: value.map((item) => valueOf(item, depth + 1)) };
  }
  if (typeof value === "object") {
    const entries = Object.entries(value).map(
      ([key, inner]) => [key, valueOf(inner, depth + 1)] as const,
    );
    return { is: "table", entries: new Map(entries) };
  }
  if (typeof value === "string") return { is: "scalar", text: value, quoted: true };
  return { is: "scalar", text: JSON.stringify(value), quoted: false };
}

// What means something is three levels deep at most.
const MOST_DEPTH = 8;
