/** One-line YAML values: in quotes, in brackets, or plain. Half of `plain-yaml.ts`. */
import type { Scalar, Value } from "./value.ts";

/**
 * The value on one line, without what a comment says behind it; undefined where only the whole parser
 * can tell what it is.
 *
 * @param lineEnd where the line ends, its line break not included
 */
export function readInline(text: string, start: number, lineEnd: number): Value | undefined {
  const first = text.charCodeAt(start);
  if (first === QUOTE || first === APOSTROPHE) {
    const scalar = readQuoted(text, start, lineEnd, first);
    return scalar && isOver(text, scalar.span.end, lineEnd) ? scalar : undefined;
  }
  if (first === BRACKET) return readBrackets(text, start, lineEnd);
  if (start < lineEnd && !mayBegin(text, start, lineEnd)) return undefined;
  let end = lineEnd;
  for (let at = start; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON && (at + 1 === lineEnd || isSpaceOrEnd(text.charCodeAt(at + 1)))) {
      return undefined;
    }
    if (code === HASH && at > start && isSpaceOrEnd(text.charCodeAt(at - 1))) end = at;
    if (end !== lineEnd) break;
    if (code < SPACE && code !== TAB) return undefined;
  }
  return plain(text, start, end);
}

function plain(text: string, start: number, limit: number): Placed {
  let end = limit;
  while (end > start && isSpaceOrEnd(text.charCodeAt(end - 1))) end--;
  return { is: "scalar", text: text.slice(start, end), quoted: false, span: { start, end } };
}

// YAML 1.2.2, production 126: an indicator begins no plain scalar; `-`, `?` and `:` may where
// something follows them.
function mayBegin(text: string, start: number, end: number): boolean {
  const first = text.charAt(start);
  if ("-?:".includes(first)) {
    return start + 1 < end && !isSpaceOrEnd(text.charCodeAt(start + 1));
  }
  return !",[]{}#&*!|>'\"%@`".includes(first);
}

type Placed = Scalar & { readonly span: { readonly start: number; readonly end: number } };

function readQuoted(text: string, start: number, limit: number, quote: number): Placed | undefined {
  for (let at = start + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH && quote === QUOTE) return undefined;
    if (code < SPACE && code !== TAB) return undefined;
    if (code !== quote) continue;
    if (quote === APOSTROPHE && text.charCodeAt(at + 1) === APOSTROPHE) {
      at++;
      continue;
    }
    const inside = text.slice(start + 1, at);
    const said = quote === APOSTROPHE ? inside.replaceAll("''", "'") : inside;
    return { is: "scalar", text: said, quoted: true, span: { start, end: at + 1 } };
  }
  return undefined;
}

function isOver(text: string, from: number, lineEnd: number): boolean {
  const at = skipSpace(text, from, lineEnd);
  return at === lineEnd || (at > from && text.charCodeAt(at) === HASH);
}

function readBrackets(text: string, start: number, lineEnd: number): Value | undefined {
  const items: Value[] = [];
  let at = skipSpace(text, start + 1, lineEnd);
  while (at < lineEnd && text.charCodeAt(at) !== BRACKET_END) {
    const item = readBracketItem(text, at, lineEnd);
    if (!item) return undefined;
    items.push(item);
    at = skipSpace(text, item.span.end, lineEnd);
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1, lineEnd);
    else if (text.charCodeAt(at) !== BRACKET_END) return undefined;
  }
  if (at >= lineEnd || !isOver(text, at + 1, lineEnd)) return undefined;
  return { is: "list", items, span: { start, end: at + 1 } };
}

function readBracketItem(text: string, start: number, lineEnd: number): Placed | undefined {
  const first = text.charCodeAt(start);
  if (first === QUOTE || first === APOSTROPHE) return readQuoted(text, start, lineEnd, first);
  if (!mayBegin(text, start, lineEnd)) return undefined;
  BRACKET_PLAIN.lastIndex = start;
  if (!BRACKET_PLAIN.test(text)) return undefined;
  return plain(text, start, BRACKET_PLAIN.lastIndex);
}

// A colon, a hash or a bracket in it can mean many things: the whole parser knows which.
const BRACKET_PLAIN = /[^,[\]{}#:\p{Cc}]+(?=[,\]])/uy;

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const COLON = 0x3a;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const BRACKET_END = 0x5d;

/** Space, tab or line break. */
export function isSpaceOrEnd(code: number): boolean {
  return code === SPACE || code === TAB || code === LF || code === CR;
}

/** The first place from `from` on that is neither space nor tab. */
export function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
  return at;
}
