import { relative } from "node:path";
import type { World } from "../io/world.ts";
import { readBlog } from "../pipeline.ts";
import { checkAsJson, showCheck } from "../report/check.ts";
import { fromHere } from "../report/from-here.ts";
import { wrapped } from "../report/wrap.ts";
import { checkBlog } from "./checked.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun, exitCodeFor } from "./outcome.ts";
import { makePreview } from "./preview.ts";
import { openProject, type ProjectOptions, withFreshSources } from "./project.ts";
import { otherCores } from "./other-cores/other-cores.ts";

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
  const cores = otherCores(project);
  const blog = readBlog({ ...project, renderer: cores.renderer });
  cores.begin(blog, blog.heads);
  const checked = await checkBlog(project, blog, await makePreview(project, blog));
  cores.end();
  if (options.json) world.print(JSON.stringify(checkAsJson(checked), undefined, 2));
  else {
    const folder = relative(world.cwd, project.root).replaceAll("\\", "/");
    const shown = showCheck(fromHere(checked, folder), options.verbose ?? false, world.paint);
    world.print(wrapped(shown, world.width()));
  }
  return options.strict && checked.problems.some((problem) => problem.level !== "note")
    ? 1
    : exitCodeFor(checked.problems);
}
