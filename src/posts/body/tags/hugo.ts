/** Hugo's own shortcodes, and those that most themes have. */
import { escapeMarkup } from "../../../lib/text.ts";
import { inlineHtml } from "../markdown/markdown.ts";
import { type Arguments, firstNamed, readArguments } from "./arguments.ts";
import { boxEnd, boxStart } from "./boxes.ts";
import { gistAddress } from "./liquid.ts";
import { codeBlock, figure, film, frame, image, link, quote, vimeo, youtube } from "./markup.ts";
import { postAddress } from "./posts.ts";
import { type Meaning, NOTHING, type Tag, type TagContext } from "./tag.ts";
import { verbatimMeaning } from "./verbatim.ts";

/** What a `{{< … >}}` means, if it is one of the well-known. */
export function hugoMeaning(tag: Tag, context: TagContext): Meaning | undefined {
  const given = readArguments(tag.rest);
  const first = given.positional[0] ?? "";
  const second = given.positional[1] ?? "";
  const id = firstNamed(given, "id") ?? first;
  switch (tag.name) {
    case "/*":
      return { html: escapeMarkup(tag.rest) };
    case "youtube":
    case "youtube-lite":
    case "youtubeLite":
      return id === "" ? undefined : youtube(id, firstNamed(given, "title", "label"));
    case "vimeo":
      return id === "" ? undefined : vimeo(id, firstNamed(given, "title"));
    case "figure":
    case "image":
    case "img":
      return figure(given, inlineHtml) ?? (first === "" ? undefined : figure(asSource(first)));
    case "ref":
    case "relref":
      return postAddress(firstNamed(given, "path") ?? first, context);
    case "highlight":
      return tag.body === undefined ? undefined : highlighted(shownTags(tag.body), given);
    case "imgproc":
      // Docsy's: a picture of the post's own, of which the name may be cut short, with a caption inside.
      return /\.\w+$/.test(first) ? image(first, "") : undefined;
    case "param": {
      const value = paramOf(first.toLowerCase(), context);
      return value === undefined ? undefined : { html: escapeMarkup(value) };
    }
    case "gist": {
      const name = second === "" ? first : `${first}/${second}`;
      return first === "" ? undefined : link(gistAddress(name), `gist ${name}`);
    }
    case "tweet":
    case "twitter":
    case "x": {
      const user = firstNamed(given, "user");
      const address = `https://x.com/${user ?? "i"}/status/${id}`;
      return id === "" ? undefined : link(address, address.slice("https://".length));
    }
    case "video": {
      // A file or a page, as Quarto and many themes have it.
      const source = firstNamed(given, "src", "url") ?? first;
      if (/\.(?:mp4|m4v|mov|ogv|webm)$/i.test(source)) return film(source);
      return /^https?:/.test(source) ? frame(source) : undefined;
    }
    case "iframe": {
      const source = firstNamed(given, "src", "url") ?? first;
      return /^https?:/.test(source) ? frame(source, firstNamed(given, "title")) : undefined;
    }
    case "bilibili":
      return /^\w+$/.test(id) ? frame(`https://www.bilibili.com/video/${id}`) : undefined;
    case "instagram":
      return id === "" ? undefined : frame(`https://www.instagram.com/p/${id}/`);
    case "quote":
    case "blockquote":
      return quote(given);
    case "/quote":
    case "/blockquote":
      return { html: "</blockquote>" };
    default:
      // What ends a shortcode says nothing that its beginning did not.
      if (tag.body !== undefined) return verbatimMeaning(tag, shownTags(tag.body));
      if (tag.name.startsWith("/")) return boxEnd(tag.name.slice(1).trim()) ?? NOTHING;
      return tag.isClosed ? boxStart(tag.name, given) : undefined;
  }
}

function highlighted(code: string, { positional: [language, options = ""] }: Arguments): Meaning {
  const isInline = /\bhl_inline\s{0,9}=\s{0,9}true/i.test(options);
  return isInline
    ? { html: `<code>${escapeMarkup(code.trim())}</code>` }
    : codeBlock(code, language);
}

// In highlighted code, as anywhere, these marks mean that the shortcode is shown.
function shownTags(code: string): string {
  return code.replace(/\{\{([<%])\/\*/g, "{{$1").replace(/\*\/([>%])\}\}/g, "$1}}");
}

/** What the post's header or the site's settings say. */
function paramOf(name: string, { head, config }: TagContext): string | undefined {
  if (name === "title") return head.title;
  if (name === "description" && head.summary !== undefined) return head.summary;
  if (name === "author" && head.authors[0]) return head.authors[0].name;
  const variables = config.posts.rules?.variables ?? {};
  return Object.hasOwn(variables, `params.${name}`) ? variables[`params.${name}`] : undefined;
}

function asSource(source: string): ReturnType<typeof readArguments> {
  return { positional: [], named: new Map([["src", source]]) };
}
