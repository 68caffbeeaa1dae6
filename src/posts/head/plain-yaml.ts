/**
 * The YAML that nearly every header is made of, read in one pass: keys with one-line values, lists of
 * them, text below a key, and tables below a key. Whatever is not plainly that is left to the whole parser, which takes
 * forty times as long; both agree on everything that this one takes.
 */
import { isSpaceOrEnd, readInline, skipSpace } from "./plain-scalar.ts";
import { readPlainBlock } from "./plain-block.ts";
import { emptyFields, setField } from "./fields.ts";
import type { Fields, Value } from "./value.ts";

/**
 * The fields of a YAML header, or undefined where it takes the whole parser to read it.
 *
 * @param text the head's text; its line ends are LF or CR LF
 * @param from where the header begins in it
 * @param to where the closing fence begins
 */
export function readPlainYaml(text: string, from: number, to: number): Fields | undefined {
  const reader = { text, to, at: from };
  const fields = emptyFields();
  const whole = readTable(reader, 0, (key, value, at) => setField(fields, { key, value, at }));
  return whole && reader.at >= to ? fields : undefined;
}

interface Reader {
  readonly text: string;
  readonly to: number;
  /** The beginning of a line. */
  at: number;
}

type Take = (key: string, value: Value, at: number) => void;

// Where reading fails nothing is told but that it did: the whole parser knows better what is wrong.
function readTable(reader: Reader, indent: number, take: Take): boolean {
  const { text } = reader;
  for (;;) {
    const deep = nextIndent(reader);
    if (deep < indent) return true;
    if (deep > indent) return false;
    const start = reader.at + indent;
    const colon = keyEnd(text, start);
    if (colon < 0) return false;
    const value = readValue(reader, colon + 1, indent);
    if (!value) return false;
    take(text.slice(start, colon), value, start);
  }
}

/** Moves on to the next line that says something; how deep it is indented, -1 at the end. */
function nextIndent(reader: Reader): number {
  const { text, to } = reader;
  while (reader.at < to) {
    let at = reader.at;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    const blank = at >= to || code === LF || code === CR;
    if (!blank && code !== HASH) return code === TAB ? TOO_DEEP : at - reader.at;
    reader.at = lineAfter(text, at, to);
  }
  return -1;
}

// Deeper than any table: a tab never indents, so the whole parser may say what is wrong with it.
const TOO_DEEP = 1_000_000;

function keyEnd(text: string, start: number): number {
  KEY.lastIndex = start;
  return KEY.test(text) ? KEY.lastIndex - 1 : -1;
}

const KEY = /[A-Za-z_][\w.-]*:(?![^ \t\r\n])/y;

function readValue(reader: Reader, from: number, indent: number): Value | undefined {
  const { text, to } = reader;
  const end = lineEnd(text, from, to);
  const start = skipSpace(text, from, end);
  reader.at = lineAfter(text, end, to);
  const first = text.charCodeAt(start);
  if (start < end && (first === FOLDED || first === LITERAL)) {
    const span = { start, from: reader.at, to };
    const block = readPlainBlock(text, text.slice(start, end), span, indent);
    if (block) reader.at = block.at;
    return block?.scalar;
  }
  if (start < end && first !== HASH) return readInline(text, start, end);
  const deep = nextIndent(reader);
  if (deep >= indent && isDash(text, reader.at + deep)) return readList(reader, deep);
  if (deep <= indent) return { is: "scalar", text: "", quoted: false, span: { start, end: start } };
  const entries = new Map<string, Value>();
  const begin = reader.at + deep;
  if (!readTable(reader, deep, (key, value) => entries.set(key, value))) return undefined;
  return { is: "table", entries, span: { start: begin, end: lineEnd(text, begin, to) } };
}

function readList(reader: Reader, indent: number): Value | undefined {
  const { text, to } = reader;
  const items: Value[] = [];
  const start = reader.at + indent;
  let last = start;
  for (;;) {
    const deep = nextIndent(reader);
    if (deep > indent) return undefined;
    if (deep < indent || !isDash(text, reader.at + deep)) {
      return { is: "list", items, span: { start, end: last } };
    }
    const end = lineEnd(text, reader.at, to);
    const begin = skipSpace(text, reader.at + indent + 1, end);
    const item = readInline(text, begin, end);
    if (!item) return undefined;
    items.push(item);
    last = end;
    reader.at = lineAfter(text, end, to);
  }
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isSpaceOrEnd(text.charCodeAt(at + 1));
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const DASH = 0x2d;
const FOLDED = 0x3e;
const LITERAL = 0x7c;

/** Where the line's text ends: before LF or CR LF. */
function lineEnd(text: string, from: number, to: number): number {
  const feed = text.indexOf("\n", from);
  const end = feed < 0 || feed > to ? to : feed;
  return end > from && text.charCodeAt(end - 1) === CR ? end - 1 : end;
}

function lineAfter(text: string, from: number, to: number): number {
  const feed = text.indexOf("\n", from);
  return feed < 0 || feed >= to ? to : feed + 1;
}
