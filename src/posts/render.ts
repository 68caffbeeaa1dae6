/** From a post's head to the whole post: its text as safe HTML, its summary, its image. */
import { placeAt } from "../lib/place.ts";
import { sketchOf } from "../lib/text-sketch.ts";
import { escapeMarkup } from "../lib/text.ts";
import type { Config } from "../model/config.ts";
import { POST_BYTES } from "../model/markup.ts";
import type { ProjectFiles } from "../model/ports.ts";
import type { Direction, Post, PostHead } from "../model/post.ts";
import type { Place, Problem } from "../model/problem.ts";
import { addressesOf } from "./body/addresses.ts";
import { countChanges } from "./body/changes.ts";
import { directionOfText, hasRightToLeft } from "./body/direction.ts";
import { isMoreMark } from "./body/excerpt.ts";
import { fragmentsOf } from "./body/html/fragments.ts";
import { paragraphsOf } from "./body/paragraphs.ts";
import { linkTargetUnknown, mdxBroken, postTooBig } from "./body/problems.ts";
import { withoutRepeatedTitle, withoutTitleLine } from "./body/repeated-title.ts";
import { safeHtml } from "./body/html/safe-html.ts";
import { summaryOf } from "./body/summary.ts";
import { toHtml } from "./body/to-html.ts";
import { openSource } from "./head/source-text.ts";
import { jekyllText } from "./jekyll-text.ts";
import { bestOf, withLocalFiles } from "./local-files.ts";
import { fileUnreadable } from "./problems.ts";
import { titleOfFile } from "./title-of-file.ts";

export interface RenderContext {
  readonly config: Config;
  readonly files: ProjectFiles;
  /** The absolute address of every post, by its source file. */
  readonly urls: ReadonlyMap<string, string>;
}

