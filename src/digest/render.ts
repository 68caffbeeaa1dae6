/** An Edition becomes a Digest: data → Liquid → MJML → HTML, and data → Liquid → text. */
import type { Config } from "../model/config.ts";
import type { Digest } from "../model/digest.ts";
import type { Edition } from "../model/edition.ts";
import type { Post } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { toHtml } from "./html.ts";
import { bytesOf, fewerPosts, MOST_BYTES, STEPS } from "./ladder.ts";
import { type Language, loadLanguage } from "./language.ts";
import { expand } from "./liquid.ts";
import type { Template } from "./place.ts";
import { digestShortened, digestTooBig, postMissing, unsubscribeMissing } from "./problems.ts";
import { tokensOf } from "./tokens.ts";
import { type Detail, type View, viewOf } from "./view.ts";

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
  const viewAt = (detail: Detail) =>
    viewOf(edition, carried, config, language, detail, tokens.unsubscribe);

  const fitted = await fit(viewAt, carried.length, language, templates.html);
  const text = await expand(templates.text, fitted.view, language, "text");
  const problems = [...fitted.problems, ...text.problems];
  if (fitted.html === undefined || text.text === undefined) return { problems };

  for (const [body, { file }] of [
    [fitted.html, templates.html],
    [text.text, templates.text],
  ] as const) {
    if (!body.includes(tokens.unsubscribe)) problems.push(unsubscribeMissing(file));
  }
  if (problems.length > 0) return { problems };

  const { subject, archive_url: archiveUrl } = fitted.view;
  const { id, slot } = edition;
  const digest = {
    edition: id,
    slot,
    subject,
    html: fitted.html,
    text: text.text,
    tokens,
    archiveUrl,
  };
  return { digest, problems: sizeProblems(edition, fitted, carried.length) };
}

interface Fitted {
  readonly view: View;
  readonly html?: string;
  readonly problems: readonly Problem[];
  /** Whether anything had to go. */
  readonly shortened: boolean;
}

/** The HTML on the first step of the ladder that is small enough, else on the last. */
async function fit(
  viewAt: (detail: Detail) => View,
  count: number,
  language: Language,
  template: Template,
): Promise<Fitted> {
  const render = async (detail: Detail): Promise<Fitted> => {
    const view = viewAt(detail);
    const shortened = detail !== STEPS[0];
    const expander = async (marked: Template) =>
      (await expand(marked, view, language, "markup")).text;
    const { text, problems } = await expand(template, view, language, "markup");
    if (text === undefined) return { view, problems, shortened };
    return { view, shortened, ...(await toHtml(text, template, expander)) };
  };
  const fits = ({ html }: Fitted) => html === undefined || bytesOf(html) <= MOST_BYTES;

  let fitted: Fitted | undefined;
  for (const step of STEPS) {
    fitted = await render(step);
    if (fits(fitted)) return fitted;
  }
  for (let posts = count; fitted?.html !== undefined && posts > 1 && !fits(fitted);) {
    const detail = fewerPosts(posts, bytesOf(fitted.html));
    fitted = await render(detail);
    posts = detail.posts;
  }
  if (!fitted) throw new Error("the ladder has no steps");
  return fitted;
}

function sizeProblems(edition: Edition, fitted: Fitted, count: number): Problem[] {
  const problems: Problem[] = [];
  if (fitted.shortened) {
    problems.push(digestShortened(edition.id, count, count - fitted.view.posts.length));
  }
  const bytes = bytesOf(fitted.html ?? "");
  if (bytes > MOST_BYTES) problems.push(digestTooBig(edition.id, bytes));
  return problems;
}
