/** Eleventy, whose settings are code: as much as stands there in plain sight, never run. */
import type { ProjectTree } from "../../model/tree.ts";
import { dependencies } from "./package-json.ts";
import { inCode, postsBelow } from "./posts-below.ts";
import type { Found, Hints } from "./recognised.ts";
import {
  join,
  NOTHING,
  plainStrings,
  readSettings,
  setting,
  type Settings,
  textOf,
} from "./settings.ts";
import { USUAL_ADDRESSES } from "./usual.ts";

export function eleventy(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = plainStrings(tree, root, [".eleventy", "eleventy.config"].flatMap(inCode));
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
    readSettings(tree, root, data) ?? plainStrings(tree, root, paths.flatMap(inCode)) ?? NOTHING;
  const { input, output } = directories(tree, root, settings);
  return {
    title: setting(site, "title", "name"),
    url: setting(site, "url", "baseUrl") ?? setting(settings, "site", "url"),
    description: setting(site, "description"),
    language: setting(site, "language", "lang"),
    authors: setting(site, "author.name", "author", "authorName"),
    ...postsBelow(tree, root, [...(input === undefined ? [] : [input]), "."], written),
    permalink: USUAL_ADDRESSES.eleventy,
    output,
    ...(input !== undefined && { rules: { contents: [join(root, input)] } }),
    notes: ["run `postrider build` after Eleventy, so that the feeds are in its folder"],
  };
}

/** The folder that Eleventy reads, where settings tell, and the one that it writes. */
function directories(
  tree: ProjectTree,
  root: string,
  { file }: Settings,
): { readonly input?: string; readonly output: Found } {
  const code = file === "" ? "" : (textOf(tree, file) ?? "");
  const named = (name: string, method: string): string | undefined => {
    const inTable = new RegExp(`\\b${name}["']?\\s*:\\s*(["'\`])(?:\\./)?([\\w./-]+?)/?\\1`);
    const called = new RegExp(`\\b${method}\\(\\s*(["'\`])(?:\\./)?([\\w./-]+?)/?\\1`);
    const found = called.exec(code) ?? inTable.exec(code);
    return found?.[2];
  };
  const set = named("output", "setOutputDirectory");
  // Without settings of its own Eleventy reads the project, unless it is called with another folder.
  const input = named("input", "setInputDirectory") ?? (file === "" ? undefined : ".");
  return {
    ...(input !== undefined && { input }),
    output: {
      value: join(root, set ?? "_site"),
      from: set === undefined ? "Eleventy's default" : `\`output\` in ${file}`,
    },
  };
}

// `blog/blog.json` or `blog/blog.11tydata.js`, which say something of every file in `blog/`.
function hasDirectoryData(tree: ProjectTree, folder: string | undefined): boolean {
  const name = folder?.split("/").at(-1) ?? "";
  const beside = folder === undefined ? [] : tree.entries(folder).map((entry) => entry.name);
  return beside.some((file) => file === `${name}.json` || file.startsWith(`${name}.11tydata.`));
}
