import { statSync } from "node:fs";
import { join } from "node:path";

/** What changes about a file when somebody writes it, as far as can be told without reading it. */
export interface Stamp {
  readonly bytes: number;
  /** Milliseconds, on the clock of the file system. */
  readonly modified: number;
}

/** The stamp of a project's file; undefined where there is none. */
export function stampOf(root: string, path: string): Stamp | undefined {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  return stat?.isFile() ? { bytes: stat.size, modified: stat.mtimeMs } : undefined;
}
