/** Org mode within a paragraph: emphasis, code, links, footnotes. */
import { escapeMarkup } from "../../../lib/text.ts";
import { linkified } from "../linkify.ts";
import { isPictureName } from "../picture-name.ts";

/** HTML, not yet safe, of the text of a paragraph. Takes time linear in the length. */
export function inlineHtml(text: string): string {
  let html = "";
  let copied = 0;
  for (const found of text.matchAll(INLINE)) {
    const made = meaning(found.groups ?? {});
    html += plain(text.slice(copied, found.index)) + made;
    copied = found.index + found[0].length;
  }
  return html + plain(text.slice(copied));
}

// Org manual, "Emphasis and Monospace": a mark stands beside white space or these signs, and not within a word.
const BEFORE = "(?<=^|[\\s\\-–—({'\"])";
const AFTER = "(?=$|[\\s\\-–—.,;:!?'\")}\\[])";
const marked = (name: string, sign: string): string =>
  `${BEFORE}${sign}(?<${name}>[^\\s${sign}](?:[^${sign}]{0,999}[^\\s${sign}])?)${sign}${AFTER}`;

const INLINE = new RegExp(
  [
    "\\[\\[(?<target>[^\\[\\]\\n]{1,2000})\\](?:\\[(?<words>[^\\[\\]]{1,500})\\])?\\]",
    "\\[fn:(?<note>[\\w-]{1,60})\\]",
    marked("code", "~"),
    marked("verbatim", "="),
    marked("bold", "\\*"),
    marked("italic", "/"),
    marked("under", "_"),
    marked("struck", "\\+"),
  ].join("|"),
  "gu",
);

function meaning(groups: Readonly<Record<string, string | undefined>>): string {
  const { target, words, note, code, verbatim, bold, italic, under, struck } = groups;
  if (target !== undefined) return linkHtml(target, words);
  if (note !== undefined) {
    const id = escapeMarkup(note);
    return `<sup><a href="#fn-${id}">${id}</a></sup>`;
  }
  const literal = code ?? verbatim;
  if (literal !== undefined) return `<code>${escapeMarkup(literal)}</code>`;
  if (bold !== undefined) return `<strong>${inlineHtml(bold)}</strong>`;
  if (italic !== undefined) return `<em>${inlineHtml(italic)}</em>`;
  if (under !== undefined) return `<u>${inlineHtml(under)}</u>`;
  return `<del>${inlineHtml(struck ?? "")}</del>`;
}

function linkHtml(target: string, words: string | undefined): string {
  const address = target.replace(/^file:(?:\.\/)?/, "");
  const href = escapeMarkup(address);
  const inner = words?.replace(/^file:/, "");
  if (inner === undefined && isPictureName(address)) return `<img src="${href}">`;
  const shown =
    inner !== undefined && isPictureName(inner) && !/\s/.test(inner)
      ? `<img src="${escapeMarkup(inner)}">`
      : inlineHtml(inner ?? address.replace(/^[*#]/, ""));
  // `[[*Headline]]` and `[[id:…]]` are places that only Emacs knows.
  if (/^(?:\*|id:|denote:|cite:)/.test(address)) return shown;
  return `<a href="${href}">${shown}</a>`;
}

/** Text without markup; two backslashes end a line. */
function plain(text: string): string {
  return linkified(text).replace(/\\\\(?=\s*(?:\n|$))/g, "<br>");
}
