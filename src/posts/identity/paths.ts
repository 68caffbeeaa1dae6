/** What the path of a file and the address of a page tell of who a post is. */
import { plainAddress } from "../../lib/plain-address.ts";
import { fieldFor } from "../head/fields.ts";
import { type Fields, textsOf } from "../head/value.ts";

/**
 * What a post's file is called whichever folder it is in: without extension and without the date before
 * it; of a page bundle what its folder is called.
 */
export function nameOf(source: string): string {
  const parts = source.split("/");
  const file = (parts.pop() ?? "").replace(/\.[^.]*$/, "");
  const index = /^index(?:\.[a-zA-Z-]{2,7})?$/.test(file);
  const stem = index ? (parts.pop() ?? file) : file;
  return stem.replace(/^\d{4}-\d{1,2}-\d{1,2}[-_ ](?=.)/, "").toLowerCase();
}

/** How many folders at the end of both paths are the same. */
export function sharedFolders(one: string, other: string): number {
  const [a, b] = [one.split("/"), other.split("/")];
  let shared = 0;
  while (shared + 1 < Math.min(a.length, b.length) && a.at(-2 - shared) === b.at(-2 - shared))
    shared++;
  return shared;
}

/** The address that a minted id was made of, or that an id itself is. */
export function addressIn(id: string): string | undefined {
  const path = /^tag:[^:,]+,[\d-]+:(\/.*)$/.exec(id)?.[1];
  if (path !== undefined) return path.replace(/;\d+$/, "").replaceAll("%23", "#");
  return /^https?:\/\//i.test(id) ? id : undefined;
}

/**
 * Former addresses of a post: `aliases` of Hugo and Zola, `alias` of Hexo, `redirect_from` of Jekyll. Hugo's
 * may be relative to the folder of the page.
 */
export function aliasesOf(fields: Fields, url: string): string[] | undefined {
  const field = fieldFor(fields, "aliases");
  if (!field) return undefined;
  const folder = plainAddress(url).replace(/[^/]*$/, "");
  return textsOf(field.value).flatMap((written) => {
    const isRooted = /^(?:\/|https?:\/\/)/i.test(written);
    return isRooted
      ? [plainAddress(written)]
      : [plainAddress(`/${written}`), plainAddress(folder + written)];
  });
}
