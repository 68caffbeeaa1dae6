/** When a post was published and last changed. */
import { utcInstant } from "../../lib/time.ts";
import type { Instant } from "../../model/instant.ts";
import type { Problem } from "../../model/problem.ts";
import {
  dateComputed,
  dateInvalid,
  dateOfNameTaken,
  updatedInFuture,
  updatedInvalid,
} from "../problems.ts";
import { type DateReading, type GoodDate, readDate } from "./dates.ts";
import { fieldFor, fieldsFor } from "./fields.ts";
import { type Head, placeOf } from "./read-head.ts";
import { entryOf, type Field, flagOf, keyName, textOf } from "./value.ts";
import type { ZoneClock } from "./zone-clock.ts";

/** Where a post's date comes from. */
export type DateSource = "header" | "path" | "file-name";

export type Published =
  | {
      readonly is: "date";
      readonly date: GoodDate;
      readonly from: DateSource;
      /** The header has a date that cannot be, and the one in the file's name stands in. */
      readonly problem?: Problem;
    }
  | { readonly is: "broken"; readonly problem: Problem }
  | { readonly is: "missing" };

/**
 * The header's date, else Zola's `path`, else the one in the file's name.
 *
 * @param inName as the file's name has it, such as `2016-1-05`
 * @param byName whether that one counts most
 */
export function publishedOf(
  head: Head,
  inName: string | undefined,
  clock: ZoneClock,
  byName = false,
): Published {
  const said = byName && inName !== undefined ? [] : fieldsFor(head.fields, "date");
  for (const field of said) {
    // Material for MkDocs: `date: { created: …, updated: … }`.
    const text = textOf(entryOf(field.value, "created") ?? field.value);
    // `published: true` tells whether, not when, and so do other words behind that key.
    const isPublished = keyName(field.key) === "published";
    if (isPublished && typeof flagOf(field.value) === "boolean") continue;
    const date = text === undefined ? undefined : readField(text, field, clock);
    // Go's word for no date at all, which Hugo and what exports to it write down.
    if (date?.ok && date.wall.year === 1) continue;
    if (date?.ok) return { is: "date", date, from: "header" };
    if (isPublished && date?.why === "not-a-date") continue;
    const place = placeOf(head, field);
    if (text !== undefined && /^(?:git )?(?:last modified|created)$/i.test(text)) {
      return { is: "broken", problem: dateComputed(place, field.key, text) };
    }
    const why = date?.why ?? "not-a-date";
    const problem = dateInvalid(place, field.key, text ?? "a list of keys", why);
    // Both were written by the author, and one of them is a day: no reason to lose the post.
    const named = inName === undefined ? undefined : readDate(inName, clock);
    if (!named?.ok) return { is: "broken", problem };
    return {
      is: "date",
      date: named,
      from: "file-name",
      problem: dateOfNameTaken(problem, inName),
    };
  }
  const path = textOf(fieldFor(head.fields, "path")?.value);
  const inPath = /(?:^|\/)(\d{4}\/\d{1,2}\/\d{1,2})\//.exec(path ?? "")?.[1];
  for (const [from, text] of [
    ["path", inPath],
    ["file-name", inName],
  ] as const) {
    if (text === undefined) continue;
    const date = readDate(text, clock);
    if (date.ok) return { is: "date", date, from };
    const place = { file: head.file };
    return { is: "broken", problem: dateInvalid(place, "the date in its name", text, date.why) };
  }
  return { is: "missing" };
}

/** The date that the header names besides for when it appears, where it is one. */
export function appearedOn({ fields }: Head, clock: ZoneClock): GoodDate | undefined {
  const field = fieldFor(fields, "publishDate");
  const text = textOf(field?.value);
  const date = field && text !== undefined ? readField(text, field, clock) : undefined;
  return date?.ok ? date : undefined;
}

/**
 * When it last changed, as its header says; what cannot be read costs only that. A change that is
 * still to come has not happened, and readers that are told of one doubt the feed.
 */
export function updatedOf(
  head: Head,
  clock: ZoneClock,
  now: Instant,
): { readonly instant?: Instant; readonly problem?: Problem } {
  const own = fieldFor(head.fields, "updated");
  const field = own ?? fieldFor(head.fields, "lastUpdate") ?? fieldFor(head.fields, "date");
  // Docusaurus: `last_update: { date: … }`; Material for MkDocs: `date: { updated: … }`.
  const value = own ? own.value : entryOf(field?.value, "date", "updated");
  if (!field || !value) return {};
  const text = textOf(value) ?? "a list of keys";
  // What Quarto takes from the file or the clock.
  if (COMPUTED.test(text)) return {};
  const date = readField(text, field, clock);
  if (date.ok && date.instant <= now) return { instant: date.instant };
  if (date.ok) return { problem: updatedInFuture(placeOf(head, field), field.key, text) };
  return { problem: updatedInvalid(placeOf(head, field), field.key, text) };
}

const COMPUTED = /^(?:last-modified|today|now)$/i;

// Ruby's YAML takes what it knows for a time to be UTC's. Everything else is a text to it, which Jekyll
// then reads in the site's zone: words, a time without seconds, one in quotes.
function readField(text: string, { value }: Field, clock: ZoneClock): DateReading {
  const date = readDate(text, clock);
  if (!clock.timesInUtc || !date.ok || date.zoned || !date.timed) return date;
  if ((value.is === "scalar" && value.quoted) || !TIMESTAMP.test(text)) return date;
  const fraction = date.instant - clock.instantOf(date.wall);
  const instant = utcInstant(date.wall) + fraction;
  return { ...date, instant, wall: clock.wallOf(instant) };
}

const TIMESTAMP = /^\d{4}-\d\d?-\d\d?(?:[Tt]|\s+)\d\d?:\d\d:\d\d(?:\.\d*)?$/;
