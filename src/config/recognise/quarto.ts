import type { ProjectTree } from "../../model/tree.ts";
import { postsBelow } from "./posts-below.ts";
import type { Hints } from "./recognised.ts";
import { join, readSettings, setting, textSetting } from "./settings.ts";

/** A Quarto website with posts in it: a `_quarto.yml`. */
export function quarto(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = readSettings(tree, root, ["_quarto.yml", "_quarto.yaml"]);
  if (!settings || setting(settings, "website") === undefined) return undefined;
  const { folders } = postsBelow(tree, root, ["posts", "blog", "."], written);
  const folder = folders?.value[0] ?? join(root, "posts");
  const below = root === "." ? folder : folder.slice(root.length + 1);
  // A post is a page, or the index of a folder of its own.
  const hasPages = tree.entries(folder).some(({ name, isFolder }) => !isFolder && isPost(name));
  return {
    maker: `Quarto's settings in ${settings.file}`,
    title: setting(settings, "website.title"),
    url: setting(settings, "website.site-url"),
    description: setting(settings, "website.description"),
    language: setting(settings, "lang", "website.lang"),
    authors: setting(settings, "author"),
    folders,
    permalink: {
      value: `${below === "." ? "" : `/${below}`}/:path${hasPages ? ".html" : "/"}`,
      from: `the folder ${folder}`,
    },
    rules: { monthFirst: true },
    output: {
      value: join(root, textSetting(settings, "project.output-dir")?.value ?? "_site"),
      from: "Quarto's folder",
    },
    notes: ["run `postrider build` after Quarto, so that the feeds are in its folder"],
  };
}

function isPost(name: string): boolean {
  return /\.(?:qmd|md)$/.test(name) && !/^(?:index|_)/.test(name);
}
