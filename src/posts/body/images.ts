/** Pictures that a script would have loaded, and pictures that are none. */
import type { Image } from "../../model/post.ts";
import { candidates } from "./html/srcset.ts";

/** Where the scripts that load pictures late look for the real one. */
const LATE_SOURCES = ["data-src", "data-original", "data-lazy-src", "data-lazy", "data-echo"];
const LATE_SETS = ["data-srcset", "data-lazy-srcset", "data-original-set"];

/** The attributes with the real picture in `src` and `srcset`; the same object where it is there. */
export function unlazied(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const source = firstOf(attributes, LATE_SOURCES);
  const set = firstOf(attributes, LATE_SETS);
  if (source === undefined && set === undefined) return attributes;
  const changed = new Map(attributes);
  if (set !== undefined) changed.set("srcset", set);
  if (source !== undefined) changed.set("src", source);
  return changed;
}

/** The attributes with a `src`: the largest of `srcset` where only that is given. */
export function withSource(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const set = attributes.get("srcset");
  if ((attributes.get("src") ?? "").trim() !== "" || set === undefined) return attributes;
  const largest = candidates(set).reduce<{ url: string; size: number } | undefined>(
    (best, { url, descriptor }) => {
      const size = Number.parseFloat(descriptor) || 1;
      return best && best.size >= size ? best : { url, size };
    },
    undefined,
  );
  return largest ? new Map(attributes).set("src", largest.url) : attributes;
}

function firstOf(
  attributes: ReadonlyMap<string, string>,
  names: readonly string[],
): string | undefined {
  if (attributes.size < 2) return undefined;
  return names.map((name) => attributes.get(name)).find((value) => value?.trim());
}

/** Whether it is there to count readers: one pixel that nobody sees. */
export function isTrackingPixel(attributes: ReadonlyMap<string, string>): boolean {
  const [width, height] = [pixels(attributes.get("width")), pixels(attributes.get("height"))];
  return width !== undefined && height !== undefined && width <= 1 && height <= 1;
}

/** Smaller pictures are icons and badges: none stands for a post. */
const LEAST_PIXELS = 48;

/** The picture as one that may stand for the post, or undefined if it is too small. */
export function asImage(url: string, attributes: ReadonlyMap<string, string>): Image | undefined {
  const [width, height] = [pixels(attributes.get("width")), pixels(attributes.get("height"))];
  const alt = attributes.get("alt")?.trim();
  if (Math.min(width ?? LEAST_PIXELS, height ?? LEAST_PIXELS) < LEAST_PIXELS) return undefined;
  return {
    url,
    ...(alt ? { alt } : {}),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

function pixels(written: string | undefined): number | undefined {
  const digits = /^\s*(\d{1,5})\s*(?:px)?\s*$/i.exec(written ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}
