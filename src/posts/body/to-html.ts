/** The text of a post, in whatever markup, as HTML that is not yet safe. */
import type { Dialect, PostsConfig } from "../../model/config.ts";
import type { Markup } from "../../model/post.ts";
import { withoutBlockAttributes } from "./markdown/block-attributes.ts";
import type { ChangeCounter } from "./changes.ts";
import { withCjkEmphasis } from "./markdown/cjk-emphasis.ts";
import { commonMarkdown } from "./markdown/extensions.ts";
import { findPostByName } from "./find-post.ts";
import { fromFreeMarkdown } from "./markdown/free-markdown.ts";
import { withHardBreaks } from "./markdown/hard-breaks.ts";
import { finishKramdown, fromKramdown } from "./markdown/kramdown.ts";
import { markdownHtml } from "./markdown/markdown.ts";
import { mdxHtml } from "./markdown/mdx.ts";
import { plainTextHtml } from "./plain-text.ts";
import { orgHtml } from "./org/org-html.ts";
import { rstHtml } from "./rst/rst-html.ts";
import { expandTags } from "./tags/expand.ts";
import type { TagContext } from "./tags/tag.ts";
import { takeTags } from "./tags/take.ts";
import { withWikiLinks } from "./markdown/wiki-links.ts";

export interface ToHtml {
  readonly html: string;
  /** Where and why MDX could not be read as such; the line counts from the body's first. */
  readonly broken?: { readonly message: string; readonly line?: number; readonly column?: number };
}

/** @param text the body, with LF as its line end */
export function toHtml(
  text: string,
  markup: Markup,
  context: TagContext,
  changes: ChangeCounter,
): ToHtml {
  const { dialect } = context.config.posts;
  switch (markup) {
    case "text":
      if (isHtml(text)) return { html: text };
      return isMarkdown(text) ? markdown(text, context, changes) : { html: plainTextHtml(text) };
    case "rst":
      return { html: rstHtml(text, changes) };
    case "org":
      return { html: orgHtml(text) };
    case "html": {
      const taken = takeTags(text, dialect, false, context.head.isLiteral);
      return { html: expandTags(taken.text, taken, context, changes) };
    }
    case "mdx": {
      const { text: common, headingIds } = commonMarkdown(withoutMagic(text, dialect));
      const settings = { typographic: isTypographic(context.config.posts), headingIds };
      const mdx = mdxHtml(common, settings, changes);
      if ("html" in mdx) return mdx;
      const { broken: message, ...place } = mdx;
      // What was rewritten has other lines than the file.
      const broken = { message, ...(common === text ? place : {}) };
      return { ...markdown(withoutModules(text), context, changes), broken };
    }
    case "markdown":
      return dialect === "docusaurus"
        ? docusaurus(withoutMagic(text, dialect), context, changes)
        : markdown(text, context, changes);
  }
}

// Docusaurus reads every post as MDX. Most are Markdown all the same, many of them no valid MDX since
// its second version: only those that use what MDX has are tried as such.
function docusaurus(text: string, context: TagContext, changes: ChangeCounter): ToHtml {
  if (!/=\{|\{\/\*|^(?:import|export) |<[A-Z]/m.test(text)) return markdown(text, context, changes);
  const marked = text.replace(/<!--\s{0,9}truncate\s{0,9}-->/, "{/* truncate */}");
  return { html: toHtml(marked, "mdx", context, changes).html };
}

// Lines of code that tell Docusaurus which others are to stand out.
function withoutMagic(text: string, dialect: Dialect): string {
  return dialect === "docusaurus" && text.includes("highlight-") ? text.replace(MAGIC, "") : text;
}

const MAGIC =
  /^[ \t]*(?:\/\/|#|--|%|<!--|\{?\/\*)[ \t]*highlight-(?:next-line|start|end)[ \t]*(?:\*\/\}?|-->)?[ \t]*\n/gm;

function markdown(text: string, context: TagContext, changes: ChangeCounter): ToHtml {
  const { dialect } = context.config.posts;
  const taken = takeTags(text, dialect, true, context.head.isLiteral);
  const isKramdown = dialect === "jekyll";
  const source = REWRITTEN.get(dialect)?.(taken.text) ?? taken.text;
  const { blockAttributes, hardBreaks } = context.config.posts.rules ?? {};
  const blocks = blockAttributes === true ? withoutBlockAttributes(source) : source;
  // Hexo's Markdown ends lines where they end unless told not to.
  const whole = (hardBreaks ?? dialect === "hexo") ? withHardBreaks(blocks) : blocks;
  const linked = withWikiLinks(whole, (name) =>
    findPostByName(name, context.head.source, context.urls),
  );
  const { text: common, headingIds } = commonMarkdown(withCjkEmphasis(linked));
  const html = markdownHtml(common, {
    typographic: isTypographic(context.config.posts),
    headingIds,
  });
  return {
    html: expandTags(isKramdown ? finishKramdown(html) : html, taken, context, changes),
  };
}

// Whose Markdown has more than that of the others, and where nobody knows whose it is.
const REWRITTEN: ReadonlyMap<Dialect, (text: string) => string> = new Map([
  ["jekyll", fromKramdown],
  ["plain", fromFreeMarkdown],
]);

// Whose Markdown makes quotes curly and dashes long unless told not to.
const TYPOGRAPHIC: ReadonlySet<Dialect> = new Set(["jekyll", "hugo", "hexo", "astro"]);

function isTypographic({ dialect, rules }: PostsConfig): boolean {
  return rules?.typographic ?? TYPOGRAPHIC.has(dialect);
}

// Lines that only a program reads are no text, and the comments are the ones of MDX.
function withoutModules(text: string): string {
  return text
    .replace(/^(?:import|export) (?:[^\n]{0,999} from )?["'{*\w][^\n]{0,999};?$\n?/gm, (line) =>
      /^(?:import [^\n]*["']|export (?:const|let|default|function|\{))/.test(line) ? "" : line,
    )
    .replace(/\{\/\*\s{0,9}(\w{1,20})\s{0,9}\*\/\}/g, "<!--$1-->");
}

// Blosxom's bodies are HTML as often as text: whoever closes an element means it.
function isHtml(text: string): boolean {
  return /<\/(?:p|div|ul|ol|li|blockquote|pre|h[1-6]|table|a|b|i|em|strong|code)>|<(?:p|br)\s?\/?>/i.test(
    text,
  );
}

// Nobody writes a link or a fence in that way but whoever means Markdown.
function isMarkdown(text: string): boolean {
  return /\]\((?:https?:\/\/|mailto:|\.{0,2}\/|#)[^()\s]{1,500}\)|^```[^`\n]*$|^\[[^\]\n]{1,99}\]: +\S+$/m.test(
    text,
  );
}
