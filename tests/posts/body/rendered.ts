/** Renders a post from memory, for the tests of this room. */
import type { Dialect, Site } from "../../../src/model/config.ts";
import type { Markup, Post, PostHead } from "../../../src/model/post.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { renderPost } from "../../../src/posts/render.ts";
import { configOf, filesOf } from "../blog.ts";

export interface Options {
  readonly dialect?: Dialect;
  readonly markup?: Markup;
  readonly head?: Partial<PostHead>;
  readonly site?: Partial<Site>;
  /** Addresses of other posts, by source. */
  readonly urls?: Readonly<Record<string, string>>;
}

export const URL_OF_POST = "https://blog.example/2026/hello/";

export function render(
  text: string | Uint8Array,
  options: Options = {},
): { readonly post: Post; readonly problems: readonly Problem[] } {
  const { dialect = "plain", markup = "markdown" } = options;
  const head: PostHead = {
    id: "tag:blog.example,2026:hello",
    source: markup === "text" ? "posts/hello.txt" : "posts/hello.md",
    markup,
    url: URL_OF_POST,
    title: "A title of its own",
    published: 0,
    updated: 0,
    authors: [],
    tags: [],
    inFeeds: true,
    inDigest: true,
    ...options.head,
  };
  const config = configOf({ dialect });
  return renderPost(head, {
    config: { ...config, site: { ...config.site, ...options.site } },
    files: filesOf({ [head.source]: text }),
    urls: new Map([[head.source, head.url], ...Object.entries(options.urls ?? {})]),
  });
}

/** The content of a post with that body. */
export function content(text: string, options: Options = {}): string {
  return render(text, options).post.content;
}

export function markdown(text: string, dialect: Dialect = "plain"): string {
  return content(text, { dialect });
}

export function html(text: string): string {
  return content(text, { markup: "html" });
}

/** What was changed, as `2 × iframe became a link`. */
export function changes(text: string, options: Options = {}): string[] {
  return render(text, options).post.changes.map(({ what, times }) => `${times} × ${what}`);
}
