import { counted } from "../../lib/text.ts";
import type { SiteRules } from "../../model/site-rules.ts";
import type { ProjectTree } from "../../model/tree.ts";
import { findPosts } from "./find-posts.ts";
import { languageTree } from "./languages.ts";
import type { Hints } from "./recognised.ts";
import { join, readSettings, setting, type Settings, textSetting } from "./settings.ts";
import { USUAL_ADDRESSES } from "./usual.ts";

/** A Zola site: a `config.toml` or `zola.toml` with `base_url`. */
export function zola(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = readSettings(tree, root, ["zola.toml", "config.toml"]);
  if (!settings || !textSetting(settings, "base_url")) return undefined;
  const found = written ? undefined : findPosts(tree, join(root, "content"));
  const feeds = [setting(settings, "generate_feeds", "generate_feed")?.value].includes(true);
  return {
    title: setting(settings, "title"),
    url: setting(settings, "base_url"),
    description: setting(settings, "description"),
    language: setting(settings, "default_language"),
    authors: setting(settings, "author", "extra.author.name", "extra.author"),
    folders: found && {
      value: [found.folder],
      from: `${counted(found.posts, "dated file")} in ${found.folder}`,
    },
    tree: languageTree({
      main: setting(settings, "default_language")?.value ?? "en",
      names: setting(settings, "languages")?.value,
    }),
    permalink: USUAL_ADDRESSES.zola,
    rules: zolaRules(settings, join(root, "content")),
    output: { value: join(root, "static"), from: "the folder that Zola copies" },
    notes: feeds
      ? [
          "Zola writes an atom.xml as well: keep one of the two, or name ours otherwise in `feeds.files`",
        ]
      : [],
  };
}

function zolaRules(settings: Settings, content: string): SiteRules {
  const paths = setting(settings, "slugify.paths", "slugify_paths")?.value;
  const slugify = paths === "safe" || paths === "off" ? paths : paths === false ? "safe" : "on";
  const keepsDates = setting(settings, "slugify.paths_keep_dates")?.value === true;
  const curly = setting(settings, "markdown.smart_punctuation")?.value;
  return {
    contents: [content],
    ...(slugify !== "on" && { letters: { slugify } }),
    ...(keepsDates && { datesInSlugs: true }),
    ...(curly === true && { typographic: true }),
    ...(setting(settings, "markdown.render_emoji")?.value === true && { emoji: true }),
  };
}
