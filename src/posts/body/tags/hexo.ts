/** Hexo's tag plug-ins. */
import { escapeMarkup } from "../../../lib/text.ts";
import { readArguments } from "./arguments.ts";
import { gistAddress } from "./liquid.ts";
import { codeBlock, frame, image, link, vimeo, youtube } from "./markup.ts";
import { postAddress, postLink } from "./posts.ts";
import { type Meaning, NOTHING, type Tag, type TagContext } from "./tag.ts";

/** What a `{% … %}` means in Hexo, if it is one of the well-known. */
export function hexoMeaning(tag: Tag, context: TagContext): Meaning | undefined {
  const { positional, named } = readArguments(tag.rest);
  const [first = "", second = ""] = positional;
  switch (tag.name) {
    case "codeblock":
    case "code":
      return tag.body === undefined
        ? undefined
        : codeBlock(tag.body, named.get("lang") ?? /^[a-z0-9+#-]+$/i.exec(first)?.[0]);
    case "asset_img":
    case "img":
    case "image":
      return pictureOf(positional);
    case "asset_path":
      return { html: escapeMarkup(first) };
    case "asset_link":
      return first === "" ? undefined : link(first, positional.slice(1).join(" ") || first);
    case "post_link":
      return postLink(first, second === "true" || second === "false" ? "" : second, context);
    case "post_path":
      return postAddress(first, context);
    case "link": {
      const address = positional.find((word) => /^(?:https?:|\/)/.test(word));
      const text = positional.filter((word) => word !== address && word !== "true");
      return address === undefined ? undefined : link(address, text.join(" ") || address);
    }
    case "youtube":
      return first === "" ? undefined : youtube(first);
    case "vimeo":
      return first === "" ? undefined : vimeo(first);
    case "iframe":
      return first === "" ? undefined : frame(first);
    case "gist":
      return first === "" ? undefined : link(gistAddress(first), `gist ${first}`);
    case "blockquote":
    case "quote":
    case "pullquote": {
      const by = positional.filter((word) => !/^https?:/.test(word)).join(" ");
      const speaker = by === "" || tag.name === "pullquote" ? "" : `<p>${escapeMarkup(by)}:</p>`;
      return { html: `<blockquote>${speaker}` };
    }
    case "endblockquote":
    case "endquote":
    case "endpullquote":
      return { html: "</blockquote>" };
    case "comment":
    case "endcomment":
      return NOTHING;
    default:
      return undefined;
  }
}

// `{% asset_img [class names] slug [width] [height] [title text [alt text]] %}`
function pictureOf(words: readonly string[]): Meaning | undefined {
  const at = words.findIndex((word) => /[./]/.test(word));
  const source = words[at];
  if (source === undefined) return undefined;
  const after = words.slice(at + 1);
  const sizes = after.filter((word) => /^\d+(?:px|%)?$/.test(word));
  const named = new Map<string, string>();
  if (sizes[0] !== undefined) named.set("width", sizes[0]);
  if (sizes[1] !== undefined) named.set("height", sizes[1]);
  const text = after.filter((word) => !sizes.includes(word));
  return image(source, text.at(-1) ?? "", { positional: [], named });
}
