/** Which languages the folders of a blog are in. */
import type { Config, LanguageTree, PostsConfig } from "../../model/config.ts";
import type { LeftOut } from "../../model/post.ts";
import type { Problem } from "../../model/problem.ts";
import { knownLanguage, languageTag } from "../head/language.ts";
import { severalLanguages } from "../problems.ts";
import type { Candidate } from "../sort-out.ts";

/** What the folders around and below a posts folder say of languages. */
export interface FolderLanguages {
  /** The name of the language that the whole folder is in. */
  readonly own?: string;
  /** Whether a folder directly below it, of that name, holds one language. */
  readonly isFolder: (name: string) => boolean;
  /** Whether that, behind the name of a file, may be a language. */
  readonly isSuffix: (name: string) => boolean;
}

/**
 * @param tree the languages that the site's settings name; where they name none, names are believed
 * @param settled the site's language, where its settings tell all of them: names of folders tell none then,
 *   but those that the settings speak of
 */
export function languagesOf(
  folder: string,
  candidates: readonly Candidate[],
  tree: LanguageTree | undefined,
  settled?: string,
): FolderLanguages {
  const names = new Set(tree?.names.map((name) => name.toLowerCase()));
  const isNamed = (name: string): boolean => names.has(name.toLowerCase());
  if (settled !== undefined) {
    const own = namedFolder(folder, tree);
    return {
      isFolder: (name) => namedFolder(folder === "." ? name : `${folder}/${name}`, tree) === name,
      isSuffix: tree ? isNamed : (name) => primary(name) === primary(settled),
      ...(own !== undefined && { own }),
    };
  }
  const own = ownName(folder, tree);
  const areAll = !tree && own === undefined && isLanguageTree(candidates);
  return {
    isFolder: tree ? isNamed : () => areAll,
    isSuffix: tree ? isNamed : (name) => knownLanguage(name) !== undefined,
    ...(own !== undefined && { own }),
  };
}

function namedFolder(folder: string, tree: LanguageTree | undefined): string | undefined {
  const parts = folder.split("/");
  for (let depth = parts.length; depth > 0; depth--) {
    const name = tree?.folders[parts.slice(0, depth).join("/")];
    if (name !== undefined) return name;
  }
  return undefined;
}

function ownName(folder: string, tree: LanguageTree | undefined): string | undefined {
  const named = namedFolder(folder, tree);
  if (named !== undefined) return named;
  const localised = /(?:^|\/)i18n\/([^/]+)\/docusaurus-plugin-content-blog(?:-[^/]+)?(?:\/|$)/.exec(
    folder,
  );
  if (localised) return localised[1];
  const names = tree?.names ?? [];
  const parts = folder.split("/");
  return parts.find((part, index) =>
    tree
      ? names.includes(part)
      : parts[index - 1] === "content" && part.length === 2 && knownLanguage(part) !== undefined,
  );
}

/** Whether the posts folder has a folder for each language and nothing else. */
function isLanguageTree(candidates: readonly Candidate[]): boolean {
  const tops = new Set<string>();
  for (const { relative } of candidates) {
    const slash = relative.indexOf("/");
    if (slash < 0) return false;
    tops.add(relative.slice(0, slash));
  }
  return tops.size > 1 && [...tops].every((top) => knownLanguage(top) !== undefined);
}

/** The part of a tag that stands for the language, whatever its country or script. */
export function primary(language: string): string {
  return language.split(/[-_]/, 1)[0]?.toLowerCase() ?? "";
}

/**
 * What addresses in that language begin with, such as `/fr`; undefined where that is nothing. It is
 * called there what the site's settings call it.
 */
export function languagePrefix(
  name: string | undefined,
  tree: LanguageTree | undefined,
  site: string,
): string | undefined {
  if (name === undefined) return undefined;
  const named = tree && nameIn(tree, name);
  const isMain =
    tree && named !== undefined
      ? named === nameIn(tree, tree.main)
      : primary(name) === primary(tree?.main ?? site);
  return isMain && !tree?.mainHasPrefix ? undefined : `/${named ?? name}`;
}

/** The site's own name for a language: the same one, else one of which it is a kind. */
function nameIn({ names }: LanguageTree, language: string): string | undefined {
  const lower = language.toLowerCase().replaceAll("_", "-");
  return (
    names.find((name) => name.toLowerCase() === lower) ??
    names.find((name) => primary(name) === primary(language))
  );
}

/** Posts, those in other languages than are wanted apart. */
export interface Wanted<Sketch> {
  readonly wanted: readonly Sketch[];
  readonly others: readonly Sketch[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Keeps the posts in one of the languages that somebody asked for; `de` also means `de-AT`. A post that
 * says no language is in the site's main one. Where no post says any and nothing tells the main one,
 * all are taken to be in the language that was asked for.
 */
export function inLanguages<
  Sketch extends { readonly post: { readonly source: string; readonly language?: string } },
>(sketches: readonly Sketch[], { languages, tree, main }: PostsConfig): Wanted<Sketch> {
  if (!languages) return { wanted: sketches, others: [], leftOut: [] };
  const silent = sketches.every(({ post }) => post.language === undefined);
  const unsaid = tree?.main ?? main ?? (silent ? languages[0] : undefined);
  const wanted: Sketch[] = [];
  const others: Sketch[] = [];
  const leftOut: LeftOut[] = [];
  for (const sketch of sketches) {
    const { source } = sketch.post;
    const language = sketch.post.language ?? unsaid;
    if (language !== undefined && languages.some((only) => isWithin(language, only)))
      wanted.push(sketch);
    else {
      others.push(sketch);
      leftOut.push({ source, reason: "other-language", because: inAnother(language) });
    }
  }
  return { wanted, others, leftOut };
}

/**
 * Said where the site's settings name several languages and nobody said what is to become of them: a
 * digest would bring every translation.
 */
export function languagesMixed(
  posts: readonly { readonly language?: string }[],
  { site, posts: { tree, languages }, feeds, digest }: Config,
): Problem[] {
  if (!tree || languages || digest.languages || feeds.by?.includes("language")) return [];
  const counts = new Map<string, number>();
  for (const { language = site.language } of posts)
    counts.set(language, (counts.get(language) ?? 0) + 1);
  return counts.size < 2 ? [] : [severalLanguages([...counts].toSorted(([, a], [, b]) => b - a))];
}

function isWithin(language: string, wanted: string): boolean {
  const tag = (languageTag(language) ?? language).toLowerCase();
  return tag === wanted.toLowerCase() || tag.startsWith(`${wanted.toLowerCase()}-`);
}

function inAnother(language: string | undefined): string {
  return language === undefined ? "it names no language" : `it is in another language: ${language}`;
}
