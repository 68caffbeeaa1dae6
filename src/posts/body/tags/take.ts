/** Takes the template tags out of a text before it is read as Markdown or HTML. */
import type { Dialect } from "../../../model/config.ts";
import { FENCE, fenceEnd } from "../markdown/fences.ts";
import { type AttributeList, readAttributeList } from "./attribute-list.ts";
import { blockForms, LONGEST_TAG, outputForms } from "./forms.ts";
import { finder } from "./finder.ts";
import { withoutRaw } from "./raw.ts";
import type { Tag } from "./tag.ts";

/** A text in which every tag became a word that neither Markdown nor HTML changes. */
export interface Taken {
  readonly text: string;
  readonly tags: readonly Tag[];
  /** With what such a word begins; the tag's number and `x` follow. */
  readonly mark: string;
  /** Whether the text is HTML, in which `<` is written `&lt;` even in code. */
  readonly isHtml: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Tags within fenced code stay where they are; that one stands in a code span or an indented block is
 * seen only later, and then it is put back as it was (`expand.ts`). Takes time linear in the length.
 *
 * @param markdown whether there can be fences and kramdown's attribute lists
 * @param isLiteral whether all other tags are text
 */
export function takeTags(
  source: string,
  dialect: Dialect,
  markdown: boolean,
  isLiteral = false,
): Taken {
  const tags: Tag[] = [];
  if (dialect === "astro" || dialect === "docusaurus" || !/\{[%{:#]/.test(source)) {
    return { text: source, tags, mark: "", isHtml: !markdown };
  }
  const mark = unusedWord(source);
  const ends = finder(source);
  const signs = (isLiteral ? "" : "%{#") + (markdown ? ":" : "");
  if (signs === "") return { text: source, tags, mark: "", isHtml: true };
  const opener = new RegExp(`\\{[${signs}]${markdown ? `|${FENCE}` : ""}`, "gm");
  let text = "";
  let copied = 0;
  const calls: string[] = [];

  /** Puts something in the place of the source up to `end`. */
  function replace(from: number, end: number, replacement: string): void {
    text += source.slice(copied, from) + replacement;
    copied = end;
    opener.lastIndex = end;
  }

  function put(from: number, end: number, tag: Tag): void {
    tags.push(tag);
    const word = `${mark}${tags.length - 1}x`;
    replace(from, end, isApart(tag, from, end) ? `\n${word}\n` : word);
  }

  /** On a line of its own a shortcode is no part of what is around it, such as a list before its end. */
  function isApart({ form }: Tag, from: number, end: number): boolean {
    if (!markdown || (form !== "shortcode" && form !== "call")) return false;
    return (
      (from === 0 || source[from - 1] === "\n") &&
      /^[ \t]{0,99}(?:\n|$)/.test(source.slice(end, end + 101))
    );
  }

  /** Takes out a line with an attribute list, which is about the line before it. */
  function putBelow({ tag, isContents }: AttributeList, line: Span): void {
    const previous = source.lastIndexOf("\n", line.start - 2) + 1;
    const above = previous < copied ? "" : source.slice(previous, line.start);
    // `* TOC`, in whose place kramdown puts a table of contents.
    if (isContents && LIST_ITEM.test(above)) replace(previous, line.end, "");
    // Only behind words it is sure to change nothing: not behind a fence, a table, a rule.
    else if (tag.rest !== "" && WORDS.test(above)) {
      put(line.start - 1, line.end, tag);
      text += "\n";
    } else replace(line.start, line.end, "");
  }

  /** Zola's `{% end %}` does not say what it ends. */
  function paired(tag: Tag): Tag {
    if (tag.form !== "call" || tag.name === "/*") return tag;
    if (tag.name === "end") return { ...tag, rest: calls.pop() ?? "" };
    calls.push(tag.name);
    return tag;
  }

  for (let found = opener.exec(source); found; found = opener.exec(source)) {
    const at = found.index;
    const token = found[0];
    if (token === "{:") {
      const list = hasAttributeLists(dialect) ? readAttributeList(source, at) : undefined;
      if (!list) continue;
      if (list.line) putBelow(list, list.line);
      else put(at, list.end, list.tag);
    } else if (token === "{#") {
      const end = hasComments(dialect) ? ends.after("#}", at + 2) : -1;
      if (end > 0 && end - at < LONGEST_TAG && source[at + 2] === " ") replace(at, end, "");
    } else if (token === "{%" || token === "{{") {
      const close = ends.after(token === "{%" ? "%}" : "}}", at + 2);
      if (close < 0 || close - at > LONGEST_TAG) continue;
      const forms = token === "{%" ? blockForms : outputForms;
      const tag = forms({ source, at, close, dialect, ends });
      if (!tag) continue;
      if (tag.is === "raw") {
        // What is raw is copied as it stands: its braces are text.
        replace(at, tag.end, tag.text);
      } else put(at, tag.end, token === "{%" ? paired(tag.tag) : tag.tag);
    } else {
      const end = fenceEnd(source, found);
      const code = source.slice(at, end);
      replace(at, end, isLiteral ? code : unescapedFence(code, dialect));
    }
  }
  return { text: text + source.slice(copied), tags, mark, isHtml: !markdown };
}

function hasAttributeLists(dialect: Dialect): boolean {
  return dialect === "jekyll" || dialect === "plain";
}

function hasComments(dialect: Dialect): boolean {
  return dialect === "eleventy" || dialect === "zola" || dialect === "hexo";
}

function unusedWord(source: string): string {
  let longest = "";
  for (const [, tail = ""] of source.matchAll(/postridertag(z*)/gi)) {
    if (tail.length >= longest.length) longest = `${tail}z`;
  }
  return `postridertag${longest}`;
}

// Even in code a generator reads its own marks for "show this tag, don't run it".
function unescapedFence(code: string, dialect: Dialect): string {
  if (dialect === "hugo") {
    return code.replace(/\{\{([<%])\/\*/g, "{{$1").replace(/\*\/([>%])\}\}/g, "$1}}");
  }
  if (dialect === "zola") {
    return code.replace(/\{([{%])\/\*/g, "{$1").replace(/\*\/([}%])\}/g, "$1}");
  }
  if (dialect === "plain") return code;
  return withoutRaw(code);
}

const LIST_ITEM = /^\s{0,9}(?:[-*+]|\d{1,9}\.) /;
const WORDS = /^(?:#{1,6} .*)?[\p{L}\p{N}]/u;
