/**
 * An XML feed with a stylesheet for browsers (https://www.w3.org/TR/xml-stylesheet/); readers pass it
 * over. Any other text is as it was.
 *
 * @param href address of the CSS; one that begins with `/` works on every host the site is shown from
 */
export function withStylesheet(text: string, href: string): string {
  const escaped = href.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  return text.replace(
    /^<\?xml [^>]*\?>\n/,
    (declaration) => `${declaration}<?xml-stylesheet type="text/css" href="${escaped}"?>\n`,
  );
}
