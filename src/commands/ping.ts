import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileAddress } from "../feeds/addresses.ts";
import { fetchFeed } from "../io/fetch-feed.ts";
import { ask, NoAnswer } from "../io/http-client.ts";
import { projectFiles } from "../io/project-files.ts";
import { writeWhole } from "../io/write-files.ts";
import type { World } from "../io/world.ts";
import { atOnce } from "../lib/at-once.ts";
import { counted } from "../lib/text.ts";
import type { Problem } from "../model/problem.ts";
import type { ExitCode } from "./exit-code.ts";
import { CACHE_FOLDER } from "./names.ts";
import { couldNotRun, sayProblems } from "./outcome.ts";
import { publishedFeeds } from "./published-feeds.ts";
import { hubMissing, hubRefused, hubSilent, notPublicYet } from "./web-problems.ts";
import { openProject, type Project, type ProjectOptions } from "./project.ts";

export interface PingOptions extends ProjectOptions {
  readonly json?: boolean;
}

/** Hash of each feed's bytes when the hub was last told of it, by address. */
const STATE = `${CACHE_FOLDER}/pinged.json`;

/** So many feeds are looked at and told at a time: a blog with many tags has hundreds. */
const AT_ONCE = 6;

/**
 * `postrider ping`: tells the WebSub hub of the feeds whose bytes have changed since it was last told
 * (https://www.w3.org/TR/websub/), once what was built is what is public: a hub fetches at once, and
 * would find nothing new in what is not there yet. 1 where something was not told.
 */
export async function ping(world: World, options: PingOptions): Promise<ExitCode> {
  const { project, problems } = openProject(world, options);
  const refuse = (found: readonly Problem[]) =>
    couldNotRun(world, found, options.json, "Nobody was told.");
  if (!project) return refuse(problems);
  const { hub } = project.config.feeds;
  if (hub === undefined) return refuse([hubMissing()]);

  const files = projectFiles(project.root);
  const told = readState(files.read(STATE));
  const allowPrivate = project.config.network?.allowPrivate ?? false;
  let silence: Problem | undefined;
  const outcomes = await atOnce(feedsOf(project), AT_ONCE, async ({ url, bytes }) => {
    const hash = createHash("sha256").update(bytes).digest("base64url");
    if (told[url] === hash) return undefined;
    // Who did not answer is not asked hundreds of times more.
    if (silence) return silence;
    const problem =
      (await notShown(url, bytes, allowPrivate)) ?? (await refusal(hub, url, allowPrivate));
    if (problem?.code === "hub-silent") return (silence ??= problem);
    if (problem) return problem;
    told[url] = hash;
    writeWhole(project.root, STATE, JSON.stringify(told));
    return url;
  });
  const pinged = outcomes.filter((outcome) => typeof outcome === "string");
  const found = [...new Set(outcomes.filter((outcome) => typeof outcome === "object"))];
  if (options.json) world.print(JSON.stringify({ hub, pinged, problems: found }, undefined, 2));
  else {
    sayProblems(world, found);
    if (pinged.length > 0 || found.length === 0) world.print(summary(hub, pinged));
  }
  return found.length > 0 ? 1 : 0;
}

function summary(hub: string, pinged: readonly string[]): string {
  if (pinged.length === 0) return "No feed has changed since the hub was last told.";
  return [
    `Told ${hub} of ${counted(pinged.length, "feed")}:`,
    ...pinged.map((url) => `  ${url}`),
  ].join("\n");
}

/** Every feed of the blog as it lies in the output folder, read when its turn comes: they may be many. */
function* feedsOf({ root, config }: Project) {
  const folder = join(root, config.output);
  const files = projectFiles(folder);
  for (const { path } of publishedFeeds(folder, config.feeds)) {
    const bytes = files.read(path);
    if (bytes) yield { url: fileAddress(config.site, path), bytes };
  }
}

/** Why the web does not show these bytes yet. */
async function notShown(
  url: string,
  bytes: Uint8Array,
  allowPrivate: boolean,
): Promise<Problem | undefined> {
  try {
    const { body } = await fetchFeed(url, { allowPrivate });
    return body && Buffer.from(bytes).equals(body)
      ? undefined
      : notPublicYet(url, "its bytes are others");
  } catch (error) {
    if (error instanceof NoAnswer) return notPublicYet(url, error.message);
    throw error;
  }
}

/** Why the hub did not take the news. */
async function refusal(
  hub: string,
  url: string,
  allowPrivate: boolean,
): Promise<Problem | undefined> {
  try {
    const { status } = await ask(hub, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: String(new URLSearchParams({ "hub.mode": "publish", "hub.url": url })),
      allowPrivate,
    });
    return status >= 200 && status < 300
      ? undefined
      : hubRefused(hub, url, `it answered ${status}`);
  } catch (error) {
    if (error instanceof NoAnswer) return hubSilent(hub, error.message);
    throw error;
  }
}

function readState(bytes: Uint8Array | undefined): Record<string, string> {
  try {
    const state: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const entries = typeof state === "object" && state !== null ? Object.entries(state) : [];
    return Object.fromEntries(entries.map(([url, hash]) => [url, String(hash)]));
  } catch {
    // Told once too often is better than never.
    return {};
  }
}
