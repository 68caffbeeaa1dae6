import { statSync } from "node:fs";
import { join } from "node:path";
import { isClosed, isNoFile } from "./error-code.ts";
import { readInto } from "./project-files.ts";

/** What changes about a file when somebody writes it, as far as can be told without reading it. */
export interface Stamp {
  readonly bytes: number;
  /** Milliseconds, on the clock of the file system. */
  readonly modified: number;
}

/** The stamp of a project's file; undefined where there is none. */
export function stampOf(root: string, path: string): Stamp | undefined {
  try {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    return stat?.isFile() ? { bytes: stat.size, modified: stat.mtimeMs } : undefined;
  } catch (error) {
    if (isNoFile(error)) return undefined;
    throw error;
  }
}

/** Whether a project's file is there and the person who runs this may not read it. */
export function isClosedFile(root: string, path: string): boolean {
  try {
    readInto(new Uint8Array(1), join(root, path));
    return false;
  } catch (error) {
    // Asked by trying: of who may read what, the one that decides is who does.
    return isClosed(error);
  }
}
