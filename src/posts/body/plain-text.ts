/** A post written as plain text, without any markup: paragraphs, headings and lists as people write them. */
import { escapeMarkup } from "../../lib/text.ts";
import { linkified } from "./linkify.ts";

/**
 * HTML, not yet safe, of a plain text: blank lines part paragraphs, a short line of its own is a
 * heading, `•`, `-`, `*` or a number begins an item, `>` a quote, and addresses become links. Every
 * character but the signs of these forms is kept.
 *
 * @param depth of quotes around it
 */
export function plainTextHtml(text: string, depth: number = 0): string {
  const blocks = text
    .split(/\n(?:[ \t\u00a0]*\n)+/)
    .map(blockOf)
    .filter((lines) => lines.length > 0);
  const width = wrapWidth(blocks);
  return blocks
    .map((lines, at) => {
      if (isHeading(blocks, at)) return `<h2>${linkified(lines[0]?.trim() ?? "")}</h2>`;
      return blockHtml(lines, width, depth);
    })
    .join("\n");
}

function blockOf(block: string): readonly string[] {
  return block.split("\n").filter((line) => line.trim() !== "");
}

const ITEM = /^[ \t\u00a0]*(?:([•‣◦▪●∙·–*-])|(\d{1,3})[.)])[ \t\u00a0]+(?=\S)/;

const DEEPEST_QUOTE = 5;

/** Longer lines are sentences, even without a full stop. */
const LONGEST_HEADING = 80;

// A line of its own that ends no sentence and has something below it that is not just such a line:
// a poem is no list of headings.
function isHeading(blocks: readonly (readonly string[])[], at: number): boolean {
  if (!looksLikeHeading(blocks[at])) return false;
  const next = blocks[at + 1];
  if (next === undefined) return false;
  if (!looksLikeHeading(next)) return true;
  const afterNext = blocks[at + 2];
  return (
    !looksLikeHeading(blocks[at - 1]) && afterNext !== undefined && !looksLikeHeading(afterNext)
  );
}

function looksLikeHeading(lines: readonly string[] | undefined): boolean {
  const line = lines?.length === 1 ? (lines[0] ?? "") : "";
  const text = line.trim();
  return (
    text !== "" &&
    text.length <= LONGEST_HEADING &&
    /[\p{L}\p{N}]/u.test(text) &&
    !/[.!?:;,…。！？：；，、)\]"”'’]$/u.test(text) &&
    !/^(?: {4}|\t)/.test(line) &&
    !/^>|^--|:\/\/|^\S+@\S+$/.test(text) &&
    !ITEM.test(line)
  );
}

// A line of signs below a line of text, as reStructuredText and many people mark a heading.
const UNDERLINE = /^([=\-~^"*#+])\1{2,}\s*$/;

function blockHtml(lines: readonly string[], width: number, depth: number): string {
  if (depth < DEEPEST_QUOTE && lines.every((line) => /^\s*>/.test(line))) {
    const quoted = lines.map((line) => line.replace(/^\s*> ?/, "")).join("\n");
    return `<blockquote>${plainTextHtml(quoted, depth + 1)}</blockquote>`;
  }
  if (!lines.some((line) => ITEM.test(line)) && lines.every((line) => /^(?: {4}|\t)/.test(line))) {
    return `<pre>${escapeMarkup(lines.join("\n"))}</pre>`;
  }
  const parts: string[] = [];
  let from = 0;
  if (UNDERLINE.test(lines[1] ?? "") && looksLikeHeading(lines.slice(0, 1))) {
    parts.push(`<h2>${linkified(lines[0]?.trim() ?? "")}</h2>`);
    from = 2;
  }
  for (let at = from; at < lines.length;) {
    let end = at;
    if (startsList(lines, at)) {
      while (end < lines.length && (end === at || continuesList(lines, end))) end++;
      parts.push(list(lines.slice(at, end)));
    } else {
      while (end < lines.length && (end === at || !startsList(lines, end))) end++;
      parts.push(`<p>${reflowed(lines.slice(at, end), width)}</p>`);
    }
    at = end;
  }
  return parts.join("\n");
}

// A dash alone may be a dash, and a number the end of a sentence: two make a list, or an indent does.
function startsList(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  const item = ITEM.exec(line);
  if (!item) return false;
  if (/[•‣◦▪●∙]/.test(item[1] ?? "")) return true;
  return at === 0 || /^[ \t\u00a0]/.test(line) || ITEM.test(lines[at + 1] ?? "");
}

function continuesList(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  return ITEM.test(line) || /^(?:[ \t\u00a0]{2}|\t)/.test(line);
}

function list(lines: readonly string[]): string {
  const items: string[] = [];
  for (const line of lines) {
    const sign = ITEM.exec(line)?.[0];
    if (sign !== undefined) items.push(line.slice(sign.length));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  const number = ITEM.exec(lines[0] ?? "")?.[2];
  const name = number === undefined ? "ul" : "ol";
  const start = number === undefined || number === "1" ? "" : ` start="${number}"`;
  return `<${name}${start}>${items.map((item) => `<li>${linkified(item.trim())}</li>`).join("")}</${name}>`;
}

// A line ends where its author broke it, or where it was full. It was full if the next word had found
// no room in it, or hardly any: editors count differently.
function reflowed(lines: readonly string[], width: number): string {
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      if (next === undefined) return linkified(line.trim());
      const word = next.trim().split(/\s/, 1)[0] ?? "";
      const length = line.trimEnd().length;
      const full = width > 0 && (length + 1 + word.length > width || length > width * FULL);
      return linkified(line.trim()) + (full ? "\n" : "<br>\n");
    })
    .join("");
}

const FULL = 0.85;

/** Where the author's editor broke lines, in characters; 0 where it did not. */
function wrapWidth(blocks: readonly (readonly string[])[]): number {
  let longest = 0;
  for (const lines of blocks) {
    if (lines.length > 1)
      for (const line of lines) longest = Math.max(longest, line.trimEnd().length);
  }
  return longest >= 50 && longest <= 120 ? longest : 0;
}
