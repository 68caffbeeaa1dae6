import { distinctProblems } from "../model/problem.ts";
import { type Blog, makeFeeds } from "../pipeline.ts";
import type { Checked } from "../report/check.ts";
import { lintPreview } from "./lint-preview.ts";
import type { Preview } from "./preview.ts";
import type { Project } from "./project.ts";

/** All that there is to say about a blog and the digest that comes next. Renders every post. */
export async function checkBlog(
  project: Project,
  blog: Blog,
  preview: Pick<Preview, "edition" | "subject" | "html" | "problems"> | undefined,
): Promise<Checked> {
  // Every post, and not only those that a feed or an edition would take.
  const posts = blog.heads.map((head) => blog.render(head));
  const feeds = makeFeeds(blog);
  // Loaded here and not above: nobody else needs a strict parser.
  const { checkFeeds } = await import("../feeds/check-feed.ts");
  const problems = distinctProblems([
    ...project.problems,
    ...blog.problems,
    ...posts.flatMap((post) => post.problems),
    ...feeds.problems,
    ...checkFeeds(feeds.files, project.config.site, blog.heads),
    ...(preview?.problems ?? []),
    ...(await lintPreview(project, blog, preview)),
  ]);
  return {
    config: project.config,
    conventions: blog.conventions,
    heads: blog.heads,
    leftOut: blog.leftOut,
    changed: posts.flatMap(({ post }) => (post.changes.length > 0 ? [post] : [])),
    problems,
  };
}
