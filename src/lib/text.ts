/** Plain text on its way into markup. Knows nothing of posts. */

/**
 * Removes what XML 1.0 cannot hold (its production `Char`): control characters but for tab, line feed
 * and carriage return, U+FFFE and U+FFFF, and halves of surrogate pairs.
 */
export function xmlLegal(text: string): string {
  return text.isWellFormed() && !ILLEGAL.test(text) ? text : text.replace(EVERY_ILLEGAL, "");
}

const ILLEGAL_CHARACTERS = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF";
const ILLEGAL = new RegExp(`[${ILLEGAL_CHARACTERS}]`);
// Halves of surrogate pairs count only where they stand alone, which the `u` flag sees; it takes longer.
const EVERY_ILLEGAL = new RegExp(`[${ILLEGAL_CHARACTERS}\\uD800-\\uDFFF]`, "gu");

/** Escapes text for HTML and XML, in content and in attribute values with either quote. */
export function escapeMarkup(text: string): string {
  // What an entity stood for comes alone.
  if (text.length === 1) return ESCAPES[text] ?? text;
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c) : text;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Bytes that the text has as UTF-8. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** A size for people, in thousands of bytes: `12.3 kB`. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** One line of text: every run of white space, no-break spaces included, becomes one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/**
 * A piece of an address made of a title in any script: lower case, letters and digits kept, the rest
 * hyphens. Empty where the title has neither.
 */
export function slugOf(title: string): string {
  return title
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** `1 post`, `2 posts`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** A whole number as English writes it: `10,000`. `Intl` would first load the world's conventions. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
