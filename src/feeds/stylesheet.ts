/**
 * An XML feed with a stylesheet for browsers (https://www.w3.org/TR/xml-stylesheet/); readers pass it
 * over. Any other text is as it was.
 *
 * @param pieces the first of which has the declaration
 * @param href address of the CSS; one that begins with `/` works on every host the site is shown from
 */
export function withStylesheet(pieces: readonly string[], href: string): readonly string[] {
  const [head = "", ...others] = pieces;
  const escaped = href.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  const styled = head.replace(
    /^<\?xml [^>]*\?>\n/,
    (declaration) => `${declaration}<?xml-stylesheet type="text/css" href="${escaped}"?>\n`,
  );
  return [styled, ...others];
}
