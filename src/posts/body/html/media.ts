/** Pictures, films, sound and frames on their way through the safe-HTML pass. */
import { escapeMarkup, oneLine } from "../../../lib/text.ts";
import type { Image } from "../../../model/post.ts";
import type { Addresses } from "../addresses.ts";
import { keptAttributes } from "./attributes.ts";
import type { ChangeCounter } from "../changes.ts";
import { cardFor } from "./embeds.ts";
import type { HtmlWriter } from "./html-writer.ts";
import { asImage, isTrackingPixel, unlazied, withSource } from "../images.ts";

export interface MediaWriter {
  /** Deals with a start tag if it is one of these; whether it did. */
  open(name: string, attributes: ReadonlyMap<string, string>): boolean;
  close(name: string): void;
  /** Nothing more comes: what was begun is finished. */
  end(): void;
  /** The first few pictures that may stand for the post. */
  images(): readonly Image[];
}

/** A post whose first ones are not there is hardly going to have the next. */
const MOST_IMAGES = 4;

export function mediaWriter(
  writer: HtmlWriter,
  addresses: Addresses,
  changes: ChangeCounter,
): MediaWriter {
  const images: Image[] = [];
  let object: { url: string | undefined; title: string | undefined } | undefined;
  let noscript = false;
  const shown = new Set<string>();

  function note(picture: Image | undefined): void {
    if (picture && images.length < MOST_IMAGES) images.push(picture);
  }

  function image(written: ReadonlyMap<string, string>): void {
    const attributes = withSource(unlazied(written));
    if (attributes !== written && !written.get("src")?.startsWith("http")) {
      changes.add("lazy image made plain");
    }
    if (isTrackingPixel(attributes)) return changes.add("tracking pixel dropped");
    const url = addresses.media(attributes.get("src") ?? "");
    if (url === undefined) return writer.text(escapeMarkup(oneLine(attributes.get("alt") ?? "")));
    // Beside a picture that a script would load stands the same one for readers without scripts.
    if (noscript && shown.has(url)) return;
    shown.add(url);
    note(asImage(url, attributes));
    const plain = attributes.get("src") === url ? attributes : new Map(attributes).set("src", url);
    const alt = plain.has("alt") ? "" : ' alt=""';
    writer.open("img", `<img${keptAttributes("img", plain, addresses)}${alt} />`);
  }

  function embed(kind: string, address: string | undefined, title: string | undefined): void {
    const url = address?.trim() ? addresses.media(address) : undefined;
    if (url === undefined) return changes.add(`\`${kind}\` dropped`);
    const card = cardFor(url, title);
    changes.add(`\`${kind}\` became a link`);
    note(card.image);
    writer.close("a");
    const inline = writer.isIn("p");
    if (!inline) writer.open("p", "<p>");
    writer.write(card.markup);
    if (!inline) writer.close("p");
  }

  function player(name: string, attributes: ReadonlyMap<string, string>): void {
    const kept = keptAttributes(name, unlazied(attributes), addresses);
    writer.open(name, `<${name}${kept} controls="controls">`);
  }

  function source(name: string, attributes: ReadonlyMap<string, string>): void {
    const parents = name === "track" ? ["video", "audio"] : ["picture", "video", "audio"];
    if (!parents.some((parent) => writer.isIn(parent))) return;
    const kept = keptAttributes(name, unlazied(attributes), addresses);
    if (/ src(?:set)?="/.test(kept)) writer.open(name, `<${name}${kept} />`);
  }

  function endObject(): void {
    if (!object) return;
    const { url, title } = object;
    object = undefined;
    embed("object", url, title);
  }

  return {
    open(name, attributes) {
      switch (name) {
        case "img":
          image(attributes);
          return true;
        case "iframe":
        case "frame":
          embed(name, attributes.get("src") || attributes.get("data-src"), attributes.get("title"));
          return true;
        case "embed":
          // Within an object it says the same once more.
          if (object) object.url ??= attributes.get("src");
          else embed(name, attributes.get("src"), attributes.get("title"));
          return true;
        case "object":
          object = { url: attributes.get("data"), title: attributes.get("title") };
          return true;
        case "param":
          if (object && /^(?:movie|src|url)$/i.test(attributes.get("name") ?? "")) {
            object.url ??= attributes.get("value");
          }
          return true;
        case "audio":
        case "video":
          player(name, attributes);
          return true;
        case "source":
        case "track":
          source(name, attributes);
          return true;
        case "input":
          if (attributes.get("type")?.trim().toLowerCase() !== "checkbox") return false;
          writer.text(attributes.has("checked") ? "☑" : "☐");
          return true;
        case "noscript":
          noscript = true;
          return true;
        default:
          return false;
      }
    },
    close(name) {
      if (name === "noscript") noscript = false;
      if (name === "object") endObject();
    },
    end: endObject,
    images: () => images,
  };
}
