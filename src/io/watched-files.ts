/** A project's files that are listed once, and from then on where somebody has told of a change. */
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ProjectFiles, SourceFile } from "../model/ports.ts";
import { compareText } from "../model/problem.ts";
import { projectFiles } from "./project-files.ts";
import type { Changed } from "./watch.ts";

export interface WatchedFiles {
  readonly files: ProjectFiles;
  /** What a watcher has heard of. Whatever it does not tell is taken to be as it was. */
  readonly tell: (changed: Changed) => void;
}

/**
 * The files of the project in `root`, an absolute path: the same as `projectFiles` gives, without asking
 * for the size and time of ten thousand files because one of them was saved.
 */
export function watchedFiles(root: string): WatchedFiles {
  const real = projectFiles(root);
  const lists = new Map<string, Listed>();
  return {
    files: {
      list(folder) {
        const before = lists.get(folder);
        const known = before && kept(root, folder, before);
        const files = known ?? real.list(folder);
        const isPlain = known !== undefined || !hasLinks(join(root, folder));
        lists.set(folder, { files, changed: new Set(), isPlain });
        return files;
      },
      unread: (folder) => real.unread(folder),
      read: (path, limit) => real.read(path, limit),
    },
    tell({ paths, andMore }) {
      if (andMore) lists.clear();
      for (const { changed } of lists.values()) for (const path of paths) changed.add(path);
    },
  };
}

interface Listed {
  readonly files: readonly SourceFile[];
  /** Paths that have changed since. */
  readonly changed: Set<string>;
  /** Without links: what one of them leads to changes under another name. */
  readonly isPlain: boolean;
}

function hasLinks(folder: string): boolean {
  try {
    return readdirSync(folder, { withFileTypes: true }).some(
      (entry) =>
        entry.isSymbolicLink() ||
        (entry.isDirectory() &&
          entry.name !== "node_modules" &&
          entry.name !== ".git" &&
          hasLinks(join(folder, entry.name))),
    );
  } catch {
    return false;
  }
}

/** The list with its changes; undefined where they are of a kind that asks for a new one. */
function kept(
  root: string,
  folder: string,
  { files, changed, isPlain }: Listed,
): readonly SourceFile[] | undefined {
  if (!isPlain) return undefined;
  const inside = [...changed].filter((path) => folder === "." || path.startsWith(`${folder}/`));
  if (changed.has(folder)) return undefined;
  if (inside.length === 0) return files;
  const fresh = new Map<string, SourceFile | undefined>();
  for (const path of inside) {
    const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
    // A folder or a link stands for more than itself, and so does what was a folder. A name that is not
    // UTF-8 is not known under what came of it.
    if (stat ? !stat.isFile() : path.includes("\u{fffd}")) return undefined;
    if (!stat && files.some((file) => file.path.startsWith(`${path}/`))) return undefined;
    fresh.set(path, stat && { path, bytes: stat.size, modified: stat.mtimeMs });
  }
  const others = files.filter(({ path }) => !fresh.has(path));
  const changedOnes = [...fresh.values()].filter((file) => file !== undefined);
  return [...others, ...changedOnes].toSorted((a, b) => compareText(a.path, b.path));
}
