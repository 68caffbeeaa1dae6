/** Hexo's tag plug-ins. */
import { escapeMarkup } from "../../../lib/text.ts";
import { readArguments } from "./arguments.ts";
import { gistAddress } from "./liquid.ts";
import { themeMeaning } from "./hexo-themes.ts";
import { codeBlock, frame, link, pictureOf, vimeo, youtube } from "./markup.ts";
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
      const by = tag.rest.replace(/https?:\S{1,2000}/g, "").replace(/[\s,]+$/, "");
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
      return themeMeaning(tag);
  }
}
