/** Whole posts for a letter, as HTML and as plain text. */
import type { Config } from "../../model/config.ts";
import type { ProjectFiles } from "../../model/ports.ts";
import type { Post } from "../../model/post.ts";
import type { SafeHtml } from "../safe-html.ts";
import { themeFor } from "../theme.ts";
import type { Highlighter } from "./highlight.ts";
import { bodyAsText } from "./text.ts";
import { sizeOfFile } from "./size-of-file.ts";
import { writeBody } from "./write.ts";

export interface Whole {
  /** Both null for a post without a word. */
  readonly body: SafeHtml | null;
  readonly text: string | null;
}

/** Asked for again, it is the same value: a Digest is tried in several sizes. */
export type WholeTexts = (post: Post, coloured: boolean) => Whole;

/** @param helpers a highlighter, if code is to be coloured; the project's files, for sizes of its pictures */
export function wholeTexts(
  config: Pick<Config, "site" | "digest" | "output">,
  {
    highlighter,
    files,
  }: { readonly highlighter?: Highlighter; readonly files?: ProjectFiles } = {},
): WholeTexts {
  const { site, digest } = config;
  const theme = themeFor(site.language, digest.look);
  const known = new Map<Post, { readonly coloured: boolean; readonly whole: Whole }>();
  return (post, coloured) => {
    const before = known.get(post);
    if (before && (before.coloured === coloured || !highlighter)) return before.whole;
    const start = (post.direction ?? site.direction) === "rtl" ? "right" : "left";
    const body = writeBody(post.content, {
      theme,
      url: post.url,
      start,
      ...(coloured && highlighter && { highlighter }),
      ...(files && { sizeOf: (address) => sizeOfFile(address, post, config, files) }),
    });
    const text = before ? before.whole.text : bodyAsText(post.content, post.url);
    const whole = body.html === "" ? { body: null, text: null } : { body, text };
    known.set(post, { coloured, whole });
    return whole;
  };
}

/** A length that these posts have in full at the very least, in bytes: that of their text alone. */
export function leastInFull(posts: readonly Post[], enough: number): number {
  const all = posts.reduce((sum, { content }) => sum + content.length, 0);
  if (all <= enough) return 0;
  return posts.reduce((sum, { content }) => sum + content.replace(/<[^>]*>/g, "").length, 0);
}
