/** reStructuredText within a paragraph: emphasis, code, links, roles. */
import { escapeMarkup } from "../../../lib/text.ts";
import { linkified } from "../linkify.ts";
import { type Names, nameOf } from "./names.ts";
import { roleHtml, splitTarget } from "./roles.ts";

/** What a text refers to by name, and how a name that stands for a picture or a text is written. */
export interface InlineContext {
  readonly names: Names;
  /** HTML of what `|name|` stands for; undefined where nothing does. */
  readonly substitute: (name: string) => string | undefined;
}

/** Stands before what was escaped: a character that no text may have. */
const ESCAPE = "\uFFFF";

/**
 * HTML, not yet safe, of text in a paragraph (docutils, "Inline Markup Recognition Rules"). What looks like
 * markup and is never ended is text. Takes time linear in the length.
 */
export function inlineHtml(written: string, context: InlineContext): string {
  const text = written.replace(/\\([^])/g, `${ESCAPE}$1`);
  const starts = new RegExp(START, "gu");
  const ends = endFinder(text);
  let html = "";
  let copied = 0;
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    const made = meaning(text, found, ends, context);
    if (made === undefined) {
      starts.lastIndex = found.index + (found[0].length || 1);
      continue;
    }
    html += plain(text.slice(copied, found.index)) + made.html;
    copied = made.end;
    starts.lastIndex = made.end;
  }
  return html + plain(text.slice(copied));
}

interface Made {
  readonly html: string;
  readonly end: number;
}

const BEFORE = "(?<=^|[\\s'\"(\\[{<\\-/:\\p{Ps}\\p{Pi}\\p{Pf}\\p{Pd}\\p{Po}])";
const AFTER = "(?=$|[\\s'\")\\]}>\\-/\\\\:.,;!?\\uFFFF\\p{Pe}\\p{Pf}\\p{Pi}\\p{Pd}\\p{Po}])";
const WORD = "[\\p{L}\\p{N}]{1,60}(?:[-_.:+][\\p{L}\\p{N}]{1,60}){0,12}";
const START =
  `${BEFORE}(?:(?<sign>\`\`|\\*\\*|\\*|_\`|\`|\\|)(?=[^\\s\\uFFFF])|:(?<role>[\\w.+:-]{1,60}):\`(?=[^\\s\\uFFFF])|` +
  `\\[(?<note>\\d+|\\*|#[\\w.-]{0,60}|[A-Za-z][\\w.-]{0,60})\\]_${AFTER}|(?<word>${WORD})(?<anonymous>_?)_${AFTER})`;

const ENDS: Readonly<Record<string, string>> = {
  "``": `(?<=\\S)\`\`${AFTER}`,
  "**": `(?<=[^\\s\\uFFFF])\\*\\*${AFTER}`,
  "*": `(?<=[^\\s\\uFFFF])\\*${AFTER}`,
  "`": `(?<=[^\\s\\uFFFF])\`(?::(?<role>[\\w.+:-]{1,60}):|(?<link>__?))?${AFTER}`,
  "_`": `(?<=[^\\s\\uFFFF])\`${AFTER}`,
  "|": `(?<=[^\\s\\uFFFF])\\|(?<link>__?)?${AFTER}`,
};

type EndFinder = (sign: string, from: number) => RegExpExecArray | undefined;

// Each end is looked for once: one that was found behind where the next search begins is still the next.
function endFinder(text: string): EndFinder {
  const known = new Map<string, { readonly pattern: RegExp; next: RegExpExecArray | undefined }>();
  return (sign, from) => {
    let state = known.get(sign);
    if (!state) {
      const pattern = new RegExp(ENDS[sign] ?? "(?!)", "gu");
      state = { pattern, next: pattern.exec(text) ?? undefined };
      known.set(sign, state);
    }
    if (state.next && state.next.index < from) {
      state.pattern.lastIndex = from;
      state.next = state.pattern.exec(text) ?? undefined;
    }
    return state.next;
  };
}

function meaning(
  text: string,
  found: RegExpExecArray,
  ends: EndFinder,
  context: InlineContext,
): Made | undefined {
  const { sign, role, note, word, anonymous } = found.groups ?? {};
  const after = found.index + found[0].length;
  if (note !== undefined) return { html: noteMark(note, context.names), end: after };
  if (word !== undefined) {
    const href = anonymous === "_" ? context.names.nameless.shift() : target(word, context);
    return href === undefined ? undefined : { html: link(href, plain(word)), end: after };
  }
  // A sign in quotation marks or brackets is spoken of.
  const before = text.charAt(found.index - 1);
  if (before !== "" && MATES[before] === text.charAt(after)) return undefined;
  const end = ends(role === undefined ? (sign ?? "") : "`", after + 1);
  if (!end) return undefined;
  const inner = text.slice(after, end.index);
  const html = spanHtml(sign, role ?? end.groups?.["role"], inner, end.groups?.["link"], context);
  return html === undefined ? undefined : { html, end: end.index + end[0].length };
}

const MATES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "(": ")",
  "[": "]",
  "{": "}",
  "<": ">",
};

function spanHtml(
  sign: string | undefined,
  role: string | undefined,
  inner: string,
  suffix: string | undefined,
  context: InlineContext,
): string | undefined {
  if (sign === "``") return `<code>${escapeMarkup(inner.replaceAll(ESCAPE, "\\"))}</code>`;
  if (sign === "**") return `<strong>${plain(inner)}</strong>`;
  if (sign === "*") return `<em>${plain(inner)}</em>`;
  if (sign === "_`") return `<span id="${escapeMarkup(nameOf(inner))}">${plain(inner)}</span>`;
  if (sign === "|") return context.substitute(nameOf(inner));
  if (suffix === undefined || role !== undefined) return roleHtml(role ?? "", inner, plain);
  const { text, target: address } = splitTarget(inner);
  if (address !== undefined) {
    const alias = /^(.*[^\\\uFFFF])_$/.exec(address)?.[1];
    const written = address.replace(/[\s\uFFFF]+/g, "");
    const href = (alias === undefined ? undefined : target(alias, context)) ?? written;
    if (text !== "") context.names.targets.set(nameOf(text), href);
    return link(href, plain(text === "" ? written : text));
  }
  const href = suffix === "__" ? context.names.nameless.shift() : target(inner, context);
  // The name of nothing is text.
  return href === undefined ? plain(inner) : link(href, plain(inner));
}

function target(name: string, { names }: InlineContext): string | undefined {
  return names.targets.get(nameOf(name));
}

function link(href: string, html: string): string {
  return `<a href="${escapeMarkup(/^[^\s/:]+@[^\s/]+$/.test(href) ? `mailto:${href}` : href)}">${html}</a>`;
}

function noteMark(note: string, names: Names): string {
  const isNext = note === "#" || note === "*";
  const shown = isNext ? String(++names.unnamedNotes.referred) : (names.notes.get(note) ?? note);
  return `<sup><a href="#note-${escapeMarkup(shown)}">${escapeMarkup(shown)}</a></sup>`;
}

/** Text without markup: escaped white space is none, and an escaped character is itself. */
function plain(text: string): string {
  return linkified(text.replace(/\uFFFF\s?/g, ""));
}
