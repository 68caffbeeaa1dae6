import type { ProjectTree } from "../../model/tree.ts";
import { languageTree } from "./languages.ts";
import { dependencies } from "./package-json.ts";
import type { Hints } from "./recognised.ts";
import { hexoRules } from "./rules.ts";
import { join, readSettings, setting, textSetting } from "./settings.ts";
import { USUAL_ADDRESSES } from "./usual.ts";

/** A Hexo site: a `_config.yml` beside `scaffolds`, `source/_posts`, or `hexo` in package.json. */
export function hexo(tree: ProjectTree, root: string): Hints | undefined {
  const settings = readSettings(tree, root, ["_config.yml", "_config.yaml", "_config.json"]);
  if (!settings) return undefined;
  const names = tree.entries(root).map(({ name }) => name);
  const used = dependencies(tree, root);
  const source = textSetting(settings, "source_dir")?.value ?? "source";
  const posts = join(root, `${source}/_posts`);
  const hasPosts = tree.entries(join(root, source)).some(({ name }) => name === "_posts");
  const isHexo = used.has("hexo") || (hasPosts && (names.includes("scaffolds") || hasHexoKey()));
  if (!isHexo) return undefined;
  const feed = used.has("hexo-generator-feed") || textSetting(settings, "feed.type") !== undefined;
  const set = textSetting(settings, "public_dir");
  return {
    title: setting(settings, "title"),
    url: setting(settings, "url"),
    description: setting(settings, "description", "subtitle"),
    language: setting(settings, "language.0", "language"),
    timezone: setting(settings, "timezone"),
    authors: setting(settings, "author"),
    folders: { value: [posts], from: `the folder ${posts}` },
    permalink: setting(settings, "permalink") ?? USUAL_ADDRESSES.hexo,
    rules: hexoRules(settings),
    tree: languageTree({ names: setting(settings, "language")?.value }),
    output: { value: join(root, set?.value ?? "public"), from: set?.from ?? "Hexo's default" },
    unread: settings.note,
    notes: [
      "`hexo clean` empties its folder: run `postrider build` after `hexo generate`",
      ...(feed ? ["hexo-generator-feed writes an atom.xml as well: keep one of the two"] : []),
    ],
  };

  function hasHexoKey(): boolean {
    return settings !== undefined && setting(settings, "source_dir", "new_post_name") !== undefined;
  }
}
