/** Tables that are written as data: lists of lists, and values between commas. */
import type { Directive } from "./directives.ts";
import { inlineHtml } from "./inline.ts";
import { indentOf, isBlank } from "../lines.ts";
import { dedented } from "./lines.ts";
import { rowsHtml } from "./tables.ts";

/** Sphinx and docutils: a list of rows, each a list of cells. */
export function listTable({ argument, options, content, context, within }: Directive): string {
  const rows = itemsOf(content, "*").map((row) => itemsOf(row, "-"));
  const head = Math.min(rows.length, Number(options.get("header-rows") ?? 0) || 0);
  const table = rowsHtml(rows.slice(0, head), rows.slice(head), within);
  return captionHtml(inlineHtml(argument, context)) + table;
}

/** The texts of a list's items, told by their sign; an outer item may be written with either. */
function itemsOf(lines: readonly string[], sign: string): string[][] {
  const first = lines.find((line) => !isBlank(line)) ?? "";
  const mark = /^\s*([*+-])(?: |$)/.exec(first)?.[1] ?? sign;
  const column = indentOf(first);
  const items: string[][] = [];
  for (const line of lines) {
    const isNext = indentOf(line) === column && line.trimStart().startsWith(mark);
    if (isNext) items.push([" ".repeat(column + 1) + line.slice(column + 1)]);
    else items.at(-1)?.push(line);
  }
  return items.map((item) => dedented(item));
}

export function csvTable({ argument, options, content, context, within }: Directive): string {
  const header = options.get("header");
  const sign = options.get("delim")?.charAt(0) || ",";
  const rows = content.filter((line) => !isBlank(line)).map((line) => valuesOf(line, sign));
  const count = header === undefined ? Number(options.get("header-rows") ?? 0) || 0 : 0;
  const head = header === undefined ? rows.slice(0, count) : [valuesOf(header, sign)];
  const table = rowsHtml(head.map(cellsOf), rows.slice(count).map(cellsOf), within);
  return captionHtml(inlineHtml(argument, context)) + table;
}

function cellsOf(row: readonly string[]): string[][] {
  return row.map((cell) => [cell]);
}

function valuesOf(line: string, sign: string): string[] {
  const values: string[] = [];
  let value = "";
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character !== sign || isQuoted) value += character;
    else {
      values.push(value.trim());
      value = "";
    }
  }
  return [...values, value.trim()];
}

function captionHtml(caption: string): string {
  return caption === "" ? "" : `<p><strong>${caption}</strong></p>`;
}
