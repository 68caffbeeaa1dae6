/** What Markdown's dialects add, written in the Markdown that all of them share. */
import { FENCE, fenceEnd } from "./fences.ts";

export interface Common {
  readonly text: string;
  /** Whether a heading says its own id: `## Heading {#id}`. */
  readonly headingIds: boolean;
}

/**
 * Rewrites, outside of fenced code: `:::` notes and GitHub's `[!NOTE]` as quotes with their titles in
 * bold; `{#id .class}` behind headings as the id alone; explained abbreviations as nothing; HTML blocks with kramdown's `markdown="1"` so
 * that what is in them is read as Markdown. Takes time linear in the length.
 */
export function commonMarkdown(source: string): Common {
  if (!QUICK.test(source)) return { text: source, headingIds: false };
  const line = new RegExp(`${FENCE}|${NOTE}|${ALERT}|${HEADING}|${ABBREVIATION}|${BLOCK}`, "gm");
  let text = "";
  let copied = 0;
  const open: string[] = [];
  let headingIds = false;

  for (let found = line.exec(source); found; found = line.exec(source)) {
    const groups = found.groups ?? {};
    let replacement: string;
    if (groups["fence"] !== undefined) {
      line.lastIndex = fenceEnd(source, found);
      continue;
    } else if (groups["colons"] !== undefined) {
      const indent = groups["indent"] ?? "";
      const braces = groups["braces"];
      const kind = groups["kind"] ?? (braces === undefined ? undefined : calloutOf(braces));
      if (kind === undefined && open.length === 0) continue;
      if (kind === undefined) replacement = `\n${indent}</${open.pop() ?? ""}>\n`;
      else {
        const isNote = kind !== "";
        open.push(isNote ? "blockquote" : "div");
        // Quarto takes the heading that a note begins with for its title.
        CALLOUT_HEADING.lastIndex = line.lastIndex;
        const own = isNote && braces !== undefined ? CALLOUT_HEADING.exec(source) : null;
        if (own) {
          found[0] += own[0];
          line.lastIndex = CALLOUT_HEADING.lastIndex;
        }
        const label = own ? `[${own[1]}]` : (braces ?? groups["label"] ?? "");
        replacement = isNote ? noteStart(indent, kind, label) : `${indent}<div>\n`;
      }
    } else if (groups["alert"] !== undefined) {
      replacement = `${groups["quote"]}**${groups["title"]?.trim() ?? titleOf(groups["alert"])}**\n${groups["quote"]}`;
    } else if (groups["heading"] !== undefined) {
      const attributes = groups["attributes"] ?? "";
      const id = /^\s*(?:\.\S+\s+)*#([\p{L}\p{N}_:.-]+)/u.exec(attributes)?.[1];
      headingIds ||= id !== undefined;
      // Where satteri is asked for ids it takes any braces at the end of a heading for attributes.
      const braces = /^\s*(?:[#.]|\w+=)/.test(attributes) ? "" : ` \\{${attributes}}`;
      replacement = groups["heading"] + (id === undefined ? braces : ` {#${id}}`);
    } else if (groups["abbreviation"] !== undefined) {
      replacement = "";
    } else replacement = `${found[0]}\n`;
    text += source.slice(copied, found.index) + replacement;
    copied = found.index + found[0].length;
  }
  return { text: text + source.slice(copied), headingIds };
}

const QUICK = /:::|\[!|\{[#.]|\{\w+=|markdown=|(?:^|\n)\*\[/;

const CALLOUT_HEADING = /\s{0,9}\n#{1,6}[ \t]+([^\n[\]]{1,300})/y;
const NOTE =
  "^(?<indent>[ \\t]{0,40})(?<colons>:{3,})[ \\t]{0,40}(?:(?<kind>[A-Za-z][\\w-]{0,40})(?<label>[^\\n]*)|(?<braces>\\{[^{}\\n]{0,300}\\})[ :]{0,40})?$";
const ALERT =
  "^(?<quote>(?:[ \\t]{0,9}>){1,9}[ \\t]?)\\[!(?<alert>[A-Za-z]{2,20})\\][+-]?(?:[ \\t]+(?<title>[^\\s][^\\n]{0,300}))?[ \\t]*$";
const HEADING =
  "^(?<heading>[ ]{0,3}#{1,6}[ \\t][^{}\\n]{0,999})[ \\t]\\{:?(?<attributes>[^{}\\n]{0,200})\\}[ \\t#]{0,99}$";
// `*[HTML]: Hypertext Markup Language` explains a word to who points at it, and is no text.
const ABBREVIATION = "^(?<abbreviation>\\*\\[[^\\]\\n]{1,80}\\]):[^\\n]{0,999}$";
const BLOCK =
  "^[ \\t]{0,9}<(?:div|section|article|aside|figure|details|blockquote|header|footer)\\b[^<>\\n]{0,400}\\bmarkdown=[\"']?(?:1|block)\\b[^<>\\n]{0,400}>[ \\t]*$";

// `:::note Title`, `:::note[Title]`, `::: details Title`, `:::note{title="Title"}`
function noteStart(indent: string, kind: string, label: string): string {
  const written = label.trim();
  const title =
    /^\[([^\]]*)\]/.exec(written)?.[1] ??
    /title="([^"]*)"/.exec(written)?.[1] ??
    written.replace(/\{[^{}]*\}$/, "").trim();
  const shown = title === "" ? titleOf(kind) : title;
  return `${indent}<blockquote>\n\n${indent}**${shown}**\n`;
}

/** What kind of note Quarto's `{.callout-tip}` is; empty for any other of Pandoc's attributes. */
function calloutOf(braces: string): string {
  return /\.callout-([a-z]{1,20})\b/.exec(braces)?.[1] ?? "";
}

function titleOf(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}
