/** Where a file of the blog may lie in the project, by the address that it will have. */
import { decodedOrAsIs } from "./percent.ts";

/** Where generators keep what they publish as it is. */
const ROOTS = ["static", "public", "source", "src", "assets", "content", "docs", ""];

/**
 * Paths relative to the project: beside the post, or where files are published as they are. None for an
 * address that is not the blog's.
 *
 * @param address absolute
 * @param site address of the front page, ending in `/`
 */
export function placesOf(
  address: string,
  { source, url }: { readonly source: string; readonly url: string },
  site: string,
): string[] {
  const [plain = ""] = address.split(/[?#]/);
  const page = url.replace(/[^/]*$/, "");
  const folder = source.replace(/[^/]*$/, "");
  const beside = plain.startsWith(page) ? [folder + decodedOrAsIs(plain.slice(page.length))] : [];
  if (!plain.startsWith(site)) return beside.filter(isWithin);
  const path = decodedOrAsIs(plain.slice(site.length));
  return [...beside, ...ROOTS.map((root) => (root === "" ? path : `${root}/${path}`))].filter(
    isWithin,
  );
}

function isWithin(path: string): boolean {
  return !path.split("/").includes("..");
}
