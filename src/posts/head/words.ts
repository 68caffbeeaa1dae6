/** What a post is called, and what its author says it is about. */
import type { Dialect } from "../../model/config.ts";
import type { Markup } from "../../model/post.ts";
import { readable } from "../address/slugs.ts";
import { fieldFor, fieldsFor } from "./fields.ts";
import { firstHeading, rstText } from "./heading.ts";
import { plainText } from "./plain.ts";
import type { Head } from "./read-head.ts";
import { textOfHead } from "./source-text.ts";
import { entryOf, textOf } from "./value.ts";

export interface Title {
  readonly text: string;
  readonly from: "header" | "heading" | "file-name";
}

/**
 * The header's title, else the first heading, else the name of its file made readable.
 *
 * @param slug the file's name without date and extension
 */
export function titleOf(head: Head, markup: Markup, slug: string, dialect: Dialect): Title {
  const written = textOf(fieldFor(head.fields, "title")?.value);
  const title = written === undefined ? "" : plainText(written);
  if (title !== "") return { text: title, from: "header" };
  const heading = firstHeading(textOfHead(head.source), head.source.body, markup);
  if (heading !== undefined) return { text: heading, from: "heading" };
  return { text: plainText(readable(slug, dialect)) || slug, from: "file-name" };
}

/** A summary that the author wrote, as plain text. */
export function summaryOf(head: Head): string | undefined {
  for (const { value } of fieldsFor(head.fields, "summary")) {
    const written = textOf(value);
    if (written === undefined || SOMETHING_ELSE.test(written)) continue;
    const summary = plainText(head.kind === "docinfo" ? rstText(written) : unlinked(written));
    if (summary !== "") return summary;
  }
  // Themes for Zola have it in a table of their own.
  const inTable = textOf(entryOf(fieldFor(head.fields, "extra")?.value, "description", "summary"));
  return inTable === undefined ? undefined : plainText(inTable) || undefined;
}

// Markdown's other signs read well enough as they are; an address in the middle of a sentence does not.
function unlinked(text: string): string {
  if (!text.includes("](")) return text;
  return text
    .replace(/!\[[^[\]]*\]\([^()\s]*(?:\s"[^"]*")?\)/g, "")
    .replace(/\[([^[\]]+)\]\([^()\s]*(?:\s"[^"]*")?\)/g, "$1");
}

// `excerpt: true` and `preview: /images/small.png`.
const SOMETHING_ELSE = /^(?:true|false|\S+\.(?:avif|gif|jpe?g|png|svg|webp))$/i;
