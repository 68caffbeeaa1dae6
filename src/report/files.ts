import { counted } from "../lib/text.ts";
import type { Paint } from "./paint.ts";
import { showSize } from "./size.ts";

/** A file that a build wrote or found as it is. */
export interface BuiltFile {
  readonly path: string;
  readonly bytes: number;
  readonly changed: boolean;
  /** How many posts it carries; absent for what is no feed. */
  readonly entries?: number;
  /** What it is, where it is no feed. */
  readonly what?: string;
  /** What kind of feed it is. */
  readonly kind?: string;
}

/** Kinds of feeds that there may be hundreds of: one line for all of a kind. */
const MANY: Readonly<Record<string, readonly [string, string]>> = {
  tag: ["feed by tag", "feeds by tag"],
  author: ["feed by author", "feeds by author"],
  language: ["feed by language", "feeds by language"],
  archive: ["archive of older posts", "archives of older posts"],
};

interface Row {
  readonly path: string;
  readonly bytes: number;
  readonly changed: boolean;
  readonly is: string;
}

/**
 * A line for each file, and one for all feeds of a kind that comes in numbers.
 *
 * @param formats how many files a feed has
 */
export function showFiles(
  files: readonly BuiltFile[],
  formats: number,
  paint: Paint,
): readonly string[] {
  const many = Map.groupBy(files, ({ kind }) => (kind !== undefined && kind in MANY ? kind : ""));
  const rows: Row[] = (many.get("") ?? []).map((file) => ({
    ...file,
    is: file.entries === undefined ? (file.what ?? "") : counted(file.entries, "post"),
  }));
  for (const [kind, some] of many) {
    const [one, more] = MANY[kind] ?? [];
    if (one === undefined || more === undefined) continue;
    rows.push({
      path: `${commonFolder(some.map(({ path }) => path))}…`,
      bytes: some.reduce((sum, { bytes }) => sum + bytes, 0),
      changed: some.some(({ changed }) => changed),
      is: counted(Math.round(some.length / formats), one, more),
    });
  }
  const wide = Math.max(...rows.map(({ path }) => path.length));
  const sizes = rows.map(({ bytes }) => showSize(bytes));
  const right = Math.max(...sizes.map((size) => size.length));
  return rows.map(({ path, changed, is }, index) => {
    const size = (sizes[index] ?? "").padStart(right);
    const shown = changed ? is : paint("dim", "unchanged");
    return `  ${paint("cyan", path.padEnd(wide))}  ${size}  ${shown}`;
  });
}

/** The folder that all of them are in, ending in `/`; empty where there is none. */
function commonFolder(paths: readonly string[]): string {
  return paths.reduce(
    (folder, path) => {
      let shared = folder;
      while (!path.startsWith(shared)) shared = shared.replace(/[^/]*\/$/, "");
      return shared;
    },
    (paths[0] ?? "").replace(/[^/]*$/, ""),
  );
}
