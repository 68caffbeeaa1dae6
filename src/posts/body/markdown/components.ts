/** Components of well-known MDX sites that say something in plain HTML. */
import { escapeMarkup } from "../../../lib/text.ts";

type Component = (attributes: ReadonlyMap<string, string>) => string;

/** The HTML that stands in their place, before what stands within them; not yet safe. */
export const COMPONENTS: ReadonlyMap<string, Component> = new Map<string, Component>([
  ["Fragment", () => ""],
  ["Image", picture],
  ["Img", picture],
  ["Figure", picture],
  ["YouTube", frame("https://www.youtube.com/embed/")],
  ["Youtube", frame("https://www.youtube.com/embed/")],
  ["Vimeo", frame("https://player.vimeo.com/video/")],
  ["TabItem", label],
  ["Tab", label],
  ["Tabs", () => ""],
  ["Aside", label],
  ["Callout", label],
  ["Admonition", label],
  ["Note", label],
]);

function picture(attributes: ReadonlyMap<string, string>): string {
  const kept = ["src", "alt", "title", "width", "height"].flatMap((name) => {
    const value = attributes.get(name);
    return value === undefined ? [] : [` ${name}="${escapeMarkup(value)}"`];
  });
  return attributes.has("src") ? `<img${kept.join("")}>` : "";
}

function frame(before: string): Component {
  return (attributes) => {
    const id =
      attributes.get("id") ?? attributes.get("videoid") ?? attributes.get("youtubeid") ?? "";
    const address = /^https?:/.test(id) ? id : before + encodeURIComponent(id);
    const title = escapeMarkup(attributes.get("title") ?? "");
    return id === "" ? "" : `<iframe src="${escapeMarkup(address)}" title="${title}"></iframe>`;
  };
}

function label(attributes: ReadonlyMap<string, string>): string {
  const text = attributes.get("label") ?? attributes.get("title") ?? "";
  return text === "" ? "" : `<p><strong>${escapeMarkup(text)}</strong></p>`;
}
