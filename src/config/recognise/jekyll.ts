import type { ProjectTree } from "../../model/tree.ts";
import { valueAt } from "../issues.ts";
import { foldersNamed } from "./find-posts.ts";
import { languageTree } from "./languages.ts";
import type { Found, Hints } from "./recognised.ts";
import { jekyllRules } from "./rules.ts";
import { join, readSettings, setting, type Settings, textSetting } from "./settings.ts";
import { USUAL_ADDRESSES } from "./usual.ts";

/** A Jekyll site: a `_config.yml`, and somewhere below it a `_posts` folder or a collection. */
export function jekyll(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = readSettings(tree, root, ["_config.yml", "_config.yaml", "_config.toml"]);
  if (!settings) return undefined;
  const source = join(
    root,
    (textSetting(settings, "source")?.value ?? ".").replace(/^\.\/|\/+$/g, "") || ".",
  );
  const collection = written && collectionIn(written, settings);
  const folders =
    collection !== undefined || written?.some((folder) => IN_POSTS.test(folder))
      ? { value: written ?? [], from: settings.file }
      : postsFolders(tree, source);
  if (!folders) return undefined;
  const permalink =
    collection === undefined ? permalinkOf(settings) : permalinkIn(collection, settings);
  return {
    ...siteHints(settings),
    folders,
    permalink: permalink ?? USUAL_ADDRESSES.jekyll,
    rules: jekyllRules(settings, source),
    tree: languageTree({
      main: setting(settings, "default_lang", "lang")?.value,
      names: setting(settings, "languages")?.value,
    }),
    output: outputOf(settings, root),
    unread: settings.note,
    notes: [
      "Jekyll empties its folder whenever it builds: run `postrider build` after `jekyll build`",
    ],
  };
}

function permalinkIn(collection: string, settings: Settings): Found<unknown> {
  const set = setting(settings, `collections.${collection}.permalink`);
  return set ?? { value: "/:collection/:path:output_ext", from: "Jekyll's default" };
}

const IN_POSTS = /(?:^|\/)_(?:posts|drafts)(?:\/|$)/;

/** The collection whose folder is one of the posts folders: `blog`, of `_blog`. */
function collectionIn(written: readonly string[], settings: Settings): string | undefined {
  const names = written.map((folder) => /(?:^|\/)_([^/]+)$/.exec(folder)?.[1]);
  return names.find(
    (name) =>
      name !== undefined &&
      name !== "posts" &&
      valueAt(settings.value, ["collections", name]) !== undefined,
  );
}

/** Posts in the folders of a Jekyll site, and no settings: what a theme or a half of a site looks like. */
export function jekyllPosts(tree: ProjectTree, root: string): Hints | undefined {
  const folders = postsFolders(tree, root);
  return (
    folders && {
      folders,
      permalink: USUAL_ADDRESSES.jekyll,
      rules: { includes: join(root, "_includes") },
    }
  );
}

function siteHints(settings: Settings): Hints {
  const url = textSetting(settings, "url");
  const base = textSetting(settings, "baseurl");
  const joined = url && {
    value: `${url.value.replace(/\/$/, "")}/${base?.value.replace(/^\//, "") ?? ""}`,
    from: base ? `\`url\` and \`baseurl\` in ${settings.file}` : url.from,
  };
  return {
    title: setting(settings, "title", "name"),
    url: joined,
    description: setting(settings, "description", "tagline"),
    language: setting(settings, "lang", "language", "locale"),
    timezone: setting(settings, "timezone"),
    authors: setting(settings, "author.name", "author", "social.name"),
  };
}

// A collection's own setting beats the site's; a default for posts' headers beats both.
function permalinkOf(settings: Settings): Found<unknown> | undefined {
  const defaults = valueAt(settings.value, ["defaults"]);
  for (const each of Array.isArray(defaults) ? defaults : []) {
    const type = valueAt(each, ["scope", "type"]);
    const value = valueAt(each, ["values", "permalink"]);
    // One that holds for a part of the posts is theirs, and is read with them.
    if (valueAt(each, ["scope", "path"])) continue;
    if ((type === "posts" || type === undefined) && typeof value === "string")
      return { value, from: `\`defaults\` in ${settings.file}` };
  }
  return setting(settings, "collections.posts.permalink", "permalink");
}

function outputOf(settings: Settings, root: string): Found {
  const set = textSetting(settings, "destination");
  const value = join(root, set?.value.replace(/^\.\//, "") ?? "_site");
  return { value, from: set?.from ?? "Jekyll's default" };
}

// Folders above `_posts` are categories and may be part of addresses: then the posts' root is theirs.
function postsFolders(tree: ProjectTree, source: string): Found<readonly string[]> | undefined {
  const found = foldersNamed(tree, source, "_posts");
  const [first] = found;
  if (first === undefined) return undefined;
  if (found.length === 1) return { value: [first], from: `the folder ${first}` };
  const common = commonFolder(found);
  return { value: [common], from: `${found.length} folders named _posts` };
}

function commonFolder(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((path) => path.split("/").slice(0, -1));
  const differs = first.findIndex((part, index) => rest.some((other) => other[index] !== part));
  return (differs < 0 ? first : first.slice(0, differs)).join("/") || ".";
}
