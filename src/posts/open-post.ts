/** From a file to its header and its date, or why it is no post to be seen. */
import { HEAD_BYTES } from "../model/markup.ts";
import type { LeftOut, Markup } from "../model/post.ts";
import type { ProjectFiles } from "../model/ports.ts";
import type { Place, Problem } from "../model/problem.ts";
import { withCascades } from "./around/cascade.ts";
import type { Context, FolderContext } from "./context.ts";
import { withFolderData } from "./around/defaults.ts";
import { type FileName, readFileName } from "./file-name.ts";
import type { GoodDate } from "./head/dates.ts";
import { inOrder } from "./head/date-orders.ts";
import { fieldFor } from "./head/fields.ts";
import { appearedOn, type DateSource, publishedOf } from "./head/published.ts";
import { type Head, placeIn, placeOf, readHead } from "./head/read-head.ts";
import { type Broken, type HeadText, openHead } from "./head/source-text.ts";
import { HEADER_CAP } from "./head/split.ts";
import type { Fields } from "./head/value.ts";
import { future, hiddenBy } from "./head/visibility.ts";
import { fileUnreadable, headerInvalid, readAsText } from "./problems.ts";
import { cascadePage, cascadesAbove, isInDraft } from "./around/sections.ts";
import type { Candidate } from "./sort-out.ts";

/** A post whose header is read and whose date is known. */
export interface OpenPost {
  readonly candidate: Candidate;
  readonly name: FileName;
  readonly markup: Markup;
  readonly head: Head;
  readonly date: GoodDate;
  readonly dateFrom: DateSource;
}

export type Opening =
  | { readonly is: "post"; readonly post: OpenPost }
  | { readonly is: "left-out"; readonly why: Pick<LeftOut, "reason" | "because"> }
  | { readonly is: "broken"; readonly problem: Problem }
  /** Nothing says when it was published: whether it is a post at all depends on what is around it. */
  | { readonly is: "undated"; readonly head: Head; readonly name: FileName };

/** Opens one file of a posts folder. */
export function openPost(candidate: Candidate, folder: FolderContext, context: Context): Opening {
  const { dialect } = context.config.posts;
  const { file, relative } = candidate;
  if (isIn("_drafts", file.path)) return leftOut("draft", "a draft, in `_drafts`");
  if (isInDraft(file.path, folder.sections)) return leftOut("draft", "its section is a draft");
  const name = readFileName(
    relative,
    dialect === "hugo" || dialect === "zola",
    folder.languages.isSuffix,
  );
  if (dialect === "jekyll" && name.date === undefined && isIn("_posts", file.path)) {
    return leftOut("not-a-post", "its name does not begin with a date, as Jekyll asks");
  }
  if (isUnpublished(name, folder, context)) {
    return leftOut("hidden", "its language is not published");
  }
  const opened = open(file.path, context.files);
  if (opened.is !== "head") return opened;
  const read = headOf(candidate, name, opened.head, folder, context);
  const { head, byName } =
    dialect === "hugo" ? datedAsHugoDoes(read, name, context) : { head: read, byName: false };
  if (head.fault) {
    const { message, hint } = head.fault;
    return { is: "broken", problem: headerInvalid(placeIn(head, head.fault), message, hint) };
  }
  for (const field of head.asText ?? []) {
    context.problems.push(readAsText(placeOf(head, field), field.key));
  }
  if (head.kind === "none" && head.source.head.trim() === "") {
    return leftOut("not-a-post", "it is empty");
  }
  const { clock, now } = context;
  const everything = context.config.posts.rules?.future === true;
  const hidden = hiddenBy(head, clock, now, context.problems);
  if (hidden && !(everything && hidden.reason === "future")) {
    return { is: "left-out", why: hidden };
  }
  const published = publishedOf(head, name.date ?? name.folderDate, clock, byName);
  if (published.is === "broken") return published;
  if (published.is === "missing") return { is: "undated", head, name };
  const { from: dateFrom, problem } = published;
  if (problem) context.problems.push(problem);
  const isFuture = published.date.instant > now && !everything;
  // The day of what it announces, in Hugo, where it says besides when it appears.
  const appeared = isFuture && dialect === "hugo" ? appearedOn(head, clock) : undefined;
  const date = appeared ? { ...published.date, instant: appeared.instant } : published.date;
  if (isFuture && !appeared) return { is: "left-out", why: future(date.instant, clock) };
  const markup = markupOf(candidate, head);
  return { is: "post", post: { candidate, name, markup, head, date, dateFrom } };
}

