/** Tags that well-known themes of Hexo bring along (NexT, Butterfly, Volantis). */
import { escapeMarkup } from "../../../lib/text.ts";
import { frame, link } from "./markup.ts";
import { type Meaning, NOTHING, type Tag } from "./tag.ts";

/** What such a tag shows: the words in it, as a sentence may go through them. */
export function themeMeaning({ name, rest }: Tag): Meaning | undefined {
  const parts = rest.split(",").map((part) => part.trim());
  const [first = "", second = ""] = parts;
  switch (name) {
    // NexT's is `class@text`, Butterfly's `text color`.
    case "label":
      return words(
        rest.includes("@") ? rest.slice(rest.indexOf("@") + 1) : (rest.split(/\s+/)[0] ?? ""),
      );
    case "u":
    case "emp":
    case "wavy":
    case "del":
    case "kbd":
    case "psw":
      return words(rest);
    case "span":
    case "p":
    case "checkbox":
    case "radio":
      return words(parts.length > 1 ? rest.slice(rest.indexOf(",") + 1) : rest);
    case "hideInline":
      return words(first);
    case "btn":
    case "button":
      return /^(?:https?:|\/)/.test(first) && second !== "" ? link(first, second) : undefined;
    case "folding":
    case "hideToggle":
    case "hideBlock":
      return heading(name === "folding" && parts.length > 1 ? second : first);
    case "endfolding":
    case "endhideToggle":
    case "endhideBlock":
      return NOTHING;
    case "bilibili":
      return /^(?:BV|av)\w+$/i.test(first)
        ? frame(`https://www.bilibili.com/video/${first}`)
        : undefined;
    default:
      return undefined;
  }
}

function words(text: string): Meaning {
  return { html: escapeMarkup(text.trim()) };
}

function heading(text: string): Meaning {
  return text === "" ? NOTHING : { html: `<strong>${escapeMarkup(text)}</strong> ` };
}
