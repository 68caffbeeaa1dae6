import type { World } from "../io/world.ts";
import { buildAsJson, type BuildReport, showBuild } from "../report/build.ts";
import type { ExitCode } from "./exit-code.ts";
import { lastBuild } from "./last-build.ts";
import { couldNotRun, exitCodeFor, sayProblems } from "./outcome.ts";
import type { ProjectOptions } from "./project.ts";

export interface BuildOptions extends ProjectOptions {
  readonly strict?: boolean;
  readonly json?: boolean;
  /** False: feeds only. */
  readonly preview?: boolean;
}

/** `postrider build`: posts → feeds, and a preview of the next digest. */
export async function build(world: World, options: BuildOptions): Promise<ExitCode> {
  // Nothing that reads posts is even loaded where nothing has changed since the last time.
  const same = lastBuild(world, options);
  // What feeds on the web have is not known from here.
  if (same && !same.config.posts.feeds) return report(world, same, options);
  const { openProject } = await import("./project.ts");
  const { buildProject } = await import("./build-project.ts");
  const { project, problems } = openProject(world, options);
  if (!project) return couldNotRun(world, problems, options.json);
  const built = await buildProject(project, options);
  if ("stopped" in built) return couldNotRun(world, built.stopped, options.json);
  return report(world, built.report, options);
}

function report(world: World, built: BuildReport, { json }: BuildOptions): ExitCode {
  if (json) {
    world.print(JSON.stringify(buildAsJson(built), undefined, 2));
  } else {
    sayProblems(world, built.problems);
    world.print(showBuild(built, world.paint));
  }
  return exitCodeFor(built.problems);
}
