/** Cadence and subject of the digest. */
import { didYouMean } from "../../lib/similar.ts";
import {
  type Cadence,
  type MonthDay,
  type Ordinal,
  WEEKDAYS,
  type WallTime,
  type Weekday,
} from "../../model/edition.ts";
import { DAY, HOUR, MINUTE } from "../../model/instant.ts";
import type { Checked } from "../complaint.ts";
import { nearestName } from "../nearest-name.ts";
import { badPlaceholder, notADay, notASpan, notATime } from "../problems.ts";
import { oneLineText } from "./text.ts";

/** What may be written for how often, and what it means. */
export const EVERY: ReadonlyMap<string, Cadence["every"]> = new Map([
  ["week", "week"],
  ["day", "day"],
  ["month", "month"],
  ["post", "post"],
  ["weekly", "week"],
  ["daily", "day"],
  ["monthly", "month"],
  ["each-post", "post"],
]);

const ORDINALS: readonly Ordinal[] = ["first", "second", "third", "fourth", "last"];

/** Every way to say a weekday of a week or of a month. */
export const DAYS: string[] = [
  ...WEEKDAYS,
  ...ORDINALS.flatMap((which) => WEEKDAYS.map((weekday) => `${which} ${weekday}`)),
];

/** `friday`, or `last friday` for a month. */
export function weekdayIn(text: string): Checked<Weekday | Exclude<MonthDay, number>> {
  const words = text.trim().toLowerCase().split(/\s+/);
  const weekday = WEEKDAYS.find((day) => day === words.at(-1));
  const which = ORDINALS.find((ordinal) => ordinal === words[0]);
  if (weekday && words.length === 1) return { value: weekday };
  if (weekday && which && words.length === 2) return { value: { which, weekday } };
  const day = nearestName(words.at(-1) ?? "", WEEKDAYS);
  const guess = [which, day].filter((word) => word !== undefined).join(" ");
  return { wrong: notADay(day === undefined ? undefined : guess) };
}

/** `30 minutes`, `2 hours`, `3 days`: a span of time in milliseconds. */
export function span(text: string): Checked<number> {
  const [, count, unit = ""] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/.exec(text.trim().toLowerCase()) ?? [];
  const length = UNITS.find(([words]) => words.includes(unit))?.[1];
  if (count === undefined || length === undefined) return { wrong: notASpan() };
  return { value: Math.round(Number(count) * length) };
}

/** The same, or `never`. */
export function spanOrNever(text: string): Checked<number> {
  return text.trim().toLowerCase() === "never" ? { value: Infinity } : span(text);
}

const UNITS: readonly (readonly [readonly string[], number])[] = [
  [["minute", "minutes", "min", "m"], MINUTE],
  [["hour", "hours", "h"], HOUR],
  [["day", "days", "d"], DAY],
  [["week", "weeks", "w"], 7 * DAY],
];

/** `08:00` or `8:00` on a clock of 24 hours. */
export function timeOfDay(text: string): Checked<WallTime> {
  const [, hour, minute] = /^(\d{1,2}):(\d\d)$/.exec(text.trim()) ?? [];
  const value = { hour: Number(hour), minute: Number(minute) };
  return value.hour <= 23 && value.minute <= 59 ? { value } : { wrong: notATime() };
}

const IN_SUBJECT: readonly string[] = ["title", "site", "date", "count"];

/** A subject whose placeholders are known. */
export function subjectPattern(text: string): Checked<string> {
  const checked = oneLineText(text);
  if ("wrong" in checked) return checked;
  for (const { 0: found, 1: name = "", index } of text.matchAll(/\{([^{}]*)\}/g)) {
    if (IN_SUBJECT.includes(name)) continue;
    const guess = didYouMean(name, IN_SUBJECT);
    const hint = guess
      ? `did you mean \`{${guess}}\`?`
      : "there are {title}, {site}, {date}, {count}";
    return { wrong: badPlaceholder({ start: index, end: index + found.length }, found, hint) };
  }
  return checked;
}
