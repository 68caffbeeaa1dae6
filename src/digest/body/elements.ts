/** Which elements a letter keeps, and what becomes of the others. */

/** Elements that stay, or turn into another that mail programs know better. */
export const KEPT: Readonly<Record<string, string>> = {
  ...same("p ul ol li dl dt dd blockquote pre hr br table caption thead tbody tfoot tr th td"),
  ...same("a strong b em i u s del ins sub sup code kbd samp var mark small q cite abbr dfn"),
  ...same("bdi bdo span ruby rt rp wbr h1 h2 h3 h4 h5 h6"),
  ...turned("div", "div section article aside header footer nav address details main figure"),
  ...turned("p", "figcaption"),
  ...turned("p", "summary"),
  ...turned("span", "time"),
};

/** Elements that go with all that is in them; of any other that is not kept the content stays. */
export const DROPPED: ReadonlySet<string> = new Set(
  "script style template noscript iframe object embed form input button select textarea option title head meta link base svg math source track param audio canvas dialog plaintext xmp noembed noframes frame frameset".split(
    " ",
  ),
);

export const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "wbr"]);

function same(tags: string): Record<string, string> {
  return Object.fromEntries(tags.split(" ").map((tag) => [tag, tag]));
}

function turned(into: string, tags: string): Record<string, string> {
  return Object.fromEntries(tags.split(" ").map((tag) => [tag, into]));
}
