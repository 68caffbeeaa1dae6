import type { ProjectTree } from "../../model/tree.ts";
import type { Found, Hints } from "./recognised.ts";
import { postsBelow } from "./posts-below.ts";
import {
  join,
  plainFolder,
  readSettings,
  setting,
  type Settings,
  textSetting,
} from "./settings.ts";

/** A blog of Material for MkDocs: an `mkdocs.yml` with its plug-in `blog`. */
export function mkdocs(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = readSettings(tree, root, ["mkdocs.yml", "mkdocs.yaml"]);
  const blog = settings && blogOf(settings);
  if (!settings || !blog) return undefined;
  const docs = textSetting(settings, "docs_dir")?.value ?? "docs";
  const named = plainFolder(textSetting(blog, "blog_dir")?.value ?? "blog");
  const folder = named === "." ? "" : named;
  const posts = plainFolder(
    (textSetting(blog, "post_dir")?.value ?? "{blog}/posts").replace("{blog}", folder),
  );
  return {
    maker: `the blog of Material for MkDocs in ${settings.file}`,
    title: setting(settings, "site_name"),
    url: setting(settings, "site_url"),
    description: setting(settings, "site_description"),
    language: setting(settings, "theme.language"),
    authors: setting(settings, "site_author"),
    ...postsBelow(tree, join(root, docs), [posts], written),
    permalink: addressOf(blog, folder, setting(settings, "use_directory_urls")?.value !== false),
    rules: hasEmoji(settings) ? { emoji: true } : {},
    output: {
      value: join(root, textSetting(settings, "site_dir")?.value ?? "site"),
      from: "the folder of MkDocs",
    },
    notes: ["run `postrider build` after MkDocs, so that the feeds are in its folder"],
  };
}

function hasEmoji(settings: Settings): boolean {
  const extensions = setting(settings, "markdown_extensions")?.value;
  return JSON.stringify(extensions ?? "").includes('"pymdownx.emoji"');
}

/** What is said of the plug-in, in a list of plug-ins or a table of them. */
function blogOf(settings: Settings): Settings | undefined {
  const plugins = setting(settings, "plugins")?.value;
  const each: readonly unknown[] = Array.isArray(plugins) ? plugins : [plugins];
  for (const plugin of each) {
    const said = new Map(typeof plugin === "object" && plugin ? Object.entries(plugin) : []);
    const name = NAMES.find((known) => known === plugin || said.has(known));
    if (name !== undefined) return { file: settings.file, value: said.get(name) ?? {} };
  }
  return undefined;
}

const NAMES = ["blog", "material/blog"];

function addressOf(blog: Settings, folder: string, isFolder: boolean): Found | undefined {
  const format = textSetting(blog, "post_url_format");
  const days = textSetting(blog, "post_url_date_format")?.value ?? "yyyy/MM/dd";
  const day = days.replace(/yyyy|yy|MM|M|dd|d/g, (part) => DAYS[part] ?? part);
  const path = (format?.value ?? "{date}/{slug}")
    .replace("{date}", day)
    .replace("{slug}", ":slugified_title")
    .replace("{file}", ":basename")
    .replace("{categories}", ":slugified_categories");
  if (/[{}]/.test(path) || /[A-Za-z]/.test(day.replace(/:[a-z_]+/g, ""))) return undefined;
  const value = `${folder === "" ? "" : `/${folder}`}/${path}${isFolder ? "/" : ".html"}`;
  return { value, from: format?.from ?? "its default" };
}

const DAYS: Readonly<Record<string, string>> = {
  yyyy: ":year",
  yy: ":short_year",
  MM: ":month",
  M: ":i_month",
  dd: ":day",
  d: ":i_day",
};
