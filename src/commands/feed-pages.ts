import { basename, dirname, resolve } from "node:path";
import { fetchFeed } from "../io/fetch-feed.ts";
import { NoAnswer } from "../io/http-client.ts";
import { projectFiles } from "../io/project-files.ts";
import type { World } from "../io/world.ts";
import { SECOND } from "../model/instant.ts";
import type { Problem } from "../model/problem.ts";
import { decodeFeed } from "../sources/decode.ts";
import type { SourceEntry, SourceFeed } from "../sources/entry.ts";
import { readFeed } from "../sources/read-feed.ts";
import { feedCut, feedMissing } from "./adopt-problems.ts";
import { notAFeed } from "./web-problems.ts";

/** A feed with all its pages. */
export interface WholeFeed {
  readonly format: SourceFeed["format"];
  readonly pages: number;
  /** Each id once. */
  readonly entries: readonly SourceEntry[];
  /** Pages that were not read. */
  readonly problems: readonly Problem[];
}

const MOST_PAGES = 100;
const PAUSE = SECOND / 2;

/**
 * The feed in a file or at an address, with the pages and archives that it leads on to (RFC 5005): one after
 * the other, with a pause between them, up to a hundred. Of a file only that page: its archives are wherever
 * it is published.
 *
 * @param base what relative addresses in a file are relative to
 */
export async function readWholeFeed(
  world: World,
  named: string,
  base: string,
): Promise<WholeFeed | Problem> {
  const first = /^https?:\/\//i.test(named)
    ? await fetchPage(named, true)
    : readPage(resolve(world.cwd, named), base);
  if (typeof first === "string") return feedMissing(named, first);
  if (!first) return notAFeed(named);
  const entries = new Map(first.entries.map((entry) => [entry.id, entry]));
  const seen = new Set([named]);
  const problems: Problem[] = [];
  let { more } = first;
  if (!/^https?:\/\//i.test(named) && more !== undefined) {
    problems.push(feedCut(more, "it was read from a file"));
    more = undefined;
  }
  while (more !== undefined && !seen.has(more)) {
    if (seen.size >= MOST_PAGES) {
      problems.push(feedCut(more, `it has more than ${MOST_PAGES} pages`));
      break;
    }
    seen.add(more);
    await world.clock.sleep(PAUSE);
    const isSameHost = URL.parse(more)?.host === URL.parse(named)?.host;
    const page: SourceFeed | string | undefined = await fetchPage(more, isSameHost);
    if (typeof page !== "object") {
      problems.push(feedCut(more, page ?? "it is no feed"));
      break;
    }
    for (const entry of page.entries) if (!entries.has(entry.id)) entries.set(entry.id, entry);
    more = page.more;
  }
  return { format: first.format, pages: seen.size, entries: [...entries.values()], problems };
}

/** The feed there, or why there is none; undefined where it is something else. */
async function fetchPage(
  address: string,
  allowPrivate: boolean,
): Promise<SourceFeed | string | undefined> {
  try {
    const { body, charset, url } = await fetchFeed(address, { allowPrivate });
    return body && readFeed(decodeFeed(body, charset), url);
  } catch (error) {
    if (error instanceof NoAnswer) return error.message;
    throw error;
  }
}

function readPage(path: string, base: string): SourceFeed | string | undefined {
  const bytes = projectFiles(dirname(path)).read(basename(path));
  return bytes ? readFeed(decodeFeed(bytes), base) : "there is no such file";
}
