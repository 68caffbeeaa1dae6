import { projectFiles } from "../io/project-files.ts";
import type { Config, FeedFormat } from "../model/config.ts";

/** A feed's file as it lies in the output folder. */
export interface PublishedFeed {
  /** Below that folder. */
  readonly path: string;
  readonly format: FeedFormat;
}

/**
 * The feeds that people can be subscribed to, as they lie in a folder: the blog's own and those of
 * tags, authors, languages and names; no archives.
 *
 * @param folder absolute, the output folder or a copy of it
 */
export function publishedFeeds(
  folder: string,
  { formats, files: names }: Config["feeds"],
): readonly PublishedFeed[] {
  const files = projectFiles(folder);
  const own = formats.map((format) => ({ path: names[format], format }));
  const others = files.list("feeds").flatMap(({ path }) => {
    const format = formats.find((one) => path.endsWith(`/${names[one]}`));
    const isOwn = own.some((one) => one.path === path);
    return format === undefined || isOwn || ARCHIVE.test(path) ? [] : [{ path, format }];
  });
  return [...own.filter(({ path }) => files.read(path, 1) !== undefined), ...others];
}

// A year's folder below that of archives; a tag may be called either.
const ARCHIVE = /\/archive\/\d{4}\//;
