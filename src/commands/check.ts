import type { World } from "../io/world.ts";
import { readBlog } from "../pipeline.ts";
import { checkAsJson, showCheck } from "../report/check.ts";
import { checkBlog } from "./checked.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun, exitCodeFor } from "./outcome.ts";
import { makePreview } from "./preview.ts";
import { openProject, type ProjectOptions, withFreshSources } from "./project.ts";

export interface CheckOptions extends ProjectOptions {
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** `postrider check`: reads and renders everything, writes nothing, says what is wrong. */
export async function check(world: World, options: CheckOptions): Promise<ExitCode> {
  const opened = openProject(world, options);
  if (!opened.project)
    return couldNotRun(world, opened.problems, options.json, "Nothing was read.");
  const project = await withFreshSources(opened.project);
  const blog = readBlog(project);
  const checked = await checkBlog(project, blog, await makePreview(project, blog));
  if (options.json) world.print(JSON.stringify(checkAsJson(checked), undefined, 2));
  else world.print(showCheck(checked, options.verbose ?? false, world.paint));
  return options.strict && checked.problems.some((problem) => problem.level !== "note")
    ? 1
    : exitCodeFor(checked.problems);
}
