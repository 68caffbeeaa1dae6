import { loadLanguage } from "../../digest/language.ts";
import { preheaderOf } from "../../digest/subject.ts";
import type { Config } from "../../model/config.ts";
import type { Edition } from "../../model/edition.ts";
import type { Problem } from "../../model/problem.ts";
import { type Blog, makeDigest, previewOf } from "../../pipeline.ts";
import { showInstant } from "../../report/instant.ts";
import type { Pictures, ShownDigest } from "../../web/preview/shown.ts";
import { exampleLetter } from "../letter.ts";
import type { Project } from "../project.ts";
import { readTemplates } from "../templates.ts";
import { markOfPictures } from "./pictures.ts";

/** What Gmail shows of a mail's HTML, in bytes: the rest is behind a link. */
const GMAIL = 102_400;

/** The digest that would be sent next, as far as it can be made. */
export interface MadeDigest {
  readonly edition: Edition;
  /** The posts' files. */
  readonly sources: readonly string[];
  readonly shown?: ShownDigest;
  readonly problems: readonly Problem[];
}

/** Undefined for a blog without a single post that may be mailed. */
export async function showDigest(
  project: Project,
  blog: Blog,
  pictures: Pictures,
): Promise<MadeDigest | undefined> {
  const chosen = previewOf(blog);
  if (!chosen) return undefined;
  const { edition } = chosen;
  const heads = new Map(blog.heads.map((head) => [head.id, head]));
  const posts = edition.posts.flatMap((id) => {
    const head = heads.get(id);
    return head ? [blog.render(head).post] : [];
  });
  const sources = posts.map(({ source }) => source);
  const { templates, problems: missing } = readTemplates(project);
  if (!templates) return { edition, sources, problems: missing };
  const { digest, problems } = await makeDigest(blog, edition, templates);
  if (!digest) return { edition, sources, problems };
  const { html, text, eml } = await exampleLetter(project, digest);
  const { config, root } = project;
  const { site, mail } = config;
  const shown: ShownDigest = {
    edition: edition.id,
    when: whenOf(edition, chosen.sample, blog, config),
    subject: digest.subject,
    preheader: preheaderOf(posts, site, await loadLanguage(site)),
    from: mail?.from.name ?? mail?.from.address ?? site.title,
    posts: posts.length,
    html,
    text,
    source: eml,
    picturesMark: markOfPictures(html, pictures, root),
    limit: GMAIL,
  };
  return { edition, sources, shown, problems };
}

function whenOf(edition: Edition, isSample: boolean, { plan }: Blog, config: Config): string {
  if (isSample) return "a sample of the newest posts: no post waits to be mailed";
  if (plan.due) return `due now, ${showInstant(edition.slot, config)}`;
  return `goes out ${showInstant(edition.slot, config)}`;
}
