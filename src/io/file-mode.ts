import { statSync } from "node:fs";
import { isCode } from "./error-code.ts";

/** Who may do what with a file, as the nine bits of its mode; undefined where there is none. */
export function modeOf(path: string): number | undefined {
  try {
    return statSync(path).mode & 0o777;
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
