import type { ProjectTree } from "../../model/tree.ts";
import { postsBelow } from "./posts-below.ts";
import { pythonStrings } from "./python-strings.ts";
import type { Hints } from "./recognised.ts";
import { join, setting, textSetting } from "./settings.ts";

/** A Nikola site: a `conf.py` with the title and the address of a blog. */
export function nikola(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = pythonStrings(tree, root, ["conf.py"]);
  if (!settings || !textSetting(settings, "BLOG_TITLE")) return undefined;
  const { folders } = postsBelow(tree, root, ["posts", "."], written);
  const below = folders?.value[0]?.split("/").at(-1) ?? "posts";
  const isPretty = setting(settings, "PRETTY_URLS")?.value !== false;
  const output = textSetting(settings, "OUTPUT_FOLDER")?.value;
  return {
    maker: `Nikola's settings in ${settings.file}`,
    title: setting(settings, "BLOG_TITLE"),
    url: setting(settings, "SITE_URL"),
    description: setting(settings, "BLOG_DESCRIPTION"),
    language: setting(settings, "DEFAULT_LANG"),
    timezone: setting(settings, "TIMEZONE"),
    authors: setting(settings, "BLOG_AUTHOR"),
    folders,
    permalink: {
      value: `${below === "." ? "" : `/${below}`}/:slug${isPretty ? "/" : ".html"}`,
      from: "Nikola's default",
    },
    rules: { monthFirst: true },
    output: { value: join(root, output ?? "output"), from: "Nikola's folder" },
    notes: ["run `postrider build` after Nikola, so that the feeds are in its folder"],
  };
}
