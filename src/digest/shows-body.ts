import type { Templates } from "./render.ts";

/** Whether a template shows the whole texts of posts: it asks for `post.body`. */
export function showsBody({ html, partials = [] }: Templates): boolean {
  return [html, ...partials].some(({ text }) => /\.body\b/.test(text));
}
