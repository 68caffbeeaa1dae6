import { counted } from "../../lib/text.ts";
import type { ProjectTree } from "../../model/tree.ts";
import { valueAt } from "../issues.ts";
import { findPosts } from "./find-posts.ts";
import { languageTree } from "./languages.ts";
import { readHugoSettings } from "./hugo-settings.ts";
import type { Found, Hints } from "./recognised.ts";
import { hugoRules } from "./rules.ts";
import { join, setting, type Settings, textSetting } from "./settings.ts";
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
  const named = /(?:^|\/)(?:hugo\.\w+|config\/_default)$/.test(settings.file);
  if (!named && !setting(settings, "baseurl") && !folders.has("archetypes")) return undefined;
  const posts = written
    ? { value: written, from: "`posts.folders`" }
    : postsFolder(tree, root, settings);
  const language = textSetting(settings, "defaultcontentlanguage")?.value ?? "en";
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
      (posts?.value ?? []).map((folder) => sectionOf(settings, root, language, folder)),
    ),
    output: { value: join(root, "static"), from: "the folder that Hugo copies" },
    tree: languagesOf(root, settings, language),
    rules: hugoRules(settings, contentOf(settings, root)),
    unread: settings.note,
  };
}

function languagesOf(root: string, settings: Settings, main: string) {
  const languages = setting(settings, "languages")?.value;
  if (typeof languages !== "object" || languages === null) return undefined;
  const folders = Object.entries(languages).flatMap(([name, language]) => {
    const content = valueAt(language, ["contentdir"]);
    return typeof content === "string" ? [[join(root, content.replace(/\/$/, "")), name]] : [];
  });
  return languageTree({
    main,
    names: languages,
    folders: Object.fromEntries(folders),
    mainHasPrefix: setting(settings, "defaultcontentlanguageinsubdir")?.value === true,
  });
}

function contentOf(settings: Settings, root: string): string {
  return join(root, textSetting(settings, "contentdir")?.value ?? "content");
}

function postsFolder(
  tree: ProjectTree,
  root: string,
  settings: Settings,
): Found<readonly string[]> | undefined {
  const content = contentOf(settings, root);
  const main = setting(settings, "params.mainsections");
  const sections = (Array.isArray(main?.value) ? main.value : []).filter(
    (section): section is string => typeof section === "string",
  );
  if (main && sections.length > 0)
    return { value: sections.map((section) => join(content, section)), from: main.from };
  const found = findPosts(tree, content);
  return (
    found && {
      value: [found.folder],
      from: `${counted(found.posts, "dated file")} in ${found.folder}`,
    }
  );
}

/** The folder below the site's content, or that of its language, that a posts folder is in. */
function sectionOf(settings: Settings, root: string, language: string, folder: string): string {
  const own = textSetting(settings, `languages.${language}.contentdir`)?.value;
  const contents = [...(own === undefined ? [] : [join(root, own)]), contentOf(settings, root)];
  const content = contents.find((each) => folder.startsWith(`${each.replace(/\/$/, "")}/`));
  const [section = ""] = folder.slice((content?.replace(/\/$/, "") ?? "").length + 1).split("/");
  return section;
}

function permalinkOf(settings: Settings, sections: readonly string[]): Found<unknown> {
  const [section = "", ...others] = new Set(sections);
  // What other sections have is theirs.
  if (others.length > 0) return USUAL_ADDRESSES.hugo;
  const set = setting(settings, `permalinks.page.${section}`, `permalinks.${section}`);
  return typeof set?.value === "string" ? set : USUAL_ADDRESSES.hugo;
}
