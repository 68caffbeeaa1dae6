import { stableUntil } from "../editions/stable.ts";
import { writeOutput, writeWhole } from "../io/write-files.ts";
import { formatLock } from "../model/lock-text.ts";
import { distinctProblems, type Problem } from "../model/problem.ts";
import { type Blog, headsForFeeds, makeFeeds, readBlog } from "../pipeline.ts";
import type { BuildReport } from "../report/build.ts";
import type { BuildOptions } from "./build.ts";
import { endFeeds } from "./ended-feeds.ts";
import { makeFollowPage, styled } from "./follow.ts";
import { rememberBuild } from "./last-build.ts";
import { makePreview, type Preview } from "./preview.ts";
import { keepPosts, knownPosts } from "./known-posts.ts";
import { LOCK_FILE } from "./names.ts";
import { otherCores } from "./other-cores/other-cores.ts";
import { type Project, withFreshSources } from "./project.ts";

/**
 * Reads, renders, writes feeds, lock and preview. With `strict` any problem stops it before the first
 * byte is written.
 */
export async function buildProject(
  stored: Project,
  options: Pick<BuildOptions, "strict" | "preview">,
): Promise<{ readonly report: BuildReport } | { readonly stopped: readonly Problem[] }> {
  const project = await withFreshSources(stored);
  const cores = otherCores(project);
  const known = knownPosts(project.root);
  const blog = readBlog({ ...project, renderer: cores.renderer, ...(known && { known }) });
  cores.begin(blog, headsForFeeds(blog));
  const feeds = makeFeeds(blog);
  cores.end();
  const follow = makeFollowPage(project, blog, feeds.files);
  const preview = options.preview === false ? undefined : await makePreview(project, blog);
  const endings = endFeeds(
    project,
    feeds.files.map(({ path }) => path),
  );
  const problems = distinctProblems([
    ...project.problems,
    ...blog.problems,
    ...feeds.problems,
    ...follow.problems,
    ...endings.problems,
    ...(preview?.problems ?? []),
  ]);
  if (options.strict && problems.some((problem) => problem.level !== "note")) {
    return { stopped: problems };
  }
  // The lock first: a feed must not show an identity that could be forgotten.
  const lock = formatLock(feeds.lock);
  writeWhole(project.root, LOCK_FILE, lock, true);
  const made = [...styled(feeds.files, project.config), ...follow.files];
  const written = writeOutput(project.root, project.config.output, made);
  endings.write();
  const files = written.map((file, n) => {
    const { text: _text, path: _path, ...said } = made[n] ?? { text: "", path: "" };
    return { ...said, ...file };
  });
  const discovery = follow.discovery(files.some(({ changed }) => changed));
  preview?.write();
  if (blog.memory) keepPosts(project.root, blog.memory, performance.now());
  const report: BuildReport = {
    config: blog.config,
    posts: blog.heads.length,
    leftOut: blog.leftOut,
    files,
    ...(discovery !== undefined && { discovery }),
    problems,
    ...(preview && { digest: withTitles(preview, blog) }),
  };
  const until = validUntil(blog);
  rememberBuild(project.root, options, {
    report,
    trace: project.trace,
    lock,
    from: blog.now,
    until,
  });
  return { report };
}

function withTitles({ write: _write, html: _html, ...digest }: Preview, { heads }: Blog) {
  const titles = new Map(heads.map((head) => [head.id, head.title]));
  return { ...digest, titles: digest.edition.posts.map((id) => titles.get(id) ?? id) };
}

/** The instant from which on the same files may give another build. */
export function validUntil({
  leftOut,
  plan,
  mailable,
  config,
  now,
  until = Infinity,
}: Blog): number {
  const appearing = leftOut.flatMap(({ from }) => (from === undefined ? [] : [from]));
  return Math.min(
    stableUntil(plan, mailable, config.digest, config.site.timeZone, now),
    ...appearing,
    until,
  );
}
