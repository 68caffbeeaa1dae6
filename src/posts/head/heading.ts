/** The first heading of a text, for posts whose header names no title. */
import type { Markup } from "../../model/post.ts";
import { plainText } from "./plain.ts";

/**
 * The first top heading of a body as plain text; undefined where there is none, or where it is a
 * template's to fill in. Of a plain text it is the first line, if a blank one follows it.
 *
 * @param text the beginning of a file
 * @param from where the body begins in it
 */
export function firstHeading(text: string, from: number, markup: Markup): string | undefined {
  const found = find(text.slice(from), markup);
  if (found === undefined || /\{\{|\{%/.test(found)) return undefined;
  return plainText(found) || undefined;
}

function find(body: string, markup: Markup): string | undefined {
  switch (markup) {
    case "markdown":
    case "mdx":
      return markdownHeading(body);
    case "html":
      return element(body, "h1") ?? element(body, "title");
    case "rst":
      return rstTitle(body);
    case "org":
      return /(?:^|\n)\* +(?:TODO |DONE )?([^\n]{1,300}?)(?:[ \t]+:[\w@:]+:)?[ \t]*(?=\n|$)/.exec(
        body,
      )?.[1];
    case "text":
      return /^\s*(\S[^\n]{0,150})\n[ \t]*\n/.exec(body)?.[1];
  }
}

// A line with a row of signs below it, wherever the first one is.
function rstTitle(body: string): string | undefined {
  const title = /(?:^|\n)[ \t]{0,9}(\S[^\n]{0,300})\n([!-/:-@[-`{-~])\2{2,300}[ \t]*(?=\n|$)/.exec(
    body,
  )?.[1];
  return title === undefined ? undefined : rstText(title);
}

/** reStructuredText within a line as the text that it shows. */
export function rstText(line: string): string {
  return line
    .replace(/(?::[\w.+:-]{1,60}:)?(`{1,2}|\*{1,2})([^`*]+)\1_{0,2}/g, "$2")
    .replace(/\\(.)/g, "$1");
}

function markdownHeading(body: string): string | undefined {
  let fence: string | undefined;
  let before = "";
  for (const line of body.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    fence = mark;
    const hashes = /^ {0,3}#[ \t]+(.*)$/.exec(line);
    if (hashes) return inlineText((hashes[1] ?? "").replace(/[ \t]+#+[ \t]*$/, ""));
    // CommonMark's other form: a line of text with `=` below it.
    if (/^ {0,3}=+[ \t]*$/.test(line) && /^ {0,3}[^\s>#-]/.test(before)) return inlineText(before);
    before = line;
  }
  return undefined;
}

/** Markdown within a line as the text that it shows. */
function inlineText(line: string): string {
  return line
    .replace(/\{[:#.][^{}]*\}\s*$/, "")
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, "$1")
    .replace(/(`+)([^`]+)\1/g, (_: string, __: string, code: string) => code.trim())
    .replace(/(\*{1,3})(?=\S)([^*]*[^*\s])\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^_]*[^_\s])\1(?![\p{L}\p{N}])/gu, "$2")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

function element(html: string, name: string): string | undefined {
  const lower = html.toLowerCase();
  const open = lower.indexOf(`<${name}`);
  const start = open < 0 ? -1 : lower.indexOf(">", open);
  const end = start < 0 ? -1 : lower.indexOf(`</${name}`, start);
  return end < 0 ? undefined : html.slice(start + 1, end);
}
