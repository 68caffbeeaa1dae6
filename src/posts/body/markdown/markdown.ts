/** The one door to satteri: Markdown and MDX become HTML, not yet safe. */
import { type HastNode, markdownToHtml, mdxToHast } from "satteri";
import { eased } from "./ease.ts";

export interface MarkdownSettings {
  /** Curly quotes, dashes and ellipses, where the site's own generator makes them. */
  readonly typographic: boolean;
  /** `# Heading {#id}`: only where the text has such a heading, as satteri takes any braces for it. */
  readonly headingIds: boolean;
}

/**
 * GitHub's Markdown with footnotes and definition lists. Raw HTML comes through as it is: whoever
 * calls this cleans the result.
 */
export function markdownHtml(markdown: string, settings: MarkdownSettings): string {
  const { text, typographic } = eased(capNesting(markdown), settings.typographic);
  const { html } = markdownToHtml(text, {
    features: {
      frontmatter: false,
      definitionList: true,
      headingAttributes: settings.headingIds,
      smartPunctuation: typographic,
      gfm: { footnotes: FOOTNOTES },
    },
  });
  return withoutFootnoteHeading(typographic ? withoutQuotes(html) : html);
}

/** A line of Markdown, such as a caption, without a paragraph around it. */
export function inlineHtml(line: string): string {
  const html = markdownHtml(line, { typographic: false, headingIds: false }).trim();
  const [, inside] = /^<p>((?:(?!<p>)[^])*)<\/p>$/.exec(html) ?? [];
  return inside ?? html;
}

/**
 * MDX as a tree in which components and expressions are still themselves.
 *
 * @throws Error with a message of satteri's where it isn't MDX
 */
export function mdxTree(mdx: string, settings: MarkdownSettings): HastNode {
  const { text, typographic } = eased(capNesting(mdx), settings.typographic, "{/* */}");
  // Without a line break at its end, a text that ends in a backslash ends the process (0.10.5).
  return mdxToHast(`${text}\n`, {
    features: {
      frontmatter: false,
      headingAttributes: settings.headingIds,
      smartPunctuation: typographic,
      gfm: { footnotes: FOOTNOTES },
    },
    position: false,
  });
}

export type { HastNode };

// Of `"www.example.org"` satteri (0.10.5) takes the second quotation mark for a part of the address.
function withoutQuotes(html: string): string {
  if (!html.includes('">www.')) return html;
  return html.replace(
    /<a href="(http:\/\/www\.[^"<>]*)%E2%80%9[9D]">(www\.[^<>]*)([’”])<\/a>/g,
    '<a href="$1">$2</a>$3',
  );
}

const LABEL = "postrider-footnotes";
const FOOTNOTES = { clobberPrefix: "", label: LABEL };

// The heading is English whatever the post's language, and meant for screen readers: a rule says the
// same to everybody.
function withoutFootnoteHeading(html: string): string {
  // Looking for it from the end takes ten times as long, and hardly a post has one.
  if (!html.includes(LABEL)) return html;
  const at = html.lastIndexOf(FOOTNOTE_HEADING);
  if (at < 0) return html;
  const section = html.lastIndexOf("<section", at);
  const inside = html.slice(at + FOOTNOTE_HEADING.length);
  return `${html.slice(0, section)}<hr>\n${html.slice(section, at)}${inside}`;
}

const FOOTNOTE_HEADING = `<h2 class="sr-only" id="footnote-label">${LABEL}</h2>\n`;

/** More marks of quotes and lists than this on one line are text. */
const DEEPEST = 60;

const MARK = "[ \\t]*(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])";
const TOO_DEEP = new RegExp(`^((?:${MARK}){${DEEPEST}})(?=${MARK})`, "gm");
// Next to no text nests deep, and this tells in a third of the time.
const NESTED = new RegExp(`(?:^|[\\n\\r])${MARK}${MARK}`);

/** Each mark on a line nests one deeper, and the time that takes grows with the square. */
function capNesting(markdown: string): string {
  return NESTED.test(markdown) ? markdown.replace(TOO_DEEP, "$1\\") : markdown;
}
