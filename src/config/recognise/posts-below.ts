import { counted } from "../../lib/text.ts";
import type { ProjectTree } from "../../model/tree.ts";
import { findPosts } from "./find-posts.ts";
import type { Found } from "./recognised.ts";
import { join } from "./settings.ts";

/** What people call their folder of posts and the pages of them. */
export const BLOGS = ["blog", "posts", "post", "articles", "writing", "notes"];

/** A file of settings that are code, by whatever extension. */
export function inCode(name: string): string[] {
  return ["js", "mjs", "cjs", "ts", "mts"].map((extension) => `${name}.${extension}`);
}

/** The folder of the posts: the one that somebody has named, else the first of these with posts in it. */
export function postsBelow(
  tree: ProjectTree,
  root: string,
  folders: readonly string[],
  written?: readonly string[],
): { readonly folders?: Found<readonly string[]> } {
  if (written) return { folders: { value: written, from: "`posts.folders`" } };
  for (const folder of folders) {
    const found = findPosts(tree, folder === "." ? root : join(root, folder));
    if (found)
      return {
        folders: {
          value: [found.folder],
          from: `${counted(found.posts, "dated file")} in ${found.folder === "." ? "this folder" : found.folder}`,
        },
      };
  }
  return {};
}
