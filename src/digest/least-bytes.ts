/** How long HTML will be, before MJML has made it. */

/**
 * Bytes that the HTML of an MJML document has at the very least: what stands between the elements of
 * its body goes into it as it is, but for indentation and comments, and each block is wrapped in rows
 * and cells with their styles.
 */
export function leastBytes(document: string): number {
  const body = document.slice(Math.max(0, document.indexOf("<mj-body")));
  const blocks = body.match(BLOCKS)?.length ?? 0;
  const kept = body.replace(LEFT_OUT, "");
  return new TextEncoder().encode(kept).length + blocks * WRAPPING;
}

const BLOCKS = /<mj-(?:section|column|text|button|image)\b/g;
/** Less than any of them takes. */
const WRAPPING = 180;

const LEFT_OUT = /<\/?mj[^>]*>|<!--[\s\S]*?-->|\s*\n\s*/g;
