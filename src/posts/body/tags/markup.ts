/** The plain HTML that well-known tags stand for; not yet safe. */
import { escapeMarkup } from "../../../lib/text.ts";
import { isPictureName } from "../picture-name.ts";
import { type Arguments, firstNamed } from "./arguments.ts";
import type { Meaning } from "./tag.ts";

export function codeBlock(code: string, language: string | undefined): Meaning {
  const name = /^[\w+#.-]{1,40}$/.exec(language ?? "")?.[0];
  const attribute = name === undefined ? "" : ` class="language-${name}"`;
  // The line break behind the opening tag belongs to the tag; further ones are the author's.
  const text = escapeMarkup(code.replace(/^[ \t]*\n/, "").trimEnd());
  return { html: `<pre><code${attribute}>${text}\n</code></pre>` };
}

/** A frame, which the safe-HTML pass turns into a link. */
export function frame(url: string, title?: string): Meaning {
  return {
    html: `<iframe src="${escapeMarkup(url)}" title="${escapeMarkup(title ?? "")}"></iframe>`,
  };
}

export function youtube(id: string, title?: string): Meaning {
  return frame(/^https?:/.test(id) ? id : `https://www.youtube.com/embed/${id}`, title);
}

export function vimeo(id: string, title?: string): Meaning {
  return frame(/^https?:/.test(id) ? id : `https://player.vimeo.com/video/${id}`, title);
}

export function link(url: string, text: string): Meaning {
  return { html: `<a href="${escapeMarkup(url)}">${escapeMarkup(text)}</a>` };
}

export function image(source: string, alt: string, size?: Arguments): Meaning {
  const [width, height] = size ? [firstNamed(size, "width"), firstNamed(size, "height")] : [];
  const sized =
    (width === undefined ? "" : ` width="${escapeMarkup(width)}"`) +
    (height === undefined ? "" : ` height="${escapeMarkup(height)}"`);
  return { html: `<img src="${escapeMarkup(source)}" alt="${escapeMarkup(alt)}"${sized}>` };
}

/** `[class names] address [width] [height] [title [alt text]]`, as Octopress and Hexo write a picture. */
export function pictureOf(words: readonly string[]): Meaning | undefined {
  const at = words.findIndex((word) => /[./]/.test(word));
  const source = words[at];
  if (source === undefined) return undefined;
  const after = words.slice(at + 1);
  const sizes = after.filter((word) => /^\d+(?:px|%)?$/.test(word));
  const named = new Map<string, string>();
  if (sizes[0] !== undefined) named.set("width", sizes[0]);
  if (sizes[1] !== undefined) named.set("height", sizes[1]);
  const text = after.filter((word) => !sizes.includes(word));
  // What was quoted is one word; a title without quotes is many.
  const last = text.at(-1) ?? "";
  const alt = last.includes(" ") ? last : text.join(" ");
  return image(source, alt, { positional: [], named });
}

/**
 * A picture with what stands below it, from arguments as Hugo's `figure` names them.
 *
 * @param inline what becomes of a caption, which may hold markup in every generator that has them
 */
export function figure(
  given: Arguments,
  inline: (caption: string) => string = (caption) => caption,
): Meaning | undefined {
  const named = firstNamed(given, "src", "image_path", "image", "url", "path", "file", "img");
  const target = firstNamed(given, "link", "href");
  const source = named ?? (isPictureName(target ?? "") ? target : undefined);
  if (source === undefined) return undefined;
  const caption = inline(firstNamed(given, "caption") ?? "");
  const alt =
    firstNamed(given, "alt") ?? (withoutTags(caption) || (firstNamed(given, "title") ?? ""));
  const picture = image(source, alt, given).html;
  const linked =
    target === undefined ? picture : `<a href="${escapeMarkup(target)}">${picture}</a>`;
  const title = firstNamed(given, "title");
  const credit = inline(firstNamed(given, "attr") ?? "");
  const creditTarget = firstNamed(given, "attrlink");
  const below = [
    title === undefined ? "" : `<strong>${escapeMarkup(title)}</strong>`,
    caption,
    creditTarget === undefined || credit === ""
      ? credit
      : `<a href="${escapeMarkup(creditTarget)}">${credit}</a>`,
  ].filter((text) => text !== "");
  if (below.length === 0) return { html: linked };
  return { html: `<figure>${linked}<figcaption>${below.join(" ")}</figcaption></figure>` };
}

/** A film, which is in a file. */
export function film(source: string): Meaning {
  return { html: `<video src="${escapeMarkup(source)}"></video>` };
}

function withoutTags(html: string): string {
  return html.replace(/<[^<>]{0,999}>/g, "");
}

export function quote(given: Arguments): Meaning {
  const by = firstNamed(given, "author", "by", "source", "cite");
  return { html: by === undefined ? "<blockquote>" : `<blockquote><p>${escapeMarkup(by)}:</p>` };
}
