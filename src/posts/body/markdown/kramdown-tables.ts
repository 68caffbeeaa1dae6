/** kramdown's tables as those of GitHub's Markdown: with a head and one rule below it. */

/** Rewrites tables that begin with `|` and have no head, a rule on top, or rules between their rows. */
export function commonTables(text: string): string {
  if (!/^ {0,3}\|/m.test(text)) return text;
  return text.replace(TABLE, (whole: string, before: string, lines: string) => {
    const rows = lines.replace(/\n$/, "").split("\n");
    const table = commonTable(rows);
    return table === undefined
      ? whole
      : `${before}${table.join("\n")}${lines.endsWith("\n") ? "\n" : ""}`;
  });
}

// Behind a blank line or at the beginning: elsewhere kramdown sees none either.
const TABLE = /((?:^|\n)[ \t]*\n|^)((?: {0,3}\|[^\n]*(?:\n|$))+)/g;
const RULE = /^[+|: \t-]*-[+|: \t-]*$/;
const DOUBLE_RULE = /^[+|: \t=]*=[+|: \t=]*$/;

function commonTable(rows: readonly string[]): string[] | undefined {
  const first = rows.findIndex((row) => !RULE.test(row));
  if (first < 0) return undefined;
  const [head = "", below = "", ...others] = rows.slice(first);
  const hasHead = RULE.test(below);
  const body = (hasHead ? others : [head, below, ...others]).filter(
    (row) => row !== "" && !RULE.test(row) && !DOUBLE_RULE.test(row),
  );
  if (first === 0 && hasHead && body.length === others.length && !below.includes("+")) {
    return undefined;
  }
  // One line alone may be a sentence.
  if (!hasHead && body.length === 1 && !/\|[ \t]*$/.test(head)) return undefined;
  const columns = cells(head);
  if (columns > MOST_COLUMNS) return undefined;
  const rule = hasHead ? below.replaceAll("+", "|") : `|${"-|".repeat(columns)}`;
  return [hasHead ? head : `|${" |".repeat(columns)}`, rule, ...body];
}

const MOST_COLUMNS = 100;

function cells(row: string): number {
  return Math.max(
    1,
    row
      .trim()
      .replace(/^\||\|$/g, "")
      .split(/(?<!\\)\|/).length,
  );
}

/** Tables whose head says nothing have none. */
export function withoutEmptyHeads(html: string): string {
  return html.replace(/<thead>\n<tr>\n(?:<th(?: [^<>]*)?><\/th>\n)+<\/tr>\n<\/thead>\n/g, "");
}
