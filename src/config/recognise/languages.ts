/** The languages of a site, as its generator's settings name them. */
import type { LanguageTree } from "../../model/config.ts";
import type { Checked } from "../complaint.ts";
import { valueAt } from "../issues.ts";
import { languageTag } from "../values/locale.ts";

/** What settings tell of languages, before anything was checked. */
export interface WrittenLanguages {
  readonly main?: unknown;
  /** Names, or a table with a key for each. */
  readonly names?: unknown;
  readonly folders?: Readonly<Record<string, string>>;
  readonly mainHasPrefix?: boolean;
}

/** The tree, where there are two languages or more; what is no language is none of its names. */
export function languageTree(written: WrittenLanguages): LanguageTree | undefined {
  const listed = namesIn(written.names);
  const main = tagOf(written.main) ?? tagOf(listed[0]);
  if (main === undefined) return undefined;
  const known = listed.filter((name) => tagOf(name) !== undefined);
  const names = known.some((name) => tagOf(name) === main) ? known : [main, ...known];
  if (names.length < 2) return undefined;
  return {
    main,
    names,
    folders: written.folders ?? {},
    mainHasPrefix: written.mainHasPrefix ?? false,
  };
}

function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const listed: unknown[] = Array.isArray(value) ? value : Object.keys(value);
  // Zola's used to be tables in a list.
  const names = listed.map((each) => valueAt(each, ["code"]) ?? each);
  return names.filter((name): name is string => typeof name === "string");
}

function tagOf(name: unknown): string | undefined {
  const checked: Checked<string> | undefined =
    typeof name === "string" ? languageTag(name) : undefined;
  return checked && "value" in checked ? checked.value : undefined;
}
