/** An Edition becomes a Digest: data → Liquid → MJML → HTML, and data → Liquid → text. */
import { createHash } from "node:crypto";
import type { Config, Site } from "../model/config.ts";
import type { Digest } from "../model/digest.ts";
import type { Edition } from "../model/edition.ts";
import type { ProjectFiles } from "../model/ports.ts";
import type { Post } from "../model/post.ts";
import { distinctProblems, type Problem } from "../model/problem.ts";
import { loadHighlighter } from "./body/highlight.ts";
import { leastInFull, wholeTexts } from "./body/whole.ts";
import { type Html, toHtml } from "./html.ts";
import { fit, MOST_BYTES } from "./ladder.ts";
import { type Language, loadLanguage } from "./language.ts";
import { leastBytes } from "./least-bytes.ts";
import { type Expand, expander } from "./liquid.ts";
import { type Partials, partialName, type Template } from "./place.ts";
import { postMissing, unsubscribeMissing } from "./problems.ts";
import { rehearsalsOf } from "./rehearsal.ts";
import { showsBody } from "./shows-body.ts";
import { tokensOf } from "./tokens.ts";
import { isWhole, type View, viewOf } from "./view.ts";

export type { Template };

/** The texts of the two templates; `file` names them in Problems. */
export interface Templates {
  readonly html: Template;
  readonly text: Template;
  /** What `{% render %}` may name; none if absent. */
  readonly partials?: readonly Template[];
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
 * @param files the project's, to read the sizes of its own pictures off them; not read if absent
 */
export async function renderDigest(
  edition: Edition,
  posts: readonly Post[],
  config: Config,
  templates: Templates,
  files?: ProjectFiles,
): Promise<RenderedDigest> {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const missing = edition.posts.filter((id) => !byId.has(id));
  if (missing.length > 0) {
    return { problems: missing.map((id) => postMissing(edition.id, id)) };
  }
  const carried = edition.posts.flatMap((id) => byId.get(id) ?? []);
  const language = await loadLanguage(config.site);
  const room = await roomFor(templates, language, config.site);
  const inFull = showsBody(templates);
  const tokens = tokensOf(edition, carried, room.fingerprint, inFull);
  const highlighter =
    inFull && carried.some(({ content }) => content.includes("language-"))
      ? await loadHighlighter()
      : undefined;
  const whole = wholeTexts(config, {
    ...(highlighter && { highlighter }),
    ...(files && { files }),
  });
  const { rendered, problems: sizes } = await fit(
    edition.id,
    carried.map(({ content }) => content.length),
    inFull,
    async (
      detail,
      mayGiveUp,
    ): Promise<Html & { readonly view?: View; readonly atLeast?: number }> => {
      const shown = carried.filter((post) => isWhole(post, detail));
      const atLeast = leastInFull(shown, MOST_BYTES);
      if (mayGiveUp && atLeast > MOST_BYTES) return { atLeast, problems: [] };
      const view = viewOf(edition, carried, config, language, detail, tokens.unsubscribe, whole);
      return { view, ...(await renderHtml(room, view, mayGiveUp)) };
    },
  );
  const { view, html } = rendered;
  if (!view) throw new Error(`edition ${edition.id} fits on no step of the ladder`);
  const text = room.expandText(templates.text, view);
  const met = distinctProblems([...rendered.problems, ...text.problems]);
  // The same mistake, with another value at hand, is the same mistake.
  const known = new Set(met.map(({ code, place }) => JSON.stringify([code, place])));
  const unmet = distinctProblems(await rehearse(room, view)).filter(
    ({ code, place }) => !known.has(JSON.stringify([code, place])),
  );
  const problems = [...met, ...unmet];
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

/** Templates made ready to be filled in. */
interface Room {
  readonly templates: Templates;
  /** Tells them from all others. */
  readonly fingerprint: string;
  readonly partials: Partials;
  readonly language: Language;
  readonly expandMarkup: Expand;
  readonly expandText: Expand;
}

async function roomFor(templates: Templates, language: Language, site: Site): Promise<Room> {
  const key = JSON.stringify([templates, site.language, site.timeZone]);
  if (lastRoom?.key === key) return lastRoom.room;
  const partials: Partials = new Map(
    templates.partials?.map((partial) => [partialName(partial.file), partial]),
  );
  const expandMarkup = await expander(language, "markup", partials);
  const expandText = await expander(language, "text", partials);
  const fingerprint = createHash("sha256").update(key).digest("hex");
  const room = { templates, fingerprint, partials, language, expandMarkup, expandText };
  lastRoom = { key, room };
  return room;
}

// Parsing takes longer than filling in: the next edition, and the next change in a preview, come soon.
let lastRoom: { readonly key: string; readonly room: Room } | undefined;

/** @param mayGiveUp does not compile what is too long already */
async function renderHtml(
  room: Room,
  view: View,
  mayGiveUp = false,
): Promise<Html & { readonly atLeast?: number }> {
  const { templates, partials, language, expandMarkup } = room;
  const { text, problems } = expandMarkup(templates.html, view);
  if (text === undefined) return { problems };
  const atLeast = mayGiveUp ? leastBytes(text, MOST_BYTES) : 0;
  if (atLeast > MOST_BYTES) return { atLeast, problems };
  return toHtml(text, templates.html, partials, async (marked, markedPartials) => {
    const expand = await expander(language, "markup", markedPartials);
    return expand(marked, view).text;
  });
}

/** Mistakes in parts of the templates that the posts at hand do not reach. */
async function rehearse(room: Room, view: View): Promise<readonly Problem[]> {
  const rehearsals = rehearsalsOf(view);
  const { templates, fingerprint } = room;
  const key = JSON.stringify([fingerprint, rehearsals]);
  if (key === flawless) return [];
  const problems: Problem[] = [];
  for (const rehearsal of rehearsals) {
    const html = await renderHtml(room, rehearsal);
    const text = room.expandText(templates.text, rehearsal);
    problems.push(...html.problems, ...text.problems);
  }
  if (problems.length === 0) flawless = key;
  return problems;
}

// What passed last: a run with many editions, and a preview on every change of a post, rehearse once.
let flawless = "";
