import type { ProjectTree } from "../../model/tree.ts";
import { findPosts } from "./find-posts.ts";
import type { Found, Hints } from "./recognised.ts";
import { foldKeys, join, readSettings, setting, type Settings, textSetting } from "./settings.ts";

const NAMES = ["hugo", "config", "config/_default/hugo", "config/_default/config"].flatMap((name) =>
  ["toml", "yaml", "yml", "json"].map((extension) => `${name}.${extension}`),
);

/** A Hugo site: `hugo.toml` and its likes, or a `config.toml` that no other generator would have. */
export function hugo(tree: ProjectTree, root: string): Hints | undefined {
  const read = readSettings(tree, root, NAMES);
  if (!read) return undefined;
  // Hugo does not mind the case of its keys.
  const settings = { ...read, value: foldKeys(read.value) };
  const folders = new Set(tree.entries(root).map(({ name }) => name));
  const named = /(?:^|\/)hugo\.\w+$/.test(read.file);
  if (!named && !setting(settings, "baseurl") && !folders.has("archetypes")) return undefined;
  const posts = postsFolder(tree, root, settings);
  const language = textSetting(settings, "defaultcontentlanguage")?.value ?? "en";
  const own = readSettings(tree, root, [`config/_default/languages.${language}.toml`]);
  return {
    title:
      setting(settings, "title", `languages.${language}.title`) ?? (own && setting(own, "title")),
    url: setting(settings, "baseurl"),
    description: setting(settings, "params.description", "params.subtitle"),
    language: setting(settings, "languagecode", "locale", "defaultcontentlanguage"),
    timezone: setting(settings, "timezone"),
    authors: setting(settings, "params.author.name", "params.author", "author.name", "author"),
    folders: posts,
    permalink: permalinkOf(settings, posts?.value[0]),
    output: { value: join(root, "static"), from: "the folder that Hugo copies" },
    notes: settings.note === undefined ? [] : [settings.note],
  };
}

function postsFolder(
  tree: ProjectTree,
  root: string,
  settings: Settings,
): Found<readonly string[]> | undefined {
  const content = join(root, textSetting(settings, "contentdir")?.value ?? "content");
  const main = setting(settings, "params.mainsections");
  const sections = (Array.isArray(main?.value) ? main.value : []).filter(
    (section): section is string => typeof section === "string",
  );
  if (main && sections.length > 0)
    return { value: sections.map((section) => join(content, section)), from: main.from };
  const found = findPosts(tree, content);
  return found && { value: [found.folder], from: `${found.posts} dated files in ${found.folder}` };
}

function permalinkOf(settings: Settings, folder: string | undefined): Found<unknown> {
  const section = folder?.slice(folder.indexOf("/") + 1).split("/")[0] ?? "";
  const set =
    setting(settings, `permalinks.page.${section}`, `permalinks.${section}`) ??
    setting(settings, "permalinks.page.posts", "permalinks.posts");
  return typeof set?.value === "string"
    ? set
    : { value: "/:sections/:slugorfilename/", from: "Hugo's default" };
}
