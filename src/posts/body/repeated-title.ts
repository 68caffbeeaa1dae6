/** A title is shown above the post by whoever shows it: the text need not begin with it once more. */
import { oneLine, slugOf } from "../../lib/text.ts";
import { unescaped } from "./paragraphs.ts";

/**
 * Safe HTML without the heading that it begins with, if that says the same as the title.
 */
export function withoutRepeatedTitle(html: string, title: string): string {
  const open = /^\s*<(h[1-6])(?: [^>]*)?>/.exec(html.slice(0, 2000));
  if (!open) return html;
  const end = html.indexOf(`</${open[1]}>`, open[0].length);
  if (end < 0) return html;
  const text = unescaped(html.slice(open[0].length, end).replace(/<[^>]*>/g, ""));
  return sameText(text, title) ? html.slice(end + 5).trimStart() : html;
}

/** Plain text without its first line, if that is the title. */
export function withoutTitleLine(text: string, title: string): string {
  const [line = ""] = /^\s*\S[^\n]*/.exec(text.slice(0, 2000)) ?? [];
  if (line === "" || !sameText(line, title)) return text;
  // A row of signs below it only underlines it.
  return text.slice(line.length).replace(/^\n[ \t]{0,9}([=~*^#_-])\1{2,999}[ \t]{0,9}(?=\n|$)/, "");
}

// Punctuation may have become typographic, and markup was left out of the title.
function sameText(a: string, b: string): boolean {
  const [first, second] = [oneLine(a), oneLine(b)];
  if (first === second) return first !== "";
  const slug = slugOf(first);
  return slug !== "" && slug === slugOf(second);
}
