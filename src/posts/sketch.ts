/** A post as its file tells it, before it has an identity. */
import type { Instant } from "../model/instant.ts";
import type { PostHead } from "../model/post.ts";
import { addressOf } from "./address/address.ts";
import { addressFacts, placeInTree } from "./address/address-facts.ts";
import type { Context, FolderContext } from "./context.ts";
import { authorsOf } from "./head/authors.ts";
import { fieldFor } from "./head/fields.ts";
import { directionOf, languageOf, languageTag } from "./head/language.ts";
import { enclosureOf, imageOf, namedEnclosure } from "./head/media.ts";
import { updatedOf } from "./head/published.ts";
import { placeOf } from "./head/read-head.ts";
import { tagsOf } from "./head/tags.ts";
import { flagOf, keyName, textOf } from "./head/value.ts";
import { audienceOf, expiryOf, isLocked, retractedOf } from "./head/visibility.ts";
import { summaryOf, titleOf } from "./head/words.ts";
import { beginningOf } from "./identity/likeness.ts";
import { aliasesOf } from "./identity/paths.ts";
import type { OpenPost } from "./open-post.ts";
import { enclosureUnknown } from "./problems.ts";
import { below, mediaBaseOf, resolver } from "./address/resolve.ts";

export interface Sketch {
  readonly post: Omit<PostHead, "id">;
  /** What its header calls itself. */
  readonly explicitId?: string;
  /** The same, where the header calls it what RSS does. */
  readonly guid?: string;
  /** From when on it is no post any more. */
  readonly expires?: Instant;
  /** The fingerprint of its text's beginning; absent where that is too short. */
  readonly beginning?: string;
  /** Addresses that its header says it had. */
  readonly aliases?: readonly string[];
}

/** Everything that a header tells of a post; undefined where the post has no page at all. */
export function sketchPost(
  open: OpenPost,
  folder: FolderContext,
  context: Context,
): Sketch | undefined {
  const { candidate, head, name, markup, date } = open;
  const { fields } = head;
  const { site, posts } = context.config;
  const place = placeInTree(open, folder, context);
  const title = titleOf(head, markup, name.slug, posts.dialect);
  const filed = tagsOf(fields, posts.dialect, context.tagNames);
  const tags = place.categories.length > 0 ? [...new Set([...filed, ...place.categories])] : filed;
  const language = languageOf(fields) ?? languageTag(place.language);
  const facts = addressFacts(open, place, title.text, language, folder, context);
  const address = addressOf(head, facts, context.rules, context.problems);
  const url = address.url ?? address.about;
  if (url === undefined) return undefined;
  const { instant: updated = date.instant, problem } = updatedOf(head, context.clock, context.now);
  if (problem) context.problems.push(problem);
  const usual = resolver(url, name.isBundle, site.url, posts.dialect);
  const mediaBase = posts.dialect === "jekyll" ? mediaBaseOf(head, usual) : undefined;
  const resolve = mediaBase === undefined ? usual : below(mediaBase, usual);
  const post: Writable<Sketch["post"]> = {
    source: candidate.file.path,
    markup,
    url,
    title: title.text,
    published: date.instant,
    updated: Math.max(updated, date.instant),
    authors: authorsOf(fields, context.people.book),
    tags,
    ...audienceOf(head, context.problems, posts.rules?.hexo?.hides),
  };
  // Set one by one: an object spread together from ten optional ones costs more than its parsing.
  const summary = summaryOf(head);
  if (summary !== undefined) post.summary = summary;
  const excerptMark = textOf(fieldFor(fields, "excerptMark")?.value) ?? posts.rules?.excerptMark;
  if (excerptMark !== undefined) post.excerptMark = excerptMark;
  if (flagOf(fieldFor(fields, "liquid")?.value) === false) post.isLiteral = true;
  if (language !== undefined) post.language = language;
  const direction = directionOf(fields, language);
  if (direction !== undefined) post.direction = direction;
  if (mediaBase !== undefined) post.mediaBase = mediaBase;
  const image = imageOf(fields, resolve);
  if (image) post.image = image;
  const enclosure = enclosureOf(fields, resolve, posts.rules?.mediaPrefix);
  if (enclosure) post.enclosure = enclosure;
  else {
    const lost = namedEnclosure(fields);
    if (lost) context.problems.push(enclosureUnknown(placeOf(head, lost.field), lost.written));
  }
  if (address.about !== undefined) post.about = address.about;
  if (isLocked(fields, tags, posts.rules?.lockedTags)) post.locked = true;
  const retracted = retractedOf(head, context.clock, context.problems);
  if (retracted) post.retracted = retracted;
  countHabits(open, title.from, context);
  const sketch: Writable<Sketch> = { post };
  const named = fieldFor(fields, "id");
  const explicitId = textOf(named?.value);
  if (explicitId !== undefined) sketch.explicitId = explicitId;
  // Who writes it by the name that RSS has for it has it in the feed already, as it is written.
  if (named && explicitId !== undefined && GUIDS.has(keyName(named.key))) sketch.guid = explicitId;
  const expires = expiryOf(head, context.clock);
  if (expires !== undefined) sketch.expires = expires;
  // Nothing of what is locked goes into a file that everybody may read.
  const beginning = post.locked ? undefined : beginningOf(head.source);
  if (beginning !== undefined) sketch.beginning = beginning;
  const aliases = aliasesOf(fields, url);
  if (aliases) sketch.aliases = aliases;
  return sketch;
}

const GUIDS: ReadonlySet<string> = new Set(["guid", "episodeguid"]);

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function countHabits(
  { head, name, date, dateFrom }: OpenPost,
  titleFrom: "header" | "heading" | "file-name",
  { conventions }: Context,
): void {
  conventions.count(HEADERS[head.kind]);
  if (dateFrom !== "header") {
    conventions.count(dateFrom === "path" ? "date from `path`" : "date from the file's name");
  }
  if (!date.zoned) conventions.count(ZONELESS);
  if (titleFrom !== "header") {
    conventions.count(
      `title from the ${titleFrom === "heading" ? "first heading" : "file's name"}`,
    );
  }
  if (name.isBundle) conventions.count("page bundle");
}

/** The habit of writing no time zone. */
export const ZONELESS = "date without a time zone";

const HEADERS: Readonly<Record<OpenPost["head"]["kind"], string>> = {
  yaml: "YAML header",
  toml: "TOML header",
  json: "JSON header",
  pelican: "Pelican header",
  nikola: "Nikola header",
  docinfo: "reStructuredText header",
  blosxom: "Blosxom header",
  org: "Org header",
  "dated-text": "date line on top of a plain text",
  none: "no header",
};
