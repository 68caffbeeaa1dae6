import { createHash } from "node:crypto";
import type { ProjectFiles, SourceFile } from "../model/ports.ts";

/**
 * What somebody read of a project, so that it can be told later whether reading it again would give
 * the same. Folders by the sizes and times of their files, and whatever was read outside of a listed
 * folder by content.
 */
export interface Trace {
  readonly folders: Readonly<Record<string, string>>;
  /** Hash of the content, or of what was read of it; empty for a file that is not there. */
  readonly files: Readonly<Record<string, string>>;
  /** The latest change among the listed files. */
  readonly newest: number;
}

/** The same files, and a record of what is read through them from now on. */
export function traced(files: ProjectFiles): {
  readonly files: ProjectFiles;
  readonly trace: () => Trace;
} {
  const folders: Record<string, string> = {};
  const listed = new Set<string>();
  const read: Record<string, string> = {};
  let newest = 0;
  return {
    files: {
      list(folder) {
        const found = files.list(folder);
        folders[folder] = fingerprint(found);
        for (const { path, modified } of found) {
          listed.add(path);
          newest = Math.max(newest, modified);
        }
        return found;
      },
      read(path, limit) {
        const bytes = files.read(path, limit);
        if (!listed.has(path)) read[keyOf(path, limit)] = contentHash(bytes);
        return bytes;
      },
    },
    trace: () => ({ folders, files: read, newest }),
  };
}

/** Whether all that was read then is the same now. */
export function isSame(trace: Trace, files: ProjectFiles): boolean {
  return (
    Object.entries(trace.files).every(([key, hash]) => {
      const { path, limit } = readKey(key);
      return contentHash(files.read(path, limit)) === hash;
    }) &&
    Object.entries(trace.folders).every(
      ([folder, mark]) => fingerprint(files.list(folder)) === mark,
    )
  );
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

function fingerprint(found: readonly SourceFile[]): string {
  const lines = found.map(({ path, bytes, modified }) => `${path}\0${bytes}\0${modified}\n`);
  return createHash("sha256").update(lines.join("")).digest("base64");
}
