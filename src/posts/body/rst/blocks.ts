/** The body elements of a reStructuredText, from its lines. */
import { escapeMarkup } from "../../../lib/text.ts";
import { directiveHtml } from "./directives.ts";
import { type InlineContext, inlineHtml } from "./inline.ts";
import { blockEnd, indentOf, isBlank, shifted } from "../lines.ts";
import { dedented } from "./lines.ts";
import { listHtml } from "./lists.ts";
import { isAdornment, type Sections, titleAt } from "./sections.ts";
import { tableHtml } from "./tables.ts";

export interface BlockContext extends InlineContext {
  readonly sections: Sections;
  /** What was dropped is counted here. */
  readonly dropped: (what: string) => void;
}

/** A piece of a text as HTML, and the line behind it. */
export interface Block {
  readonly html: string;
  readonly next: number;
}

/** Deeper quotes, lists and directives than this are text. */
const DEEPEST = 24;

/** HTML, not yet safe, of lines that begin at the margin. */
export function blocksHtml(
  lines: readonly string[],
  context: BlockContext,
  depth: number = 0,
): string {
  if (depth > DEEPEST) return `<p>${escapeMarkup(lines.join("\n"))}</p>`;
  const parts: string[] = [];
  for (let at = 0; at < lines.length;) {
    if (isBlank(lines[at])) {
      at++;
      continue;
    }
    const block = blockAt(lines, at, context, depth);
    if (block.html !== "") parts.push(block.html);
    at = block.next;
  }
  return parts.join("\n");
}

function blockAt(
  lines: readonly string[],
  at: number,
  context: BlockContext,
  depth: number,
): Block {
  const line = lines[at] ?? "";
  if (/^\s/.test(line)) return quote(lines, at, context, depth);
  const within = (inner: readonly string[]): string => blocksHtml(inner, context, depth + 1);
  if (/^(?:\.\.|__)(?: |$)/.test(line)) return explicit(lines, at, context, within);
  const title = titleAt(lines, at);
  if (title) return { html: context.sections.html(title, context), next: title.next };
  if (isAdornment(line, 4) && isBlank(lines[at + 1]) && isBlank(lines[at - 1]))
    return { html: "<hr>", next: at + 1 };
  return (
    tableHtml(lines, at, within) ??
    listHtml(lines, at, within, context) ??
    doctest(lines, at) ??
    paragraph(lines, at, context)
  );
}

function quote(lines: readonly string[], at: number, context: BlockContext, depth: number): Block {
  const next = blockEnd(lines, at, 1);
  const inner = dedented(lines.slice(at, next));
  const by = /^(?:--|—) ?(?=\S)/.exec(inner.at(-1) ?? "");
  const isSigned = by !== null && inner.length > 1 && isBlank(inner.at(-2));
  const text = blocksHtml(isSigned ? inner.slice(0, -1) : inner, context, depth + 1);
  const signed = isSigned
    ? `<p>— ${inlineHtml((inner.at(-1) ?? "").slice(by[0].length), context)}</p>`
    : "";
  return { html: `<blockquote>${text}${signed}</blockquote>`, next };
}

/** Behind `..`: a directive, a note, a target, what a name stands for, or else a comment. */
function explicit(
  lines: readonly string[],
  at: number,
  context: BlockContext,
  within: (lines: readonly string[]) => string,
): Block {
  const first = (lines[at] ?? "").replace(/^(?:\.\.|__) ?/, "");
  const next = blockEnd(lines, at + 1, 1);
  const below = lines.slice(at + 1, next);
  const directive = /^([A-Za-z][\w:.+-]*) ?::(?: +(.*))?$/.exec(first.trim());
  if (directive) {
    const [, name = "", rest = ""] = directive;
    return { html: directiveHtml(name, rest, below, context, within), next };
  }
  const note = /^\[(\d+|\*|#[\w.-]*|[A-Za-z][\w.-]*)\](?: +(.*))?$/.exec(first.trim());
  if (note)
    return { html: noteHtml(note[1] ?? "", [note[2] ?? "", ...below], context, within), next };
  // Nikola's and Pelican's mark for the end of the beginning.
  if (/^\s*(?:TEASER_END|END_TEASER|PELICAN_END_SUMMARY|more)\b/.test(first))
    return { html: "<!--more-->", next };
  // A comment without text ends at the next blank line: what is indented below it is a quote.
  return { html: "", next: first === "" && isBlank(lines[at + 1]) ? at + 1 : next };
}

function noteHtml(
  called: string,
  [first = "", ...below]: readonly string[],
  { names }: BlockContext,
  within: (lines: readonly string[]) => string,
): string {
  const isNext = called === "#" || called === "*";
  const shown = isNext ? String(++names.unnamedNotes.written) : (names.notes.get(called) ?? called);
  const text = within([first, ...shifted(below)]).replace(/^<p>/, "");
  const id = escapeMarkup(shown);
  return `<p id="note-${id}">[${id}] ${text}${text.includes("</p>") ? "" : "</p>"}`;
}

function doctest(lines: readonly string[], at: number): Block | undefined {
  if (!lines[at]?.startsWith(">>> ")) return undefined;
  let next = at;
  while (next < lines.length && !isBlank(lines[next])) next++;
  return { html: codeHtml(lines.slice(at, next), "pycon"), next };
}

function paragraph(lines: readonly string[], at: number, context: BlockContext): Block {
  let end = at;
  while (
    end < lines.length &&
    !isBlank(lines[end]) &&
    (end === at || !/^\s/.test(lines[end] ?? ""))
  )
    end++;
  const text = lines.slice(at, end).join("\n");
  if (!text.endsWith("::")) return { html: `<p>${inlineHtml(text, context)}</p>`, next: end };
  const said = text === "::" ? "" : text.endsWith(" ::") ? text.slice(0, -3) : text.slice(0, -1);
  const html = said.trim() === "" ? "" : `<p>${inlineHtml(said, context)}</p>\n`;
  const { code, next } = literal(lines, end);
  return { html: html + (code.length > 0 ? codeHtml(code, "") : ""), next };
}

/** What `::` announces: all that is indented, or all lines that begin with the same sign. */
function literal(lines: readonly string[], from: number): { code: string[]; next: number } {
  let start = from;
  while (start < lines.length && isBlank(lines[start])) start++;
  const first = lines[start] ?? "";
  if (indentOf(first) > 0) {
    const next = blockEnd(lines, start, 1);
    return { code: dedented(lines.slice(start, next)), next };
  }
  const sign = first.charAt(0);
  if (!/[!-/:-@[-`{-~]/.test(sign)) return { code: [], next: start };
  let next = start;
  while (next < lines.length && (lines[next] ?? "").startsWith(sign)) next++;
  return { code: lines.slice(start, next), next };
}

export function codeHtml(code: readonly string[], language: string): string {
  const name = /^[\w.+#-]+$/.test(language) ? ` class="language-${escapeMarkup(language)}"` : "";
  return `<pre><code${name}>${escapeMarkup(code.join("\n"))}\n</code></pre>`;
}
