/** Puts what template tags mean into HTML, and the tags themselves back where they stand in code. */
import { escapeMarkup } from "../../../lib/text.ts";
import { UNKNOWN_TARGET } from "../addresses.ts";
import { type ChangeCounter, quoted } from "../changes.ts";
import { attributesMeaning } from "./attribute-list.ts";
import { hexoMeaning } from "./hexo.ts";
import { hugoMeaning } from "./hugo.ts";
import { firstNamed, readArguments } from "./arguments.ts";
import { liquidMeaning } from "./liquid.ts";
import { link } from "./markup.ts";
import { outputMeaning } from "./output.ts";
import type { Meaning, Tag, TagContext } from "./tag.ts";
import type { Taken } from "./take.ts";
import { zolaMeaning } from "./zola.ts";

/**
 * The HTML made of a text whose tags were taken, with every tag's meaning in its place. In code the tag
 * is shown as it was written, in a comment it vanishes. What is not known is dropped and counted; an
 * address that began with it is none any more.
 */
export function expandTags(
  html: string,
  taken: Taken,
  context: TagContext,
  changes: ChangeCounter,
): string {
  if (taken.tags.length === 0) return html;
  const token = new RegExp(`<(/?)(pre|code|samp|kbd)(?=[\\s/>])|<!--|${taken.mark}(\\d+)x`, "gi");
  const parts: string[] = [];
  let copied = 0;
  let depth = 0;
  let isEscaped = taken.isHtml;
  let commentEnd = 0;
  for (let found = token.exec(html); found; found = token.exec(html)) {
    const [word, slash, element, number] = found;
    if (word === "<!--") {
      if (commentEnd <= found.index) {
        const end = html.indexOf("-->", found.index);
        commentEnd = end < 0 ? html.length : end;
      }
    } else if (number === undefined) {
      if (found.index < commentEnd) continue;
      depth = Math.max(0, depth + (slash ? -1 : 1));
      // A `pre` alone is the author's own HTML, in which the tag was escaped as it had to be.
      isEscaped = taken.isHtml || element?.toLowerCase() === "pre";
    } else {
      const tag = taken.tags[Number(number)];
      const inComment = found.index < commentEnd;
      // What begins or ends a block stands in no paragraph.
      const isAlone =
        html.startsWith("<p>", found.index - 3) && html.startsWith("</p>", token.lastIndex);
      const meant = tag && !inComment && depth === 0 ? meaningOf(tag, context, changes) : undefined;
      const around = isAlone && BLOCK.test(meant?.html ?? "") ? 1 : 0;
      parts.push(html.slice(copied, found.index - 3 * around));
      copied = token.lastIndex + 4 * around;
      if (!tag || inComment) continue;
      if (depth > 0) parts.push(isEscaped ? tag.inCode : escapeMarkup(tag.inCode));
      else {
        const beginsAttribute = html.startsWith('="', found.index - 2);
        parts.push(meant?.html ?? (beginsAttribute ? UNKNOWN_TARGET : ""));
      }
    }
  }
  parts.push(html.slice(copied));
  return parts.join("");
}

const BLOCK = /^<(?:\/(?:blockquote|details)>|(?:blockquote|details|figure|p|pre)[ >])/;

function meaningOf(tag: Tag, context: TagContext, changes: ChangeCounter): Meaning | undefined {
  const meaning = known(tag, context) ?? linkOf(tag) ?? wordsOf(tag);
  if (meaning?.change !== undefined) changes.add(meaning.change);
  if (meaning) return meaning;
  // The end of what was dropped need not be said once more.
  const name = nameOf(tag);
  if (!name.startsWith("end")) changes.add(`${kindOf(tag)} ${quoted(name)} dropped`);
  return undefined;
}

// Which file was to be included says more than that one was.
function nameOf({ name, rest }: Tag): string {
  if (name === "") return (rest.split("|", 1)[0] ?? "").trim();
  return name.startsWith("include") ? `${name} ${rest.split(/\s/, 1)[0]}`.trim() : name;
}

function known(tag: Tag, context: TagContext): Meaning | undefined {
  switch (tag.form) {
    case "attributes":
      return attributesMeaning(tag);
    case "output":
      return outputMeaning(tag, context);
    case "shortcode":
      return hugoMeaning(tag, context);
    case "call":
      return zolaMeaning(tag);
    case "block": {
      const hexoFirst = context.config.posts.dialect === "hexo";
      return hexoFirst
        ? (hexoMeaning(tag, context) ?? liquidMeaning(tag, context))
        : (liquidMeaning(tag, context) ?? hexoMeaning(tag, context));
    }
  }
}

function kindOf(tag: Tag): string {
  return tag.form === "shortcode" || tag.form === "call" ? "shortcode" : "template tag";
}

// `{{< tooltip text="Pods" id="pod" >}}` in the middle of a sentence: what it says is part of that.
function wordsOf(tag: Tag): Meaning | undefined {
  if (tag.form !== "shortcode" || tag.name.startsWith("/")) return undefined;
  const text = firstNamed(readArguments(tag.rest), "text");
  if (text === undefined) return undefined;
  const change = `${kindOf(tag)} ${quoted(tag.name)} became its text`;
  return { html: escapeMarkup(text), change };
}

// Whatever a site's own tag would have shown, with one address among its words it is hardly less than
// a link there.
function linkOf(tag: Tag): Meaning | undefined {
  if (tag.form === "output" || tag.form === "attributes") return undefined;
  const given = readArguments(tag.rest);
  const words = given.positional;
  const addresses = words.filter((word) => /^https?:\/\//.test(word));
  const address = addresses[0] ?? firstNamed(given, "url", "href", "link");
  if (address === undefined || addresses.length > 1) return undefined;
  if (!/^(?:https?:\/\/|\/)/.test(address)) return undefined;
  // An address alone is as likely to be a picture of the page it leads to.
  const text =
    firstNamed(given, "text", "title", "label", "name") ??
    words.find((word) => word !== address && /\p{L}/u.test(word) && !/\.\w+$/.test(word));
  if (text === undefined) return undefined;
  return {
    ...link(address, text),
    change: `${kindOf(tag)} ${quoted(tag.name)} became a link`,
  };
}
