/** Whether a post is to be seen, and where. */
import { isoDay } from "../../lib/time.ts";
import type { Instant } from "../../model/instant.ts";
import type { LeftOut, PostHead } from "../../model/post.ts";
import type { Problem } from "../../model/problem.ts";
import { flagUnclear } from "../problems.ts";
import { readDate } from "./dates.ts";
import { type FactName, fieldFor, fieldNamed, fieldsFor } from "./fields.ts";
import { type Head, placeOf } from "./read-head.ts";
import { entryOf, type Fields, flagOf, isNothing, textOf } from "./value.ts";
import type { ZoneClock } from "./zone-clock.ts";

export type Hidden = Omit<LeftOut, "source">;

/** Why a post is not to be published whatever its date; undefined where it is. */
export function hiddenBy(
  head: Head,
  clock: ZoneClock,
  now: Instant,
  problems: Problem[],
): Hidden | undefined {
  const { fields } = head;
  if (isSet(head, "draft", problems)) return draft("a draft, as its header says");
  for (const field of fieldsFor(fields, "published")) {
    if (flagOf(field.value) === false) return draft(`a draft: \`${field.key}\` is false`);
  }
  // Nikola's tags that no reader ever sees.
  const tags = head.kind === "nikola" ? textOf(fieldFor(fields, "tags")?.value) : undefined;
  if (tags !== undefined && /(?:^|,)\s*(?:draft|private)\s*(?:,|$)/i.test(tags)) {
    return draft("a draft, as one of its tags says");
  }
  const status = textOf(fieldFor(fields, "status")?.value)?.toLowerCase();
  if (status === "draft") return draft("a draft, as its status says");
  if (status !== undefined && UNSEEN.has(status)) return hidden(`its status is \`${status}\``);
  if (isSet(head, "hidden", problems)) return hidden("it is excluded from collections");
  if (isSet(head, "headless", problems)) return hidden("it is headless: it has no page");
  if (flagOf(fieldFor(fields, "render")?.value) === false) return hidden("it has no page");
  if (isUnbuilt(head)) return hidden("`build` keeps it off the site");
  const end = expiryOf(head, clock);
  if (end !== undefined && end <= now) return hidden(`it expired on ${isoDay(end, clock.zone)}`);
  const start = textOf(fieldFor(fields, "publishDate")?.value);
  const due = start === undefined ? undefined : readDate(start, clock);
  if (due?.ok && due.instant > now) return future(due.instant, clock);
  const target = textOf(fieldFor(fields, "redirect")?.value);
  if (target !== undefined && flagOf(fieldFor(fields, "redirect")?.value) === "unclear") {
    return { reason: "not-a-post", because: "it redirects elsewhere" };
  }
  if (textOf(fieldFor(fields, "layout")?.value) === "redirect") {
    return { reason: "not-a-post", because: "its layout is a redirect" };
  }
  return undefined;
}

/** The instant from which on a post is not to be seen any more, if its header names one. */
export function expiryOf({ fields }: Head, clock: ZoneClock): Instant | undefined {
  const written = textOf(fieldFor(fields, "expires")?.value);
  const end = written === undefined ? undefined : readDate(written, clock);
  return end?.ok ? end.instant : undefined;
}

// Pelican's and WordPress's words for what is kept but not shown.
const UNSEEN: ReadonlySet<string> = new Set(["hidden", "pending", "private", "skip", "trash"]);

function draft(because: string): Hidden {
  return { reason: "draft", because };
}

function hidden(because: string): Hidden {
  return { reason: "hidden", because };
}

/** A post that is not to be seen before that instant. */
export function future(instant: Instant, clock: ZoneClock): Hidden {
  const because = `a date in the future: ${isoDay(instant, clock.zone)}`;
  return { reason: "future", because, from: instant };
}

/** Hugo's `build: { list: never }`, or no more than in its own section's pages. */
function isUnbuilt(head: Head): boolean {
  const build = fieldFor(head.fields, "build")?.value;
  return [entryOf(build, "list"), entryOf(build, "render")].some((value) => {
    return flagOf(value) === false || /^(?:never|local)$/.test(textOf(value) ?? "");
  });
}

/** Whether its author took it back, and when if the header says so: `retracted: true`, or a date. */
export function retractedOf(
  head: Head,
  clock: ZoneClock,
  problems: Problem[],
): PostHead["retracted"] {
  const field = fieldFor(head.fields, "retracted");
  if (!field) return undefined;
  const date = readDate(textOf(field.value) ?? "", clock);
  if (date.ok) return { when: date.instant };
  return isSet(head, "retracted", problems) ? {} : undefined;
}

/**
 * Whether the site shows its text to those only who know a password: one in its header, or one that the
 * site's settings have for a tag. An empty one in the header opens it.
 */
export function isLocked(
  fields: Fields,
  tags: readonly string[],
  lockedTags: readonly string[] | undefined,
): boolean {
  const own = fieldNamed(fields, "password")?.value;
  if (own?.is === "scalar" && (own.text === "" || flagOf(own) === false)) return false;
  return (
    (own !== undefined && !isNothing(own)) || lockedTags?.some((tag) => tags.includes(tag)) === true
  );
}

/**
 * Whether feeds and digests may carry the post. One that no list on the site has goes into neither, unless
 * its header asks for the digest.
 *
 * @param hides whether the site has a plug-in that takes `hidden` posts out of its lists (Hexo)
 */
export function audienceOf(
  head: Head,
  problems: Problem[],
  hides = false,
): Pick<PostHead, "inFeeds" | "inDigest"> {
  const isUnlisted =
    isSet(head, "unlisted", problems) || (hides && isSet(head, "hiddenPost", problems));
  const asked = digestOf(head, problems);
  const inDigest = isUnlisted && !fieldFor(head.fields, "digest") ? false : asked;
  const feed = fieldFor(head.fields, "feed")?.value;
  const excluded = flagOf(entryOf(feed, "exclude", "hidden", "disable")) === true;
  const kept = isSet(head, "noFeed", problems) || flagOf(feed) === false || excluded;
  return { inFeeds: !kept && !isUnlisted && inDigest !== "only", inDigest };
}

function digestOf(head: Head, problems: Problem[]): PostHead["inDigest"] {
  const field = fieldFor(head.fields, "digest");
  const flag = flagOf(field?.value);
  if (!field || flag === undefined) return true;
  if (flag !== "unclear") return flag;
  const text = textOf(field.value) ?? "a list of keys";
  if (text.toLowerCase() === "only") return "only";
  problems.push(flagUnclear(placeOf(head, field), field.key, text, "yes"));
  return true;
}

/** What is neither yes nor no counts as the safer of the two. */
function isSet(head: Head, fact: FactName, problems: Problem[]): boolean {
  for (const field of fieldsFor(head.fields, fact)) {
    const flag = flagOf(field.value);
    if (flag === "unclear") {
      const written = textOf(field.value) ?? "a list of keys";
      problems.push(flagUnclear(placeOf(head, field), field.key, written, "yes"));
    }
    if (flag !== false) return true;
  }
  return false;
}
