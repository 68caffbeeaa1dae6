import { percentDecoded } from "../lib/percent.ts";

/**
 * The path of a request below the published folder, with `/` and without one in front; undefined for
 * what no published file may be called. One rule for every system: no way up, no backslash, no control
 * character, and no hidden file but `.well-known` (RFC 8615), so that neither `.git` nor `.env` nor a
 * file that is just being written is ever shown.
 *
 * @param pathname as it stands in the address, percent-encoded
 */
export function publicPath(pathname: string): string | undefined {
  const decoded = percentDecoded(pathname);
  if (decoded === undefined || /[\p{Cc}\\]/u.test(decoded)) return undefined;
  const parts = decoded.split("/").slice(1);
  // An empty part stands at the end of a folder's address, and nowhere else.
  const odd = parts.some((part, n) => (part === "" ? n < parts.length - 1 : isHidden(part)));
  return odd ? undefined : parts.join("/");
}

function isHidden(part: string): boolean {
  return part.startsWith(".") && part !== ".well-known";
}
