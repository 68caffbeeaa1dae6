import { counted } from "../../lib/text.ts";
import type { ProjectTree } from "../../model/tree.ts";
import { valueAt } from "../issues.ts";
import { findPosts } from "./find-posts.ts";
import { languageTree } from "./languages.ts";
import { hugoDisabled, hugoEnd, hugoPermalinks, hugoRules } from "./hugo-rules.ts";
import { readHugoSettings } from "./hugo-settings.ts";
import type { Found, Hints } from "./recognised.ts";
import { foldKeys, join, plainFolder, setting, type Settings, textSetting } from "./settings.ts";
import { USUAL_ADDRESSES } from "./usual.ts";

/** A Hugo site: `hugo.toml` and its likes, or a `config.toml` that no other generator would have. */
export function hugo(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = readHugoSettings(tree, root);
  if (!settings) return undefined;
  const folders = new Set(tree.entries(root).map(({ name }) => name));
  const named = /(?:^|\/)(?:hugo\.\w+|config(?:\/_default)?)$/.test(settings.file);
  if (!named && !setting(settings, "baseurl") && !folders.has("archetypes")) return undefined;
  const language = textSetting(settings, "defaultcontentlanguage")?.value ?? "en";
  const contents = contentsOf(settings, root, language);
  const posts = written
    ? { value: written, from: "`posts.folders`" }
    : postsFolders(tree, contents, settings);
  return {
    title: setting(settings, `languages.${language}.title`, "title"),
    url: setting(settings, "baseurl"),
    description: setting(
      settings,
      `languages.${language}.params.description`,
      `languages.${language}.description`,
      "params.description",
      "params.subtitle",
    ),
    language: setting(
      settings,
      `languages.${language}.locale`,
      `languages.${language}.languagecode`,
      "locale",
      "languagecode",
      "defaultcontentlanguage",
    ),
    timezone: setting(settings, "timezone"),
    authors: setting(
      settings,
      `languages.${language}.params.author.name`,
      "params.author.name",
      "params.author",
      "author.name",
      "author",
    ),
    folders: posts,
    permalink: permalinkOf(
      settings,
      (posts?.value ?? []).map((folder) => sectionOf(contents, folder)),
    ),
    output: { value: join(root, "static"), from: "the folder that Hugo copies" },
    tree: languagesOf(root, settings, language),
    rules: {
      ...hugoRules(settings, contents),
      ...(setting(settings, "enableemoji")?.value === true && { emoji: true }),
    },
    unread: settings.note,
  };
}

function languagesOf(root: string, settings: Settings, main: string) {
  const languages = setting(settings, "languages")?.value;
  if (typeof languages !== "object" || languages === null) return undefined;
  const folders = Object.entries(languages).flatMap(([name, language]) => {
    const content = valueAt(language, ["contentdir"]);
    return typeof content === "string" ? [[folderIn(root, content), name]] : [];
  });
  const mounted = mountsOf(settings, main).map(({ source, language }) => [
    folderIn(root, source),
    language,
  ]);
  return languageTree({
    main,
    names: languages,
    folders: Object.fromEntries([...mounted, ...folders]),
    mainHasPrefix: setting(settings, "defaultcontentlanguageinsubdir")?.value === true,
  });
}

/** The folders of the site's content: one of all languages, or one of each that has its own. */
function contentsOf(settings: Settings, root: string, main: string): readonly string[] {
  const usual = textSetting(settings, "contentdir")?.value ?? "content";
  const languages = setting(settings, "languages")?.value;
  const disabled = hugoDisabled(settings);
  const named = typeof languages === "object" && languages !== null ? languages : {};
  const mounts = mountsOf(settings, main);
  const own = Object.entries(named)
    .filter(([name]) => !disabled.includes(name) && !mounts.some((each) => each.language === name))
    .map(([, language]) => valueAt(language, ["contentdir"]) ?? usual)
    .filter((each) => typeof each === "string");
  const mounted = mounts.map(({ source }) => source);
  const folders = own.length + mounted.length > 0 ? [...mounted, ...own] : [usual];
  return [...new Set(folders.map((each) => folderIn(root, each)))];
}

/** Folders that the settings put in the place of the content's, and the language of each. */
function mountsOf(settings: Settings, main: string) {
  const mounts = setting(settings, "module.mounts")?.value;
  return (Array.isArray(mounts) ? mounts : []).flatMap((mount: unknown) => {
    const keys = foldKeys(mount);
    const [source, target, lang] = ["source", "target", "lang"].map((key) => valueAt(keys, [key]));
    const isContent = typeof source === "string" && target === "content";
    if (!isContent) return [];
    return [{ source, language: typeof lang === "string" ? lang.toLowerCase() : main }];
  });
}

function folderIn(root: string, written: string): string {
  return join(root, plainFolder(written));
}

function postsFolders(
  tree: ProjectTree,
  contents: readonly string[],
  settings: Settings,
): Found<readonly string[]> | undefined {
  const main = setting(settings, "params.mainsections", "mainsections");
  const named = [main?.value].flat().filter((each) => typeof each === "string");
  // Settings that came with a theme may name what this site has not.
  const sections = contents.flatMap((content) =>
    named
      .map((section) => join(content, plainFolder(section)))
      .filter((folder) => tree.entries(folder).length > 0),
  );
  if (main && sections.length > 0) return { value: sections, from: main.from };
  const found = contents.flatMap((content) => findPosts(tree, content) ?? []);
  const folders = found.map(({ folder }) => folder);
  const posts = found.reduce((sum, each) => sum + each.posts, 0);
  const where = folders.join(" and ");
  return posts === 0
    ? undefined
    : { value: folders, from: `${counted(posts, "dated file")} in ${where}` };
}

/** The folder below the site's content, or that of its language, that a posts folder is in. */
function sectionOf(contents: readonly string[], folder: string): string {
  const content = contents.find((each) => folder.startsWith(`${each}/`));
  return folder.slice((content?.length ?? -1) + 1).split("/", 1)[0] ?? "";
}

function permalinkOf(settings: Settings, sections: readonly string[]): Found<unknown> {
  const [section = "", ...others] = new Set(sections);
  const { value, from } = USUAL_ADDRESSES.hugo;
  const usual = { value: value.replace(/\/$/, hugoEnd(settings, section)), from };
  // What other sections have is theirs.
  if (others.length > 0) return usual;
  const own = hugoPermalinks(settings)[section];
  const set = setting(settings, `permalinks.page.${section}`, `permalinks.${section}`);
  return own !== undefined && set ? { value: own, from: set.from } : usual;
}
