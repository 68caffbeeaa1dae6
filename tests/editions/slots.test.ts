import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CalendarCadence, lastSlot, nextSlot, slotBefore } from "../../src/editions/slots.ts";
import {
  addDays,
  instantOf,
  isoDay,
  isoWeekday,
  toZonedRfc3339,
  wallOf,
} from "../../src/lib/time.ts";
import type { MonthDay } from "../../src/model/edition.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/model/instant.ts";
import { at, ZONES } from "./blog.ts";

function daily(hour: number, minute = 0): CalendarCadence {
  return { every: "day", at: { hour, minute } };
}

function slotsFrom(cadence: CalendarCadence, from: string, zone: string, count: number): string[] {
  const slots: string[] = [];
  for (let slot = at(from); slots.length < count;) {
    slot = nextSlot(cadence, slot, zone);
    slots.push(toZonedRfc3339(slot, zone));
  }
  return slots;
}

describe("a day", () => {
  test("keeps to the wall clock when the clocks change", () => {
    expect(slotsFrom(daily(8), "2026-03-27T12:00:00Z", "Europe/Berlin", 3)).toEqual([
      "2026-03-28T08:00:00+01:00",
      "2026-03-29T08:00:00+02:00",
      "2026-03-30T08:00:00+02:00",
    ]);
  });

  test("moves a skipped reading forward", () => {
    expect(slotsFrom(daily(2, 30), "2026-03-28T12:00:00Z", "Europe/Berlin", 2)).toEqual([
      "2026-03-29T03:30:00+02:00",
      "2026-03-30T02:30:00+02:00",
    ]);
    expect(slotsFrom(daily(2, 15), "2026-10-03T00:00:00Z", "Australia/Lord_Howe", 1)).toEqual([
      "2026-10-04T02:45:00+11:00",
    ]);
  });

  test("takes the first of a doubled reading, once", () => {
    expect(slotsFrom(daily(1, 30), "2026-10-31T12:00:00Z", "America/New_York", 2)).toEqual([
      "2026-11-01T01:30:00-04:00",
      "2026-11-02T01:30:00-05:00",
    ]);
  });

  test("loses the day that Apia never had", () => {
    expect(slotsFrom(daily(8), "2011-12-28T20:00:00Z", "Pacific/Apia", 3)).toEqual([
      "2011-12-29T08:00:00-10:00",
      "2011-12-31T08:00:00+14:00",
      "2012-01-01T08:00:00+14:00",
    ]);
  });
});

test("a week falls on its weekday, and moves on where that day is missing", () => {
  const fridays: CalendarCadence = { every: "week", on: "friday", at: { hour: 9, minute: 5 } };
  expect(slotsFrom(fridays, "2011-12-20T00:00:00Z", "Pacific/Apia", 3)).toEqual([
    "2011-12-23T09:05:00-10:00",
    "2011-12-31T09:05:00+14:00",
    "2012-01-06T09:05:00+14:00",
  ]);
});

test("a month without that day means its last day", () => {
  const monthly: CalendarCadence = { every: "month", on: 31, at: { hour: 8, minute: 0 } };
  expect(slotsFrom(monthly, "2027-12-30T00:00:00Z", "Asia/Kathmandu", 4)).toEqual([
    "2027-12-31T08:00:00+05:45",
    "2028-01-31T08:00:00+05:45",
    "2028-02-29T08:00:00+05:45",
    "2028-03-31T08:00:00+05:45",
  ]);
});

test("a month may mean one of its weekdays", () => {
  const clock = { hour: 8, minute: 0 };
  const first: CalendarCadence = {
    every: "month",
    on: { which: "first", weekday: "monday" },
    at: clock,
  };
  expect(slotsFrom(first, "2026-10-30T00:00:00Z", "Europe/Berlin", 4)).toEqual([
    "2026-11-02T08:00:00+01:00",
    "2026-12-07T08:00:00+01:00",
    "2027-01-04T08:00:00+01:00",
    "2027-02-01T08:00:00+01:00",
  ]);
  const last: CalendarCadence = {
    every: "month",
    on: { which: "last", weekday: "friday" },
    at: clock,
  };
  expect(slotsFrom(last, "2026-09-26T00:00:00Z", "Europe/Berlin", 3)).toEqual([
    "2026-10-30T08:00:00+01:00",
    "2026-11-27T08:00:00+01:00",
    "2026-12-25T08:00:00+01:00",
  ]);
});

test("the instant of a slot belongs to it, and the one before does not", () => {
  const slot = at("2026-11-23T07:00:00Z");
  expect(lastSlot(daily(8), slot, "Europe/Berlin")).toBe(slot);
  expect(lastSlot(daily(8), slot - 1, "Europe/Berlin")).toBe(slot - DAY);
  expect(nextSlot(daily(8), slot, "Europe/Berlin")).toBe(slot + DAY);
  expect(nextSlot(daily(8), slot - 1, "Europe/Berlin")).toBe(slot);
  expect(slotBefore(daily(8), slot, "Europe/Berlin")).toBe(slot - DAY);
});

