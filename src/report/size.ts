import { kilobytes } from "../lib/text.ts";

/** A size for people: `812 bytes`, `12.3 kB`, `4.5 MB`. */
export function showSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? kilobytes(bytes) : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
