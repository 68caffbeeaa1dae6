/** The paragraphs with which safe HTML begins, as a reader would read them out. */
import { oneLine } from "../../lib/text.ts";

export interface Paragraph {
  /** One line of plain text, never empty. */
  readonly text: string;
  /**
   * `item` is one of a list, `contents` one of a list of the post's own headings, `aside` what is quoted
   * or set apart. `label` is nothing but bold, a link or code, and no sentence: a heading of some kind.
   */
  readonly kind: "text" | "item" | "contents" | "aside" | "label";
  /** Whether what follows is left out here: code, a table, a picture. */
  readonly leads: boolean;
}

/**
 * Paragraphs from the beginning of safe HTML, up to a rule across the page, without headings, code,
 * tables, captions, what was struck out and the marks of footnotes.
 *
 * @param html what `safe-html.ts` wrote: only its few forms of markup are understood
 * @param extent `enough`: so many UTF-16 units of text, lists and quotes not counted, end it; `most`: so
 *   many of any kind end it, even within a paragraph
 */
export function paragraphsOf(
  html: string,
  { enough, most }: { readonly enough: number; readonly most: number },
): readonly Paragraph[] {
  const token = /<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g;
  const found: { text: string; kind: Paragraph["kind"]; leads: boolean }[] = [];
  let told = 0;
  let read = 0;
  let text = "";
  let skipped = "";
  let depth = 0;
  let lists = 0;
  let asides = 0;
  /** Elements open around the text that make a label of it, and whether some of it stands outside. */
  let marks = 0;
  let isMarked = true;
  let isInside = false;

  const end = (): void => {
    const line = oneLine(text);
    text = "";
    if (line !== "") {
      const kind = kindOf(line);
      found.push({ text: line, kind, leads: false });
      if (kind === "text") told += line.length;
    }
    isMarked = true;
    isInside = false;
  };
  const kindOf = (line: string): Paragraph["kind"] => {
    if (lists > 0) return isMarked && isInside ? "contents" : "item";
    if (asides > 0) return "aside";
    return isMarked && !SENTENCE.test(line) ? "label" : "text";
  };
  const leave = (): void => {
    const last = found.at(-1);
    if (last && text.trim() === "") last.leads = true;
  };

  for (let next = token.exec(html); next; next = token.exec(html)) {
    const [, slash, name = "", attributes = "", plain] = next;
    if (plain !== undefined) {
      if (depth > 0) continue;
      text += unescaped(plain);
      read += plain.length;
      if (marks === 0 && isMarked && plain.trim() !== "") isMarked = false;
      if (read >= most) break;
      continue;
    }
    const isVoid = attributes.endsWith("/");
    if (depth > 0) {
      if (name === skipped && !isVoid) depth += slash ? -1 : 1;
      continue;
    }
    if (name === "br") text += " ";
    if (name === "img") leave();
    if (MARKS.has(name)) {
      marks += slash ? -1 : 1;
      isInside ||= name === "a" && attributes.includes("#");
    }
    if (BLOCKS.has(name)) {
      end();
      if (told >= enough || (name === "hr" && found.length > 0)) return found;
    }
    if (LISTS.has(name)) lists += slash ? -1 : 1;
    if (ASIDES.has(name)) asides += slash ? -1 : 1;
    if (slash || isVoid) continue;
    const isNote = isFootnoteMark(name, html, token.lastIndex);
    if (
      SKIPPED.has(name) ||
      isNote ||
      (name === "a" && isCard(attributes, html, token.lastIndex))
    ) {
      if (isNote || name === "del" || name === "s") text = text.trimEnd();
      else leave();
      if (name === "a") marks--;
      skipped = name;
      depth = 1;
    }
  }
  end();
  return found;
}

const SKIPPED: ReadonlySet<string> = new Set(
  "h1 h2 h3 h4 h5 h6 pre table figcaption rt rp del s audio video summary nav".split(" "),
);

const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 " +
    "h6 header hr li nav ol p pre section summary table ul"
  ).split(" "),
);

const LISTS: ReadonlySet<string> = new Set(["ul", "ol", "dl"]);
const ASIDES: ReadonlySet<string> = new Set(["blockquote", "aside", "details"]);
const MARKS: ReadonlySet<string> = new Set(["a", "b", "strong", "em", "i", "code"]);

/** Ends as sentences do, in any script, whatever bracket or quotation mark stands behind that. */
const SENTENCE = /[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}"']*$/u;

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
