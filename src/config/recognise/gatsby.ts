import type { ProjectTree } from "../../model/tree.ts";
import { inCode, postsBelow } from "./posts-below.ts";
import type { Hints } from "./recognised.ts";
import { join, plainStrings, setting } from "./settings.ts";

/** A Gatsby site: its `gatsby-config`. Addresses are those of its own starter for blogs. */
export function gatsby(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = plainStrings(tree, root, inCode("gatsby-config"));
  if (!settings) return undefined;
  const folders = ["content/blog", "content/posts", "content", "src/posts", "src/pages", "."];
  return {
    maker: `Gatsby in ${settings.file}`,
    title: setting(settings, "title"),
    url: setting(settings, "siteUrl"),
    description: setting(settings, "description"),
    language: setting(settings, "lang", "language"),
    authors: setting(settings, "author"),
    ...postsBelow(tree, root, folders, written),
    permalink: { value: "/:path/", from: "Gatsby's starter for blogs" },
    output: { value: join(root, "static"), from: "the folder that Gatsby copies" },
  };
}
