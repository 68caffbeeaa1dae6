/**
 * The one pass that makes HTML safe, for feeds and mail alike. What comes out is not the input with
 * bad things taken away: it is written anew, and only elements, attributes and schemes of
 * `allow-list.ts` are ever written, every value escaped. So nothing depends on how a browser would have
 * read the input, and nothing in it (no raw text, no foreign content) can be read in two ways. It
 * nests, and is well-formed XML as well as HTML.
 */
import { escapeMarkup, xmlLegal } from "../../../lib/text.ts";
import type { Image } from "../../../model/post.ts";
import type { Addresses } from "../addresses.ts";
import {
  DROPPED_SILENTLY,
  DROPPED_WHOLE,
  ELEMENTS,
  KNOWN_ELEMENTS,
  REPLACED_ELEMENTS,
  VOID_ELEMENTS,
} from "./allow-list.ts";
import { attribute, keptAttributes } from "./attributes.ts";
import { type ChangeCounter, quoted } from "../changes.ts";
import { withEmoji } from "../markdown/emoji.ts";
import { isMoreMark } from "../excerpt.ts";
import type { Fragments } from "./fragments.ts";
import { readTokens, type TokenSink } from "./html-tokens.ts";
import { htmlWriter } from "./html-writer.ts";
import { mediaWriter } from "./media.ts";
import { isInList } from "./nesting.ts";
import { skipper } from "./skip.ts";
import { unknownElements } from "./unknown-elements.ts";

export interface Surroundings {
  readonly addresses: Addresses;
  readonly fragments: Fragments;
  /** What is changed or dropped is counted here. */
  readonly changes: ChangeCounter;
  /** Whether `:tada:` stands for an emoji. */
  readonly emoji?: boolean;
}

export interface SafeHtml {
  readonly html: string;
  /** What stands before the author's "more" mark, if there is one; may end within an element. */
  readonly excerpt?: string;
  /** The first few pictures that may stand for the post. */
  readonly images: readonly Image[];
}

export function safeHtml(html: string, surroundings: Surroundings): SafeHtml {
  const { addresses, fragments, changes, emoji = false } = surroundings;
  const writer = htmlWriter((from) => fragments.forget(from));
  const media = mediaWriter(writer, addresses, changes);
  const skip = skipper();
  const unknown = unknownElements(writer, changes);
  let more: number | undefined;
  let heading: { readonly part: number; text: string } | undefined;

  const openElement: TokenSink["open"] = (tagName, attributes, selfClosing, written) => {
    if (skip.opens(tagName, selfClosing)) return;
    countHandlers(attributes, changes);
    const name = REPLACED_ELEMENTS.get(tagName) ?? tagName;
    if (media.open(name, attributes)) {
      if (name === "iframe" && !selfClosing) skip.start(name);
      return;
    }
    if (!ELEMENTS.has(name)) {
      if (isHtml(name)) countDropped(name);
      else unknown.open(name, written, attributes.size === 0 && !selfClosing);
      if (DROPPED_WHOLE.has(name) && !selfClosing) skip.start(name);
      return;
    }
    if (name === "a") openLink(attributes);
    else openOther(name, attributes);
  };

  function openOther(name: string, attributes: ReadonlyMap<string, string>): void {
    const isItem = name === "li" || name === "dt" || name === "dd";
    const as = isItem && !isInList(name, writer.stack) ? "div" : name;
    const id = ownId(attributes);
    const kept = keptAttributes(as, attributes, addresses) + id;
    const part = writer.open(name, `<${as}${kept}${VOID_ELEMENTS.has(as) ? " />" : ">"}`, as);
    if (part !== undefined && HEADINGS.has(as))
      heading = id === "" ? { part, text: "" } : undefined;
  }

  function openLink(attributes: ReadonlyMap<string, string>): void {
    const written = attributes.get("href");
    const href = written === undefined ? undefined : addresses.link(written);
    const rest = keptAttributes("a", attributes, addresses) + ownId(attributes);
    if (href === undefined) {
      if (rest.includes(" id=")) writer.open("a", `<a${rest}>`);
      // The end tag of what is left out must not end a link further out.
      else writer.close("a");
    } else if (fragments.isWithin(href)) {
      const part = writer.open("a", "<a>");
      if (part !== undefined) fragments.noteLink(part, '<a href="', href, `"${rest}>`);
    } else writer.open("a", `<a${attribute("href", href)}${rest}>`);
  }

  function ownId(attributes: ReadonlyMap<string, string>): string {
    const written = attributes.get("id") ?? attributes.get("name");
    const id = written === undefined ? undefined : fragments.idFor(written);
    return id === undefined ? "" : attribute("id", id);
  }

  function countDropped(name: string): void {
    if (DROPPED_SILENTLY.has(name)) return;
    if (DROPPED_WHOLE.has(name)) changes.add(`${quoted(name)} dropped`);
    else changes.add(`${quoted(name)} dropped, its text kept`);
  }

  readTokens(xmlLegal(html), {
    open: openElement,
    close(tagName) {
      if (skip.closes(tagName)) return;
      const name = REPLACED_ELEMENTS.get(tagName) ?? tagName;
      if (heading && HEADINGS.has(name)) {
        fragments.noteHeading(heading.part, heading.text);
        heading = undefined;
      }
      media.close(name);
      if (name === "br") writer.open("br", "<br />");
      else if (ELEMENTS.has(name)) writer.close(name);
      else unknown.close(name);
    },
    text(text) {
      if (skip.active()) return;
      if (heading) heading.text += text;
      const hasEmoji = emoji && !writer.isIn("code") && !writer.isIn("pre");
      writer.text(escapeMarkup(hasEmoji ? withEmoji(text) : text));
    },
    comment(text) {
      if (more === undefined && isMoreMark(text)) more = writer.parts.length;
    },
  });
  media.end();
  unknown.end();
  writer.end();
  fragments.settle(writer.parts);
  return {
    html: writer.parts.join(""),
    ...(more === undefined ? {} : { excerpt: writer.parts.slice(0, more).join("") }),
    images: media.images(),
  };
}

function isHtml(name: string): boolean {
  return DROPPED_SILENTLY.has(name) || DROPPED_WHOLE.has(name) || KNOWN_ELEMENTS.has(name);
}

const HEADINGS: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

function countHandlers(attributes: ReadonlyMap<string, string>, changes: ChangeCounter): void {
  if (attributes.size === 0) return;
  for (const name of attributes.keys()) {
    if (name.startsWith("on") && /^on[a-z]+$/.test(name)) changes.add(`${quoted(name)} dropped`);
  }
}