export interface Rendered {
  readonly post: Post;
  /** An error among them means that the post has no content. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the post's file and renders it. Never throws for what a file holds; time and memory grow
 * linearly with its size, which is capped.
 */
export function renderPost(head: PostHead, context: RenderContext): Rendered {
  if (head.locked) return { post: { ...withoutContent(head), changes: [LOCKED] }, problems: [] };
  const opened = openBody(head, context.files);
  if ("problem" in opened) {
    return { post: withoutContent(head), problems: [opened.problem] };
  }
  const { config, urls } = context;
  const notes = takeNotes();
  const { changes, unknown, unknownPost } = notes;
  const titleOf = (path: string): string | undefined => titleOfFile(path, context.files);
  const jekyll =
    config.posts.dialect === "jekyll"
      ? jekyllText(opened.body, opened.header, head, context)
      : undefined;
  const body = withMarks(jekyll?.text ?? opened.body, head);
  const source = head.markup === "text" ? withoutTitleLine(body, head.title) : body;
  const { html, broken } = toHtml(
    source,
    head.markup,
    {
      head,
      config,
      urls,
      titleOf,
      unknownPost,
      ...(jekyll && { lookup: jekyll.values.lookup, permalinkOf: jekyll.permalinkOf }),
    },
    changes,
  );
  return {
    post: withLocalFiles(finished(head, html, head, context, notes), config, context.files),
    problems: [
      ...(broken ? [mdxBroken(placeInBody(head.source, opened, broken), broken.message)] : []),
      ...Array.from(unknown, (reference) =>
        linkTargetUnknown(placeOfWords(head.source, opened, reference), reference),
      ),
    ],
  };
}

const LOCKED = { what: "the text is locked with a password and stays on the site", times: 1 };

// The author's own word for "more".
function withMarks(text: string, { excerptMark }: PostHead): string {
  const at = excerptMark === undefined ? -1 : text.indexOf(excerptMark);
  if (excerptMark === undefined || at < 0 || isMoreMark(excerptMark.replace(/^<!--|-->$/g, "")))
    return text;
  return `${text.slice(0, at)}\n\n<!--more-->\n\n${text.slice(at + excerptMark.length)}`;
}

/**
 * The post whose text somebody else made into HTML already, such as the entry of a feed: through the same
 * pass as every other one.
 *
 * @param base what relative addresses in it are relative to: absolute
 */
export function renderForeign(
  head: PostHead,
  html: string,
  base: string,
  config: Config,
): Rendered {
  const context = { config, urls: new Map<string, string>(), files: NO_FILES };
  const from = { source: "", url: base };
  return { post: finished(head, html, from, context, takeNotes()), problems: [] };
}

// What a feed names is not on this disk, whatever it is called.
const NO_FILES: ProjectFiles = { list: () => [], unread: () => [], read: () => undefined };

function takeNotes() {
  const unknown = new Set<string>();
  const unknownPost = (reference: string): void => void unknown.add(reference);
  return { changes: countChanges(), unknown, unknownPost };
}

/** HTML to a whole post: safe, summed up, with a picture and a direction. */
function finished(
  head: PostHead,
  html: string,
  from: Pick<PostHead, "source" | "url" | "mediaBase">,
  context: RenderContext,
  { changes, unknownPost }: ReturnType<typeof takeNotes>,
): Post {
  const { config, urls } = context;
  const safe = safeHtml(html, {
    addresses: addressesOf(from, urls, { changes, unknownPost, siteUrl: config.site.url }),
    fragments: fragmentsOf(head.id, head.url),
    changes,
    emoji: config.posts.rules?.emoji ?? config.posts.dialect === "docusaurus",
  });
  const content = withoutRepeatedTitle(safe.html.trim(), head.title);
  const image = head.image ?? bestOf(safe.images, from, config, context.files);
  const direction = directionOf(head, content, config.site.direction);
  const language = head.language ?? config.site.language;
  const shown = directed(content, direction ?? config.site.direction, config.site.direction);
  const summarised = { html: content, excerpt: safe.excerpt, language };

  return {
    ...head,
    ...(image ? { image } : {}),
    ...(direction ? { direction } : {}),
    summary: head.summary ?? (summaryOf(summarised, config.posts.summaryLength) || head.title),
    content: shown,
    sketch: sketchOf(shown),
    changes: changes.list(),
  };
}

type Opened =
  /** `line` is the file's line on which the body begins, counted from 1. */
  | { readonly body: string; readonly header: string; readonly line: number }
  | { readonly problem: Problem };

function openBody({ source }: PostHead, files: ProjectFiles): Opened {
  const bytes = files.read(source, POST_BYTES);
  if (!bytes) return { problem: fileUnreadable(source) };
  if (bytes.length === POST_BYTES) return { problem: postTooBig(source, POST_BYTES - 1) };
  const opened = openSource(source, bytes);
  if (opened.is === "broken") return { problem: opened.problem };
  const { text, body } = opened.source;
  return {
    // Markdown and HTML would show a NUL as U+FFFD, a trace of a text that was read wrongly.
    body: text.slice(body).replaceAll("\r\n", "\n").replaceAll("\u0000", ""),
    header: text.slice(0, body),
    line: text.slice(0, body).split("\n").length,
  };
}

// The author's summary is all that is known of a text that could not be read, or may not be shown.
function withoutContent(head: PostHead): Post {
  const summary = head.summary ?? head.title;
  const content = summary === "" ? "" : `<p>${escapeMarkup(summary)}</p>`;
  return { ...head, summary, content, sketch: sketchOf(content), changes: [] };
}

/** Set where the post says it, or where its letters say something else than the site. */
function directionOf(head: PostHead, content: string, site: Direction): Direction | undefined {
  if (head.direction || head.language !== undefined) return head.direction;
  // Most posts hold no letter that could run the other way.
  if (site === "ltr" && !hasRightToLeft(content)) return undefined;
  const beginning = paragraphsOf(content, { enough: 800, most: 1600 });
  const seen = directionOfText(beginning.map(({ text }) => text).join("\n"));
  return seen === site ? undefined : seen;
}

// Readers of feeds and mail take every text to run from left to right, and a page what the site says.
function directed(content: string, direction: Direction, site: Direction): string {
  if (direction === "ltr" && site === "ltr") return content;
  return `<div dir="${direction}">${content}</div>`;
}

type Body = Extract<Opened, { readonly body: string }>;

function placeInBody(
  file: string,
  { body, line: first }: Body,
  { line, column = 1 }: { readonly line?: number; readonly column?: number },
): Place {
  if (line === undefined) return { file };
  return { file, line: first + line - 1, column, text: body.split("\n")[line - 1] ?? "" };
}

/** Where words of the body stand first; the file alone where a template or an included file has them. */
function placeOfWords(file: string, { body, line: first }: Body, words: string): Place {
  const start = body.indexOf(words);
  if (start < 0) return { file };
  const place = placeAt(file, body, { start, end: start + words.length });
  return { ...place, line: first + (place.line ?? 1) - 1 };
}
