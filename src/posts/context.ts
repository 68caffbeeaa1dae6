/** What reading every post of a scan needs beside its file. */
import type { Config, Dialect } from "../model/config.ts";
import type { Instant } from "../model/instant.ts";
import type { ProjectFiles } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import { type AddressRules, sectionPatterns } from "./address/address.ts";
import { type Book, readAuthorBook } from "./around/author-files.ts";
import { type Cascade, cascadesOf } from "./around/cascade.ts";
import { compileDefaults, type Defaults } from "./around/defaults.ts";
import { valueOf } from "./head/plain-values.ts";
import type { Fields } from "./head/value.ts";
import { type ZoneClock, zoneClock } from "./head/zone-clock.ts";
import type { FolderLanguages } from "./around/languages.ts";
import { compilePattern, PART_NAMES } from "./address/permalink.ts";
import { unknownPart } from "./address/address-problems.ts";
import type { Sections } from "./around/sections.ts";
import { readTagNames } from "./around/tag-names.ts";
import { type Tally, tally } from "./tally.ts";

export interface Context {
  readonly config: Config;
  readonly files: ProjectFiles;
  readonly now: Instant;
  /** The clocks of the site's zone. */
  readonly clock: ZoneClock;
  readonly people: Book;
  /** What tags are called that have a key. */
  readonly tagNames: ReadonlyMap<string, string>;
  readonly rules: AddressRules;
  /** What the site's settings say of many posts at once. */
  readonly defaults: Defaults;
  /** What they say in Hugo's way. */
  readonly cascades: readonly Cascade[];
  readonly conventions: Tally;
  /** Collects what is found on the way. */
  readonly problems: Problem[];
}

/** Where the posts folder that a file is in stands apart from others. */
export interface FolderContext {
  /** What its folders say for all posts in them, by folder. */
  readonly shared: ReadonlyMap<string, Fields>;
  readonly languages: FolderLanguages;
  readonly sections: Sections;
}

// JavaScript's and Ruby's ways to read a date that is one day in America and another in Europe.
const MONTH_FIRST: ReadonlyMap<Dialect, boolean> = new Map([
  ["astro", true],
  ["docusaurus", true],
  ["hexo", true],
  ["jekyll", false],
]);

export function scanContext(config: Config, files: ProjectFiles, now: Instant): Context {
  const problems: Problem[] = [];
  const { permalink, folders } = config.posts;
  const { pattern, unknown } = compilePattern(permalink);
  problems.push(...unknown.map((part) => unknownPart(part, PART_NAMES)));
  return {
    config,
    files,
    now,
    clock: zoneClock(
      config.site.timeZone,
      config.posts.rules?.timesInUtc,
      config.posts.rules?.monthFirst ?? MONTH_FIRST.get(config.posts.dialect),
    ),
    people: readAuthorBook(folders, files, problems, config.posts.rules?.people),
    tagNames: readTagNames(config.posts, files, problems),
    rules: {
      siteUrl: config.site.url,
      permalink,
      pattern,
      sections: sectionPatterns(config.posts.rules?.permalinks ?? {}),
    },
    defaults: compileDefaults(config.posts.rules?.defaults ?? []),
    cascades: cascadesOf(valueOf(config.posts.rules?.cascade)),
    conventions: tally(),
    problems,
  };
}
