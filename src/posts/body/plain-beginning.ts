/** The text with which safe HTML begins, as a reader would read it out. */

/**
 * Paragraphs from the beginning of safe HTML, one line each, without headings, code, tables, captions
 * and the marks of footnotes.
 *
 * @param html what `safe-html.ts` wrote: only its few forms of markup are understood
 * @param extent `enough`: so many UTF-16 units end it, at the end of the paragraph they are reached in;
 *   `most`: so many end it anywhere; `lists`: whether it may hold what stands in lists
 */
export function beginningOf(
  html: string,
  extent: { readonly enough: number; readonly most: number; readonly lists?: boolean },
): string {
  const { enough, most, lists = true } = extent;
  const token = /<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g;
  let text = "";
  let skipped = "";
  let depth = 0;
  for (let found = token.exec(html); found; found = token.exec(html)) {
    const [, slash, name = "", attributes = "", plain] = found;
    if (plain !== undefined) {
      if (depth === 0) text += unescaped(plain);
      if (text.length >= most) return text;
      continue;
    }
    const isVoid = attributes.endsWith("/");
    if (depth > 0) {
      if (name === skipped && !isVoid) depth += slash ? -1 : 1;
      continue;
    }
    if (!slash && name === "hr" && text.trim() !== "") return text;
    const isSkipped =
      SKIPPED.has(name) ||
      (!lists && (name === "ul" || name === "ol")) ||
      isFootnoteMark(name, html, token.lastIndex) ||
      (name === "a" && isCard(attributes, html, token.lastIndex));
    if (!slash && !isVoid && isSkipped) {
      skipped = name;
      depth = 1;
    }
    if (!BLOCKS.has(name)) continue;
    if (text.trimStart().length >= enough) return text;
    if (text !== "" && !text.endsWith("\n")) text += "\n";
  }
  return text;
}

const SKIPPED: ReadonlySet<string> = new Set(
  "h1 h2 h3 h4 h5 h6 pre table figcaption rt rp audio video summary".split(" "),
);

const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote br dd details div dl dt figcaption figure footer h1 h2 h3 h4 " +
    "h5 h6 header hr li nav ol p pre section table ul"
  ).split(" "),
);

// A number set high that leads to a note: `<sup><a href="…#fn1">1</a></sup>`.
function isFootnoteMark(name: string, html: string, after: number): boolean {
  return name === "sup" && html.startsWith("<a ", after);
}

// A paragraph that is nothing but the link which became of a video: its text is the name of a host.
function isCard(attributes: string, html: string, after: number): boolean {
  const [, text] = CARD.exec(html.slice(after, after + 400)) ?? [];
  const opensBlock = html.endsWith(">", after - attributes.length - 3);
  return text !== undefined && opensBlock && attributes.includes(`${text}/`);
}

const CARD = /^(?:<img [^<>]*\/><br \/>)?([\w.-]+)<\/a>\s*<\/(?:p|div|figure|li)>/;

/** The text of safe HTML's text: the inverse of `escapeMarkup`. */
export function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => NAMED[name] ?? entity);
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
};
