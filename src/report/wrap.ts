import { columnsOf } from "../lib/width.ts";

/**
 * The text with its long lines broken at spaces, each going on four columns further in than it began. Lines that
 * show a file, with a bar at their margin, and words that are too long stay as they are.
 *
 * @param width columns of the terminal; undefined where nobody reads it there, and a line is a line
 */
export function wrapped(text: string, width: number | undefined): string {
  if (width === undefined || width < NARROWEST) return text;
  return text
    .split("\n")
    .map((line) => (SHOWS_FILE.test(plain(line)) ? line : wrappedLine(line, width)))
    .join("\n");
}

/** Below this nothing is gained. */
const NARROWEST = 40;

const SHOWS_FILE = /^ *\d* \|/;

function wrappedLine(line: string, width: number): string {
  if (columns(line) <= width) return line;
  const indent = " ".repeat((/^ */.exec(line)?.[0].length ?? 0) + 4);
  const lines: string[] = [];
  let current = "";
  for (const piece of line.split(/(?<=\S) +(?=\S)/)) {
    const longer = current === "" ? piece : `${current} ${piece}`;
    if (current === "" || columns(longer) <= width) current = longer;
    else {
      lines.push(current);
      current = indent + piece;
    }
  }
  return [...lines, current].join("\n");
}

function columns(text: string): number {
  return columnsOf(plain(text));
}

/** Without the colours, which take no room. */
function plain(text: string): string {
  return text.includes(ESCAPE) ? text.replaceAll(COLOUR, "") : text;
}

const ESCAPE = "\u001B";
const COLOUR = new RegExp(`${ESCAPE}\\[[\\d;]*m`, "g");
