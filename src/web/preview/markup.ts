/** Markup that is put together without ever forgetting to escape. */
import { escapeMarkup, xmlLegal } from "../../lib/text.ts";

/** HTML that goes out as it is. Made by `html`, or by `asMarkup` of what is known to be safe. */
export interface Markup {
  readonly markup: string;
}

export type Part = string | number | Markup | undefined | false | readonly Part[];

/**
 * HTML from a template: what is put in is escaped, for content and for attribute values in quotes;
 * `undefined` and `false` are nothing, and lists are joined.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const written = texts.map((text, n) => text + write(parts[n]));
  return { markup: written.join("") };
}

export function asMarkup(markup: string): Markup {
  return { markup };
}

function write(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escapeMarkup(xmlLegal(part));
  return isList(part) ? part.map(write).join("") : part.markup;
}

// `Array.isArray` does not know lists that cannot be changed.
function isList(part: Markup | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part);
}
