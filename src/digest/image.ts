/** A post's picture as mail programs can show it. */
import type { Image } from "../model/post.ts";
import type { Theme } from "./theme.ts";

export interface ImageView {
  readonly url: string;
  readonly alt: string | null;
  /** Shown size in pixels: Outlook goes by these. */
  readonly width: number;
  readonly height: number | null;
}

/**
 * The picture, at most as wide as the text. Null for one that is not on the web or in a format that
 * Gmail and Outlook leave as a hole (SVG, AVIF, JPEG XL).
 */
export function imageView(image: Image, theme: Theme): ImageView | null {
  if (!/^https?:\/\//i.test(image.url) || !isShownInMail(image)) return null;
  const widest = theme.width - 2 * theme.gutter;
  const width = Math.min(widest, image.width ?? widest);
  const height =
    image.width && image.height ? Math.round((image.height * width) / image.width) : null;
  return { url: image.url, alt: image.alt ?? null, width, height };
}

/** Whether Gmail and Outlook show a picture of that format. */
export function isShownInMail({ type, url }: Pick<Image, "type" | "url">): boolean {
  return type === undefined
    ? !/\.(svgz?|avif|jxl)(?=$|[?#])/i.test(url)
    : !/^image\/(svg\+xml|avif|jxl)\b/i.test(type);
}
