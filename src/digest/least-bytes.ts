/** How long HTML will be, before MJML has made it. */
import { bytesOf } from "../lib/text.ts";

/**
 * Bytes that the HTML of an MJML document has at the very least: what stands between the elements of
 * its body goes into it as it is, but for indentation and comments, and each block is wrapped in rows
 * and cells with their styles.
 *
 * @param enough what is of no interest below: 0 for a document that cannot have more
 */
export function leastBytes(document: string, enough: number): number {
  const body = document.slice(Math.max(0, document.indexOf("<mj-body")));
  const wrapping = (body.match(BLOCKS)?.length ?? 0) * WRAPPING;
  if (bytesOf(body) + wrapping <= enough) return 0;
  const kept = body.replace(LEFT_OUT, "");
  return bytesOf(kept) + wrapping;
}

const BLOCKS = /<mj-(?:section|column|text|button|image)\b/g;
/** Less than any of them takes. */
const WRAPPING = 180;

const LEFT_OUT = /<\/?mj[^>]*>|<!--[\s\S]*?-->|\s*\n\s*/g;
