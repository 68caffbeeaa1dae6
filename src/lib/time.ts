/** Wall clocks and calendars, always with a zone, never the machine's. A door to date-fns' zones. */
import { tzOffset } from "@date-fns/tz/tzOffset";
import { type Instant, MINUTE } from "../model/instant.ts";

/** A reading of calendar and wall clock, in some zone. Months count from 1. */
export interface WallDateTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Whether the IANA database of this Node knows the zone. */
export function isTimeZone(zone: string): boolean {
  // Looking any other one up loads the world's calendars, a tenth of a small build's time.
  if (zone === "UTC") return true;
  return /^[A-Za-z]/.test(zone) && !Number.isNaN(tzOffset(zone, new Date(0)));
}

/**
 * The instant at which the clocks of `zone` show this. A reading that is skipped when clocks go
 * forward moves on by the skipped hour; one that occurs twice means the first.
 */
export function instantOf(wall: WallDateTime, zone: string): Instant {
  const asUtc = utcInstant(wall);
  if (zone === "UTC") return asUtc;
  // The offset before and the offset after any change that can be near; the earlier instant that
  // really shows this reading wins.
  const before = tzOffset(zone, new Date(asUtc - 26 * 60 * MINUTE)) * MINUTE;
  const after = tzOffset(zone, new Date(asUtc + 26 * 60 * MINUTE)) * MINUTE;
  for (const offset of before === after ? [before] : [before, after]) {
    const candidate = asUtc - offset;
    if (tzOffset(zone, new Date(candidate)) * MINUTE === offset) return candidate;
  }
  return asUtc - before;
}

/** The same reading as if it were shown in UTC. Years below 100 are meant as written. */
export function utcInstant(wall: WallDateTime): Instant {
  const { year, month, day, hour, minute, second } = wall;
  // `Date.UTC` takes years below 100 for those of the twentieth century.
  if (year >= 100) return Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, 0);
  return date.getTime();
}

/** What calendar and clocks of `zone` show at that instant. */
export function wallOf(instant: Instant, zone: string): WallDateTime {
  const offset = zone === "UTC" ? 0 : tzOffset(zone, new Date(instant));
  const shown = new Date(instant + offset * MINUTE);
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  };
}

/** Whether the calendar has that day and the clock that time. Leap seconds are not on it. */
export function exists({ year, month, day, hour, minute, second }: WallDateTime): boolean {
  if (hour > 23 || minute > 59 || second > 59) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The calendar day that many days later (or earlier), at the same reading of the clock. */
export function addDays(wall: WallDateTime, days: number): WallDateTime {
  return wallOf(utcInstant({ ...wall, day: wall.day + days }), "UTC");
}

/** ISO weekday of that calendar day: Monday 1 to Sunday 7. */
export function isoWeekday(wall: WallDateTime): number {
  return new Date(utcInstant(wall)).getUTCDay() || 7;
}

/** The calendar day of that instant in `zone`, as `2026-11-23`. */
export function isoDay(instant: Instant, zone: string): string {
  const { year, month, day } = wallOf(instant, zone);
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
}

/** The instant with the offset of `zone`, as RFC 3339: `2026-11-23T08:00:00+01:00`. */
export function toZonedRfc3339(instant: Instant, zone: string): string {
  const { hour, minute, second } = wallOf(instant, zone);
  const offset = tzOffset(zone, new Date(instant));
  const sign = offset < 0 ? "-" : "+";
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const clock = `${pad(hour)}:${pad(minute)}:${pad(second)}`;
  return `${isoDay(instant, zone)}T${clock}${sign}${pad(hours)}:${pad(minutes)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
