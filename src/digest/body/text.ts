/** The text of a post for the plain part of a letter: 72 columns, links numbered and listed below. */
import { columnsOf } from "../../lib/width.ts";
import { underline, wrap } from "../columns.ts";
import { DROPPED } from "./elements.ts";
import { type BodyElement, type BodyNode, findElement, parseBody, textOf } from "./tree.ts";

/** @param html the post's content, whatever is in it */
export function bodyAsText(html: string, url: string): string {
  const links: string[] = [];
  const text = blocks(parseBody(html), COLUMNS, { links, url });
  const numbers = links.map((link, index) => `[${index + 1}] ${link}`).join("\n");
  return [text, numbers].filter((part) => part !== "").join("\n\n");
}

const COLUMNS = 72;
const NARROWEST = 24;

interface Writing {
  /** Addresses in the order of their numbers. */
  readonly links: string[];
  readonly url: string;
}

const BLOCKS = new Set(
  "p div section article aside header footer nav address main figure figcaption details summary h1 h2 h3 h4 h5 h6 ul ol dl dt dd li blockquote pre hr table".split(
    " ",
  ),
);

/** Blocks with a blank line between them; what stands between blocks is a paragraph. */
function blocks(nodes: readonly BodyNode[], columns: number, writing: Writing): string {
  const parts: string[] = [];
  let run: BodyNode[] = [];
  const endRun = () => {
    parts.push(paragraph(run, columns, writing));
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === "string" || !BLOCKS.has(node.tag)) run.push(node);
    else {
      endRun();
      parts.push(block(node, columns, writing));
    }
  }
  endRun();
  return parts.filter((part) => part.trim() !== "").join("\n\n");
}

function block(element: BodyElement, columns: number, writing: Writing): string {
  const { tag, children } = element;
  const inner = (indent: number) =>
    blocks(children, Math.max(NARROWEST, columns - indent), writing);
  switch (tag) {
    case "h1":
    case "h2":
      return underline(inline(children, writing).replace(/\s+/gu, " ").trim(), "-", columns);
    case "hr":
      return "* * *";
    case "pre":
      return indented(textOf(children).replace(/^\n|\n+$/g, ""), "    ");
    case "blockquote":
      return indented(inner(2), "> ");
    case "ul":
    case "ol":
      return list(element, columns, writing);
    case "dd":
      return indented(inner(4), "    ");
    case "table":
      return table(element, writing);
    default:
      return inner(0);
  }
}

function list({ tag, attributes, children }: BodyElement, columns: number, writing: Writing) {
  const items = children.filter((node) => typeof node !== "string" && node.tag === "li");
  const first = Number(attributes["start"] ?? 1) || 1;
  const texts = items.map((item, index) => {
    const mark = tag === "ol" ? `${first + index}. ` : "- ";
    const space = " ".repeat(mark.length);
    const text = blocks(
      [item].flatMap(childrenOf),
      Math.max(NARROWEST, columns - mark.length),
      writing,
    );
    return `${mark}${indented(text, space).slice(mark.length)}`;
  });
  const long = texts.some((text) => text.includes("\n\n"));
  return texts.join(long ? "\n\n" : "\n");
}

function childrenOf(node: BodyNode): readonly BodyNode[] {
  return typeof node === "string" ? [] : node.children;
}

/** Columns side by side where they fit, else a line a cell, behind the name of its column. */
function table(element: BodyElement, writing: Writing): string {
  const written = rowsOf(element).map((row) => row.children.filter(isElement));
  const rows = written.map((row) =>
    row.map((cell) => inline(cell.children, writing).replace(/\s+/gu, " ").trim()),
  );
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => columnsOf(row[column] ?? ""))),
  );
  const fits = widths.reduce((sum, width) => sum + width + 2, 0) <= COLUMNS;
  const line = (row: readonly string[]) =>
    row.map((cell, column) => pad(cell, (widths[column] ?? 0) + 2)).join("");
  if (fits) return rows.map((row) => line(row).trimEnd()).join("\n");
  const hasNames = rows.length > 1 && written[0]?.every(({ tag }) => tag === "th") === true;
  const names = hasNames ? (rows[0] ?? []) : [];
  return rows
    .slice(hasNames ? 1 : 0)
    .map((row) => row.map((cell, column) => named(names[column], cell)).join("\n"))
    .join("\n\n");
}

function named(name: string | undefined, cell: string): string {
  return wrap(name ? `${name}: ${cell}` : cell, COLUMNS);
}

function isElement(node: BodyNode): node is BodyElement {
  return typeof node !== "string";
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

function rowsOf(element: BodyElement): BodyElement[] {
  return element.children.flatMap((node) => {
    if (typeof node === "string") return [];
    return node.tag === "tr" ? [node] : rowsOf(node);
  });
}

function paragraph(nodes: readonly BodyNode[], columns: number, writing: Writing): string {
  return inline(nodes, writing)
    .split("\u2028")
    .map((line) => wrap(line, columns))
    .join("\n")
    .trim();
}

/** Runs of text; a line break is U+2028 until lines are wrapped. */
function inline(nodes: readonly BodyNode[], writing: Writing): string {
  return nodes
    .map((node) =>
      typeof node === "string" ? node.replace(/\s/gu, " ") : inlineElement(node, writing),
    )
    .join("");
}

function inlineElement({ tag, attributes, children }: BodyElement, writing: Writing): string {
  if (DROPPED.has(tag)) return "";
  if (tag === "br") return "\u2028";
  if (tag === "img") return attributes["alt"] ? `[${attributes["alt"]}]` : "";
  if (tag === "video") {
    const src = attributes["src"] ?? findElement(children, "source")?.attributes["src"];
    return src === undefined ? "" : `[▶ ${numbered(src, writing)}]`;
  }
  const text = inline(children, writing);
  const href = attributes["href"] ?? "";
  if (tag !== "a" || !/^(https?:\/\/|mailto:)/i.test(href) || href === text.trim()) return text;
  // A note in this very text needs no address.
  if (href.startsWith(`${writing.url}#`)) return text;
  return `${text} ${numbered(href, writing)}`;
}

function numbered(href: string, { links }: Writing): string {
  const known = links.indexOf(href);
  return `[${known < 0 ? links.push(href) : known + 1}]`;
}

function indented(text: string, by: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? by.trimEnd() : by + line))
    .join("\n");
}