const wallTime = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});
const anyCadence: fc.Arbitrary<CalendarCadence> = fc.oneof(
  fc.record({ every: fc.constant("day" as const), at: wallTime }),
  fc.record({
    every: fc.constant("week" as const),
    on: fc.constantFrom("monday", "wednesday", "friday", "sunday"),
    at: wallTime,
  }),
  fc.record({
    every: fc.constant("month" as const),
    on: fc.oneof(
      fc.integer({ min: 1, max: 31 }),
      fc.record({
        which: fc.constantFrom("first", "second", "third", "fourth", "last"),
        weekday: fc.constantFrom("monday", "wednesday", "friday", "sunday"),
      }),
    ),
    at: wallTime,
  }),
);
const anyZone = fc.constantFrom(...ZONES);
// Every change of clocks that these zones had or will have by known rules; Apia's skipped day with weight.
const anyInstant = fc.oneof(
  fc.integer({ min: at("2005-01-01T00:00:00Z"), max: at("2030-01-01T00:00:00Z") }),
  fc.integer({ min: at("2011-12-25T00:00:00Z"), max: at("2012-01-05T00:00:00Z") }),
);

/** The day by counting through the month, one day after the other. */
function dayOfMonth(year: number, month: number, on: MonthDay): number {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (typeof on === "number") return Math.min(on, length);
  const days = Array.from({ length }, (_, index) => index + 1).filter((day) =>
    new Date(Date.UTC(year, month - 1, day))
      .toLocaleDateString("en", { weekday: "long", timeZone: "UTC" })
      .toLowerCase()
      .startsWith(on.weekday),
  );
  const which = ["first", "second", "third", "fourth"].indexOf(on.which);
  return days.at(which) ?? Number.NaN;
}

/** Whether the clocks of the zone show this reading at any minute near the instant. */
function isShown(reading: string, near: Instant, zone: string): boolean {
  for (let instant = near - 50 * HOUR; instant <= near + 50 * HOUR; instant += MINUTE) {
    if (toZonedRfc3339(instant, zone).startsWith(reading)) return true;
  }
  return false;
}

test("slots follow one another without gaps and lie on the wall time", () => {
  fc.assert(
    fc.property(anyCadence, anyZone, anyInstant, (cadence, zone, now) => {
      const last = lastSlot(cadence, now, zone);
      const next = nextSlot(cadence, now, zone);
      expect(last).toBeLessThanOrEqual(now);
      expect(next).toBeGreaterThan(now);
      expect(slotBefore(cadence, next, zone)).toBe(last);
      expect(nextSlot(cadence, last, zone)).toBe(next);
      expect(lastSlot(cadence, next, zone)).toBe(next);

      const shown = wallOf(next, zone);
      const clock = { hour: shown.hour, minute: shown.minute };
      if (JSON.stringify(clock) !== JSON.stringify(cadence.at)) {
        const { hour, minute } = cadence.at;
        const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        expect(isShown(`${isoDay(next, zone)}T${time}`, next, zone)).toBe(false);
      }
      // Within the minute-by-minute brute force above, Apia's Friday is the only weekday that moves.
      if (cadence.every === "week" && isoDay(next, zone) !== "2011-12-31") {
        const names = [
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
        ];
        expect(names[isoWeekday(shown) - 1]).toBe(cadence.on);
      }
      if (cadence.every === "month" && isoDay(next, zone) !== "2011-12-31") {
        const due = dayOfMonth(shown.year, shown.month, cadence.on);
        expect(shown.day).toBe(due);
      }
    }),
    { numRuns: 2000 },
  );
});

test("each calendar day that a zone has gets exactly one daily slot", () => {
  fc.assert(
    fc.property(wallTime, anyZone, anyInstant, (clock, zone, from) => {
      const cadence = { every: "day" as const, at: clock };
      const start = wallOf(nextSlot(cadence, from, zone), zone);
      let slot = instantOf({ ...start, ...clock, second: 0 }, zone);
      for (let day = 1; day <= 20; day++) {
        slot = nextSlot(cadence, slot, zone);
        const wall = addDays({ ...start, ...clock }, day);
        const expected = `${wall.year}-${String(wall.month).padStart(2, "0")}-${String(wall.day).padStart(2, "0")}`;
        if (expected === "2011-12-30" && zone === "Pacific/Apia") return;
        expect(isoDay(slot, zone)).toBe(expected);
      }
    }),
    { numRuns: 300 },
  );
});
