/**
 * Where a file's header ends and its body begins, found in its bytes: nothing is decoded, so that
 * thousands of heads cost little more than reading them.
 */

/** How a fenced header is written. `script` is one that would have to be run: it never is. */
export type FenceKind = "yaml" | "toml" | "json" | "script";

/** Offsets count bytes from the start of the file. */
export interface Split {
  readonly kind: FenceKind | "none";
  /** Where the file's text begins: behind a byte order mark. */
  readonly text: number;
  /** The header without its fences. */
  readonly start: number;
  readonly end: number;
  readonly body: number;
  /** What is written behind the opening fence, such as `js`. */
  readonly language: string;
  /** False where no closing fence is in the bytes given: then `end` and `body` mean nothing. */
  readonly closed: boolean;
}

/** Most bytes of a file that its header may take. */
export const HEADER_CAP = 64 * 1024;

/**
 * Finds a header between fences at the beginning of a file: `---` (YAML, or the language named behind
 * it), `+++` (TOML), `;;;` (Hexo's JSON without braces, the first of the two fences optional), or an object
 * in braces (JSON). Blank lines before it and white space behind a
 * fence are forgiven. A rule of dashes with no key below it opens no header.
 */
export function splitHead(bytes: Uint8Array): Split {
  const text = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const limit = Math.min(bytes.length, HEADER_CAP);
  let start = text;
  for (let at = text; at < limit && isSpace(bytes[at]); at++) {
    if (isLineEnd(bytes[at])) start = at + 1;
  }
  const first = bytes[start];
  if (first === DASH || first === PLUS) return fenced(bytes, text, start, limit, first);
  if (first === SEMICOLON || first === QUOTE) return semicolons(bytes, text, start, limit);
  if (first === BRACE && opensObject(bytes, start + 1, limit)) {
    return braced(bytes, text, start, limit);
  }
  return none(text);
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const BRACE = 0x7b;
const BRACE_END = 0x7d;

function none(text: number): Split {
  return { kind: "none", text, start: text, end: text, body: text, language: "", closed: true };
}

function fenced(
  bytes: Uint8Array,
  text: number,
  fence: number,
  limit: number,
  mark: number,
): Split {
  const firstEnd = lineEnd(bytes, fence, limit);
  const language = isMark(bytes, fence, mark) ? word(bytes, fence + 3, firstEnd) : undefined;
  const kind = language === undefined ? undefined : kindOf(mark, language);
  if (language === undefined || kind === undefined) return none(text);
  const start = nextLine(bytes, firstEnd, limit);
  let firstHasKey: boolean | undefined;
  let hasKey = false;
  for (let line = start; line < limit;) {
    const end = lineEnd(bytes, line, limit);
    if (closes(bytes, line, end, mark)) {
      if (firstHasKey !== undefined && !hasKey) return none(text);
      const body = nextLine(bytes, end, limit);
      return { kind, text, start, end: line, body, language, closed: true };
    }
    const begin = skipSpace(bytes, line, end);
    if (begin < end && bytes[begin] !== HASH) {
      hasKey ||= kind !== "yaml" || hasColon(bytes, line, end);
      firstHasKey ??= hasKey;
    }
    line = nextLine(bytes, end, limit);
  }
  // Dashes over text without a key are a rule across the page, and so are dashes over nothing.
  if (firstHasKey !== true) return none(text);
  return { kind, text, start, end: start, body: start, language, closed: false };
}

function kindOf(mark: number, language: string): FenceKind | undefined {
  if (mark === PLUS) return language === "" ? "toml" : undefined;
  if (language === "") return "yaml";
  return LANGUAGES.get(language.toLowerCase());
}

const LANGUAGES: ReadonlyMap<string, FenceKind> = new Map<string, FenceKind>([
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["toml", "toml"],
  ["json", "json"],
  ["json5", "json"],
  ...["js", "javascript", "mjs", "cjs", "node", "ts", "typescript", "coffee", "coffeescript"].map(
    (language) => [language, "script"] as const,
  ),
]);

function closes(bytes: Uint8Array, line: number, end: number, mark: number): boolean {
  if (!isMark(bytes, line, mark) && !(mark === DASH && isMark(bytes, line, DOT))) return false;
  return skipSpace(bytes, line + 3, end) === end;
}

function isMark(bytes: Uint8Array, at: number, mark: number): boolean {
  return bytes[at] === mark && bytes[at + 1] === mark && bytes[at + 2] === mark;
}

// `---js` and `--- js`, but not `--- a title ---`, and not a longer row of dashes.
function word(bytes: Uint8Array, from: number, end: number): string | undefined {
  let text = "";
  for (let at = skipSpace(bytes, from, end); at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (isSpace(byte)) return skipSpace(bytes, at, end) === end ? text : undefined;
    if (!/[A-Za-z0-9]/.test(String.fromCharCode(byte)) || text.length > 12) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

// The keys and values of an object; only Hexo writes them so.
function semicolons(bytes: Uint8Array, text: number, from: number, limit: number): Split {
  const opened = isMark(bytes, from, SEMICOLON);
  const start = opened ? nextLine(bytes, lineEnd(bytes, from, limit), limit) : from;
  if (bytes[skipSpace(bytes, start, limit)] !== QUOTE) return none(text);
  for (let line = start; line < limit;) {
    const end = lineEnd(bytes, line, limit);
    if (isMark(bytes, line, SEMICOLON) && skipSpace(bytes, line + 3, end) === end) {
      const body = nextLine(bytes, end, limit);
      return { kind: "json", text, start, end: line, body, language: "", closed: true };
    }
    // A text that begins with a quotation is a text.
    if (bytes[skipSpace(bytes, line, end)] === SEMICOLON) return none(text);
    line = nextLine(bytes, end, limit);
  }
  return none(text);
}

function opensObject(bytes: Uint8Array, from: number, limit: number): boolean {
  let at = from;
  while (at < limit && isSpace(bytes[at])) at++;
  return bytes[at] === QUOTE || bytes[at] === BRACE_END;
}

function braced(bytes: Uint8Array, text: number, start: number, limit: number): Split {
  let depth = 0;
  let inString = false;
  for (let at = start; at < limit; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) inString = !inString;
    else if (inString && byte === BACKSLASH) at++;
    else if (!inString && byte === BRACE) depth++;
    else if (!inString && byte === BRACE_END && --depth === 0) {
      const body = nextLine(bytes, lineEnd(bytes, at + 1, limit), limit);
      // Text behind the closing brace belongs to the body, white space does not.
      const rest = skipSpace(bytes, at + 1, limit);
      const whole = isLineEnd(bytes[rest]) || rest >= limit ? body : at + 1;
      return { kind: "json", text, start, end: at + 1, body: whole, language: "", closed: true };
    }
  }
  return { kind: "json", text, start, end: start, body: start, language: "", closed: false };
}

function hasColon(bytes: Uint8Array, line: number, end: number): boolean {
  for (let at = line; at < end; at++) {
    if (bytes[at] === COLON && (at + 1 === end || isSpace(bytes[at + 1]))) return at > line;
  }
  return false;
}

function lineEnd(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}

function nextLine(bytes: Uint8Array, end: number, limit: number): number {
  if (bytes[end] === CR && bytes[end + 1] === LF) return Math.min(end + 2, limit);
  return Math.min(end + 1, limit);
}

function skipSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  return at;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB || isLineEnd(byte);
}
