/** When a Cadence falls due: readings of a wall clock turned into instants. */
import {
  addDays,
  instantOf,
  isoWeekday,
  utcInstant,
  wallOf,
  type WallDateTime,
} from "../lib/time.ts";
import { type Cadence, type MonthDay, WEEKDAYS } from "../model/edition.ts";
import type { Instant } from "../model/instant.ts";

/** A Cadence that a calendar drives, and not the posts themselves. */
export type CalendarCadence = Exclude<Cadence, { every: "post" }>;

/** The latest slot at or before `now`. */
export function lastSlot(cadence: CalendarCadence, now: Instant, zone: string): Instant {
  return Math.max(...slotsAround(cadence, now, zone).filter((slot) => slot <= now));
}

/** The first slot after `now`. */
export function nextSlot(cadence: CalendarCadence, now: Instant, zone: string): Instant {
  return Math.min(...slotsAround(cadence, now, zone).filter((slot) => slot > now));
}

/** The slot before a slot: where its Window begins. */
export function slotBefore(cadence: CalendarCadence, slot: Instant, zone: string): Instant {
  return lastSlot(cadence, slot - 1, zone);
}

/**
 * Slots on both sides of `now`. A zone may skip a whole calendar day (Pacific/Apia had no 30 December
 * 2011): that day's slot falls on the next day's, so two steps each way are looked at, not one.
 */
function slotsAround(cadence: CalendarCadence, now: Instant, zone: string): Instant[] {
  const today = wallOf(now, zone);
  return [-2, -1, 0, 1, 2].map((step) => {
    const { hour, minute } = cadence.at;
    return instantOf({ ...dayOf(cadence, today, step), hour, minute, second: 0 }, zone);
  });
}

/** The calendar day on which a Cadence falls due, so many of its periods away from today's. */
function dayOf(cadence: CalendarCadence, today: WallDateTime, step: number): WallDateTime {
  switch (cadence.every) {
    case "day":
      return addDays(today, step);
    case "week":
      return addDays(today, WEEKDAYS.indexOf(cadence.on) + 1 - isoWeekday(today) + 7 * step);
    case "month": {
      const first = wallOf(utcInstant({ ...today, month: today.month + step, day: 1 }), "UTC");
      return { ...first, day: dayInMonth(first, cadence.on) };
    }
  }
}

/** @param first the first day of the month */
function dayInMonth(first: WallDateTime, on: MonthDay): number {
  const days = daysInMonth(first);
  if (typeof on === "number") return Math.min(on, days);
  const earliest = 1 + ((WEEKDAYS.indexOf(on.weekday) + 8 - isoWeekday(first)) % 7);
  const weeks =
    on.which === "last" ? Math.floor((days - earliest) / 7) : ORDINALS.indexOf(on.which);
  return earliest + 7 * weeks;
}

const ORDINALS: readonly string[] = ["first", "second", "third", "fourth"];

function daysInMonth(wall: WallDateTime): number {
  return wallOf(utcInstant({ ...wall, month: wall.month + 1, day: 0 }), "UTC").day;
}
