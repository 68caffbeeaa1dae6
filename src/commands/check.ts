import type { World } from "../io/world.ts";
import { distinctProblems } from "../model/problem.ts";
import { makeFeeds, readBlog } from "../pipeline.ts";
import { checkAsJson, showCheck } from "../report/check.ts";
import type { ExitCode } from "./exit-code.ts";
import { lintPreview } from "./lint-preview.ts";
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
  const first = project.problems;
  const blog = readBlog(project);
  // Every post, and not only those that a feed or an edition would take.
  const posts = blog.heads.map((head) => blog.render(head));
  const preview = await makePreview(project, blog);
  const feeds = makeFeeds(blog);
  // Loaded here and not above: nobody else needs a strict parser.
  const { checkFeeds } = await import("../feeds/check-feed.ts");
  const problems = distinctProblems([
    ...first,
    ...blog.problems,
    ...posts.flatMap((post) => post.problems),
    ...feeds.problems,
    ...checkFeeds(feeds.files, project.config.site, blog.heads),
    ...(preview?.problems ?? []),
    ...(await lintPreview(project, blog, preview)),
  ]);
  const checked = {
    heads: blog.heads,
    leftOut: blog.leftOut,
    changed: posts.flatMap(({ post }) => (post.changes.length > 0 ? [post] : [])),
    problems,
  };
  if (options.json) world.print(JSON.stringify(checkAsJson(checked), undefined, 2));
  else world.print(showCheck(checked, options.verbose ?? false, world.paint));
  return options.strict && problems.some((problem) => problem.level !== "note")
    ? 1
    : exitCodeFor(problems);
}
