/** What the address of a post is made of: its place among the folders, its day, its names. */
import type { WallDateTime } from "../../lib/time.ts";
import type { Config } from "../../model/config.ts";
import type { Context, FolderContext } from "../context.ts";
import { NAME } from "../head/date-orders.ts";
import { pathBelowBlog } from "./docusaurus.ts";
import { fieldFor } from "../head/fields.ts";
import { categoriesOf } from "../head/tags.ts";
import { textOf } from "../head/value.ts";
import { hexoCategory, hexoTitle } from "./hexo.ts";
import { languagePrefix } from "../around/languages.ts";
import type { OpenPost } from "../open-post.ts";
import type { AddressFacts } from "./permalink.ts";

export interface TreePlace {
  /** Folders between the posts folder and the file. */
  readonly directories: readonly string[];
  /** The folders above `_posts`, which Jekyll takes for categories. */
  readonly categories: readonly string[];
  /** What folders or the file's name call its language. */
  readonly language?: string;
}

/** Where a post stands below its posts folder. */
export function placeInTree(
  { name, candidate }: OpenPost,
  { languages }: FolderContext,
  { config }: Context,
): TreePlace {
  const { dialect } = config.posts;
  // To Hugo and Zola a folder like another.
  const isOrdinary = dialect === "hugo" || dialect === "zola";
  const posts = isOrdinary ? -1 : name.directories.lastIndexOf("_posts");
  const below = name.directories.slice(posts + 1);
  const [top] = below;
  const inFolder = top !== undefined && languages.isFolder(top);
  const language = name.language ?? (inFolder ? top : languages.own);
  return {
    directories: inFolder ? below.slice(1) : below,
    categories: dialect === "jekyll" ? foldersAbovePosts(candidate, config) : [],
    ...(language !== undefined && { language }),
  };
}

// From the site's folder on, where its settings tell which that is, else from that of the posts.
function foldersAbovePosts({ file, folder }: OpenPost["candidate"], { posts }: Config): string[] {
  const site = posts.rules?.contents?.[0] ?? folder;
  const below = site === "." || !file.path.startsWith(`${site}/`) ? 0 : site.length + 1;
  const end = file.path.startsWith("_posts/", below) ? 0 : file.path.indexOf("/_posts/", below);
  return end <= 0 ? [] : file.path.slice(below, end).split("/");
}

/** @param language BCP 47, from the header or from its place */
export function addressFacts(
  open: OpenPost,
  place: TreePlace,
  title: string,
  language: string | undefined,
  folder: FolderContext,
  { config, clock, rules: addresses }: Context,
): AddressFacts {
  const { candidate, head, name, date } = open;
  // Where `_` marks what is no post, folders that have it are in no address (themes of Astro).
  const directories =
    config.posts.rules?.underscored !== "folders"
      ? place.directories
      : place.directories.filter((directory) => !directory.startsWith("_"));
  const { site, posts } = config;
  const { dialect, tree, rules } = posts;
  const { above } = folder.sections;
  // Eleventy knows nothing of languages: a folder is a folder.
  const below = dialect === "eleventy" ? name.directories : directories;
  const sections = above.length > 0 ? [...above, ...below] : below;
  // Where nobody wrote a pattern for them, an address has every folder in it.
  const hasPattern = dialect === "hugo" && addresses.sections.has(sections[0]?.toLowerCase() ?? "");
  const paged = hasPattern ? pagedOf(sections, open, folder) : undefined;
  const slug = textOf(fieldFor(head.fields, "slug")?.value) ?? slugInName(open, config);
  const abbrlink = textOf(fieldFor(head.fields, "abbrlink")?.value);
  // Hugo goes by the day as it is written; Jekyll and Hexo by their zone's, which is UTC if not set.
  const converts = dialect === "jekyll" || dialect === "hexo" || site.timeZoneGiven;
  const asWritten = !date.zoned || dialect === "hugo" || !converts;
  const wall: WallDateTime = asWritten ? date.wall : clock.wallOf(date.instant);
  // Where the site has settings for languages, those of headers count as well.
  const unmarked = dialect === "hugo" && tree?.mainHasPrefix ? tree.main : undefined;
  const isData = tree !== undefined || dialect === "eleventy" || dialect === "hexo";
  const named = place.language ?? (isData ? (language ?? unmarked) : undefined);
  const prefix =
    dialect === "hexo" || (dialect === "eleventy" && !tree)
      ? undefined
      : languagePrefix(named, tree, posts.main ?? site.language);
  return {
    dialect,
    wall,
    title,
    name: keepsDate(open, config) ? name.stem : name.slug,
    stem: name.stem,
    isBundle: name.isBundle,
    collection: collectionOf(candidate),
    directories,
    sections,
    ...(paged && { paged }),
    ...(rules?.letters && { letters: rules.letters }),
    categories: place.categories.concat(categoriesOf(head.fields, dialect)),
    ...(slug !== undefined && { slug }),
    ...(abbrlink !== undefined && { abbrlink }),
    ...(named !== undefined && { language: named }),
    ...(dialect === "hexo" && hexoOnly(open, config)),
    ...(dialect === "docusaurus" && { belowBlog: pathBelowBlog(candidate.relative) }),
    ...(prefix !== undefined && { prefix }),
  };
}

