/** Sections: the folders of a site's content, and with Hugo the pages that some of them have. */
import type { Dialect, LanguageTree } from "../../model/config.ts";
import type { SourceFile } from "../../model/ports.ts";
import { type Cascade, type CascadePage, cascadesOf } from "./cascade.ts";
import type { Context } from "../context.ts";
import type { FileName } from "../file-name.ts";
import { fieldFor } from "../head/fields.ts";
import { readHead } from "../head/read-head.ts";
import { openHead } from "../head/source-text.ts";
import { HEADER_CAP } from "../head/split.ts";
import { flagOf } from "../head/value.ts";

export interface Sections {
  /** The folder of the site's content that a posts folder is in; undefined where nothing tells. */
  readonly content?: string;
  /** The sections between the content and the posts folder, it included. */
  readonly above: readonly string[];
  /** The folders whose section is a draft, and with it all that is in them (Zola). */
  readonly drafts: ReadonlySet<string>;
  /** The folders that have a page of their own, those above it included (Hugo). */
  readonly pages: ReadonlySet<string>;
  /** What the pages of sections say of those below them, by folder and the name of a language (Hugo). */
  readonly cascades: ReadonlyMap<string, readonly Cascade[]>;
}

/** @param language what the whole folder's language is called, if it has but one */
export function readSections(
  folder: string,
  language: string | undefined,
  listed: readonly SourceFile[],
  { config, files }: Pick<Context, "config" | "files">,
): Sections {
  const { dialect, rules, tree } = config.posts;
  const content = contentOf(folder, rules?.contents ?? [], dialect);
  const below =
    content === undefined || content === folder
      ? []
      : folder.slice(content === "." ? 0 : content.length + 1).split("/");
  const above = below[0] !== undefined && below[0] === language ? below.slice(1) : below;
  const within = content === undefined ? {} : { content };
  const found = new Set<string>();
  const drafts = new Set<string>();
  const cascades = new Map<string, readonly Cascade[]>();
  const sections = { ...within, above, pages: found, drafts, cascades };
  if (dialect !== "hugo" && dialect !== "zola") return sections;
  const pages = [
    ...pagesAbove(content, below, tree),
    ...listed.map(({ path }) => path).filter((path) => PAGE.test(path)),
  ];
  for (const path of pages) {
    const bytes = files.read(path, HEADER_CAP);
    if (!bytes) continue;
    const at = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    found.add(at);
    const opened = openHead(path, bytes, true);
    const head = opened.is === "head" ? readHead(path, opened.head) : undefined;
    if (!head) continue;
    const isDraft = flagOf(fieldFor(head.fields, "draft")?.value) === true;
    if (isDraft && dialect === "zola") drafts.add(at);
    const own = dialect === "hugo" ? cascadesOf(fieldFor(head.fields, "cascade")?.value) : [];
    if (own.length > 0) cascades.set(keyOf(at, suffixOf(path), tree), own);
  }
  return sections;
}

/** Whether a file is in a section that is a draft. */
export function isInDraft(path: string, { drafts }: Sections): boolean {
  return drafts.size > 0 && [...drafts].some((folder) => path.startsWith(`${folder}/`));
}

const PAGE = /(?:^|\/)_index(?:\.[\w-]+)?\.(?:md|markdown|html)$/;

function suffixOf(path: string): string | undefined {
  return /_index\.([\w-]+)\.\w+$/.exec(path)?.[1];
}

// In a site of several languages a section's page speaks of the pages in its own.
function keyOf(folder: string, language: string | undefined, tree: LanguageTree | undefined) {
  return `${folder} ${(language ?? tree?.main ?? "").toLowerCase()}`;
}

/** The content that a posts folder is in: one that the settings name, else the last folder of that name. */
function contentOf(
  folder: string,
  contents: readonly string[],
  dialect: Dialect,
): string | undefined {
  const named = contents
    .filter((each) => each === "." || folder === each || folder.startsWith(`${each}/`))
    .toSorted((a, b) => b.length - a.length);
  if (named[0] !== undefined) return named[0];
  const parts = folder.split("/");
  // What Eleventy reads may have any name, the usual of which are in no address.
  if (dialect === "eleventy" && !/(?:^|\/)(?:\.|content|input|source|src)$/.test(folder))
    return parts.slice(0, -1).join("/") || ".";
  if (dialect === "eleventy") return folder;
  const at = parts.lastIndexOf("content");
  return at < 0 ? undefined : parts.slice(0, at + 1).join("/");
}

/** The pages that sections around a posts folder may have, the innermost last. */
function pagesAbove(
  content: string | undefined,
  below: readonly string[],
  tree: LanguageTree | undefined,
): string[] {
  if (content === undefined) return [];
  const names = ["_index.md", ...(tree?.names ?? []).map((name) => `_index.${name}.md`)];
  return below.flatMap((_, depth) => {
    const folder = [content, ...below.slice(0, depth)].join("/");
    return names.map((name) => `${folder}/${name}`);
  });
}

/** The cascades that a file is below, the nearest first. */
export function cascadesAbove(
  path: string,
  suffix: string | undefined,
  cascades: Sections["cascades"],
  tree: LanguageTree | undefined,
): readonly Cascade[] {
  if (cascades.size === 0) return [];
  const found: Cascade[] = [];
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    found.push(...(cascades.get(keyOf(path.slice(0, end), suffix, tree)) ?? []));
  }
  return found;
}

/** What a cascade may ask of the page of a file. */
export function cascadePage(
  path: string,
  { stem, isBundle }: FileName,
  content: string | undefined,
  language: string,
): CascadePage {
  const root = content === undefined || content === "." ? 0 : content.length + 1;
  const folders = path
    .slice(root)
    .split("/")
    .slice(0, isBundle ? -2 : -1);
  return { path: `/${[...folders, stem].join("/")}`.toLowerCase(), language };
}
