import type { World } from "../io/world.ts";
import type { Problem } from "../model/problem.ts";
import { makeFeeds, readBlog } from "../pipeline.ts";
import { diffAsJson, isAlarming, showDiff } from "../report/diff.ts";
import { compareFeeds } from "../sources/compare.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun, sayProblems } from "./outcome.ts";
import { endedAt, pairsAt, placeOf } from "./published.ts";
import { mostNewInvalid, noFeedsToCompare } from "./web-problems.ts";
import { openProject, type ProjectOptions, withFreshSources } from "./project.ts";

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

  const place = await placeOf(world, project, named);
  if ("code" in place) return refuse([place]);
  const made = makeFeeds(readBlog(await withFreshSources(project)));
  const pairs = await pairsAt(place, project, made.files);
  if ("code" in pairs) return refuse([pairs]);
  const [own, ...others] = pairs.map(({ published, before, after }) => ({
    published,
    difference: compareFeeds(before, after),
  }));
  if (!own) return refuse([noFeedsToCompare()]);
  const report = {
    ...own,
    others,
    ended: await endedAt(place, made.files),
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
