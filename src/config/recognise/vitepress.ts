import type { ProjectTree } from "../../model/tree.ts";
import { inCode, postsBelow } from "./posts-below.ts";
import type { Hints } from "./recognised.ts";
import { folderSetting, join, plainStrings, setting, textOf, textSetting } from "./settings.ts";

/** A site of VitePress, or of VuePress before it: every page stands at the path of its file. */
export function vitepress(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const files = [".vitepress/config", ".vuepress/config"].flatMap(inCode);
  const settings = plainStrings(tree, root, files);
  if (!settings) return undefined;
  const source = folderSetting(settings, "srcDir");
  // One that leads out of the site is not looked into, and what else lies here is no post.
  if (source === undefined && setting(settings, "srcDir") !== undefined) return undefined;
  const content = join(root, source ?? ".");
  const posts = postsBelow(tree, content, ["posts", "blog", "articles", "."], written);
  const [folder] = posts.folders?.value ?? [];
  if (folder === undefined) return undefined;
  const below = content === "." ? folder : folder.slice(content.length + 1);
  const code = textOf(tree, settings.file) ?? "";
  const end = /^\s*cleanUrls\s*:\s*true\b/m.test(code) ? "" : ".html";
  const [host, base] = [textSetting(settings, "hostname"), textSetting(settings, "base")];
  return {
    maker: `VitePress in ${settings.file}`,
    title: setting(settings, "title"),
    url: host && {
      value: host.value.replace(/\/$/, "") + (base?.value ?? "/"),
      from: `\`hostname\`${base ? " and `base`" : ""} in ${settings.file}`,
    },
    description: setting(settings, "description"),
    language: setting(settings, "lang"),
    ...posts,
    permalink: {
      value: `${below === "" || below === "." ? "" : `/${below}`}/:path${end}`,
      from: `the folder ${folder}`,
    },
    output: { value: join(content, "public"), from: "the folder that VitePress copies" },
  };
}
