/** A mail or a page of somebody's as a frame shows it: in light or dark, with its pictures or without. */

/** How a mail program is set. `auto`: as the person's own system is. */
export interface Setting {
  readonly scheme: "auto" | "light" | "dark";
  readonly images: boolean;
}

/**
 * The same document for a frame. Links open elsewhere; pictures of the site come from this machine,
 * where they are before they are public.
 *
 * @param site the site's address, ending in `/`
 */
export function framed(html: string, site: string, { scheme, images }: Setting): string {
  const based = html.replace(/<head\b[^>]*>/i, (head) => `${head}<base target="_blank">`);
  const shown = based.replace(TAG, (tag) => (images ? withLocal(tag, site) : withoutPicture(tag)));
  return scheme === "auto" ? shown : inScheme(shown, scheme);
}

/** Where the site's own pictures are asked for. */
export const LOCAL = "/site/";

// Quoted values may hold a `>`.
const TAG =
  /<(?:img|source|video|audio|input|body|table|td|th|div)\b(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const SOURCES = /(\s(?:src|srcset|background|poster)\s*=\s*)("[^"]*"|'[^']*')/gi;

function withLocal(tag: string, site: string): string {
  if (!tag.includes(site)) return tag;
  return tag.replace(
    SOURCES,
    (_all, name: string, value: string) => name + value.replaceAll(site, LOCAL),
  );
}

function withoutPicture(tag: string): string {
  return tag.replace(SOURCES, "");
}

/**
 * Answers the document's question for the reader's colours. What a mail program is told by its system
 * is told here by the page: in style sheets and in what they are asked for with, not in any text.
 */
function inScheme(html: string, scheme: "light" | "dark"): string {
  const question = (text: string): string =>
    text.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_all, asked: string) =>
      asked.toLowerCase() === scheme ? "(min-width:0)" : "(max-width:0)",
    );
  return html
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/gi, (style) =>
      question(style).replace(/color-schemes?\s*:\s*light dark/gi, (both) =>
        both.replace(/light dark/i, scheme),
      ),
    )
    .replace(/<(?:source|link)\b[^>]*>/gi, question)
    .replace(/<meta\b[^>]*color-scheme[^>]*>/gi, (meta) => meta.replace("light dark", scheme));
}