// The first is always a section, further ones where they have an `_index` file.
function pagedOf(
  sections: readonly string[],
  { candidate, name }: OpenPost,
  { sections: { pages } }: FolderContext,
): readonly string[] {
  if (sections.length < 2) return sections;
  const parts = candidate.file.path.split("/").slice(0, name.isBundle ? -2 : -1);
  const above = parts.length - sections.length;
  return sections.filter(
    (_, depth) => depth === 0 || pages.has(parts.slice(0, above + depth + 1).join("/")),
  );
}

// Jekyll's: of the innermost folder that begins with `_`; elsewhere the posts folder stands for it.
function collectionOf({ file, folder }: OpenPost["candidate"]): string {
  const underscored = /(?:^|\/)_([^/]+)\/(?:[^_/][^/]*\/)*[^/]*$/.exec(file.path)?.[1];
  return underscored ?? folder.replace(/^(?:.*\/)?_?/, "");
}

function hexoOnly(
  { head: { fields }, date, name, candidate }: OpenPost,
  { posts: { rules } }: Config,
): Pick<AddressFacts, "hexo" | "urlname" | "id"> {
  // Where no settings tell, a date in a name is one.
  const unset = name.date === undefined ? {} : { names: ":year-:i_month-:i_day-:title.md" };
  const site = rules?.hexo ?? unset;
  const [whole, below = whole] = /^(?:.*\/)?_posts\/(.*)$/s.exec(candidate.file.path) ?? [
    candidate.relative,
  ];
  const path = below.replace(/\.[^./]*$/, "");
  const [id, urlname] = [fieldFor(fields, "id"), fieldFor(fields, "urlname")].map((field) =>
    textOf(field?.value),
  );
  return {
    ...(id !== undefined && { id }),
    ...(urlname !== undefined && { urlname }),
    hexo: {
      title: hexoTitle(path, site),
      category: hexoCategory(fields, rules?.category ?? "uncategorized", site),
      seconds: Math.floor(date.instant / 1000),
      site,
    },
  };
}

// Hugo: where settings have the date read off the name, what stands behind it there is the slug.
function slugInName({ name, dateFrom }: OpenPost, { posts }: Config): string | undefined {
  if (posts.dialect !== "hugo" || dateFrom !== "file-name") return undefined;
  if (posts.rules?.dates?.date?.includes(NAME) !== true || name.slug === name.stem)
    return undefined;
  return name.slug;
}

// Hugo takes a date in a name for part of it, unless its settings say that it is one; Astro always does.
// Where there are no settings, a date that is a post's only one was meant as a date.
function keepsDate({ dateFrom }: OpenPost, { posts: { dialect, rules } }: Config): boolean {
  if (dialect === "astro") return dateFrom !== "file-name";
  if (dialect === "zola") return rules?.datesInSlugs === true;
  if (dialect !== "hugo") return false;
  if (dateFrom !== "file-name") return true;
  return rules?.contents !== undefined && rules.dates?.date?.includes(NAME) !== true;
}
