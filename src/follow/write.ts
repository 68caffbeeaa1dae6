import { encodedPath } from "../lib/percent.ts";
import type { Site } from "../model/config.ts";
import type { OutputFile } from "../model/output.ts";
import { feedStyle, OUR_STYLE } from "./feed-style.ts";
import { followPage, type FollowPage, OURS } from "./page.ts";

/** Name of the stylesheet of the feeds, below the output folder. */
export const FEED_STYLE = "feed.css";

/**
 * The page for people and the stylesheet of the feeds, where each may stand: never in the place of a
 * file that somebody else wrote.
 *
 * @param file where the page goes; if absent, the front page of a site that has none, or else `follow/`
 * @param standing the beginning of what stands at a path of the output folder; undefined for nothing
 */
export function writeFollowPage(
  page: FollowPage,
  file: string | undefined,
  standing: (path: string) => string | undefined,
): { readonly files: readonly OutputFile[]; readonly taken?: string } {
  const isFree = (path: string, mark: string) => standing(path)?.includes(mark) ?? true;
  const wanted = file === undefined ? ["index.html", "follow/index.html"] : [file];
  const path = wanted.find((one) => isFree(one, OURS));
  const files: OutputFile[] = [];
  if (path !== undefined) files.push({ path, text: followPage(page) });
  if (isFree(FEED_STYLE, OUR_STYLE)) {
    const explains = path === undefined ? page.site.url : pageAddress(page.site, path);
    files.push({ path: FEED_STYLE, text: feedStyle(page.site, explains) });
  }
  return path === undefined ? { files, taken: wanted[wanted.length - 1] ?? "" } : { files };
}

/** Where a page of the output folder is found: a folder's own page at the folder. */
function pageAddress({ url }: Site, path: string): string {
  const short = path.replace(/(^|\/)index\.html$/, "$1");
  return url + encodedPath(short);
}
