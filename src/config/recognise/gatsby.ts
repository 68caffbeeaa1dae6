import type { ProjectTree } from "../../model/tree.ts";
import { CODE, postsBelow } from "./posts-below.ts";
import type { Hints } from "./recognised.ts";
import { join, plainStrings, setting } from "./settings.ts";

/** A Gatsby site: its `gatsby-config`. Addresses are those of its own starter for blogs. */
export function gatsby(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const files = CODE.map((extension) => `gatsby-config.${extension}`);
  const settings = plainStrings(tree, root, files);
  if (!settings) return undefined;
  const folders = ["content/blog", "content/posts", "content", "src/posts", "src/pages", "."];
  const there = folders.filter((folder) => tree.entries(join(root, folder)).length > 0);
  return {
    maker: `Gatsby in ${settings.file}`,
    title: setting(settings, "title"),
    url: setting(settings, "siteUrl"),
    description: setting(settings, "description"),
    language: setting(settings, "lang", "language"),
    authors: setting(settings, "author"),
    ...postsBelow(tree, root, there, written),
    permalink: { value: "/:path/", from: "Gatsby's starter for blogs" },
    output: { value: join(root, "static"), from: "the folder that Gatsby copies" },
  };
}
