/** Turns the web addresses in a plain text into links. */
import { escapeMarkup } from "../../lib/text.ts";

/** The text as HTML: escaped, its `http` and `https` addresses linked, nothing lost. */
export function linkified(text: string): string {
  if (!text.includes("://")) return escapeMarkup(text);
  let html = "";
  let copied = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(found);
    if (!URL.canParse(address)) continue;
    const written = escapeMarkup(address);
    html += `${escapeMarkup(text.slice(copied, index))}<a href="${written}">${written}</a>`;
    copied = index + address.length;
  }
  return html + escapeMarkup(text.slice(copied));
}

// Scripts that part no words by spaces end an address by their own punctuation.
const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»、。，；：！？（）「」『』【】《》]+/gi;

// What ends a sentence is no part of an address, and neither is a bracket that was not opened in it.
function withoutTrailing(found: string): string {
  let unopened = found.split(")").length - found.split("(").length;
  let end = found.length;
  for (; end > 0; end--) {
    const last = found.charAt(end - 1);
    if (last === ")" && unopened-- <= 0) break;
    if (!/[.,;:!?)\]}'’*_]/.test(last)) break;
  }
  return found.slice(0, end);
}
