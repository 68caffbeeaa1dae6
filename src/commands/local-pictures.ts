import { escapeMarkup } from "../lib/text.ts";
import { placesOf } from "../lib/local-file.ts";
import { encodedPath } from "../lib/percent.ts";
import type { PostHead } from "../model/post.ts";
import type { Project } from "./project.ts";

/** Where in the project a file of the site may lie, by its address, which begins with that of the site. */
export function placesIn(
  { config: { site, output } }: Pick<Project, "config">,
  heads: readonly PostHead[],
  address: string,
): readonly string[] {
  const owners = heads.filter(({ url }) => address.startsWith(url.replace(/[^/]*$/, "")));
  const beside = owners.flatMap((head) => placesOf(address, head, site.url));
  const anywhere = placesOf(address, { source: "", url: site.url }, site.url);
  const published = address.slice(site.url.length).split(/[?#]/, 1);
  return [...new Set([...beside, ...anywhere, ...published.map((path) => `${output}/${path}`)])];
}

/**
 * A mail as a page on this disk: pictures of the blog that the project has come from there, for they may
 * not be public yet.
 *
 * @param folder where the page will stand, below the project
 */
export function withLocalPictures(
  html: string,
  project: Pick<Project, "config" | "files">,
  heads: readonly PostHead[],
  folder: string,
): string {
  const up = folder.replace(/[^/]+/g, "..");
  return html.replace(PICTURE, (whole, before: string, written: string) => {
    const address = written.replaceAll("&amp;", "&");
    if (!address.startsWith(project.config.site.url)) return whole;
    const path = placesIn(project, heads, address).find(
      (place) => project.files.read(place, 1) !== undefined,
    );
    if (path === undefined) return whole;
    return `${before}${escapeMarkup(`${up}/${encodedPath(path)}`)}`;
  });
}

const PICTURE = /(<(?:img|td|table|body)\b[^>]*?\s(?:src|background)=")([^"]+)/gi;
