import { readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { compareText } from "../model/problem.ts";
import type { ProjectTree, TreeEntry } from "../model/tree.ts";
import { isClosed, isCode } from "./error-code.ts";
import { projectFiles } from "./project-files.ts";

/** The folders and files below `root`, an absolute path, one level at a time. */
export function projectTree(root: string): ProjectTree {
  const files = projectFiles(root);
  return {
    entries: (folder) => entriesOf(root, folder),
    read: (path, limit) => files.read(path, limit),
  };
}

function entriesOf(root: string, folder: string): TreeEntry[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .flatMap((entry) => {
        const path = join(root, folder, entry.name);
        if (!entry.isSymbolicLink()) return { name: entry.name, isFolder: entry.isDirectory() };
        const inside = isInside(root, path);
        return inside ? { name: entry.name, isFolder: statSync(path).isDirectory() } : [];
      })
      .toSorted((a, b) => compareText(a.name, b.name));
  } catch (error) {
    if (isCode(error, "ENOENT") || isCode(error, "ENOTDIR") || isClosed(error)) return [];
    throw error;
  }
}

function isInside(root: string, path: string): boolean {
  try {
    return realpathSync(path).startsWith(realpathSync(root) + sep);
  } catch {
    // A link that leads nowhere.
    return false;
  }
}
