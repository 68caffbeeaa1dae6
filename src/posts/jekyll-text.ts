/** What Jekyll does to a post's text before it reads it. */
import { oncePer } from "../lib/once-per.ts";
import { escapeMarkup } from "../lib/text.ts";
import type { ProjectFiles } from "../model/ports.ts";
import type { PostHead } from "../model/post.ts";
import { withIncluded } from "./body/include-relative.ts";
import { expandLiquid } from "./body/liquid/expand.ts";
import { type PostValues, postValues } from "./body/liquid/post-values.ts";
import type { RenderContext } from "./render.ts";

export interface JekyllText {
  readonly text: string;
  /** What names in the text stand for. */
  readonly values: PostValues;
  /** As a TagContext has it. */
  readonly permalinkOf: (path: string) => string | undefined;
}

/**
 * The text with the files that it includes, its variables, conditions and loops, as far as they are known.
 *
 * @param header as written, fences included
 */
export function jekyllText(
  body: string,
  header: string,
  head: PostHead,
  context: RenderContext,
): JekyllText {
  const { config, files } = context;
  const values = postValues(head, header, config);
  const permalinkOf = (path: string) => permalinkIn(files, context, path);
  if (head.isLiteral) return { text: body, values, permalinkOf };
  const folder = head.source.slice(0, head.source.lastIndexOf("/") + 1);
  const whole = withIncluded(body, (path) => textIn(config.posts.folders, folder + path, context));
  const site = { url: config.site.url, zone: config.site.timeZone, escape: escapeMarkup };
  const include = (file: string) => includeOf(file, context);
  return { text: expandLiquid(whole, { ...values, site, include }), values, permalinkOf };
}

// Only its beginning is looked at, and what does not say it in a line has none.
function permalinkIn(
  files: ProjectFiles,
  { config }: RenderContext,
  path: string,
): string | undefined {
  const [folder] = config.posts.rules?.contents ?? [];
  if (folder === undefined) return undefined;
  const bytes = files.read(folder === "." ? path : `${folder}/${path}`, 4096);
  const header = /^---[ \t]*\r?\n[^]*?^---/m.exec(new TextDecoder().decode(bytes))?.[0];
  const [, quote, written] =
    /^permalink:[ \t]*(["']?)([^\s"'#{}]+)\1[ \t]*$/m.exec(header ?? "") ?? [];
  return quote === undefined || written?.includes(":") ? undefined : written;
}

function includeOf(file: string, context: RenderContext): string | undefined {
  const folder = context.config.posts.rules?.includes;
  return folder === undefined ? undefined : textIn([folder], `${folder}/${file}`, context);
}

/** What a file in one of these folders says. A list has no link in it that leads out of its folder. */
function textIn(
  folders: readonly string[],
  path: string,
  { urls, files }: RenderContext,
): string | undefined {
  const lists = listsFor(urls);
  const isIn = (folder: string): boolean => {
    const listed = lists.get(folder) ?? new Set(files.list(folder).map((file) => file.path));
    lists.set(folder, listed);
    return listed.has(path);
  };
  if (folders.some(isIn)) return textOf(files, path);
  // Asked for all the same, so that whoever watches what a post is made of hears of it once it is there.
  files.read(path, 1);
  return undefined;
}

// Listed once for each set of posts.
const listsFor = oncePer((_urls: RenderContext["urls"]) => new Map<string, ReadonlySet<string>>());

function textOf(files: ProjectFiles, path: string): string | undefined {
  const bytes = files.read(path, LARGEST_INCLUDE);
  return bytes && new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
}

const LARGEST_INCLUDE = 1_000_000;
