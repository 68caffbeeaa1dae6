/** Comma-separated values as RFC 4180 has them, and as spreadsheets write them. Knows nothing of readers. */

export interface CsvField {
  readonly text: string;
  /** Where it begins, its quote included; both count from 1. */
  readonly line: number;
  readonly column: number;
}

/** One record. A quote that is opened in it and never closed swallows the rest of the text. */
export interface CsvRecord {
  readonly fields: readonly CsvField[];
  readonly unclosed?: CsvField;
}

export type Separator = "," | ";" | "\t";

/**
 * The records of a text, one by one, blank lines left out. Any line end will do. Where RFC 4180 says
 * nothing (a quote inside of a bare field, text behind a closing quote) the characters stand for themselves.
 */
export function* csvRecords(text: string, separator: Separator): Generator<CsvRecord> {
  const at: Cursor = { text, separator, index: 0, line: 1, lineStart: 0 };
  while (at.index < text.length) {
    const fields: CsvField[] = [];
    let unclosed: CsvField | undefined;
    for (let more = true; more;) {
      const start = { line: at.line, column: at.index - at.lineStart + 1 };
      const { value, closed } = readField(at);
      const field = { ...start, text: value };
      fields.push(field);
      if (!closed) unclosed = field;
      more = text[at.index] === separator;
      if (more) at.index++;
    }
    skipLineEnd(at);
    const blank = fields.length === 1 && fields[0]?.text.trim() === "";
    if (unclosed) yield { fields, unclosed };
    else if (!blank) yield { fields };
  }
}

interface Cursor {
  readonly text: string;
  readonly separator: Separator;
  index: number;
  line: number;
  lineStart: number;
}

function readField(at: Cursor): { readonly value: string; readonly closed: boolean } {
  if (at.text[at.index] !== '"') return { value: readBare(at), closed: true };
  at.index++;
  let value = "";
  for (;;) {
    const quote = at.text.indexOf('"', at.index);
    const part = at.text.slice(at.index, quote < 0 ? undefined : quote);
    countLines(at, part);
    value += part;
    if (quote < 0) return { value, closed: false };
    at.index = quote + 1;
    if (at.text[at.index] !== '"') return { value: value + readBare(at), closed: true };
    value += '"';
    at.index++;
  }
}

function readBare(at: Cursor): string {
  const start = at.index;
  for (; at.index < at.text.length; at.index++) {
    const character = at.text[at.index];
    if (character === at.separator || character === "\n" || character === "\r") break;
  }
  return at.text.slice(start, at.index);
}

function countLines(at: Cursor, part: string): void {
  for (const { index, 0: end } of part.matchAll(/\r\n|\r|\n/g)) {
    at.line++;
    at.lineStart = at.index + index + end.length;
  }
  at.index += part.length;
}

function skipLineEnd(at: Cursor): void {
  if (at.index >= at.text.length) return;
  at.index += at.text.startsWith("\r\n", at.index) ? 2 : 1;
  at.line++;
  at.lineStart = at.index;
}

/**
 * What separates the fields, told from the first line with anything on it, or from the `sep=;` with
 * which spreadsheets say so. `body` is the text without that line and without a byte order mark, and
 * `before` how many lines that took away.
 */
export function separatorOf(text: string): {
  readonly separator: Separator;
  readonly body: string;
  readonly before: number;
} {
  const plain = text.replace(/^\uFEFF/, "");
  const said = /^"?sep=([,;\t])"?(?:\r\n|\r|\n|$)/i.exec(plain);
  if (said) {
    const separator = SEPARATORS.find((known) => known === said[1]) ?? ",";
    return { separator, body: plain.slice(said[0].length), before: 1 };
  }
  const [line = ""] = /[^\r\n]*\S[^\r\n]*/.exec(plain) ?? [];
  const bare = line.replace(/"(?:[^"]|"")*"/g, "");
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  const separator = SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
  return { separator, body: plain, before: 0 };
}

const SEPARATORS: readonly Separator[] = [",", ";", "\t"];

/** The fields as one record of RFC 4180, line end included. */
export function formatCsvRecord(fields: readonly string[]): string {
  return `${fields.map(formatField).join(",")}\r\n`;
}

function formatField(field: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
