/** Tables of a reStructuredText, drawn with lines or with columns of signs. */
import type { Block } from "./blocks.ts";
import { isBlank } from "../lines.ts";
import { dedented } from "./lines.ts";
import { withoutOnlyParagraph } from "./lists.ts";

type Within = (lines: readonly string[]) => string;

/** The table that begins on a line, if one does. */
export function tableHtml(lines: readonly string[], at: number, within: Within): Block | undefined {
  const line = lines[at] ?? "";
  if (/^\+(?:-+\+)+$/.test(line)) return grid(lines, at, within);
  if (/^=+(?: +=+)+$/.test(line)) return simple(lines, at, within);
  return undefined;
}

/** Rows of cells, which are lines each. */
type Rows = readonly (readonly (readonly string[])[])[];

export function rowsHtml(head: Rows, body: Rows, within: Within): string {
  const row = (cells: Rows[number], name: string): string =>
    `<tr>${cells.map((cell) => `<${name}>${withoutOnlyParagraph(within(dedented(cell)))}</${name}>`).join("")}</tr>`;
  const header =
    head.length > 0 ? `<thead>${head.map((cells) => row(cells, "th")).join("")}</thead>` : "";
  return `<table>${header}<tbody>${body.map((cells) => row(cells, "td")).join("\n")}</tbody></table>`;
}

// Cells that span columns are cut where the columns above them are: what they say is in the first.
function grid(lines: readonly string[], from: number, within: Within): Block {
  let end = from;
  while (/^[+|]/.test(lines[end] ?? "")) end++;
  const table = lines.slice(from, end);
  const edges = edgesOf(table);
  const rows: string[][][] = [];
  let head = 0;
  let current: string[][] | undefined;
  for (const line of table) {
    if (/^\+[-=+]+\+$/.test(line)) {
      if (current) rows.push(current);
      if (line.includes("=")) head = rows.length;
      current = undefined;
      continue;
    }
    current ??= edges.slice(1).map(() => []);
    for (const [column, text] of cellsOf(line, edges).entries()) current[column]?.push(text);
  }
  if (current) rows.push(current);
  return { html: rowsHtml(rows.slice(0, head), rows.slice(head), within), next: end };
}

function edgesOf(table: readonly string[]): number[] {
  const edges = new Set<number>();
  for (const line of table) {
    if (!/^\+[-=+]+\+$/.test(line)) continue;
    for (const { index } of line.matchAll(/\+/g)) edges.add(index);
  }
  return [...edges].toSorted((a, b) => a - b);
}

function cellsOf(line: string, edges: readonly number[]): string[] {
  const cells: string[] = [];
  let start = 0;
  for (let column = 1; column < edges.length; column++) {
    const edge = edges[column] ?? 0;
    const isWall = /[|+]/.test(line.charAt(edge)) || column === edges.length - 1;
    if (!isWall) {
      cells.push("");
      continue;
    }
    const text = line
      .slice((edges[start] ?? 0) + 1, edge)
      .replace(/[-=]{3,}\+?$/, "")
      .trimEnd();
    cells[start] = text;
    start = column;
    if (cells.length < column) cells.push("");
  }
  return cells;
}

function simple(lines: readonly string[], from: number, within: Within): Block | undefined {
  const border = lines[from] ?? "";
  const columns = Array.from(border.matchAll(/=+/g), ({ index }) => index);
  const rows: string[][][] = [];
  let head = 0;
  let borders = 1;
  let at = from + 1;
  for (; at < lines.length && at < from + 2000; at++) {
    const line = lines[at] ?? "";
    if (/^=+(?: +=+)*$/.test(line)) {
      const isLast = isBlank(lines[at + 1]);
      if (borders++ === 1 && !isLast) head = rows.length;
      if (!isLast) continue;
      at++;
      return { html: rowsHtml(rows.slice(0, head), rows.slice(head), within), next: at };
    }
    if (isBlank(line) || /^-+(?: +-+)*$/.test(line)) continue;
    const cells = columns.map((start, index) => line.slice(start, columns[index + 1]));
    // A row goes on below where its first cell is empty.
    const last = rows.at(-1);
    if (isBlank(cells[0]) && last)
      for (const [index, text] of cells.entries()) last[index]?.push(text.trimEnd());
    else rows.push(cells.map((text) => [text.trimEnd()]));
  }
  return undefined;
}
