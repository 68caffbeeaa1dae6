import { basename, dirname, join, resolve } from "node:path";
import { feedAddresses } from "../feeds/addresses.ts";
import { fetchFeed } from "../io/fetch-feed.ts";
import { NoAnswer } from "../io/http-client.ts";
import { projectFiles } from "../io/project-files.ts";
import type { World } from "../io/world.ts";
import type { Problem } from "../model/problem.ts";
import { makeFeeds, readBlog } from "../pipeline.ts";
import { diffAsJson, isAlarming, showDiff } from "../report/diff.ts";
import { compareFeeds } from "../sources/compare.ts";
import { decodeFeed } from "../sources/decode.ts";
import type { SourceFeed } from "../sources/entry.ts";
import { readFeed } from "../sources/read-feed.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun, sayProblems } from "./outcome.ts";
import { mostNewInvalid, noFeedsToCompare, notAFeed, publishedMissing } from "./web-problems.ts";
import { openProject, type Project, type ProjectOptions, withFreshSources } from "./project.ts";

export interface DiffOptions extends ProjectOptions {
  readonly mostNew?: string;
  readonly json?: boolean;
}

/** `postrider diff`: what subscribers would see if this were published now. 1 where a person should look. */
export async function diff(
  world: World,
  named: string | undefined,
  options: DiffOptions,
): Promise<ExitCode> {
  const { project, problems } = openProject(world, options);
  const refuse = (found: readonly Problem[]) =>
    couldNotRun(world, found, options.json, "Nothing was compared.");
  if (!project) return refuse(problems);
  const mostNew = options.mostNew ?? String(project.config.feeds.mostNew ?? MOST_NEW);
  if (!/^\d{1,6}$/.test(mostNew)) return refuse([mostNewInvalid(mostNew)]);

  const before = await publishedFeed(world, project, named);
  if ("code" in before) return refuse([before]);
  const made = makeFeeds(readBlog(await withFreshSources(project)));
  const after = wouldBe(project, made.files, before.feed);
  if (!after) return refuse([noFeedsToCompare()]);
  const report = {
    published: before.name,
    difference: compareFeeds(before.feed, after),
    mostNew: Number(mostNew),
  };
  if (!options.json) sayProblems(world, made.problems);
  world.print(
    options.json ? JSON.stringify(diffAsJson(report), undefined, 2) : showDiff(report, world.paint),
  );
  return isAlarming(report) ? 1 : 0;
}

/** How many posts may look new where nobody says it. */
const MOST_NEW = 5;

async function publishedFeed(
  world: World,
  { root, config }: Project,
  named: string | undefined,
): Promise<{ readonly name: string; readonly feed: SourceFeed } | Problem> {
  if (named !== undefined && /^https?:\/\//i.test(named)) {
    try {
      // Named by the person at the terminal, and so allowed wherever it is.
      const { body, charset, url } = await fetchFeed(named, { allowPrivate: true });
      const feed = body && readFeed(decodeFeed(body, charset), url);
      return feed ? { name: named, feed } : notAFeed(named);
    } catch (error) {
      if (error instanceof NoAnswer) return publishedMissing(named, error.message);
      throw error;
    }
  }
  const folder = named ?? config.output;
  const place = named === undefined ? join(root, folder) : resolve(world.cwd, folder);
  const { formats, files: names } = config.feeds;
  const inside = projectFiles(place);
  const whole = projectFiles(dirname(place)).read(basename(place));
  const path = whole
    ? undefined
    : formats.map((format) => names[format]).find((one) => inside.read(one, 1));
  const bytes = whole ?? (path === undefined ? undefined : inside.read(path));
  if (!bytes) return publishedMissing(folder);
  const name = path === undefined ? folder : `${folder.replace(/\/$/, "")}/${path}`;
  const feed = readFeed(decodeFeed(bytes), config.site.url);
  return feed ? { name, feed } : notAFeed(name);
}

/** Our own feed, in the format of the published one where we write it. */
function wouldBe(
  { config }: Project,
  files: readonly { readonly path: string; readonly text: string }[],
  { format }: SourceFeed,
): SourceFeed | undefined {
  const { formats, files: names } = config.feeds;
  const same = formats.find((one) => one === format) ?? formats[0];
  const file = files.find(({ path }) => same !== undefined && path === names[same]);
  if (!file || same === undefined) return undefined;
  return readFeed(file.text, feedAddresses(config.site, config.feeds)[same]);
}
