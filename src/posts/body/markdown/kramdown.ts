/** What kramdown, Jekyll's Markdown, reads otherwise than CommonMark, written so that both mean the same. */
import { aroundFences } from "./fences.ts";
import { aroundHtml, withoutHolds } from "./kramdown-html.ts";
import { commonTables, withoutEmptyHeads } from "./kramdown-tables.ts";

/**
 * Rewrites, outside of fenced code: HTML blocks and tables end and begin where they do for kramdown;
 * `[text] [id]` is a link; definitions of links may stand right below one of a footnote; between `$$`
 * nothing is Markdown. Takes time linear in the length. What it adds is taken out again by
 * `finishKramdown`.
 */
export function fromKramdown(source: string): string {
  if (!QUICK.test(source)) return source;
  const ids = definedIds(source);
  const lists = namedLists(source);
  const rewritten = (text: string): string =>
    aroundHtml(
      withoutLists(text, lists)
        .replace(EXTENSION, (_, kept: string | undefined) => kept ?? "")
        .replace(COMMENT_AHEAD, "$1\n\n"),
      (between) =>
        commonTables(linked(withBreaks(withMath(between.replace(FOOTNOTE_ABOVE, "$&\n"))), ids)),
    );
  return aroundFences(source, rewritten);
}

/** The HTML of such a text, without what only kept the two apart. */
export function finishKramdown(html: string): string {
  return withoutEmptyHeads(withoutHolds(html));
}

const QUICK = /^ {0,3}[<|]|\$\$|\][ \n]\[|^ {0,3}\[\^|\{:|\\\\\n/m;

// `{::comment}…{:/comment}`, `{::nomarkdown}…{:/}`, `{::options … /}`.
const EXTENSION =
  /\{::comment\}[^{]{0,9999}\{:\/(?:comment)?\}|\{::nomarkdown[^{}\n]{0,99}\}([^{]{0,9999})\{:\/(?:nomarkdown)?\}|\{::options [^{}\n]{0,999}\/\}/g;

const COMMENT_AHEAD = /^( {0,3}<!--(?:[^-]|-(?!->)){0,2000}-->)[ \t]*(?=[^\s<])/gm;

/** Attribute lists that have a name, and are meant wherever that stands: `{:center: .x}`, `{:center}`. */
function namedLists(source: string): ReadonlySet<string> {
  if (!source.includes("{:")) return new Set();
  return new Set(Array.from(source.matchAll(NAMED_LIST), ([, name = ""]) => name));
}

function withoutLists(text: string, names: ReadonlySet<string>): string {
  if (names.size === 0) return text;
  return text
    .replace(NAMED_LIST, "")
    .replace(/\{:([\w-]{1,60})(?:[ \t][^{}\n]{0,400})?\}/g, (whole, name: string) =>
      names.has(name) ? "" : whole,
    );
}

const NAMED_LIST = /^ {0,3}\{:([A-Za-z][\w-]{0,60}):[^{}\n]{0,400}\}[ \t]*$/gm;

// Two backslashes end a line, as two spaces do.
function withBreaks(text: string): string {
  return text.replace(/(?<!\\)\\\\(?=\n[^\n]*\S)/g, "  ");
}

// CommonMark takes what stands there for the footnote's next line.
const FOOTNOTE_ABOVE = /^ {0,3}\[\^[^\]\n]{1,200}\]:[^\n]*\n(?= {0,3}\[[^\]\n]{1,200}\]:)/gm;

function definedIds(source: string): ReadonlySet<string> {
  const definitions = source.matchAll(/^ {0,3}\[([^\]\n^][^\]\n]{0,200})\]:/gm);
  return new Set(Array.from(definitions, ([, id = ""]) => idOf(id)));
}

function idOf(written: string): string {
  return written.trim().replace(/\s+/g, " ").toLowerCase();
}

function linked(text: string, ids: ReadonlySet<string>): string {
  if (ids.size === 0) return text;
  return text.replace(APART, (whole, id: string, at: number) => {
    // `- [ ] [text]` is something to do.
    const isBox = /^\[[ xX]$/.test(text.slice(Math.max(0, at - 2), at));
    return isBox || !ids.has(idOf(id)) ? whole : `][${id}]`;
  });
}

const APART = /\][ \n]\[([^\]\n]{1,200})\](?!:)/g;

function withMath(text: string): string {
  if (!text.includes("$$")) return text;
  return text.replace(MATH, (whole: string, formula: string | undefined) =>
    formula === undefined ? whole : `$$${formula.replace(PUNCTUATION, "\\$&")}$$`,
  );
}

const MATH = /`[^`\n]*`|\$\$([^$]{1,9999})\$\$/g;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
