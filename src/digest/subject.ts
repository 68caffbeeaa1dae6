/** The two lines that an inbox shows: subject and preheader. */
import { oneLine, xmlLegal } from "../lib/text.ts";
import { eachGrapheme } from "../lib/width.ts";
import type { Config, Site } from "../model/config.ts";
import type { Edition } from "../model/edition.ts";
import type { Post } from "../model/post.ts";
import { dotted } from "./inline.ts";
import type { Language } from "./language.ts";
import { shorten } from "./shorten.ts";

/**
 * The subject: what the configuration says, with `{title}` (the first post's), `{site}`, `{date}` and
 * `{count}` filled in, else the first title and how many more there are. One line, free of control
 * characters, at most 150 graphemes.
 */
export function subjectOf(
  edition: Edition,
  posts: readonly Post[],
  { digest, site }: Config,
  { strings, day }: Language,
): string {
  const title = posts[0]?.title ?? site.title;
  const values: Readonly<Record<string, string>> = {
    title,
    site: site.title,
    date: day(edition.slot),
    count: strings.number(posts.length),
  };
  // In one pass, so that a title with `{site}` in it keeps it.
  const written = digest.subject?.replace(/\{(\w+)\}/g, (found, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? found) : found,
  );
  const more = posts.length - 1;
  if (written !== undefined) return shorten(headerLine(written), LONGEST);
  if (more < 1) return shorten(headerLine(title), LONGEST);
  const whole = headerLine(strings.subject(headerLine(title), more));
  // Counting what a reader takes for characters takes its time.
  if (whole.length <= LONGEST) return whole;
  const tail = [...eachGrapheme(strings.subject("", more))].length;
  return headerLine(strings.subject(shorten(headerLine(title), LONGEST - tail), more));
}

const LONGEST = 150;

/** What an inbox shows behind the subject: 40 to 90 graphemes about what the subject leaves out. */
export function preheaderOf(
  posts: readonly Post[],
  { direction }: Site,
  { strings }: Language,
): string {
  const [first, ...rest] = posts;
  const titles = rest.slice(0, 6).map((post) => post.title);
  const summary = first?.summary ?? "";
  if (titles.length === 0) return shorten(headerLine(summary), LONGEST_PREHEADER);
  const also = headerLine(strings.also(dotted(titles, direction)));
  const enough = also.length >= SHORTEST_PREHEADER || summary === "";
  return shorten(enough ? also : headerLine(dotted([also, summary], direction)), LONGEST_PREHEADER);
}

const SHORTEST_PREHEADER = 40;
const LONGEST_PREHEADER = 90;

/** One line without anything that a mail header may not hold or that would turn it around. */
function headerLine(text: string): string {
  return oneLine(xmlLegal(text).replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, " "));
}
