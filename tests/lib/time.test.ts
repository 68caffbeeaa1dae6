import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  exists,
  instantOf,
  isTimeZone,
  isoWeekday,
  toZonedRfc3339,
  wallOf,
} from "../../src/lib/time.ts";

const at = (year: number, month: number, day: number, hour = 0, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
  second: 0,
});

describe("instantOf", () => {
  test.each([
    ["a winter day", at(2026, 1, 5, 8), "Europe/Berlin", "2026-01-05T07:00:00.000Z"],
    ["a summer day", at(2026, 7, 6, 8), "Europe/Berlin", "2026-07-06T06:00:00.000Z"],
    [
      "a reading skipped in spring moves on by the skipped hour",
      at(2026, 3, 29, 2, 30),
      "Europe/Berlin",
      "2026-03-29T01:30:00.000Z",
    ],
    [
      "a reading that occurs twice means the first",
      at(2026, 10, 25, 2, 30),
      "Europe/Berlin",
      "2026-10-25T00:30:00.000Z",
    ],
    [
      "the same in New York",
      at(2026, 11, 1, 1, 30),
      "America/New_York",
      "2026-11-01T05:30:00.000Z",
    ],
    [
      "a zone whose summer is half an hour",
      at(2026, 4, 5, 1, 45),
      "Australia/Lord_Howe",
      "2026-04-04T14:45:00.000Z",
    ],
    [
      "a day that a country left out",
      at(2011, 12, 30, 12),
      "Pacific/Apia",
      "2011-12-30T22:00:00.000Z",
    ],
    ["three quarters of an hour", at(2026, 5, 1, 12), "Asia/Kathmandu", "2026-05-01T06:15:00.000Z"],
  ])("%s", (_what, wall, zone, expected) => {
    expect(new Date(instantOf(wall, zone)).toISOString()).toBe(expected);
  });

  test("and wallOf are each other's inverse wherever a reading exists", () => {
    const zone = fc.constantFrom(
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "Pacific/Chatham",
      "UTC",
    );
    const instant = fc.integer({
      min: Date.UTC(1971, 0, 1) / 60_000,
      max: Date.UTC(2037, 0, 1) / 60_000,
    });
    fc.assert(
      fc.property(zone, instant, (name, minutes) => {
        const wall = wallOf(minutes * 60_000, name);
        const back = instantOf(wall, name);
        expect(wallOf(back, name)).toEqual(wall);
        // Only the second of two equal readings may come back as the first.
        expect(minutes * 60_000 - back).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test("exists knows the calendar", () => {
  expect(exists(at(2024, 2, 29))).toBe(true);
  expect(exists(at(2017, 2, 29))).toBe(false);
  expect(exists(at(2026, 13, 1))).toBe(false);
  expect(exists(at(2026, 1, 1, 24))).toBe(false);
});

test("isTimeZone asks the database", () => {
  expect(isTimeZone("Europe/Berlin")).toBe(true);
  expect(isTimeZone("Europe/Atlantis")).toBe(false);
});

test("days and weekdays go by the calendar", () => {
  expect(addDays(at(2026, 12, 31, 8), 1)).toEqual(at(2027, 1, 1, 8));
  expect(isoWeekday(at(2026, 11, 23))).toBe(1);
  expect(isoWeekday(at(2026, 11, 22))).toBe(7);
});

test("toZonedRfc3339 writes the offset", () => {
  expect(toZonedRfc3339(Date.UTC(2026, 10, 23, 7), "Europe/Berlin")).toBe(
    "2026-11-23T08:00:00+01:00",
  );
  expect(toZonedRfc3339(Date.UTC(2026, 10, 23, 7), "America/St_Johns")).toBe(
    "2026-11-23T03:30:00-03:30",
  );
});
