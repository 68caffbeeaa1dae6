/** A Digest as a page of the site: for everybody, so without anything that is one reader's. */
import { escapeMarkup } from "../lib/text.ts";
import type { Site } from "../model/config.ts";
import type { Digest } from "../model/digest.ts";
import type { OutputFile } from "../model/output.ts";

/**
 * The page that stands at a Digest's `archiveUrl`. What the template marks as the mail's own is left
 * out; any token that is still there becomes the address of the site. The page runs no script and
 * loads nothing but pictures, styles and fonts.
 */
export function archivePage(digest: Digest, site: Site): OutputFile {
  const page = digest.html
    .replace(MAIL_ONLY, "")
    .replace(PREHEADER, "")
    .replaceAll(digest.tokens.unsubscribe, escapeMarkup(site.url))
    // A mail is an article in somebody's inbox; a page needs a landmark to jump to.
    .replace(/(<div\b[^>]*?) aria-roledescription="email" role="article"/, '$1 role="main"')
    .replace(
      /<head>/,
      () => `<head>${HEAD}<link rel="canonical" href="${escapeMarkup(digest.archiveUrl)}">`,
    );
  return { path: `editions/${digest.edition}/index.html`, text: `${page.trim()}\n` };
}

const MAIL_ONLY = /<!--mail-->[\s\S]*?<!--\/mail-->/g;
const PREHEADER = /<div style="display:none;[^"]*">[^<]*<\/div>/;

const POLICY = [
  "default-src 'none'",
  "img-src http: https:",
  "style-src 'unsafe-inline' https:",
  "font-src https:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const HEAD = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