// Hugo's `disableLanguages`.
function isUnpublished(
  { language, directories: [top = ""] }: FileName,
  { languages }: FolderContext,
  { config: { posts } }: Context,
): boolean {
  const disabled = posts.rules?.withoutLanguages;
  if (!disabled) return false;
  const name = language ?? (languages.isFolder(top) ? top : languages.own);
  return name !== undefined && disabled.includes(name.toLowerCase());
}

function isIn(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`) || path.includes(`/${folder}/`);
}

function leftOut(reason: LeftOut["reason"], because: string): Opening {
  return { is: "left-out", why: { reason, because } };
}

function open(path: string, files: ProjectFiles): Broken | { is: "head"; head: HeadText } {
  for (const limit of [HEAD_BYTES, HEADER_CAP]) {
    const bytes = files.read(path, limit);
    if (!bytes) break;
    const opened = openHead(path, bytes, bytes.length < limit);
    if (opened.is !== "more") return opened;
  }
  return { is: "broken", problem: fileUnreadable(path) };
}

/** Where the header of a post says which id it has; asked for only where that is wrong. */
export function placeOfId(path: string, files: ProjectFiles): Place {
  const opened = open(path, files);
  const head = opened.is === "head" ? readHead(path, opened.head) : undefined;
  const field = head && fieldFor(head.fields, "id");
  return field ? placeOf(head, field) : { file: path };
}

function headOf(
  { file }: Candidate,
  name: FileName,
  source: HeadText,
  folder: FolderContext,
  context: Context,
): Head {
  const head = readHead(file.path, source);
  const own = withFolderData(file.path, head.fields, folder.shared);
  const cascaded = withCascadesOf(file.path, name, own, folder, context);
  const fields = context.defaults(file.path, cascaded);
  return fields === head.fields ? head : { ...head, fields };
}

function datedAsHugoDoes(head: Head, { date }: FileName, { config: { posts } }: Context) {
  const orders = posts.rules?.dates;
  if (!orders && fieldFor(head.fields, "date")) return { head, byName: false };
  const { fields, byName } = inOrder(head.fields, date !== undefined, orders ?? {});
  return { head: { ...head, fields }, byName };
}

function withCascadesOf(
  path: string,
  name: FileName,
  fields: Fields,
  { sections, languages }: FolderContext,
  { cascades, config: { posts, site } }: Context,
): Fields {
  if (cascades.length === 0 && sections.cascades.size === 0) return fields;
  const language = name.language ?? languages.own ?? posts.tree?.main ?? site.language;
  const above = cascadesAbove(path, name.language, sections.cascades, posts.tree);
  const page = cascadePage(path, name, sections.content, language);
  return withCascades(fields, [...above, ...cascades], page);
}

// Blosxom's text files hold HTML as often as text, and Nikola's reStructuredText.
function markupOf({ markup }: Candidate, { kind, source }: Head): Markup {
  if (markup === "text" && (kind === "nikola" || kind === "docinfo")) return "rst";
  const sniffed = markup === "text" && (kind === "blosxom" || kind === "pelican");
  return sniffed && /^\s*<[a-z!]/i.test(source.head.slice(source.body)) ? "html" : markup;
}

/** Whether an undated file lists other posts rather than being one. */
export function isListing({ head, name }: Extract<Opening, { is: "undated" }>): boolean {
  const folder = name.directories.at(-1) ?? head.file.split("/").at(-2);
  return fieldFor(head.fields, "listing") !== undefined || (!name.isBundle && name.stem === folder);
}
