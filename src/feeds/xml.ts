/** Writes XML elements. Every string given is taken to be legal in XML already. */
import { escapeMarkup } from "../lib/text.ts";

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * One element, on one line unless its content has line breaks.
 *
 * @param attributes plain values; those that are undefined are left out
 * @param content XML, written as it is; without it the element is empty
 */
export function element(name: string, attributes: Attributes, content?: string): string {
  let tag = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) tag += ` ${key}="${attributeValue(String(value))}"`;
  }
  return content === undefined ? `<${tag}/>` : `<${tag}>${content}</${name}>`;
}

/** A start tag, for a root whose children stand already. */
export function startTag(name: string, attributes: Attributes): string {
  return element(name, attributes).replace(/\/>$/, ">");
}

// A parser turns tabs and line breaks that stand raw in an attribute into spaces (XML 1.0, 3.3.3).
function attributeValue(value: string): string {
  return escapeMarkup(value).replace(/[\t\n]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/**
 * Plain text in the form that most readers take for plain text, even those that look for HTML in it:
 * `&`, `<` and `>` as hexadecimal references (RSS Best Practices Profile, Character Data; the feed
 * validator's CharacterData and ContainsHTML).
 *
 * Where it looks as if an element ended, as in `Why </p> may go`, nothing escaped makes clear that it
 * does not: readers drop the tag, and the validator doubts the feed. Said to be HTML, most show it
 * escaped. So a word joiner stands in it, which nobody sees and which ends it as a tag for all.
 */
export function plainText(text: string): string {
  const written = text.replace(/[&<>]/g, (c) => PLAIN[c] ?? c);
  return written.replace(/&#x3C;(?=\/\w+&#x3E;)/g, "&#x3C;\u2060");
}

const PLAIN: Readonly<Record<string, string>> = { "&": "&#x26;", "<": "&#x3C;", ">": "&#x3E;" };

/**
 * Plain text as HTML, with no more escaped than must be: some readers show what they are given
 * undecoded, where an escaped apostrophe would catch the eye.
 */
export function htmlOf(text: string): string {
  return text.replace(/[&<>]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : "&gt;"));
}

/** An element that holds HTML, in pieces: the HTML is one of them, as it is, and can be long. */
export function htmlElement(name: string, attributes: Attributes, html: string): readonly string[] {
  const start = `${startTag(name, attributes)}<![CDATA[`;
  return [start, html.replaceAll("]]>", CDATA_SPLIT), `]]></${name}>`];
}

/** HTML to be shown as HTML: readable in the feed's source, and never ended by its own `]]>`. */
export function cdata(html: string): string {
  return `<![CDATA[${html.replaceAll("]]>", CDATA_SPLIT)}]]>`;
}

const CDATA_SPLIT = "]]]]><![CDATA[>";
