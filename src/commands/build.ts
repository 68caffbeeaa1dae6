import { writeOutput, writeWhole } from "../io/write-files.ts";
import type { World } from "../io/world.ts";
import { formatLock } from "../model/lock-text.ts";
import { distinctProblems, type Problem } from "../model/problem.ts";
import { type Blog, makeFeeds, readBlog } from "../pipeline.ts";
import { buildAsJson, type BuildReport, showBuild } from "../report/build.ts";
import { showProblems } from "../report/problem.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun, exitCodeFor } from "./outcome.ts";
import { makePreview } from "./preview.ts";
import { LOCK_FILE, openProject, type Project, type ProjectOptions } from "./project.ts";

export interface BuildOptions extends ProjectOptions {
  readonly strict?: boolean;
  readonly json?: boolean;
  /** False: feeds only. */
  readonly preview?: boolean;
}

/** `postrider build`: posts → feeds, and a preview of the next digest. */
export async function build(world: World, options: BuildOptions): Promise<ExitCode> {
  const { project, problems } = openProject(world, options);
  if (!project) return couldNotRun(world, problems, options.json);
  const built = await buildProject(project, options);
  if ("stopped" in built) return couldNotRun(world, built.stopped, options.json);
  if (options.json) {
    world.print(JSON.stringify(buildAsJson(built.report), undefined, 2));
  } else {
    sayProblems(world, built.report.problems);
    world.print(showBuild(built.report, world.paint));
  }
  return exitCodeFor(built.report.problems);
}

/**
 * Reads, renders, writes feeds, lock and preview. With `strict` any problem stops it before the first
 * byte is written.
 */
export async function buildProject(
  project: Project,
  options: Pick<BuildOptions, "strict" | "preview">,
): Promise<
  { readonly report: BuildReport; readonly blog: Blog } | { readonly stopped: readonly Problem[] }
> {
  const blog = readBlog(project);
  const feeds = makeFeeds(blog);
  const preview = options.preview === false ? undefined : await makePreview(project, blog);
  const problems = distinctProblems([
    ...project.problems,
    ...blog.problems,
    ...feeds.problems,
    ...(preview?.problems ?? []),
  ]);
  if (options.strict && problems.some((problem) => problem.level !== "note")) {
    return { stopped: problems };
  }
  // The lock first: a feed must not show an identity that could be forgotten.
  writeWhole(project.root, LOCK_FILE, formatLock(blog.lock), true);
  const files = writeOutput(project.root, project.config.output, feeds.files);
  preview?.write();
  const { config, heads, leftOut } = blog;
  const report: BuildReport = {
    config,
    heads,
    leftOut,
    files,
    entries: feeds.posts.length,
    problems,
    ...(preview && { digest: preview }),
  };
  return { report, blog };
}

/** Problems go to stderr, apart from the results. */
export function sayProblems(world: World, problems: readonly Problem[]): void {
  if (problems.length > 0) world.say(`${showProblems(problems, world.paintTalk)}\n`);
}
