/** What headers say that do not say otherwise: settings and files that speak of many posts at once. */
import type { HeaderDefaults } from "../model/config.ts";
import { emptyFields, type FactName, fieldsOnly, setField, withDefaults } from "./head/fields.ts";
import { valueOf } from "./head/plain-values.ts";
import { type Fields, keyName, type Value } from "./head/value.ts";

/** What makes sense for several posts: no title, no date and no identity. */
export const SHARED: readonly FactName[] = [
  "authors",
  "authorUrl",
  "authorEmail",
  "permalink",
  "language",
  "image",
  "draft",
  "hidden",
  "headless",
  "noFeed",
  "feed",
  "digest",
];

const DEFAULTED: readonly FactName[] = [
  ...SHARED,
  "published",
  "build",
  "layout",
  "tags",
  "tag",
  "categories",
  "category",
  "excerptMark",
];

/** Gives the fields of a file those that hold for it and that it leaves open. */
export type Defaults = (path: string, fields: Fields) => Fields;

/**
 * Defaults as settings write them. The narrowest path counts most, then one that names a type, then the
 * later one (jekyllrb.com/docs/configuration/front-matter-defaults).
 */
export function compileDefaults(written: readonly HeaderDefaults[]): Defaults {
  const sets = written
    .map(({ path, type, values }, index) => ({
      applies: matcher(path),
      type,
      rank: [path.length, type === undefined ? 0 : 1, index] as const,
      fields: fieldsOnly(fieldsOf(Object.entries(values)), DEFAULTED),
    }))
    .toSorted((a, b) => {
      const at = a.rank.findIndex((number, index) => number !== b.rank[index]);
      return (b.rank[at] ?? 0) - (a.rank[at] ?? 0);
    });
  return (path, fields) => {
    let all = fields;
    for (const set of sets) {
      if (set.type !== undefined && set.type !== typeOf(path)) continue;
      if (set.applies(path)) all = withDefaults(all, set.fields, DEFAULTED);
    }
    return all;
  };
}

/** Jekyll's kind of page: posts, drafts, or the collection whose folder it is in. */
function typeOf(path: string): string {
  return /(?:^|\/)_([^/]+)\/(?:.*\/)?[^/]+$/.exec(path)?.[1] ?? "pages";
}

function matcher(path: string): (file: string) => boolean {
  if (path === "") return () => true;
  if (!path.includes("*")) return (file) => file === path || file.startsWith(`${path}/`);
  const pieces = path.split(/(\*+)/).filter((piece) => piece !== "");
  return (file) => fits(pieces, file);
}

// Every place that may be reached is kept, so that no row of stars takes more than its length times the
// path's. A star is anything but a slash, two are anything.
function fits(pieces: readonly string[], file: string): boolean {
  let reached: readonly number[] = [0];
  for (const piece of pieces) {
    const next = new Set<number>();
    for (const at of reached) {
      if (!piece.startsWith("*")) {
        if (file.startsWith(piece, at)) next.add(at + piece.length);
        continue;
      }
      for (let end = at; end <= file.length && !next.has(end); end++) {
        next.add(end);
        if (piece === "*" && file[end] === "/") break;
      }
    }
    reached = [...next];
  }
  return reached.some((at) => at === file.length || file[at] === "/");
}

function fieldsOf(entries: Iterable<readonly [string, unknown]>): Fields {
  const fields = emptyFields();
  for (const [key, value] of entries) setField(fields, { key, value: valueOf(value) });
  return fields;
}

/** Hugo's `cascade` in the header of a section's page: what holds for every page below it. */
export function cascadeOf(cascade: Value | undefined): Fields | undefined {
  if (!cascade) return undefined;
  const tables = cascade.is === "list" ? cascade.items : [cascade];
  const fields = emptyFields();
  let found = false;
  for (const table of tables) {
    // What is meant for some of the pages only is nobody's default.
    if (table.is !== "table" || hasTarget(table.entries.keys())) continue;
    for (const [key, value] of table.entries) setField(fields, { key, value });
    found = true;
  }
  return found ? fieldsOnly(fields, DEFAULTED) : undefined;
}

function hasTarget(keys: Iterable<string>): boolean {
  return [...keys].some((key) => keyName(key) === "target");
}

/** The fields of a file and what its folders say of all files in them, the nearest first. */
export function withFolderData(
  path: string,
  fields: Fields,
  shared: ReadonlyMap<string, Fields>,
): Fields {
  if (shared.size === 0) return fields;
  let all = fields;
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const data = shared.get(path.slice(0, end));
    if (data) all = withDefaults(all, data, DEFAULTED);
  }
  return all;
}
