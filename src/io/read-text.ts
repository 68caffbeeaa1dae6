import { readFileSync } from "node:fs";
import { isCode } from "./project-files.ts";

/** A file that a person named, anywhere on the disk, as text; undefined where there is none. */
export function readText(path: string): string | undefined {
  try {
    return new TextDecoder().decode(readFileSync(path));
  } catch (error) {
    if (isCode(error, "ENOENT") || isCode(error, "ENOTDIR") || isCode(error, "EISDIR"))
      return undefined;
    throw error;
  }
}
