import type { Image } from "../model/post.ts";
import { element, plainText } from "./xml.ts";

/** Media RSS, in RSS and in Atom alike. */
export const MEDIA_NAMESPACE = "http://search.yahoo.com/mrss/";

/** The picture of an entry as `media:content` (Media RSS 1.5.1), with what is known of it. */
export function mediaContent(image: Image): string {
  const { url, type, width, height, bytes, alt } = image;
  const description = alt?.trim()
    ? element("media:description", { type: "plain" }, plainText(alt))
    : undefined;
  const attributes = { url, medium: "image", type, width, height, fileSize: bytes };
  return element("media:content", attributes, description);
}
