/** An Edition becomes a Digest: data → Liquid → MJML → HTML, and data → Liquid → text. */
import type { Config } from "../model/config.ts";
import type { Digest } from "../model/digest.ts";
import type { Edition } from "../model/edition.ts";
import type { Post } from "../model/post.ts";
import { distinctProblems, type Problem } from "../model/problem.ts";
import { type Html, toHtml } from "./html.ts";
import { fit } from "./ladder.ts";
import { type Language, loadLanguage } from "./language.ts";
import { expand } from "./liquid.ts";
import type { Template } from "./place.ts";
import { postMissing, unsubscribeMissing } from "./problems.ts";
import { rehearsalsOf } from "./rehearsal.ts";
import { tokensOf } from "./tokens.ts";
import { type View, viewOf } from "./view.ts";

/** The texts of the two templates; `file` names them in Problems. */
export interface Templates {
  readonly html: Template;
  readonly text: Template;
}

export interface RenderedDigest {
  /** Absent if any of the problems is an error. */
  readonly digest?: Digest;
  readonly problems: readonly Problem[];
}

/**
 * Renders an Edition for everybody at once: what differs from reader to reader is a token in it. The
 * same Edition, posts, configuration and templates give the same bytes.
 *
 * @param posts the Edition's posts, in any order
 */
export async function renderDigest(
  edition: Edition,
  posts: readonly Post[],
  config: Config,
  templates: Templates,
): Promise<RenderedDigest> {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const missing = edition.posts.filter((id) => !byId.has(id));
  if (missing.length > 0) {
    return { problems: missing.map((id) => postMissing(edition.id, id)) };
  }
  const carried = edition.posts.flatMap((id) => byId.get(id) ?? []);
  const language = await loadLanguage(config.site);
  const tokens = tokensOf(edition, carried, templates);
  const { rendered, problems: sizes } = await fit(edition.id, carried.length, async (detail) => {
    const view = viewOf(edition, carried, config, language, detail, tokens.unsubscribe);
    return { view, ...(await renderHtml(templates.html, view, language)) };
  });
  const { view, html } = rendered;
  const text = await expand(templates.text, view, language, "text");
  const problems = distinctProblems([
    ...rendered.problems,
    ...text.problems,
    ...(await rehearse(templates, view, language)),
  ]);
  if (problems.length > 0 || html === undefined || text.text === undefined) return { problems };

  const parts = [
    { body: html, file: templates.html.file },
    { body: text.text, file: templates.text.file },
  ];
  const closed = parts.filter(({ body }) => !body.includes(tokens.unsubscribe));
  if (closed.length > 0) return { problems: closed.map(({ file }) => unsubscribeMissing(file)) };

  const { id, slot } = edition;
  const { subject, archive_url: archiveUrl } = view;
  const digest = { edition: id, slot, subject, html, text: text.text, tokens, archiveUrl };
  return { digest, problems: sizes };
}

async function renderHtml(template: Template, view: View, language: Language): Promise<Html> {
  const { text, problems } = await expand(template, view, language, "markup");
  if (text === undefined) return { problems };
  return toHtml(text, template, async (marked) => {
    const expansion = await expand(marked, view, language, "markup");
    return expansion.text;
  });
}

/** Mistakes in parts of the templates that the posts at hand do not reach. */
async function rehearse(
  templates: Templates,
  view: View,
  language: Language,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const rehearsal of rehearsalsOf(view)) {
    const html = await renderHtml(templates.html, rehearsal, language);
    const text = await expand(templates.text, rehearsal, language, "text");
    problems.push(...html.problems, ...text.problems);
  }
  return problems;
}
