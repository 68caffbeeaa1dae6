import { createHash } from "node:crypto";
import type { ProjectFiles, SourceFile, UnreadFile } from "../model/ports.ts";
import type { ProjectTree, TreeEntry } from "../model/tree.ts";

/**
 * What somebody read of a project, so that it can be told later whether reading it again would give
 * the same. Folders by the sizes and times of their files, and whatever was read outside of a listed
 * folder by content.
 */
export interface Trace {
  readonly folders: Readonly<Record<string, string>>;
  /** Hash of the content, or of what was read of it; empty for a file that is not there. */
  readonly files: Readonly<Record<string, string>>;
  /** Folders that were looked around in, by the names in them that are not our own. */
  readonly names: Readonly<Record<string, string>>;
  /** Paths that we wrote, and the folders that they are in: no matter whether they were there. */
  readonly own: readonly string[];
  /** The latest change among the listed files. */
  readonly newest: number;
}

/** The same files, and a record of what is read through them from now on. */
export function traced(
  files: ProjectFiles,
  tree: ProjectTree,
): {
  readonly files: ProjectFiles;
  readonly tree: ProjectTree;
  /** @param written relative to the project */
  readonly trace: (written: readonly string[]) => Trace;
} {
  const folders: Record<string, string> = {};
  const names = new Map<string, readonly TreeEntry[]>();
  const lists = new Map<string, readonly SourceFile[]>();
  const listed = new Set<string>();
  const read: Record<string, string> = {};
  let newest = 0;
  const readTraced = (path: string, limit?: number): Uint8Array | undefined => {
    const bytes = files.read(path, limit);
    if (!listed.has(path)) read[keyOf(path, limit)] = contentHash(bytes);
    return bytes;
  };
  return {
    files: {
      list(folder) {
        const known = lists.get(folder);
        if (known) return known;
        const found = files.list(folder);
        lists.set(folder, found);
        folders[folder] = fingerprint(found, files.unread(folder));
        for (const { path, modified } of found) {
          listed.add(path);
          newest = Math.max(newest, modified);
        }
        return found;
      },
      unread: (folder) => files.unread(folder),
      read: readTraced,
    },
    tree: {
      entries(folder) {
        const found = tree.entries(folder);
        names.set(folder, found);
        return found;
      },
      read: readTraced,
    },
    trace(written) {
      const own = [...new Set(written.flatMap(pathsTo))];
      const hashes = Array.from(names, ([folder, entries]) => {
        return [folder, namesHash(folder, entries, own)] as const;
      });
      return { folders, files: read, names: Object.fromEntries(hashes), own, newest };
    },
  };
}

/** Whether all that was read then is the same now. */
export function isSame(trace: Trace, files: ProjectFiles, tree: ProjectTree): boolean {
  return (
    Object.entries(trace.names).every(([folder, mark]) => {
      return namesHash(folder, tree.entries(folder), trace.own) === mark;
    }) &&
    Object.entries(trace.files).every(([key, hash]) => {
      const { path, limit } = readKey(key);
      return contentHash(files.read(path, limit)) === hash;
    }) &&
    Object.entries(trace.folders).every(
      ([folder, mark]) => fingerprint(files.list(folder), files.unread(folder)) === mark,
    )
  );
}

function namesHash(folder: string, entries: readonly TreeEntry[], own: readonly string[]): string {
  const lines = entries.flatMap(({ name, isFolder }) => {
    const path = folder === "." ? name : `${folder}/${name}`;
    return own.includes(path) ? [] : [`${name}${isFolder ? "/" : ""}\n`];
  });
  return contentHash(Buffer.from(lines.join("")));
}

/** A path and every folder above it. */
function pathsTo(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** As `Trace` names a file that was read whole. */
export function contentHash(bytes: Uint8Array | undefined): string {
  return bytes ? createHash("sha256").update(bytes).digest("base64") : "";
}

// The limit belongs to it: the head of a file may be the same and the rest not.
function keyOf(path: string, limit: number | undefined): string {
  return `${limit ?? ""}:${path}`;
}

function readKey(key: string): { readonly path: string; readonly limit?: number } {
  const colon = key.indexOf(":");
  const limit = key.slice(0, colon);
  return { path: key.slice(colon + 1), ...(limit !== "" && { limit: Number(limit) }) };
}

function fingerprint(found: readonly SourceFile[], unread: readonly UnreadFile[]): string {
  const lines = found.map(({ path, bytes, modified }) => `${path}\0${bytes}\0${modified}\n`);
  const others = unread.map(({ path, because }) => `${path}\0${because}\n`);
  return createHash("sha256")
    .update([...lines, ...others].join(""))
    .digest("base64");
}
