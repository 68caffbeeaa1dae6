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
 */
export function plainText(text: string): string {
  return text.replace(/[&<>]/g, (c) => PLAIN[c] ?? c);
}

const PLAIN: Readonly<Record<string, string>> = { "&": "&#x26;", "<": "&#x3C;", ">": "&#x3E;" };

/**
 * Plain text as HTML, with no more escaped than must be: some readers show what they are given
 * undecoded, where an escaped apostrophe would catch the eye.
 */
export function htmlOf(text: string): string {
  return text.replace(/[&<>]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : "&gt;"));
}

/** HTML to be shown as HTML: readable in the feed's source, and never ended by its own `]]>`. */
export function cdata(html: string): string {
  return `<![CDATA[${html.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/**
 * Plain text in an element that says by its `type` whether it is plain or HTML. Plain it is, as some
 * readers take a title for plain whatever its type says. But where it looks as if it held an element,
 * validators take it for undeclared HTML; there it is HTML, with all escaped.
 */
export function typedText(name: string, text: string, plainType: "text" | "plain"): string {
  return /<\/\w+>/.test(text)
    ? element(name, { type: "html" }, cdata(htmlOf(text)))
    : element(name, { type: plainType }, plainText(text));
}
