import { readFileSync } from "node:fs";
import { isCode } from "./error-code.ts";

/** A file that a person named, anywhere on the disk, as text; undefined where there is none. */
export function readText(path: string): string | undefined {
  const bytes = readBytes(path);
  return bytes && new TextDecoder().decode(bytes);
}

/** The same as bytes. */
export function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isCode(error, "ENOENT") || isCode(error, "ENOTDIR") || isCode(error, "EISDIR"))
      return undefined;
    throw error;
  }
}
