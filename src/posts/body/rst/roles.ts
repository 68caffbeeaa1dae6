/** What interpreted text means: `:role:`text``. */
import { escapeMarkup } from "../../../lib/text.ts";

/**
 * HTML of interpreted text, not yet safe. Roles of docutils and Sphinx are known; of any other the text
 * stays.
 *
 * @param plain HTML of a text without markup
 */
export function roleHtml(role: string, inner: string, plain: (text: string) => string): string {
  const name = role.toLowerCase().replace(/^(?:py|c|cpp|js|rst|std|doc):/, "");
  const element = ELEMENTS.get(name);
  if (element !== undefined) return `<${element}>${plain(inner)}</${element}>`;
  if (CODE.has(name)) return `<code>${escapeMarkup(codeText(inner))}</code>`;
  const { text, target = inner } = splitTarget(inner);
  const number = /^\d+/.exec(target.trim())?.[0];
  if (name === "pep" && number !== undefined)
    return link(`https://peps.python.org/pep-${number.padStart(4, "0")}/`, text, "PEP ", plain);
  if (name === "rfc" && number !== undefined)
    return link(`https://datatracker.ietf.org/doc/html/rfc${number}`, text, "RFC ", plain);
  // The path of another post, without what its name ends in.
  if (name === "doc")
    return `<a href="{filename}${escapeMarkup(target.trim())}.rst">${plain(text)}</a>`;
  return plain(text);
}

function link(href: string, text: string, prefix: string, plain: (text: string) => string): string {
  return `<a href="${href}">${/^\d/.test(text) ? prefix : ""}${plain(text)}</a>`;
}

const ELEMENTS: ReadonlyMap<string, string> = new Map([
  ["", "cite"],
  ["emphasis", "em"],
  ["strong", "strong"],
  ["title", "cite"],
  ["title-reference", "cite"],
  ["t", "cite"],
  ["sub", "sub"],
  ["subscript", "sub"],
  ["sup", "sup"],
  ["superscript", "sup"],
  ["kbd", "kbd"],
  ["abbr", "span"],
  ["dfn", "dfn"],
  ["guilabel", "strong"],
  ["menuselection", "strong"],
  ["del", "del"],
  ["ins", "ins"],
]);

const CODE: ReadonlySet<string> = new Set(
  (
    "code literal command file samp program option envvar makevar regexp func function meth method " +
    "class mod module attr data const exc obj type var macro member math"
  ).split(" "),
);

/** `text <target>`, or the text alone. */
export function splitTarget(inner: string): { readonly text: string; readonly target?: string } {
  const open = inner.endsWith(">") ? inner.lastIndexOf("<") : -1;
  if (open < 0 || /^[\s\uFFFF]/.test(inner.slice(open + 1))) return { text: inner };
  const text = inner.slice(0, open).trimEnd();
  return {
    text: text.endsWith("\uFFFF") ? text.slice(0, -1) : text,
    target: inner.slice(open + 1, -1),
  };
}

// `~package.module.name` shows its last part, `text <target>` its text.
function codeText(inner: string): string {
  const text = splitTarget(inner.replaceAll("\uFFFF", "\\")).text || inner;
  return text.startsWith("~") ? (text.split(".").at(-1) ?? text) : text.replace(/^!/, "");
}
