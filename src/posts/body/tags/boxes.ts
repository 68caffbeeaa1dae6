/** Boxes that themes put around a text: notes, what unfolds, tabs and buttons. */
import { escapeMarkup } from "../../../lib/text.ts";
import { inlineHtml } from "../markdown/markdown.ts";
import { type Arguments, firstNamed } from "./arguments.ts";
import { type Meaning, NOTHING } from "./tag.ts";

const KINDS: ReadonlySet<string> = new Set(
  "attention caution danger error example hint important info note question success tip warn warning".split(
    " ",
  ),
);
const NOTES: ReadonlySet<string> = new Set([
  ...KINDS,
  ..."admonition alert aside callout notice".split(" "),
]);
const FOLDED: ReadonlySet<string> = new Set(["collapse", "details", "expand", "spoiler"]);
// What only holds others.
const FRAMES: ReadonlySet<string> = new Set(["accordion", "tabgroup", "tabpane", "tabs"]);
const BUTTONS: ReadonlySet<string> = new Set(["button", "btn", "staticref"]);

/** What begins a box whose end is there too; undefined where that is none of the usual names. */
export function boxStart(name: string, given: Arguments): Meaning | undefined {
  if (NOTES.has(name)) return note(name, given);
  const [first = ""] = given.positional;
  if (FOLDED.has(name)) {
    const summary = firstNamed(given, "summary", "title", "text", "label") ?? first;
    return { html: `<details><summary>${titleHtml(summary)}</summary>` };
  }
  if (FRAMES.has(name)) return NOTHING;
  if (name === "tab") {
    const title = firstNamed(given, "title", "name", "label", "header") ?? first;
    return title === "" ? undefined : { html: `<p><strong>${titleHtml(title)}</strong></p>` };
  }
  if (!BUTTONS.has(name)) return undefined;
  const address = firstNamed(given, "href", "url", "link", "to") ?? first;
  const isAddress = /^(?:https?:|mailto:|[./#]|[\w-]+[./])/.test(address);
  return isAddress ? { html: `<a href="${escapeMarkup(address)}">` } : undefined;
}

/** What ends it. */
export function boxEnd(name: string): Meaning | undefined {
  if (NOTES.has(name)) return { html: "</blockquote>" };
  if (FOLDED.has(name)) return { html: "</details>" };
  return BUTTONS.has(name) ? { html: "</a>" } : undefined;
}

// As `:::` notes have it: in bold what it is called, else of what kind it is.
function note(name: string, given: Arguments): Meaning {
  const [first = "", second = ""] = given.positional;
  const kind = [firstNamed(given, "type", "kind") ?? first, name].find((word) =>
    KINDS.has(word.toLowerCase()),
  );
  const written = firstNamed(given, "title", "header", "heading") ?? second;
  const title = /\p{L}/u.test(written) ? written : (kind ?? "");
  const shown = title === kind ? title.charAt(0).toUpperCase() + title.slice(1) : title;
  return {
    html: `<blockquote>${shown === "" ? "" : `<p><strong>${titleHtml(shown)}</strong></p>`}`,
  };
}

// Themes read titles as Markdown; one without any of its marks is the same as text, and bold are all.
function titleHtml(title: string): string {
  const plain = /^\*\*([^*]+)\*\*$/.exec(title)?.[1] ?? title;
  return /[*_`[]/.test(plain) ? inlineHtml(plain) : escapeMarkup(plain);
}
