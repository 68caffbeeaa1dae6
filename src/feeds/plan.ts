/** Which feeds a blog has: its own, those by tag, author and language, and those that somebody chose. */
import { didYouMean } from "../lib/similar.ts";
import type { Config, FeedBy, FeedsConfig, NamedFeed, Site } from "../model/config.ts";
import { comparePosts, type PostHead } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { groupsBy, wordsOf } from "./groups.ts";
import { addressName, nameKey } from "./names.ts";
import { feedEmpty, feedsClash } from "./problems.ts";
import { belongsInFeeds } from "./select.ts";

/** A feed before any post of it is rendered. */
export interface PlannedFeed {
  readonly kind: "main" | "named" | FeedBy;
  /** The tag, the author, the language, or what it was called; the site's title for the blog's own. */
  readonly name: string;
  /** The blog as this feed introduces it. */
  readonly site: Site;
  /** How this feed is written, its own files included. */
  readonly feeds: FeedsConfig;
  /** Where it keeps files beside those that people subscribe to, below the output folder. */
  readonly folder: string;
  /** All posts that belong in it, newest first. */
  readonly heads: readonly PostHead[];
  /** Posts that would be in it had they not been taken back. */
  readonly retracted: readonly PostHead[];
}

type Settings = Pick<Config, "site" | "feeds">;

/**
 * The feeds to write, the blog's own first. Retracted posts may be among the heads. Two feeds of the same address are a Problem, and the one
 * that was there first keeps it: the blog's own, a named one, the word that was first used.
 */
export function planFeeds(
  heads: readonly PostHead[],
  { site, feeds }: Settings,
): { readonly feeds: readonly PlannedFeed[]; readonly problems: readonly Problem[] } {
  const wanted = heads.filter(belongsInFeeds).toSorted(comparePosts);
  const problems: Problem[] = [];
  const planned: PlannedFeed[] = [
    { kind: "main", name: site.title, site, feeds, folder: "feeds", ...parted(wanted) },
  ];
  for (const named of feeds.more ?? []) {
    const feed = namedFeed(named, wanted, { site, feeds });
    if (feed.heads.length === 0) problems.push(feedEmpty(feed, meantBy(named, wanted, site)));
    planned.push(feed);
  }
  for (const by of feeds.by ?? []) {
    for (const { name, heads: some } of groupsBy(wanted, by, site)) {
      const folder = `feeds/${by}/${addressName(name)}`;
      const own = { ...feeds, files: filesBelow(folder, feeds) };
      const introduced = siteFor(by, name, site);
      planned.push({ kind: by, name, site: introduced, feeds: own, folder, ...parted(some) });
    }
  }
  return withoutClashes(planned, problems);
}

function parted(heads: readonly PostHead[]): Pick<PlannedFeed, "heads" | "retracted"> {
  return {
    heads: heads.filter(({ retracted }) => retracted === undefined),
    retracted: heads.filter(({ retracted }) => retracted !== undefined),
  };
}

function namedFeed(named: NamedFeed, heads: readonly PostHead[], settings: Settings): PlannedFeed {
  const { site, feeds } = settings;
  const { name, title = `${site.title}: ${name}`, description = site.description } = named;
  const [language = site.language, another] = named.languages ?? [];
  const folder = `feeds/${addressName(name)}`;
  return {
    kind: "named",
    name,
    folder,
    site: {
      ...site,
      title,
      description,
      language: another === undefined ? language : site.language,
    },
    feeds: {
      ...feeds,
      files: filesBelow(folder, feeds),
      limit: named.limit ?? feeds.limit,
      content: named.content ?? feeds.content,
    },
    ...parted(heads.filter((head) => meets(head, named, site))),
  };
}

const CONDITIONS = { tags: "tag", authors: "author", languages: "language" } as const;

function meets(head: PostHead, named: NamedFeed, site: Site): boolean {
  if (named.episodes === true && !isEpisode(head)) return false;
  return (["tags", "authors", "languages"] as const).every((condition) => {
    const asked = named[condition]?.map(nameKey);
    if (asked === undefined) return true;
    const words = wordsOf(head, CONDITIONS[condition], site).map(nameKey);
    return words.some((word) =>
      asked.some((key) => {
        // A language without its region means all of its regions (RFC 4647, 3.3.1).
        return word === key || (condition === "languages" && word.startsWith(`${key}-`));
      }),
    );
  });
}

function isEpisode({ enclosure }: PostHead): boolean {
  return enclosure !== undefined && /^(?:audio|video)\//i.test(enclosure.type);
}

/** A word that posts do have and that looks like one that was asked for and none has. */
function meantBy(named: NamedFeed, heads: readonly PostHead[], site: Site): string | undefined {
  for (const condition of ["tags", "authors", "languages"] as const) {
    const known = new Set(heads.flatMap((head) => wordsOf(head, CONDITIONS[condition], site)));
    const keys = new Set(Array.from(known, nameKey));
    for (const asked of named[condition] ?? []) {
      if (!keys.has(nameKey(asked))) return didYouMean(asked, known);
    }
  }
  return undefined;
}

function siteFor(by: FeedBy, name: string, site: Site): Site {
  if (by !== "language") return { ...site, title: `${site.title}: ${name}` };
  return { ...site, title: `${site.title}: ${spokenName(name)}`, language: name };
}

/** A language as those who speak it call it. */
function spokenName(tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Names of files, in a folder. */
export function filesBelow(
  folder: string,
  { files }: Pick<FeedsConfig, "files">,
): FeedsConfig["files"] {
  return {
    atom: `${folder}/${files.atom}`,
    rss: `${folder}/${files.rss}`,
    json: `${folder}/${files.json}`,
  };
}

function withoutClashes(planned: readonly PlannedFeed[], problems: readonly Problem[]) {
  const owners = new Map<string, PlannedFeed>();
  const kept: PlannedFeed[] = [];
  const clashes: Problem[] = [];
  for (const feed of planned) {
    const paths = feed.feeds.formats.map((format) => feed.feeds.files[format]);
    // Disks that ignore letter case or compose accents otherwise would keep one of the two.
    const taken = paths.find((path) => owners.has(nameKey(path)));
    const owner = owners.get(nameKey(taken ?? ""));
    if (taken !== undefined && owner) clashes.push(feedsClash(feed, owner, taken));
    else {
      for (const path of paths) owners.set(nameKey(path), feed);
      kept.push(feed);
    }
  }
  return { feeds: kept, problems: [...problems, ...clashes] };
}
