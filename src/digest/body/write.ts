/**
 * The text of a post as HTML for a mail. It is written anew from a tree, of elements and attributes that
 * are named here: nothing that a post says can end the block that it stands in, style it or run.
 */
import { escapeMarkup, xmlLegal } from "../../lib/text.ts";
import { SafeHtml } from "../safe-html.ts";
import type { Theme } from "../theme.ts";
import { fragmentsOf, hostOf, hrefOf } from "./addresses.ts";
import { DROPPED, KEPT, VOID } from "./elements.ts";
import type { Highlighter } from "./highlight.ts";
import { isOnePicture, type SizeOf, writePicture } from "./picture.ts";
import { type Look, stylesFor } from "./styles.ts";
import { tagged } from "./tag.ts";
import { type BodyElement, type BodyNode, findElement, parseBody, textOf } from "./tree.ts";

export interface BodyContext {
  readonly theme: Theme;
  /** The post's own address: links to places in it stay in the letter. */
  readonly url: string;
  /** Where its lines begin: `left` or `right`. */
  readonly start: string;
  /** Absent: code is not coloured. */
  readonly highlighter?: Highlighter;
  /** Pixels of a picture, as far as known, where the post does not say them. */
  readonly sizeOf?: SizeOf;
}

/** @param html the post's content, whatever is in it */
export function writeBody(html: string, context: BodyContext): SafeHtml {
  const nodes = parseBody(html);
  const levels = ["h1", "h2", "h3", "h4", "h5", "h6"];
  const top = levels.findIndex((level) => findElement(nodes, level)) + 1;
  const targets = new Set(fragmentsOf(nodes, context.url));
  const styles = stylesFor(context.theme, context.start);
  return new SafeHtml(
    xmlLegal(write(nodes, { ...context, styles, top: Math.max(1, top), targets })).trim(),
  );
}

interface Writing extends BodyContext {
  readonly styles: Readonly<Record<string, Look>>;
  /** The highest level of headings that the post has. */
  readonly top: number;
  /** Ids that something links to. */
  readonly targets: ReadonlySet<string>;
  /** Within a link, which another would end. */
  readonly isLinked?: boolean;
  /** A picture here is all that stands on its lines. */
  readonly isAlone?: boolean;
}

function write(nodes: readonly BodyNode[], writing: Writing): string {
  return nodes
    .map((node) => (typeof node === "string" ? escapeMarkup(node) : writeElement(node, writing)))
    .join("");
}

function writeElement(element: BodyElement, writing: Writing): string {
  const { tag, attributes, children } = element;
  if (DROPPED.has(tag)) return "";
  if (tag === "img") return writePicture(attributes, writing);
  if (tag === "video") return writeVideo(element, writing);
  if (tag === "pre") return writeCode(element, writing);
  const kept = Object.hasOwn(KEPT, tag) ? KEPT[tag] : undefined;
  if (kept === undefined) return write(children, writing);
  if (kept === "a") return writeLink(element, writing);
  const isAlone = STANDS_ALONE.has(kept) && isOnePicture(children);
  const block = isAlone ? { ...writing, isAlone } : writing;
  const within = kept === "li" ? { ...block, styles: nested(writing) } : block;
  const inner = VOID.has(kept) ? "" : write(children, within);
  const heading = /^h([1-6])$/.exec(kept)?.[1];
  const name = heading ? `h${Math.min(6, Number(heading) - writing.top + 3)}` : kept;
  const own = Object.fromEntries(
    (OWN[name] ?? []).flatMap((key) => {
      const value = attributes[key];
      return value !== undefined && /^[\w-]{1,20}$/.test(value) ? [[key, value]] : [];
    }),
  );
  const look = writing.styles[tag] ?? writing.styles[name];
  const written = tagged(
    name,
    { ...own, ...common(attributes, writing) },
    inner,
    aligned(look, own),
  );
  return name === "table" ? `${SCROLLING}${written}</div></div>` : written;
}

// Only what is around a table can scroll, and only where what is around that does not grow with it: mails
// are tables themselves.
const SCROLLING =
  '<div style="display:table;table-layout:fixed;width:100%;margin:0 0 16px"><div tabindex="0" style="overflow-x:auto">';

/** Without an address it is no link, and in a link neither. */
function writeLink({ attributes, children }: BodyElement, writing: Writing): string {
  const href = hrefOf(attributes["href"], writing);
  if (href === undefined || writing.isLinked) return write(children, writing);
  const inner = write(children, { ...writing, isLinked: true });
  // What it showed is nothing for a mail, such as a drawing without words: then it says where it leads.
  const shown = /[^\s]|<img/.test(inner.replace(/<(?!img)[^>]*>/g, ""));
  const text = shown || href.startsWith("#") ? inner : escapeMarkup(hostOf(href));
  return tagged("a", { href, ...common(attributes, writing) }, text, writing.styles["a"]);
}

/** A list in a list stands close to what it belongs to. */
function nested({ styles, start }: Writing): Writing["styles"] {
  const list = { name: "ink", style: `margin:6px 0 0;padding:0;padding-${start}:26px` };
  return { ...styles, ul: list, ol: list };
}

/** Attributes of single elements; their values are numbers and single words. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  ol: ["start", "reversed", "type"],
  li: ["value"],
  td: ["colspan", "rowspan", "align"],
  th: ["colspan", "rowspan", "align", "scope"],
};

// `align` is older than style, and style wins where both are.
function aligned(look: Look | undefined, { align }: Record<string, string>): Look | undefined {
  if (!look || align === undefined || !/^(left|right|center)$/.test(align)) return look;
  return { ...look, style: look.style.replace(/text-align:\w+/, `text-align:${align}`) };
}

function common(
  attributes: BodyElement["attributes"],
  { targets }: Writing,
): Record<string, string> {
  const { id = "", lang = "", dir = "", title = "" } = attributes;
  return {
    ...(targets.has(id) && { id }),
    ...(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(lang) && { lang }),
    ...(/^(ltr|rtl|auto)$/i.test(dir) && { dir: dir.toLowerCase() }),
    ...(title !== "" && { title }),
  };
}

const STANDS_ALONE = new Set(["p", "div"]);

/** A mail plays no film: its picture, or its address, leads to it. */
function writeVideo({ attributes, children }: BodyElement, writing: Writing): string {
  const src = attributes["src"] ?? findElement(children, "source")?.attributes["src"];
  const href = hrefOf(src, writing) ?? writing.url;
  const { poster } = attributes;
  const linked = { ...writing, isLinked: true };
  const picture = poster === undefined ? "" : writePicture({ src: poster, alt: "▶" }, linked);
  if (writing.isLinked) return picture;
  return tagged("a", { href }, picture || `▶ ${escapeMarkup(href)}`, writing.styles["a"]);
}

function writeCode({ children }: BodyElement, { highlighter, styles, theme }: Writing): string {
  const classes = findElement(children, "code")?.attributes["class"] ?? "";
  const language = /(?:^|\s)lang(?:uage)?-([\w+#-]+)/.exec(classes)?.[1]?.toLowerCase();
  const code = textOf(children).replace(/^\n|\n+$/g, "");
  const parts =
    highlighter && language !== undefined ? highlighter.parts(code, language) : [{ text: code }];
  const inner = parts.map(({ text, is }) =>
    is === undefined
      ? escapeMarkup(text)
      : `<span class="c-${is}" style="color:${theme.code.parts[is].light}">${escapeMarkup(text)}</span>`,
  );
  return tagged("pre", { dir: "ltr" }, inner.join(""), styles["pre"]);
}
