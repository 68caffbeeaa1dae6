import type { Problem } from "../model/problem.ts";
import type { Blog } from "../pipeline.ts";
import type { Preview } from "./preview.ts";
import type { Project } from "./project.ts";
import { readTemplates } from "./templates.ts";

/** What there is to mend about the mail that would go out next; nothing where it does not render. */
export async function lintPreview(
  project: Project,
  blog: Blog,
  preview: Pick<Preview, "edition" | "subject" | "html"> | undefined,
): Promise<readonly Problem[]> {
  const { templates } = readTemplates(project);
  if (!preview?.html || preview.subject === undefined || !templates) return [];
  const heads = new Map(blog.heads.map((head) => [head.id, head]));
  const posts = preview.edition.posts.flatMap((id) => {
    const head = heads.get(id);
    return head ? [blog.render(head).post] : [];
  });
  // Loaded here and not above: it parses HTML, and only what is looked at is linted.
  const { lintDigest } = await import("../digest/lint/lint.ts");
  const { config, files } = project;
  const { subject } = preview;
  return lintDigest({ subject, html: preview.html(), posts, templates, site: config.site, files });
}
