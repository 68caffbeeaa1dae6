/** Cadence and subject of the digest. */
import { didYouMean } from "../../lib/similar.ts";
import type { Cadence, Weekday, WallTime } from "../../model/edition.ts";
import type { Checked } from "../complaint.ts";
import { badPlaceholder, notATime } from "../problems.ts";
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

export const WEEKDAYS: readonly Weekday[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
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
