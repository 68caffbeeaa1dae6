/** The one door to `smol-toml`. */
import { parse, TomlDate, TomlError } from "smol-toml";
import type { Span } from "./place.ts";

/** What is wrong with a TOML text. Offsets count from the start of that text. */
export interface TomlFault extends Span {
  /** One line, lower case, no full stop. */
  readonly message: string;
  readonly hint?: string;
}

/**
 * Reads a TOML text into the same plain values as `readYaml`: objects that inherit nothing, dates as
 * strings in RFC 3339's form, without an offset where they are local, and whole numbers that a double
 * cannot hold as strings. A day that no calendar has stays the text that it is. Reading ends at the first
 * fault. Never throws, whatever the text.
 */
export function readToml(text: string): { readonly value: unknown; readonly fault?: TomlFault } {
  try {
    // An id of eighteen digits is no fault of its author's.
    return {
      value: plain(
        parse(withoutImpossible(text), { maxDepth: MOST_DEPTH, integersAsBigInt: "asNeeded" }),
      ),
    };
  } catch (error) {
    if (error instanceof TooDeep) {
      return { value: undefined, fault: { message: "it is nested too deeply", start: 0, end: 1 } };
    }
    if (!(error instanceof TomlError)) throw error;
    return { value: undefined, fault: faultOf(error, text) };
  }
}

// The library takes 29 February of any year for a day, and the day after it for what was meant.
function withoutImpossible(text: string): string {
  if (!/-(?:29|30|31)/.test(text)) return text;
  return text.replace(DATE, (...match: readonly (string | number)[]) => {
    const [whole, before, date, year, month, day, at] = match;
    const meant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const exists = meant.getUTCDate() === Number(day);
    return exists || isQuoted(text, Number(at)) ? String(whole) : `${before}"${date}"`;
  });
}

// An odd number of quotes before it on its line.
function isQuoted(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
  return (line.match(/["']/g) ?? []).length % 2 === 1;
}

const DATE =
  /([=[,][ \t]*)((\d{4})-(0[1-9]|1[0-2])-(29|30|31)(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[-+]\d\d:\d\d)?)?)(?=[ \t]*(?:[,\]#}\r\n]|$))/g;

class TooDeep extends Error {}

// The library counts brackets only, and `a.a.a.a = 1` nests without any.
const MOST_DEPTH = 64;

function plain(value: unknown, depth = 0): unknown {
  if (depth > MOST_DEPTH) throw new TooDeep();
  if (value instanceof TomlDate) return value.toISOString().replace(/\.000(?=$|[-+Z])/, "");
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) copy[key] = plain(inner, depth + 1);
  return copy;
}

function faultOf(error: TomlError, text: string): TomlFault {
  // The library's message goes on with a picture of the place, which a Problem draws itself.
  const [headline = ""] = error.message.replace(/^Invalid TOML document: /, "").split("\n");
  const lineStart = text
    .split("\n")
    .slice(0, error.line - 1)
    .reduce((offset, line) => offset + line.length + 1, 0);
  const start = Math.min(lineStart + error.column - 1, text.length);
  const said = headline.replace(/\.$/, "");
  const [message, hint] = WORDS.get(said) ?? [said];
  const at = message === UNCLOSED ? quoteBefore(text, start) : start;
  return { message, start: at, end: at + 1, ...(hint !== undefined && { hint }) };
}

// What is noticed is the line's end; where the quote was opened is what helps.
function quoteBefore(text: string, end: number): number {
  const line = text.lastIndexOf("\n", end - 1) + 1;
  const found = text.slice(line, end).search(/["']/);
  return found < 0 ? end : line + found;
}

const UNCLOSED = "a quote is opened here and never closed";

/** The library's words in ours, with what to do. */
const WORDS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["invalid value", ["this is no value", "put text in straight quotes"]],
  ["control characters are not allowed in strings", [UNCLOSED, "close it"]],
  ["illegal character in key", ["a key cannot have this character", "write `key = value`"]],
  ["unexpected end of key", ["a key is missing here", "write `key = value`"]],
  [
    "expected comma or end of structure",
    ["a comma is missing, or a bracket is never closed", "close it, or put a comma here"],
  ],
  [
    "trying to redefine an already defined table or value",
    ["this is there already", "keep one of them"],
  ],
  [
    "unrecognised escape sequence",
    [
      "a backslash has a meaning of its own in double quotes",
      "use single quotes, or two backslashes",
    ],
  ],
  ["illegal leading zero", ["no number begins with a zero", "put it in quotes, if it is text"]],
]);
