import type { ProjectTree } from "../../model/tree.ts";
import { valueAt } from "../issues.ts";
import { findPosts, foldersNamed } from "./find-posts.ts";
import { languageTree } from "./languages.ts";
import type { Found, Hints } from "./recognised.ts";
import { jekyllRules } from "./rules.ts";
import {
  folderSetting,
  join,
  readSettings,
  setting,
  type Settings,
  textSetting,
} from "./settings.ts";
import { USUAL_ADDRESSES } from "./usual.ts";

/** A Jekyll site: a `_config.yml`, and somewhere below it a `_posts` folder or a collection. */
export function jekyll(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = readSettings(tree, root, ["_config.yml", "_config.yaml", "_config.toml"]);
  if (!settings) return undefined;
  const source = join(root, folderSetting(settings, "source") ?? ".");
  const isNamed =
    written !== undefined &&
    (collectionIn(written, settings) !== undefined ||
      written.some((folder) => IN_POSTS.test(folder)));
  const folders = isNamed
    ? { value: written, from: settings.file }
    : (postsFolders(tree, source) ??
      (written ? undefined : datedCollection(tree, source, settings)));
  if (!folders) return undefined;
  const collection = collectionIn(folders.value, settings);
  const permalink =
    collection === undefined ? permalinkOf(settings) : permalinkIn(collection, settings);
  return {
    ...siteHints(settings),
    folders,
    permalink: permalink ?? USUAL_ADDRESSES.jekyll,
    rules: { ...jekyllRules(settings, source, placesIn(settings)), ...emojiOf(settings) },
    tree: isTranslated(settings)
      ? languageTree({
          main: setting(settings, "default_lang", "lang")?.value,
          names: setting(settings, "languages")?.value,
        })
      : undefined,
    output: outputOf(settings, root),
    unread: settings.note,
    notes: [
      "Jekyll empties its folder whenever it builds: run `postrider build` after `jekyll build`",
    ],
  };
}

/** Whether a plug-in builds the site in each of its languages: Jekyll itself knows nothing of them. */
function isTranslated(settings: Settings): boolean {
  const plugins = [setting(settings, "plugins")?.value, setting(settings, "gems")?.value].flat();
  return (
    setting(settings, "default_lang", "exclude_from_localization", "exclude_from_localizations") !==
      undefined || plugins.some((name) => /polyglot|language|i18n/.test(String(name)))
  );
}

function permalinkIn(collection: string, settings: Settings): Found<unknown> {
  const set = setting(settings, `collections.${collection.toLowerCase()}.permalink`);
  return set ?? { value: `/:collection/:path${endOf(settings)}`, from: "Jekyll's default" };
}

/** What addresses end in that are not set: as the site's own pattern does. */
function endOf(settings: Settings): string {
  const style = textSetting(settings, "permalink")?.value ?? "date";
  const isFile = /^(?:date|ordinal|weekdate|none)$|:output_ext$/.test(style);
  return style === "pretty" || style.endsWith("/") ? "/" : isFile ? ":output_ext" : "";
}

function placesIn(settings: Settings): Record<string, string> {
  const labels = collectionsOf(settings).filter((label) => typeof label === "string");
  const patterns = labels.map((label) => [label, permalinkIn(label, settings).value]);
  const known = patterns.filter(([, pattern]) => typeof pattern === "string");
  return { "": `/:path${endOf(settings)}`, ...Object.fromEntries(known) };
}

const IN_POSTS = /(?:^|\/)_(?:posts|drafts)(?:\/|$)/;

/** The collection whose folder is one of the posts folders: `blog`, of `_blog`. */
function collectionIn(written: readonly string[], settings: Settings): string | undefined {
  const names = written.map((folder) => /(?:^|\/)_([^/]+)$/.exec(folder)?.[1]);
  const known = collectionsOf(settings);
  return names.find(
    (name) => name !== undefined && name !== "posts" && known.includes(name.toLowerCase()),
  );
}

/** Their names, in lower case; the settings list them, or have a table for each. */
function collectionsOf(settings: Settings): readonly unknown[] {
  const written = setting(settings, "collections")?.value;
  if (Array.isArray(written)) return written.map((name) => String(name).toLowerCase());
  return typeof written === "object" && written !== null ? Object.keys(written) : [];
}

/** Where there is no `_posts`, the collection with the most dated texts may be the blog. */
function datedCollection(
  tree: ProjectTree,
  source: string,
  settings: Settings,
): Found<readonly string[]> | undefined {
  const names = collectionsOf(settings);
  const content = join(source, folderSetting(settings, "collections_dir") ?? ".");
  const folders = tree
    .entries(content)
    .filter(({ name, isFolder }) => isFolder && names.includes(name.slice(1).toLowerCase()))
    .map(({ name }) => join(content, name))
    .filter((folder) => /(?:^|\/)_[^/]*$/.test(folder));
  const [best] = folders
    .map((folder) => ({ folder, posts: findPosts(tree, folder)?.posts ?? 0 }))
    .filter(({ posts }) => posts > 0)
    .toSorted((a, b) => b.posts - a.posts);
  return best && { value: [best.folder], from: `\`collections\` in ${settings.file}` };
}

/** Posts in the folders of a Jekyll site, and no settings: what a theme or a half of a site looks like. */
export function jekyllPosts(tree: ProjectTree, root: string): Hints | undefined {
  const folders = postsFolders(tree, root);
  const names = (folders?.value ?? []).flatMap((folder) => tree.entries(folder));
  const texts = names.filter(({ name }) => /\.(?:md|markdown|html)$/.test(name));
  const dated = texts.filter(({ name }) => /^\d{4}-\d{1,2}-\d{1,2}-/.test(name));
  // Others have folders of that name too, and posts without a date in theirs.
  if (dated.length < texts.length / 2) return undefined;
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

function emojiOf(settings: Settings): { readonly emoji?: boolean } {
  const plugins = setting(settings, "plugins", "gems")?.value;
  return Array.isArray(plugins) && plugins.includes("jemoji") ? { emoji: true } : {};
}
