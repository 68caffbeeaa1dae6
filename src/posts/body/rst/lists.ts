/** Lists of a reStructuredText: with signs, numbers, terms or fields, and lines that are kept apart. */
import { escapeMarkup } from "../../../lib/text.ts";
import type { Block, BlockContext } from "./blocks.ts";
import { inlineHtml } from "./inline.ts";
import { blockEnd, indentOf, isBlank, shifted } from "../lines.ts";
import { dedented } from "./lines.ts";

type Within = (lines: readonly string[]) => string;

const BULLET = /^([*+\-•‣⁃])(?: +|$)/;
const NUMBER = /^(\(?)(\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{2,9}|#)([.)])(?: +|$)/;
const FIELD = /^:([^:\s](?:\\.|[^:\\]|:(?![ `]|$))*):(?: +(.*))?$/;

/** The list that begins on a line, if one does. */
export function listHtml(
  lines: readonly string[],
  at: number,
  within: Within,
  context: BlockContext,
): Block | undefined {
  const line = lines[at] ?? "";
  if (BULLET.test(line)) return marked(lines, at, BULLET, "ul", within);
  if (NUMBER.test(line) && isItem(lines, at)) return numbered(lines, at, within);
  if (FIELD.test(line)) return fields(lines, at, within, context);
  if (/^\|(?: |$)/.test(line)) return lineBlock(lines, at, context);
  return isTerm(lines, at) ? terms(lines, at, within, context) : undefined;
}

// `A. Nonymous wrote it` goes on at the margin: a number begins an item only if the text below is indented.
function isItem(lines: readonly string[], at: number): boolean {
  const below = lines[at + 1] ?? "";
  return isBlank(below) || indentOf(below) > 0 || NUMBER.test(below);
}

function numbered(lines: readonly string[], at: number, within: Within): Block {
  const [, , first = "1"] = NUMBER.exec(lines[at] ?? "") ?? [];
  const type = /^\d|#/.test(first) ? "" : numeralType(first);
  const start = /^\d+$/.test(first) && first !== "1" ? ` start="${Number(first)}"` : "";
  const block = marked(lines, at, NUMBER, "ol", within);
  return { ...block, html: block.html.replace("<ol>", `<ol${type}${start}>`) };
}

function numeralType(first: string): string {
  const isRoman = /^i$/i.test(first) || first.length > 1;
  const letter = isRoman ? "i" : "a";
  return ` type="${first === first.toUpperCase() ? letter.toUpperCase() : letter}"`;
}

function marked(
  lines: readonly string[],
  from: number,
  mark: RegExp,
  name: string,
  within: Within,
): Block {
  const sign = mark === BULLET ? lines[from]?.charAt(0) : undefined;
  const items: string[] = [];
  let at = from;
  for (;;) {
    const line = lines[at] ?? "";
    const found = mark.exec(line);
    if (!found || (sign !== undefined && found[1] !== sign)) break;
    if (mark === NUMBER && !isItem(lines, at)) break;
    const next = blockEnd(lines, at + 1, 1);
    const end = Math.max(next, at + 1);
    const inner = [
      line.slice(found[0].length),
      ...shifted(lines.slice(at + 1, end), found[0].length),
    ];
    items.push(`<li>${withoutOnlyParagraph(within(inner))}</li>`);
    at = end;
    const after = nextText(lines, at);
    if (!mark.test(lines[after] ?? "")) break;
    at = after;
  }
  return { html: `<${name}>${items.join("\n")}</${name}>`, next: at };
}

function nextText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at])) at++;
  return at;
}

export function withoutOnlyParagraph(html: string): string {
  const [, inner] = /^<p>([^]*)<\/p>$/.exec(html) ?? [];
  return inner !== undefined && !inner.includes("<p>") ? inner : html;
}

function fields(
  lines: readonly string[],
  from: number,
  within: Within,
  context: BlockContext,
): Block {
  let html = "";
  let at = from;
  for (let found = FIELD.exec(lines[at] ?? ""); found; found = FIELD.exec(lines[at] ?? "")) {
    const next = Math.max(blockEnd(lines, at + 1, 1), at + 1);
    const text = within([found[2] ?? "", ...shifted(lines.slice(at + 1, next))]);
    html += definition(inlineHtml(found[1] ?? "", context), text);
    at = next;
  }
  return { html: `<dl>${html}</dl>`, next: at };
}

function definition(term: string, text: string): string {
  return `<dt>${term}</dt><dd>${withoutOnlyParagraph(text)}</dd>\n`;
}

function lineBlock(lines: readonly string[], from: number, context: BlockContext): Block {
  const shown: string[] = [];
  let at = from;
  for (; at < lines.length && !isBlank(lines[at]); at++) {
    const line = lines[at] ?? "";
    const [, text] = /^\|(?: (.*))?$/.exec(line) ?? [];
    if (line.startsWith("|")) shown.push(text ?? "");
    else if (indentOf(line) > 0) shown.push(`${shown.pop() ?? ""} ${line.trim()}`);
    else break;
  }
  const html = shown.map((text) => indented(text) + inlineHtml(text.trimStart(), context));
  return { html: `<p>${html.join("<br>\n")}</p>`, next: at };
}

function indented(text: string): string {
  return "\u00a0".repeat(Math.min(40, indentOf(text)));
}

function isTerm(lines: readonly string[], at: number): boolean {
  const below = lines[at + 1] ?? "";
  return !isBlank(below) && indentOf(below) > 0 && !(lines[at] ?? "").endsWith("::");
}

function terms(
  lines: readonly string[],
  from: number,
  within: Within,
  context: BlockContext,
): Block {
  let html = "";
  let at = from;
  for (;;) {
    const next = blockEnd(lines, at + 1, 1);
    const [term = "", ...kinds] = (lines[at] ?? "").split(" : ");
    const kind = kinds.map((each) => ` : ${escapeMarkup(each)}`).join("");
    const text = within(dedented(lines.slice(at + 1, next)));
    html += definition(inlineHtml(term, context) + kind, text);
    at = next;
    const after = nextText(lines, at);
    const line = lines[after] ?? "";
    if (isBlank(line) || indentOf(line) > 0 || !isTerm(lines, after) || isOther(line)) break;
    at = after;
  }
  return { html: `<dl>${html}</dl>`, next: at };
}

function isOther(line: string): boolean {
  return (
    /^(?:\.\.|__|\|)(?: |$)/.test(line) ||
    BULLET.test(line) ||
    NUMBER.test(line) ||
    FIELD.test(line)
  );
}
