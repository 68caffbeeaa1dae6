import type { ProjectTree } from "../../model/tree.ts";
import { join } from "./settings.ts";

/** Names of folders in which nobody keeps posts, or copies of them only. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  (
    "node_modules bower_components vendor target coverage themes _site public dist build out static " +
    "assets layouts archetypes scaffolds _drafts drafts _data _includes _layouts _sass i18n locales"
  ).split(" "),
);

const MOST_DEPTH = 6;
const MOST_FOLDERS = 2000;
const SAMPLE = 5;

interface Branch {
  readonly folder: string;
  /** Posts in it, and in all that is below it. */
  readonly posts: number;
  readonly children: readonly Branch[];
}

/**
 * The folder below `root` that holds nearly all dated posts, and how many those may be; undefined
 * where there are none. A file counts that has a date in its name or, going by a sample, in its header.
 */
export function findPosts(
  tree: ProjectTree,
  root: string,
): { readonly folder: string; readonly posts: number } | undefined {
  let visited = 0;
  const look = (folder: string, depth: number): Branch => {
    visited++;
    const entries = tree.entries(folder);
    const children = entries
      .filter(({ name, isFolder }) => isFolder && mayHoldPosts(name))
      .flatMap(({ name }) =>
        depth < MOST_DEPTH && visited < MOST_FOLDERS ? [look(join(folder, name), depth + 1)] : [],
      );
    const files = entries.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
    const below = children.reduce((sum, { posts }) => sum + posts, 0);
    return { folder, posts: postsAmong(tree, folder, files) + below, children };
  };
  let branch = look(root, 0);
  const { posts } = branch;
  if (posts === 0) return undefined;
  // As deep as nearly all of them go, but not into the folder of a year or of one post.
  for (;;) {
    const next = branch.children.find((child) => child.posts >= posts * 0.9);
    if (!next || /^\d+$/.test(lastPart(next.folder)) || isBundle(tree, next)) break;
    branch = next;
  }
  return { folder: branch.folder, posts };
}

function mayHoldPosts(name: string): boolean {
  return !name.startsWith(".") && !ELSEWHERE.has(name);
}

function lastPart(folder: string): string {
  return folder.slice(folder.lastIndexOf("/") + 1);
}

function isBundle(tree: ProjectTree, { folder, children }: Branch): boolean {
  return (
    children.length === 0 && tree.entries(folder).some(({ name }) => /^index\.\w+$/.test(name))
  );
}

const TEXT = /\.(?:md|markdown|mkd|mdown|mdx|html?|txt|rst|qmd|adoc|textile|org)$/i;
const DATED = /^\d{4}-\d{1,2}-\d{1,2}/;
// Zola's `path` may have the date in it, `.. date:` is Nikola's, `:date:` of reStructuredText, `.. post::` of ABlog.
const DATE_LINE =
  /^(?: ?\.\. |:|#\+)?["']?(?:date|pub(?:date|lish)\w*|(?:post|created?)_?(?:at|date|on)?)["']?[ \t]*[:=].*\d|^#published\s+\d|^\.\. post:: ?.*\d|^path\s*=.*\b\d{4}\/\d{1,2}\/\d|^\w+ \d{1,2},? \d{4}\s*$/im;

function postsAmong(tree: ProjectTree, folder: string, names: readonly string[]): number {
  const texts = names.filter((name) => TEXT.test(name));
  const dated = texts.filter((name) => DATED.test(name)).length;
  const others = texts.filter((name) => !DATED.test(name) && !/^(?:_index|readme)\b/i.test(name));
  // Spread over all of them, so that a few odd ones in front do not decide.
  const step = Math.max(1, Math.floor(others.length / SAMPLE));
  const sample = others.filter((_, index) => index % step === 0).slice(0, SAMPLE);
  const hits = sample.filter((name) => {
    const bytes = tree.read(join(folder, name), 2048);
    return bytes !== undefined && DATE_LINE.test(new TextDecoder().decode(bytes));
  });
  const share = sample.length === 0 ? 0 : hits.length / sample.length;
  return dated + Math.round(others.length * share);
}

/** Every folder of that name at or below `root`. */
export function foldersNamed(tree: ProjectTree, root: string, name: string): readonly string[] {
  const found: string[] = [];
  let visited = 0;
  const look = (folder: string, depth: number): void => {
    visited++;
    for (const entry of tree.entries(folder)) {
      if (!entry.isFolder) continue;
      const path = join(folder, entry.name);
      if (entry.name === name) found.push(path);
      else if (mayHoldPosts(entry.name) && depth < MOST_DEPTH && visited < MOST_FOLDERS)
        look(path, depth + 1);
    }
  };
  look(root, 0);
  return found;
}
