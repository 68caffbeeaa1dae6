/** Tables whose rows are short and whose columns are many: twenty kilobytes of them make a gigabyte of HTML. */

/** Cells that satteri may add to make rows as long as their table's first; GitHub's parser adds as many. */
const MOST_ADDED = 500_000;

/** The text with tables as text from where they would have too many cells that nobody wrote. */
export function narrowed(markdown: string): string {
  if (!WIDE.test(markdown)) return markdown;
  let text = "";
  let copied = 0;
  let added = 0;
  DELIMITERS.lastIndex = 0;
  for (let row = DELIMITERS.exec(markdown); row; row = DELIMITERS.exec(markdown)) {
    const end = endOfBlock(markdown, DELIMITERS.lastIndex);
    const rows = markdown.slice(DELIMITERS.lastIndex, end);
    added += Math.max(0, count(rows, "\n") * count(row[0], "|") - count(rows, "|"));
    DELIMITERS.lastIndex = end;
    if (added <= MOST_ADDED) continue;
    const bar = row.index + row[0].indexOf("|");
    text += `${markdown.slice(copied, bar)}\\`;
    copied = bar;
  }
  return text + markdown.slice(copied);
}

const WIDE = /(?:-:?[ \t]{0,99}\|[ \t]{0,99}:?){3}/;

/** The row of dashes below a table's first. */
const DELIMITERS = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){3,}(?:\|[ \t]*)?$/gm;

const BLANK = /\n[ \t>]*(?:\n|$)/g;

function endOfBlock(text: string, from: number): number {
  BLANK.lastIndex = from;
  return BLANK.exec(text)?.index ?? text.length;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
