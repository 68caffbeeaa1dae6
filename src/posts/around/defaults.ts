/** What headers say that do not say otherwise: settings and files that speak of many posts at once. */
import type { HeaderDefaults } from "../../model/site-rules.ts";
import { filesIn } from "./glob.ts";
import { type FactName, fieldsOf, fieldsOnly, withDefaults } from "../head/fields.ts";
import { valueOf } from "../head/plain-values.ts";
import type { Fields, Value } from "../head/value.ts";

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
  "unlisted",
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
  "liquid",
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
      applies: filesIn(path),
      type,
      rank: [path.length, type === undefined ? 0 : 1, index] as const,
      fields: fieldsOnly(fieldsOf(valuesOf(values)), DEFAULTED),
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

function valuesOf(values: Readonly<Record<string, unknown>>): (readonly [string, Value])[] {
  return Object.entries(values).map(([key, value]) => [key, valueOf(value)]);
}

/** Jekyll's kind of page: posts, drafts, or the collection whose folder it is in. */
function typeOf(path: string): string {
  return /(?:^|\/)_([^/]+)\/(?:.*\/)?[^/]+$/.exec(path)?.[1] ?? "pages";
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
