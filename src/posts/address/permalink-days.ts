/** The parts of address patterns that are made of a day and a time. */
import { addDays, isoWeekday, utcInstant, type WallDateTime } from "../../lib/time.ts";
import { DAY } from "../../model/instant.ts";

/** By the names that Jekyll, Hexo and Hugo give them; nothing in them needs to be percent-encoded. */
export const DAY_PARTS: ReadonlyMap<string, (wall: WallDateTime) => string> = new Map([
  ["year", ({ year }) => pad(year, 4)],
  ["short_year", ({ year }) => pad(year % 100, 2)],
  ["month", ({ month }) => pad(month, 2)],
  ["i_month", ({ month }) => String(month)],
  ["monthname", ({ month }) => MONTHS[month - 1] ?? ""],
  ["day", ({ day }) => pad(day, 2)],
  ["i_day", ({ day }) => String(day)],
  ["y_day", (wall) => pad(dayOfYear(wall), 3)],
  ["yearday", (wall) => String(dayOfYear(wall))],
  ["short_month", ({ month }) => capital(MONTHS[month - 1]).slice(0, 3)],
  ["long_month", ({ month }) => capital(MONTHS[month - 1])],
  ["w_year", (wall) => pad(isoWeek(wall).year, 4)],
  ["week", (wall) => pad(isoWeek(wall).week, 2)],
  ["w_day", (wall) => String(isoWeekday(wall))],
  ["short_day", (wall) => capital(WEEKDAYS[weekday(wall)]).slice(0, 3)],
  ["long_day", (wall) => capital(WEEKDAYS[weekday(wall)])],
  ["weekday", (wall) => String(weekday(wall))],
  ["weekdayname", (wall) => WEEKDAYS[weekday(wall)] ?? ""],
  ["hour", ({ hour }) => pad(hour, 2)],
  ["minute", ({ minute }) => pad(minute, 2)],
  ["second", ({ second }) => pad(second, 2)],
]);

const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

/** 0 is Sunday. */
function weekday(wall: WallDateTime): number {
  return new Date(utcInstant(wall)).getUTCDay();
}

/** ISO 8601: weeks begin on Monday, and the first one has the year's first Thursday in it. */
function isoWeek(wall: WallDateTime): { readonly year: number; readonly week: number } {
  const thursday = addDays(wall, 4 - isoWeekday(wall));
  return { year: thursday.year, week: Math.ceil(dayOfYear(thursday) / 7) };
}

function capital(word = ""): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function dayOfYear(wall: WallDateTime): number {
  const day = { ...wall, hour: 0, minute: 0, second: 0 };
  return (utcInstant(day) - utcInstant({ ...day, month: 1, day: 1 })) / DAY + 1;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, "0");
}
