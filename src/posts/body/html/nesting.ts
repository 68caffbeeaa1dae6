/**
 * What HTML's parser does where tags don't nest (the standard's "implied end tags" and "scope"), as
 * far as it matters here: what comes out nests in XML, and an HTML parser reads it as it was written.
 * Names are read from the innermost open element outwards.
 */

/** Ends the search for an open element: what is inside of a cell never closes what is around it. */
const CELLS: ReadonlySet<string> = new Set(["td", "th", "caption"]);
const LISTS: ReadonlySet<string> = new Set(["ul", "ol", ...CELLS]);
const DEFINITION_LISTS: ReadonlySet<string> = new Set(["dl", ...CELLS]);
const TABLES: ReadonlySet<string> = new Set(["table"]);

const SECTIONS: readonly string[] = ["tbody", "thead", "tfoot", "colgroup"];

/** Parts of a table: without a table around them they would take apart what surrounds the post. */
const TABLE_PARTS: ReadonlySet<string> = new Set([...CELLS, ...SECTIONS, "tr", "col"]);

/** What a ruby annotation does not reach out of. */
const BOUNDS: ReadonlySet<string> = new Set([...CELLS, "table"]);

const HEADINGS: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

const CLOSE_PARAGRAPH: ReadonlySet<string> = new Set([
  ...HEADINGS,
  "address",
  "article",
  "aside",
  "blockquote",
  "dd",
  "details",
  "div",
  "dl",
  "dt",
  "figcaption",
  "figure",
  "footer",
  "header",
  "hr",
  "li",
  "nav",
  "ol",
  "p",
  "pre",
  "section",
  "summary",
  "table",
  "ul",
]);

/** Where an element is to be opened: how many of those open stay so, and what must come between. */
export interface Opening {
  readonly keep: number;
  /** Elements to open first, outermost first. */
  readonly between?: readonly string[];
}

/** Where `name` may be opened, or undefined where it may not stand at all. */
export function openingOf(name: string, open: readonly string[]): Opening | undefined {
  if (TABLE_PARTS.has(name)) return openingInTable(name, open);
  let keep = open.length;
  const end = (found: number): void => {
    if (found >= 0 && found < keep) keep = found;
  };
  if (CLOSE_PARAGRAPH.has(name)) end(findOpen("p", open, CELLS));
  if (name === "li") end(findOpen("li", open, LISTS));
  if (name === "dt" || name === "dd") {
    end(findOpen("dt", open, DEFINITION_LISTS));
    end(findOpen("dd", open, DEFINITION_LISTS));
  }
  if (name === "a") end(findOpen("a", open, CELLS));
  const top = open[keep - 1] ?? "";
  if (HEADINGS.has(name) && HEADINGS.has(top)) keep--;
  // Directly in the annotation, whatever was opened and not closed in it.
  if (name === "rt" || name === "rp") end(findOpen("ruby", open, BOUNDS) + 1 || keep);
  return inCell(keep, open);
}

/**
 * Where text or an element that is no part of a table may stand. Directly in a table they would be
 * moved in front of it by an HTML parser; a cell of their own keeps them where they were written.
 */
export function inCell(keep: number, open: readonly string[]): Opening {
  const top = open[keep - 1];
  if (top === "colgroup") return { keep: keep - 1, between: ["tr", "td"] };
  if (top === "tr") return { keep, between: ["td"] };
  if (top === "table" || top === "tbody" || top === "thead" || top === "tfoot") {
    return { keep, between: ["tr", "td"] };
  }
  return { keep };
}

function openingInTable(name: string, open: readonly string[]): Opening | undefined {
  const table = open.lastIndexOf("table");
  if (table < 0) return undefined;
  const section = open.findIndex((one, at) => at > table && SECTIONS.includes(one));
  if (name === "tr") return { keep: (section < 0 ? table : section) + 1 };
  if (name === "col") {
    return { keep: (section >= 0 && open[section] === "colgroup" ? section : table) + 1 };
  }
  if (name !== "td" && name !== "th") return { keep: table + 1 };
  const row = open.indexOf("tr", table);
  if (row >= 0) return { keep: row + 1 };
  return { keep: (section < 0 ? table : section) + 1, between: ["tr"] };
}

/** Which open element an end tag closes, with all inside of it; -1 where none. */
export function closingOf(name: string, open: readonly string[]): number {
  if (name === "table") return findOpen(name, open, NOTHING);
  if (TABLE_PARTS.has(name)) return findOpen(name, open, TABLES);
  if (name === "li") return findOpen(name, open, LISTS);
  if (name === "dt" || name === "dd") return findOpen(name, open, DEFINITION_LISTS);
  if (HEADINGS.has(name)) {
    const top = open.at(-1);
    if (top !== undefined && HEADINGS.has(top)) return open.length - 1;
  }
  return findOpen(name, open, CELLS);
}

const NOTHING: ReadonlySet<string> = new Set();

/** Whether an item has a list around it. */
export function isInList(name: string, open: readonly string[]): boolean {
  const lists = name === "li" ? ["ul", "ol"] : ["dl"];
  return lists.some((list) => findOpen(list, open, CELLS) >= 0);
}

function findOpen(name: string, open: readonly string[], barriers: ReadonlySet<string>): number {
  for (let at = open.length - 1; at >= 0; at--) {
    const one = open[at];
    if (one === undefined || one === name) return at;
    if (barriers.has(one)) return -1;
  }
  return -1;
}
