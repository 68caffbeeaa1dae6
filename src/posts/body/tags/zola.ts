/** Zola's shortcodes, by the names that its documentation and themes give them. */
import { escapeMarkup } from "../../../lib/text.ts";
import { firstNamed, readArguments } from "./arguments.ts";
import { boxEnd, boxStart } from "./boxes.ts";
import { gistAddress } from "./liquid.ts";
import { figure, frame, link, quote, vimeo, youtube } from "./markup.ts";
import { type Meaning, NOTHING, type Tag } from "./tag.ts";

/** What a `{{ name(…) }}` or `{% name(…) %}` means, if it is one of the well-known. */
export function zolaMeaning(tag: Tag): Meaning | undefined {
  const given = readArguments(tag.rest);
  const id = firstNamed(given, "id", "video_id") ?? "";
  switch (tag.name) {
    case "/*":
      return { html: escapeMarkup(tag.rest) };
    case "youtube":
      return id === "" ? undefined : youtube(id, firstNamed(given, "title"));
    case "vimeo":
      return id === "" ? undefined : vimeo(id, firstNamed(given, "title"));
    case "figure":
    case "image":
    case "img":
    case "resize_image":
      return figure(given);
    case "gist": {
      const url = firstNamed(given, "url");
      return url === undefined ? undefined : link(gistAddress(url), gistAddress(url));
    }
    case "iframe":
    case "streamable": {
      const url = firstNamed(given, "url", "src");
      return url === undefined ? undefined : frame(url);
    }
    case "quote":
      return quote(given);
    case "end":
      return tag.rest === "quote" ? { html: "</blockquote>" } : (boxEnd(tag.rest) ?? NOTHING);
    default:
      return tag.isClosed ? boxStart(tag.name, given) : undefined;
  }
}
