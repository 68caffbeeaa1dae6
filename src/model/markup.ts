/** What can be told of a post's file before anybody reads it. */
import type { Markup } from "./post.ts";

/** How many of its bytes are read at first: nearly every header and first heading is in them. */
export const HEAD_BYTES = 4096;

/** How many are read of one to be rendered: five million, and one more, which is too many. */
export const POST_BYTES = 5_000_001;

/** How a file is written, going by its name; undefined where that says it is no text. */
export function markupOf(name: string): Markup | undefined {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? undefined : MARKUP.get(name.slice(dot + 1).toLowerCase());
}

const MARKUP: ReadonlyMap<string, Markup> = new Map<string, Markup>([
  ...["md", "markdown", "mkd", "mkdn", "mkdown", "mdown", "mdwn", "qmd"].map(
    (extension) => [extension, "markdown"] as const,
  ),
  ["mdx", "mdx"],
  ...["html", "htm", "xhtml"].map((extension) => [extension, "html"] as const),
  ["org", "org"],
  ...["rst", "rest"].map((extension) => [extension, "rst"] as const),
  ...["txt", "text"].map((extension) => [extension, "text"] as const),
]);
