import { setImmediate } from "node:timers/promises";
import type { Blog } from "../../pipeline.ts";
import type { ShownCheck } from "../../web/preview/shown.ts";
import { checkBlog } from "../checked.ts";
import type { Project } from "../project.ts";
import type { MadeDigest } from "./digest.ts";

// So many posts are rendered in some milliseconds; in between, requests are answered.
const AT_ONCE = 16;

/** What `postrider check` says, worked out beside everything else; undefined once that is of no more use. */
export async function slowlyCheck(
  project: Project,
  blog: Blog,
  digest: MadeDigest | undefined,
  isCurrent: () => boolean,
): Promise<ShownCheck | undefined> {
  for (let from = 0; from < blog.heads.length; from += AT_ONCE) {
    for (const head of blog.heads.slice(from, from + AT_ONCE)) blog.render(head);
    await setImmediate();
    if (!isCurrent()) return undefined;
  }
  const shown = digest?.shown;
  const preview = digest && {
    edition: digest.edition,
    problems: digest.problems,
    ...(shown && { subject: shown.subject, html: () => shown.html }),
  };
  const { problems, leftOut, changed } = await checkBlog(project, blog, preview);
  return {
    problems,
    leftOut: leftOut
      .filter(({ reason }) => reason !== "broken")
      .map(({ source, because }) => ({ file: source, note: because })),
    changed: changed.map(({ source, changes }) => ({
      file: source,
      note: changes
        .map(({ what, times }) => (times === 1 ? what : `${what} (${times} times)`))
        .join(", "),
    })),
  };
}
