/** Tags that stand for the address of another post. */
import { escapeMarkup } from "../../../lib/text.ts";
import { UNKNOWN_TARGET } from "../addresses.ts";
import { findPostByName, sourceOfPost } from "../find-post.ts";
import { pageAddress } from "./places.ts";
import type { Meaning, TagContext } from "./tag.ts";

/** The address of a post named as `post_url`, `link` and `relref` do. */
export function postAddress(reference: string, context: TagContext): Meaning {
  const { head, urls } = context;
  if (reference.startsWith("#")) return { html: escapeMarkup(head.url + reference) };
  const url = findPostByName(reference, head.source, urls);
  if (url !== undefined) return { html: escapeMarkup(url) };
  const page = pageAddress(reference, context);
  if (page !== undefined) return { html: escapeMarkup(page) };
  // A file that is no post, such as a picture: its path is its address.
  if (/\.\w+$/.test(reference) && !/\.(?:md|markdown|mdx|html?|txt)$/i.test(reference)) {
    return { html: escapeMarkup(`/${reference.replace(/^\/+/, "")}`) };
  }
  context.unknownPost(reference);
  return { html: UNKNOWN_TARGET };
}

/** Hexo's `{% post_link name 'text' %}`, with the other post's title where there is no text. */
export function postLink(reference: string, text: string, context: TagContext): Meaning {
  const { head, urls, titleOf } = context;
  const url = findPostByName(reference, head.source, urls);
  const source = url === undefined ? undefined : sourceOfPost(url, urls);
  const title = text === "" && source !== undefined ? titleOf?.(source) : undefined;
  const shown = escapeMarkup(text || title || reference);
  if (url !== undefined) return { html: `<a href="${escapeMarkup(url)}">${shown}</a>` };
  context.unknownPost(reference);
  return { html: shown };
}
