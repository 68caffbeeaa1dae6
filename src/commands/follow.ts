import { feedAddresses, fileAddress } from "../feeds/addresses.ts";
import { belongsInFeeds } from "../feeds/select.ts";
import type { FeedFile } from "../feeds/write.ts";
import { withStylesheet } from "../feeds/stylesheet.ts";
import { autodiscovery, type FollowedFeed, type FollowPage, OURS } from "../follow/page.ts";
import { FEED_STYLE, writeFollowPage } from "../follow/write.ts";
import { projectFiles } from "../io/project-files.ts";
import type { Config, FeedFormat, Site } from "../model/config.ts";
import type { OutputFile } from "../model/output.ts";
import type { Problem } from "../model/problem.ts";
import type { Blog } from "../pipeline.ts";
import { followTaken } from "./web-problems.ts";
import type { Project } from "./project.ts";

const MOST_POSTS = 10;
const MOST_EDITIONS = 12;

interface FollowMade {
  readonly files: readonly (OutputFile & { readonly what: string })[];
  readonly problems: readonly Problem[];
  /** What the front page lacks for the feeds to be found; undefined where that has been said. */
  readonly discovery: (isNews: boolean) => string | undefined;
}

const WHAT: Readonly<Record<string, string>> = { [FEED_STYLE]: "look of the feeds in a browser" };

/** The page for people and the feeds' stylesheet, or nothing where the blog wants neither. */
export function makeFollowPage(
  project: Project,
  blog: Blog,
  written: readonly FeedFile[],
): FollowMade {
  const { site, follow, output, posts } = blog.config;
  // Not the project's own view, which notes what is read: this reads what the last build wrote.
  const files = projectFiles(project.root);
  const beginning = (path: string) => {
    const bytes = files.read(`${output}/${path}`, 16_384);
    return bytes && new TextDecoder().decode(bytes);
  };
  const feeds = followedFeeds(blog.config);
  const discovery = (isNews: boolean) =>
    missingDiscovery(feeds, site, beginning("index.html"), isNews);
  if (follow?.page === false) return { files: [], problems: [], discovery };
  const editions = blog.lock.editions
    .toReversed()
    .map(({ id, slot }) => ({ slot, path: `editions/${id}/` }))
    .filter(({ path }) => beginning(`${path}index.html`) !== undefined)
    .slice(0, MOST_EDITIONS);
  // A site that a generator makes has a front page of its own, though it may not stand here.
  const { files: made, taken } = writeFollowPage(
    {
      site,
      feeds,
      more: otherFeeds(written, blog.config),
      ...(follow?.signUp !== undefined && { signUp: follow.signUp }),
      posts: blog.heads.filter(belongsInFeeds).slice(0, MOST_POSTS),
      editions: editions.map(({ slot, path }) => ({ slot, url: fileAddress(site, path) })),
    },
    follow?.page ?? (posts.dialect === "plain" ? undefined : "follow/index.html"),
    beginning,
  );
  return {
    files: made.map((file) => ({ ...file, what: WHAT[file.path] ?? "how to follow" })),
    discovery,
    problems: taken === undefined ? [] : [followTaken(`${output}/${taken}`)],
  };
}

/** Told when a build has news, unless the site's own front page shows that it is known. */
function missingDiscovery(
  feeds: readonly FollowedFeed[],
  site: Site,
  frontPage: string | undefined,
  isNews: boolean,
): string | undefined {
  const isTheirs = frontPage !== undefined && !frontPage.includes(OURS);
  const has = isTheirs && feeds.some(({ type }) => frontPage.includes(type));
  return has || !isNews ? undefined : autodiscovery(feeds.slice(0, 1), site);
}

/** The feeds of a part of the posts, in the format to prefer. */
function otherFeeds(made: readonly FeedFile[], { site, feeds }: Config): FollowPage["more"] {
  return made
    .filter(({ kind, format }) => format === feeds.formats[0] && !NOT_OTHERS.has(kind))
    .map(({ title, path }) => ({
      name: title.startsWith(`${site.title}: `) ? title.slice(site.title.length + 2) : title,
      url: fileAddress(site, path),
    }));
}

const NOT_OTHERS = new Set<FeedFile["kind"]>(["main", "archive"]);

/** The feeds as they go out: with a stylesheet where there is one. */
export function styled<File extends OutputFile<readonly string[]>>(
  files: readonly File[],
  config: Config,
): File[] {
  if (config.follow?.page === false) return [...files];
  const href = new URL(fileAddress(config.site, FEED_STYLE)).pathname;
  return files.map((file) => ({ ...file, text: withStylesheet(file.text, href) }));
}

/** The blog's own feeds, the one to prefer first. */
export function followedFeeds({ site, feeds }: Config): FollowedFeed[] {
  const addresses = feedAddresses(site, feeds);
  return feeds.formats.map((format) => ({ ...FORMATS[format], url: addresses[format] }));
}

const FORMATS: Readonly<Record<FeedFormat, Omit<FollowedFeed, "url">>> = {
  atom: { name: "Atom", type: "application/atom+xml" },
  rss: { name: "RSS", type: "application/rss+xml" },
  json: { name: "JSON Feed", type: "application/feed+json" },
};
