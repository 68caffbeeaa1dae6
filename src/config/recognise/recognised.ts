import type { Dialect, LanguageTree } from "../../model/config.ts";
import type { SiteRules } from "../../model/site-rules.ts";
import type { ProjectTree } from "../../model/tree.ts";
import type { Checked } from "../complaint.ts";

/** A setting, and where it was found, in words such as `title in _config.yml`. */
export interface Found<Value = string> {
  readonly value: Value;
  readonly from: string;
}

/** What a blog's folder tells of the blog: enough for a first `postrider.yaml`. */
export interface Recognised {
  readonly dialect: Dialect;
  /** What tells whose site it is, where its generator has no dialect of its own. */
  readonly maker?: string;
  /** The folder of the site: `.`, or one below where the repository holds more. */
  readonly root: string;
  readonly title?: Found;
  /** Absolute, ending in `/`. */
  readonly url?: Found;
  readonly description?: Found;
  readonly language?: Found;
  readonly timezone?: Found;
  /** Names. */
  readonly authors?: Found<readonly string[]>;
  readonly folders?: Found<readonly string[]>;
  readonly permalink?: Found;
  readonly tree?: LanguageTree;
  readonly rules?: SiteRules;
  readonly output: Found;
  /** What a person should know about the above: sentences without a full stop. */
  readonly notes: readonly string[];
  /** Those of them that say what stands there and could not be used. */
  readonly troubles: readonly Trouble[];
}

/** Something in a generator's settings that could not be used; without a setting, all of it. */
export interface Trouble {
  readonly setting?: "language" | "timezone" | "permalink";
  readonly says: string;
}

/** What one generator's settings tell, before anything was checked. */
export interface Hints {
  readonly maker?: string;
  readonly title?: Found<unknown> | undefined;
  readonly url?: Found<unknown> | undefined;
  readonly description?: Found<unknown> | undefined;
  readonly language?: Found<unknown> | undefined;
  readonly timezone?: Found<unknown> | undefined;
  readonly authors?: Found<unknown> | undefined;
  readonly folders?: Found<readonly string[]> | undefined;
  readonly permalink?: Found<unknown> | undefined;
  readonly output?: Found | undefined;
  readonly tree?: LanguageTree | undefined;
  readonly rules?: SiteRules;
  readonly notes?: readonly string[];
  /** Why the settings could not be read, if so. */
  readonly unread?: string | undefined;
}

/**
 * Looks at a folder for the marks of one generator.
 *
 * @param written the posts folders, where somebody has named them already
 */
export type Look = (
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
) => Hints | undefined;

/** The hint if it is text that passes the check; else a note says what was there and is not used. */
export function checkedHint(
  hint: Found<unknown> | undefined,
  check: (text: string) => Checked<string>,
  notes: string[],
): Found | undefined {
  if (!hint || hint.value === null || hint.value === undefined || hint.value === "")
    return undefined;
  const text = typeof hint.value === "number" ? String(hint.value) : hint.value;
  const checked = typeof text === "string" ? check(text) : undefined;
  if (checked && "value" in checked) return { value: checked.value, from: hint.from };
  const shown = typeof text === "string" ? `: \`${text.slice(0, 80)}\`` : "";
  notes.push(`${hint.from} is not used${shown}`);
  return undefined;
}
