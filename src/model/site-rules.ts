import type { HexoSite } from "./hexo-site.ts";

/** What a generator's settings say of posts and `postrider.yaml` has no word for. */
export interface SiteRules {
  /** What headers say that do not say otherwise; later ones count more where they are as narrow. */
  readonly defaults?: readonly HeaderDefaults[];
  /** What headers say that do not say otherwise, as Hugo writes it: tables, each with a `target` or without. */
  readonly cascade?: readonly unknown[];
  /** Folders of the site's content, relative to the project, where its settings name them. */
  readonly contents?: readonly string[];
  /** Patterns of addresses by the folder of the site's content that posts are in (Hugo). */
  readonly permalinks?: Readonly<Record<string, string>>;
  /** What stands behind the beginning of a post that is its summary. */
  readonly excerptMark?: string;
  /** Patterns of the addresses of pages by the collection that they are in; `""` for those in none (Jekyll). */
  readonly places?: Readonly<Record<string, string>>;
  /** The folder of the texts that posts may include, relative to the project (Jekyll). */
  readonly includes?: string;
  /** Names of all settings that the site has, in lower case: any other is nothing to a template (Jekyll). */
  readonly settings?: readonly string[];
  /** Texts that the site's settings give to templates, by their whole names: `site.repository`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** People whom posts name by a key, as the settings have them (Jekyll's themes). */
  readonly people?: Readonly<Record<string, unknown>>;
  /** Whether posts are published that are dated in the future. */
  readonly future?: boolean;
  /** Whether times of day in seconds that name no zone are UTC's, whatever the site's zone (Jekyll). */
  readonly timesInUtc?: boolean;
  /** Where dates are looked for (Hugo). */
  readonly dates?: DateOrders;
  /** Whether a day in the name of a file is part of its slug (Zola). */
  readonly datesInSlugs?: boolean;
  /** Names of languages that the site has and does not publish (Hugo). */
  readonly withoutLanguages?: readonly string[];
  /** Whether a line such as `{.class}` below a block is about that block (Hugo). */
  readonly blockAttributes?: boolean;
  /** Whether quotes become curly and dashes long; where it is not said, as the generator has it. */
  readonly typographic?: boolean;
  /** Whether a line of a paragraph ends where its author ended it; where it is not said, as the generator has it. */
  readonly hardBreaks?: boolean;
  /** What becomes of letters in addresses. */
  readonly letters?: {
    readonly keepCase?: boolean;
    readonly withoutMarks?: boolean;
    readonly slugify?: "on" | "safe" | "off";
  };
  /** Which names are posts' although they begin with `_` (Astro): of folders only, or of files as well. */
  readonly underscored?: "folders" | "all";
  /** Whether `6/8/2026` is in June. */
  readonly monthFirst?: boolean;
  /** Whether names such as `:tada:` stand for emoji. */
  readonly emoji?: boolean;
  /** What stands before the names of podcasts' files, as the site writes it. */
  readonly mediaPrefix?: string;
  /** The category in addresses of posts that have none. */
  readonly category?: string;
  /** Tags whose posts can be read by those only who know a password (Hexo's encryption). */
  readonly lockedTags?: readonly string[];
  /** Of addresses, beside their pattern. */
  readonly hexo?: HexoSite;
}

/** Keys of headers in the order in which they count, in lower case; `:filename` is the day in a file's name. */
export interface DateOrders {
  readonly date?: readonly string[];
  readonly lastmod?: readonly string[];
  readonly publishDate?: readonly string[];
  readonly expiryDate?: readonly string[];
}

/** Keys of a header for many posts at once. */
export interface HeaderDefaults {
  /** Folder or file relative to the project, with `*` for anything; empty for all. */
  readonly path: string;
  /** Jekyll's kind of page: `posts`, `drafts`, or the name of a collection; any if absent. */
  readonly type?: string;
  readonly values: Readonly<Record<string, unknown>>;
}
