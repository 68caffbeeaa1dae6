import { projectFiles } from "../../io/project-files.ts";
import type { Blog } from "../../pipeline.ts";
import { dueEditions } from "../../pipeline.ts";
import { type Coming, isIn, sayComing, sayReason } from "../../report/edition.ts";
import { showInstant } from "../../report/instant.ts";
import type { ShownEdition, ShownPosts } from "../../web/preview/shown.ts";
import type { Project } from "../project.ts";
import { showDelivery } from "./delivery.ts";

/** Which posts are in and out, and why. */
export function showPosts(blog: Blog): ShownPosts {
  const { config, plan } = blog;
  const coming: Coming = { ...plan, config, due: dueEditions(blog) };
  return {
    coming: sayComing(coming, (_style, text) => text).map(asSentence),
    choices: coming.choices.map(({ post, reason }) => ({
      title: post.title,
      source: post.source,
      isIn: isIn(reason),
      reason: sayReason(reason, config),
    })),
    leftOut: blog.leftOut.map(({ source, because }) => ({ file: source, note: because })),
  };
}

function asSentence(line: string): string {
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

/** The editions made so far, newest first. */
export function showEditions({ lock, heads, config }: Blog, project: Project): ShownEdition[] {
  const known = new Map(heads.map((head) => [head.id, head]));
  return lock.editions.toReversed().map(({ id, slot, posts }) => ({
    id,
    when: showInstant(slot, config),
    url: new URL(`editions/${id}/`, config.site.url).href,
    posts: posts.map((post) => {
      const head = known.get(post);
      return head ? { title: head.title, url: head.url } : { title: post };
    }),
    page() {
      const bytes = projectFiles(project.root).read(`${config.output}/editions/${id}/index.html`);
      return bytes && new TextDecoder().decode(bytes);
    },
    delivery: () => showDelivery(project, id),
  }));
}
