/** Generators whose settings are code: as much as stands there in plain sight, never run. */
import type { ProjectTree } from "../../model/tree.ts";
import { dependencies } from "./package-json.ts";
import { CODE, postsBelow } from "./posts-below.ts";
import type { Hints } from "./recognised.ts";
import { join, plainStrings, readSettings, setting, type Settings } from "./settings.ts";
import { usualAddress } from "./usual.ts";

function files(...names: readonly string[]): string[] {
  return names.flatMap((name) => CODE.map((extension) => `${name}.${extension}`));
}

const NOTHING: Settings = { file: "", value: {} };

export function eleventy(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = plainStrings(tree, root, files(".eleventy", "eleventy.config"));
  if (!settings && !dependencies(tree, root).has("@11ty/eleventy")) return undefined;
  return eleventyHints(tree, root, settings ?? NOTHING, written);
}

/** Posts with data files in Eleventy's manner, where its settings are not to be found. */
export function eleventyPosts(tree: ProjectTree, root: string): Hints | undefined {
  const hints = eleventyHints(tree, root, NOTHING);
  return hasDirectoryData(tree, hints.folders?.value[0]) ? hints : undefined;
}

function eleventyHints(
  tree: ProjectTree,
  root: string,
  settings: Settings,
  written?: readonly string[],
): Hints {
  const names = ["metadata", "site", "meta"];
  const folders = ["_data", "src/_data", "content/_data", "src/site/_data"];
  const paths = folders.flatMap((folder) => names.map((name) => `${folder}/${name}`));
  const data = [".json", ".yaml", ".yml"].flatMap((end) => paths.map((path) => path + end));
  const site =
    readSettings(tree, root, data) ?? plainStrings(tree, root, files(...paths)) ?? NOTHING;
  const posts = postsBelow(tree, root, ["."], written);
  return {
    title: setting(site, "title", "name"),
    url: setting(site, "url", "baseUrl") ?? setting(settings, "site", "url"),
    description: setting(site, "description"),
    language: setting(site, "language", "lang"),
    authors: setting(site, "author.name", "author", "authorName"),
    ...posts,
    permalink: usualAddress("eleventy", posts.folders?.value),
    output: { value: join(root, "_site"), from: "Eleventy's default" },
    notes: ["run `postrider build` after Eleventy, so that the feeds are in its folder"],
  };
}

// `blog/blog.json` or `blog/blog.11tydata.js`, which say something of every file in `blog/`.
function hasDirectoryData(tree: ProjectTree, folder: string | undefined): boolean {
  const name = folder?.split("/").at(-1) ?? "";
  const beside = folder === undefined ? [] : tree.entries(folder).map((entry) => entry.name);
  return beside.some((file) => file === `${name}.json` || file.startsWith(`${name}.11tydata.`));
}

/** A folder with dated files and nothing that tells what makes a site of it. */
export function plain(tree: ProjectTree, root: string): Hints {
  return postsBelow(tree, root, ["."]);
}
