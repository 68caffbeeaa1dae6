import { xmlLegal } from "../lib/text.ts";
import type { Site } from "../model/config.ts";
import { themeFor } from "../digest/theme.ts";
import { stringsFor } from "./strings.ts";

/** By this line the stylesheet is known for ours: whoever takes it out keeps the file as it is. */
export const OUR_STYLE =
  "/* Written by Postrider, which replaces it. Without this line it is yours. */";

/**
 * What a browser makes of an Atom or RSS feed that somebody opened in it: what this is, and the posts.
 * Style alone: browsers have stopped running XSLT, and a feed is no place for a script.
 *
 * @param page address of the page that explains following
 */
export function feedStyle({ language, direction }: Site, page: string): string {
  const {
    page: ground,
    paper,
    ink,
    muted,
    accent,
    rule,
    bodyFont,
    headingFont,
  } = themeFor(language);
  // Isolated: an address in a text that runs from right to left would lose its last slash to the left.
  const words = quoted(stringsFor(language).thisIsAFeed(`\u2066${page}\u2069`));
  return `${OUR_STYLE}
feed, rss {
  color-scheme: light dark;
  --ground: ${ground.light}; --paper: ${paper.light}; --ink: ${ink.light};
  --muted: ${muted.light}; --accent: ${accent.light}; --rule: ${rule.light};
  display: block; box-sizing: border-box; min-height: 100vh; padding: 2.5rem 1.25rem 4rem; direction: ${direction};
  background: var(--ground); color: var(--ink); font: 17px/1.55 ${bodyFont}; overflow-wrap: anywhere;
}
@media (prefers-color-scheme: dark) {
  feed, rss {
    --ground: ${ground.dark}; --paper: ${paper.dark}; --ink: ${ink.dark};
    --muted: ${muted.dark}; --accent: ${accent.dark}; --rule: ${rule.dark};
  }
}
feed *, rss * { display: none; }
feed > *, channel > *, feed::before, rss::before { max-width: 42rem; margin-inline: auto; }
feed::before, rss::before {
  content: ${words};
  display: block; box-sizing: border-box; margin-block-end: 2.5rem; padding: 1rem 1.25rem;
  background: var(--paper); border: 1px solid var(--rule); border-inline-start: .35rem solid var(--accent);
  border-radius: .5rem;
}
channel, feed > title, channel > title, feed > subtitle, channel > description, entry, item,
entry > title, item > title, entry > published, item > pubDate, entry > summary, item > description {
  display: block;
}
feed > title, channel > title { font: 700 2.4rem/1.15 ${headingFont}; }
feed > subtitle, channel > description { margin-block: .5rem 0; color: var(--muted); }
/* Order by importance, whatever comes first in the file. */
entry, item {
  display: flex; flex-direction: column; margin-block: 2rem 0; padding-block: 1.5rem 0; border-block-start: 1px solid var(--rule);
}
entry > title, item > title { order: 1; font: 700 1.35rem/1.25 ${headingFont}; }
entry > published, item > pubDate {
  order: 0; overflow: hidden; height: 1.6em; width: 10ch; direction: ltr; unicode-bidi: isolate; align-self: start;
  color: var(--muted); font: .9rem/1.6 ui-monospace, Menlo, Consolas, monospace; white-space: nowrap; overflow-wrap: normal;
}
item > pubDate { width: 16ch; }
entry > title, item > title, entry > summary, item > description { unicode-bidi: plaintext; }
entry > summary, item > description { order: 2; margin-block: .4rem 0; }
entry > link[rel="alternate"], item > link {
  order: 3; display: block; margin-block: .4rem 0; direction: ltr; align-self: start;
  color: var(--accent); font: .85rem/1.5 ui-monospace, Menlo, Consolas, monospace;
}
entry > link[rel="alternate"]::before { content: attr(href); }
`;
}

/** A CSS string (CSS Syntax, 4.3.5). */
function quoted(text: string): string {
  return `"${xmlLegal(text).replace(/["\\\n\r\f<]/g, (c) => `\\${c.codePointAt(0)?.toString(16) ?? ""} `)}"`;
}
