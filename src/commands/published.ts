/** What is published, in a folder or on the web, beside what would be. */
import { basename, dirname, join, resolve } from "node:path";
import { fileAddress } from "../feeds/addresses.ts";
import type { FeedFile } from "../feeds/write.ts";
import { wholeText } from "../model/output.ts";
import { fetchFeed } from "../io/fetch-feed.ts";
import { NoAnswer } from "../io/http-client.ts";
import { projectFiles } from "../io/project-files.ts";
import type { World } from "../io/world.ts";
import { atOnce } from "../lib/at-once.ts";
import { decodedOrAsIs } from "../lib/percent.ts";
import type { Problem } from "../model/problem.ts";
import { decodeFeed } from "../sources/decode.ts";
import type { SourceFeed } from "../sources/entry.ts";
import { readFeed } from "../sources/read-feed.ts";
import type { Project } from "./project.ts";
import { publishedFeeds } from "./published-feeds.ts";
import { notAFeed, publishedMissing } from "./web-problems.ts";

/** Where published feeds are. */
interface Place {
  /** As the person named it. */
  readonly name: string;
  /** The feeds there, as far as they can be listed, by path below it; undefined for one feed alone. */
  readonly paths?: readonly string[];
  /** A feed there, by its path below it; the Problem says why it cannot be read. */
  readonly read: (path: string) => Promise<SourceFeed | Problem>;
}

interface Pair {
  /** What is published, as the person would name it. */
  readonly published: string;
  readonly before: SourceFeed;
  readonly after: SourceFeed;
}

/** What a person named: an address of a feed or of a whole site, a file, a folder; else the output folder. */
export async function placeOf(
  world: World,
  { root, config }: Project,
  named: string | undefined,
): Promise<Place | Problem> {
  if (named !== undefined && /^https?:\/\//i.test(named)) return webPlace(named);
  const name = named ?? config.output;
  const place = named === undefined ? join(root, name) : resolve(world.cwd, name);
  const address = config.site.url;
  const readAt = async (folder: string, path: string, called: string) => {
    const bytes = projectFiles(folder).read(path);
    return bytes
      ? (readFeed(decodeFeed(bytes), address) ?? notAFeed(called))
      : publishedMissing(called);
  };
  if (projectFiles(dirname(place)).read(basename(place), 1)) {
    return { name, read: () => readAt(dirname(place), basename(place), name) };
  }
  const paths = publishedFeeds(place, config.feeds).map(({ path }) => path);
  if (paths.length === 0) return publishedMissing(name);
  return { name, paths, read: (path) => readAt(place, path, below(name, path)) };
}

/** An address that ends in a slash is that of a site, with all of its feeds below. */
function webPlace(name: string): Place {
  const isSite = new URL(name).pathname.endsWith("/");
  const read = async (path: string) => {
    const address = isSite ? fileAddress({ url: name }, path) : name;
    try {
      // Named by the person at the terminal, and so allowed wherever it is.
      const { body, charset, url } = await fetchFeed(address, { allowPrivate: true });
      return (body && readFeed(decodeFeed(body, charset), url)) ?? notAFeed(address);
    } catch (error) {
      if (error instanceof NoAnswer) return publishedMissing(address, error.message);
      throw error;
    }
  };
  return { name, read, ...(isSite && { paths: [] }) };
}

/**
 * Each published feed beside what would take its place, the blog's own first, in one format: they all
 * carry the same. What is not published yet nobody follows; but the blog's own has to be there.
 */
export async function pairsAt(
  place: Place,
  { config }: Project,
  made: readonly FeedFile[],
): Promise<readonly Pair[] | Problem> {
  const address = (path: string) => fileAddress(config.site, path);
  if (place.paths === undefined) {
    const before = await place.read("");
    if ("code" in before) return before;
    const after = sameFeed(place.name, before, made);
    const feed = after && readFeed(wholeText(after.text), address(after.path));
    return feed ? [{ published: place.name, before, after: feed }] : [];
  }
  const known = new Set(place.paths);
  const feeds = Map.groupBy(
    made.filter(({ kind }) => kind !== "archive"),
    ({ kind, path }) => (kind === "main" ? "" : dirname(path)),
  );
  const pairOf = async ([folder, files]: readonly [string, readonly FeedFile[]]) => {
    const file = known.size === 0 ? files[0] : files.find(({ path }) => known.has(path));
    if (!file) return folder === "" ? publishedMissing(place.name) : undefined;
    const before = await place.read(file.path);
    if ("code" in before) return folder === "" ? before : undefined;
    const after = readFeed(wholeText(file.text), address(file.path));
    return after && { published: below(place.name, file.path), before, after };
  };
  const [own, ...others] = feeds;
  const first = own && (await pairOf(own));
  if (first && "code" in first) return first;
  const rest = await atOnce(others, AT_ONCE, pairOf);
  return [first, ...rest].filter((pair) => pair !== undefined && "before" in pair);
}

/** So many feeds are fetched at a time: a site with many tags has hundreds. */
const AT_ONCE = 6;

/** The feed that stands where the published one does, else the blog's own in its format. */
function sameFeed(name: string, { format }: SourceFeed, made: readonly FeedFile[]) {
  const path = name.replaceAll("\\", "/");
  const writings = [path, decodedOrAsIs(path)];
  const ends = (end: string) => writings.some((written) => written.endsWith(`/${end}`));
  const own = made.filter(({ kind }) => kind === "main");
  return (
    made.find((file) => file.kind !== "main" && ends(file.path)) ??
    own.find((file) => file.format === format) ??
    own[0]
  );
}

/** Published feeds that have posts and would no longer be made. */
export async function endedAt(
  { name, paths = [], read }: Place,
  made: readonly FeedFile[],
): Promise<readonly string[]> {
  const still = new Set(made.map(({ path }) => path));
  const ended: string[] = [];
  for (const path of paths.filter((one) => !still.has(one))) {
    const feed = await read(path);
    if ("entries" in feed && feed.entries.length > 0) ended.push(below(name, path));
  }
  return ended;
}

function below(name: string, path: string): string {
  return `${name.replace(/\/$/, "")}/${path}`;
}
