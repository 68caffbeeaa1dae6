/** What the blog's folder tells of what `postrider.yaml` leaves open. */
import type { Dialect, LanguageTree, PostsConfig, Recognition } from "../model/config.ts";
import type { SiteRules } from "../model/site-rules.ts";
import type { Problem } from "../model/problem.ts";
import type { ProjectFiles } from "../model/ports.ts";
import type { Author } from "../model/post.ts";
import type { ProjectTree } from "../model/tree.ts";
import { settingsUnused } from "./problems.ts";
import { recognise, recogniseAround, recogniseSettings } from "./recognise.ts";
import type { Found, Recognised } from "./recognise/recognised.ts";
import { sniffDialect } from "./recognise/sniff.ts";
import { usualAddress } from "./recognise/usual.ts";
import type { Written } from "./schema.ts";

/** The blog's folder: to look around in, and its files. */
export interface Surroundings {
  readonly tree: ProjectTree;
  readonly files: ProjectFiles;
}

/** Values for what nobody wrote down, each right by itself, and where they stand. */
export interface Told {
  readonly dialect?: Dialect;
  readonly folders?: readonly string[];
  readonly permalink?: string;
  readonly language?: string;
  readonly timezone?: string;
  readonly authors?: readonly Author[];
  readonly tree?: LanguageTree;
  readonly rules?: SiteRules;
  readonly recognised?: PostsConfig["recognised"];
  /** What would have been told, and could not be read. */
  readonly problems?: readonly Problem[];
}

/**
 * Looks only for what is not written: first into the settings of the generator, then at the posts
 * themselves. Whoever writes `dialect: plain` wants nothing to be looked for.
 */
export function toldBy({ tree, files }: Surroundings, { site, posts }: Written): Told {
  const named = posts.folders ?? posts.folder;
  if (posts.dialect === "plain" || (posts.feeds && !named)) return {};
  const wanted = posts.dialect === "auto" ? undefined : posts.dialect;
  const around = named ? recogniseAround(tree, named, wanted) : recogniseWhole(tree, wanted);
  const folders = named ?? around?.folders?.value ?? ["posts"];
  const isSaid = around !== undefined && (around.dialect !== "plain" || around.maker !== undefined);
  const sniffed = isSaid || wanted !== undefined ? undefined : sniffDialect(folders, files);
  const dialect = wanted ?? (isSaid ? around.dialect : sniffed?.dialect);
  if (dialect === undefined && named) return {};
  const from = sniffed?.from ?? (isSaid ? whyRecognised(around) : undefined);
  const permalink = posts.permalink === undefined ? patternOf(around, dialect) : undefined;
  const language = site.language === undefined ? around?.language : undefined;
  const timezone = site.timezone === undefined ? around?.timezone : undefined;
  const authors = site.author || site.authors ? undefined : around?.authors;
  const recognised = [
    ...(wanted === undefined && dialect !== undefined && from !== undefined
      ? [{ setting: "dialect" as const, value: dialect, from }]
      : []),
    ...(named ? [] : recognition("folders", around?.folders)),
    ...recognition("permalink", permalink),
    // Of one language that is asked for the blog is in that one.
    ...(posts.languages?.length === 1 ? [] : recognition("language", language)),
    ...recognition("timezone", timezone),
    ...recognition("authors", authors),
  ];
  return {
    ...(dialect !== undefined && { dialect }),
    folders,
    ...(permalink && { permalink: permalink.value }),
    ...(language && { language: language.value }),
    ...(timezone && { timezone: timezone.value }),
    ...(authors && { authors: authors.value.map((name) => ({ name })) }),
    ...(around?.tree && { tree: around.tree }),
    ...rulesOf(around, posts.permalink !== undefined, site.timezone),
    recognised,
    problems: troublesOf(around, { site, posts }),
  };
}

// What is written anyway is not missed.
function troublesOf(
  around: Recognised | undefined,
  { site, posts }: Pick<Written, "site" | "posts">,
): Problem[] {
  const written = { language: site.language, timezone: site.timezone, permalink: posts.permalink };
  return (around?.troubles ?? [])
    .filter(({ setting }) => setting === undefined || written[setting] === undefined)
    .map(({ says }) => settingsUnused(says));
}

// A folder that is called as everybody's is, is that folder, unless a generator has another.
function recogniseWhole(tree: ProjectTree, wanted: Dialect | undefined): Recognised | undefined {
  const isUsual = tree.entries(".").some(({ name, isFolder }) => isFolder && name === "posts");
  const found = isUsual ? recogniseSettings(tree) : recognise(tree);
  return wanted !== undefined && found?.dialect !== wanted ? undefined : found;
}

function whyRecognised({ maker, permalink, title, url, root }: Recognised): string {
  if (maker !== undefined) return maker;
  const file = [title, url, permalink].map((found) => / in (\S+)$/.exec(found?.from ?? "")?.[1]);
  return (
    file.find((name) => name !== undefined) ??
    (root === "." ? "what stands in this folder" : `what stands in ${root}/`)
  );
}

// Whoever writes a pattern means it for every post.
function rulesOf(
  around: Recognised | undefined,
  hasPattern: boolean,
  zone: string | undefined,
): Pick<Told, "rules"> {
  if (!around?.rules) return {};
  const { permalinks, ...others } = around.rules;
  const rules = {
    ...others,
    ...(permalinks && !hasPattern && { permalinks }),
    ...(around.dialect === "jekyll" && isZoneOf(around, zone) && { timesInUtc: true }),
  };
  return Object.keys(rules).length > 0 ? { rules } : {};
}

// Who writes another zone than the generator goes by means the dates of the posts as well.
function isZoneOf({ timezone }: Recognised, written: string | undefined): boolean {
  return timezone !== undefined && (written === undefined || written === timezone.value);
}

function patternOf(
  around: Recognised | undefined,
  dialect: Dialect | undefined,
): Found | undefined {
  return around?.permalink ?? (dialect === undefined ? undefined : usualAddress(dialect));
}

function recognition(
  setting: Recognition["setting"],
  found: Found | Found<readonly string[]> | undefined,
): Recognition[] {
  return found ? [{ setting, value: [found.value].flat().join(", "), from: found.from }] : [];
}
