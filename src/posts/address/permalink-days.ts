/** The parts of address patterns that are made of a day and a time. */
import { addDays, isoWeekday, utcInstant, type WallDateTime } from "../../lib/time.ts";
import { DAY } from "../../model/instant.ts";
import { MONTHS, WEEKDAYS } from "../english-days.ts";

/** By the names that Jekyll, Hexo and Hugo give them; nothing in them needs to be percent-encoded. */
export const DAY_PARTS: ReadonlyMap<string, (wall: WallDateTime) => string> = new Map([
  ["year", ({ year }) => pad(year, 4)],
  ["short_year", ({ year }) => pad(year % 100, 2)],
  ["month", ({ month }) => pad(month, 2)],
  ["i_month", ({ month }) => String(month)],
  ["monthname", ({ month }) => monthName(month).toLowerCase()],
  ["day", ({ day }) => pad(day, 2)],
  ["i_day", ({ day }) => String(day)],
  ["y_day", (wall) => pad(dayOfYear(wall), 3)],
  ["yearday", (wall) => String(dayOfYear(wall))],
  ["short_month", ({ month }) => monthName(month).slice(0, 3)],
  ["long_month", ({ month }) => monthName(month)],
  ["w_year", (wall) => pad(isoWeek(wall).year, 4)],
  ["week", (wall) => pad(isoWeek(wall).week, 2)],
  ["w_day", (wall) => String(isoWeekday(wall))],
  ["short_day", (wall) => dayName(wall).slice(0, 3)],
  ["long_day", (wall) => dayName(wall)],
  ["weekday", (wall) => String(weekday(wall))],
  ["weekdayname", (wall) => dayName(wall).toLowerCase()],
  ["hour", ({ hour }) => pad(hour, 2)],
  ["minute", ({ minute }) => pad(minute, 2)],
  ["second", ({ second }) => pad(second, 2)],
]);

function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

function dayName(wall: WallDateTime): string {
  return WEEKDAYS[weekday(wall)] ?? "";
}

/** 0 is Sunday. */
function weekday(wall: WallDateTime): number {
  return new Date(utcInstant(wall)).getUTCDay();
}

/** ISO 8601: weeks begin on Monday, and the first one has the year's first Thursday in it. */
function isoWeek(wall: WallDateTime): { readonly year: number; readonly week: number } {
  const thursday = addDays(wall, 4 - isoWeekday(wall));
  return { year: thursday.year, week: Math.ceil(dayOfYear(thursday) / 7) };
}

function dayOfYear(wall: WallDateTime): number {
  const day = { ...wall, hour: 0, minute: 0, second: 0 };
  return (utcInstant(day) - utcInstant({ ...day, month: 1, day: 1 })) / DAY + 1;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, "0");
}
