import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/lib/time.ts";
import { readDate } from "../../../src/posts/head/dates.ts";
import { zoneClock } from "../../../src/posts/head/zone-clock.ts";
import { rfc3339 } from "../blog.ts";

const BERLIN = zoneClock("Europe/Berlin");

function read(text: string, clock = BERLIN): string {
  const date = readDate(text, clock);
  return date.ok ? rfc3339(date.instant) : date.why;
}

describe("dates with a zone of their own", () => {
  test.each([
    ["2026-11-02T08:00:00Z", "2026-11-02T08:00:00Z"],
    ["2004-12-16 15:17:59.000000000 +00:00", "2004-12-16T15:17:59Z"],
    ["2004-12-16 15:17:59.25Z", "2004-12-16T15:17:59.250Z"],
    ["2013-02-25 18:00 -06:00", "2013-02-26T00:00:00Z"],
    ["2016-07-19 8:00:00 -07:00", "2016-07-19T15:00:00Z"],
    ["2014-10-9 18:45 UTC", "2014-10-09T18:45:00Z"],
    ["2014-10-9 18:45 UtC", "2014-10-09T18:45:00Z"],
    ["2014-10-09 12.04 UTC", "2014-10-09T12:04:00Z"],
    ["2014-10-09 10:00:00 -0700", "2014-10-09T17:00:00Z"],
    ["2014-10-09 10:00 +05", "2014-10-09T05:00:00Z"],
    ["2014-10-09 10:00 \u221205:30", "2014-10-09T15:30:00Z"],
    ["2017-02-10 00:10::00 -03:00", "2017-02-10T03:10:00Z"],
    ["2023-01-29 18:30:22 2023 -0800", "2023-01-30T02:30:22Z"],
    ["2022-05-30 20:15:54+00:00", "2022-05-30T20:15:54Z"],
    ["2014-07-28 23:46:16 UTC-07:00", "2014-07-29T06:46:16Z"],
    ["Fri Sep  3 11:21:31 CEST 2021", "2021-09-03T09:21:31Z"],
    ["Fri, 03 Sep 2021 11:21:31 +0200", "2021-09-03T09:21:31Z"],
    ["Fri Sep 03 2021 11:21:31 GMT+0200 (Central European Summer Time)", "2021-09-03T09:21:31Z"],
    ["3 May 2012 10:00 PST", "2012-05-03T18:00:00Z"],
    ["Fri Sep  3 11:21:31 2021 +0200", "2021-09-03T09:21:31Z"],
    ["2021-09-03T11:21:31+02:00[Europe/Berlin]", "2021-09-03T09:21:31Z"],
    ["2024-07-05 10:00 America/New_York", "2024-07-05T14:00:00Z"],
    ["2014-01-05Z", "2014-01-05T00:00:00Z"],
    ["20140105T101112Z", "2014-01-05T10:11:12Z"],
    ["1417392000", "2014-12-01T00:00:00Z"],
    ["1417392000123", "2014-12-01T00:00:00.123Z"],
  ])("%s is %s", (text, instant) => {
    expect(read(text)).toBe(instant);
    expect(read(text, zoneClock("Asia/Kolkata"))).toBe(instant);
  });
});

test("a day before a month and its year is read as the site's generator reads it", () => {
  expect(read("06/08/2026", zoneClock("UTC", false, true))).toBe("2026-06-08T00:00:00Z");
  expect(read("06/08/2026", zoneClock("UTC", false, false))).toBe("2026-08-06T00:00:00Z");
  expect(read("16/08/2026", zoneClock("UTC", false, true))).toBe("2026-08-16T00:00:00Z");
  expect(read("06.08.2026", zoneClock("UTC", false, true))).toBe("2026-08-06T00:00:00Z");
});

describe("dates without one are read on the clock handed in", () => {
  test.each([
    ["2026-11-02", "2026-11-01T23:00:00Z"],
    ["2026-07-02", "2026-07-01T22:00:00Z"],
    ["2016-3-1", "2016-02-29T23:00:00Z"],
    ["2016 Mar 1", "2016-02-29T23:00:00Z"],
    ["2016\u201003\u201001", "2016-02-29T23:00:00Z"],
    ["\u06f2\u06f0\u06f1\u06f6-\u0660\u0663-\u0660\u0661", "2016-02-29T23:00:00Z"],
    ["<2016-03-01 Tue>", "2016-02-29T23:00:00Z"],
    ["[2016-03-01 Tue 01:30]", "2016-03-01T00:30:00Z"],
    ["Tue 1 Mar 01:30:00 2016", "2016-03-01T00:30:00Z"],
    ["1. M\u00e4rz 2016", "2016-02-29T23:00:00Z"],
    ["1er mars 2016", "2016-02-29T23:00:00Z"],
    ["1 de marzo de 2016", "2016-02-29T23:00:00Z"],
    ["2016/03/21", "2016-03-20T23:00:00Z"],
    ["2016.03.21", "2016-03-20T23:00:00Z"],
    ["2016-3-21 12:00:00", "2016-03-21T11:00:00Z"],
    ["2026-06-16 0:00:00", "2026-06-15T22:00:00Z"],
    ["2015-10-12T08:30:00", "2015-10-12T06:30:00Z"],
    ["\u00a0 2017-09-12 10:00:00", "2017-09-12T08:00:00Z"],
    ["18 Dec 2014", "2014-12-17T23:00:00Z"],
    ["18. December 2014", "2014-12-17T23:00:00Z"],
    ["Jul 08 2022", "2022-07-07T22:00:00Z"],
    ["July 20 2026", "2026-07-19T22:00:00Z"],
    ["Wednesday, June 8, 2011", "2011-06-07T22:00:00Z"],
    ["June 8th, 2011 at 10:30 pm", "2011-06-08T20:30:00Z"],
    ["Sept. 1, 2011 12:15 AM", "2011-08-31T22:15:00Z"],
    ["2014年1月5日", "2014-01-04T23:00:00Z"],
    ["２０１４-０１-０５", "2014-01-04T23:00:00Z"],
    ["20140105", "2014-01-04T23:00:00Z"],
    ["8.6.2011", "2011-06-07T22:00:00Z"],
    ["25/12/2014", "2014-12-24T23:00:00Z"],
    ["12/25/2014", "2014-12-24T23:00:00Z"],
    // Clocks go from 02:00 to 03:00, and that night's first 02:30 comes before its second.
    ["2026-03-29 02:30", "2026-03-29T01:30:00Z"],
    ["2026-10-25 02:30", "2026-10-25T00:30:00Z"],
  ])("%s is %s in Berlin", (text, instant) => {
    expect(read(text)).toBe(instant);
  });
});

describe("what is no date", () => {
  test.each([
    ["2017-02-29", "no-such-day"],
    ["2017-02-29 11:00:00", "no-such-day"],
    ["2026-13-01", "no-such-day"],
    ["31 June 2020", "no-such-day"],
    ["2026-00-10", "no-such-day"],
    ["2014-01-05 25:00", "no-such-time"],
    ["2014-01-05 10:61", "no-such-time"],
    ["2014-01-05 10:00:60", "no-such-time"],
    ["2014-01-05 24:00", "no-such-time"],
    ["2014-01-05 13:00 pm", "no-such-time"],
    ["01/02/2014", "ambiguous"],
    ["2014-01-05 10:00 IST", "unknown-zone"],
    ["2014-01-05 10:00 +99:00", "unknown-zone"],
    ["2014-01-05 10:00 Mars/Olympus", "unknown-zone"],
    ["2014-01-05 soon", "not-a-date"],
    ["2014-01-05 10", "not-a-date"],
    ["2014-01", "not-a-date"],
    ["2014", "not-a-date"],
    ["12:30:45", "not-a-date"],
    ["December 2014", "not-a-date"],
    ["May the 4th be with you", "not-a-date"],
    ["git Last Modified", "not-a-date"],
    ["", "not-a-date"],
    ["99999999999999", "no-such-day"],
    [`2014-01-05${" ".repeat(100)}`, "not-a-date"],
  ])("%j: %s", (text, why) => {
    expect(read(text)).toBe(why);
  });
});

test("a date tells whether it has a time and a zone", () => {
  expect(readDate("2026-11-02", BERLIN)).toMatchObject({ timed: false, zoned: false });
  expect(readDate("2026-11-02 08:00", BERLIN)).toMatchObject({ timed: true, zoned: false });
  expect(readDate("2026-11-02 08:00 CET", BERLIN)).toMatchObject({ timed: true, zoned: true });
  expect(readDate("Nov 2, 2026 GMT", BERLIN)).toMatchObject({ timed: false, zoned: true });
});

test("the reading of the clock is kept as written", () => {
  const date = readDate("2020-01-01T00:30:00+09:00", BERLIN);
  expect(date).toMatchObject({ wall: { year: 2020, month: 1, day: 1, hour: 0, minute: 30 } });
});

test("any text is a date or is none, and is never another day than it says", () => {
  const part = fc.constantFrom(
    ..."2014 01 02 29 30 12 - / . : T Z + am pm UTC Feb June 5 , ( )".split(" "),
    " ",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 14 }).map((it) => it.join("")),
      ),
      (text) => {
        const date = readDate(text, zoneClock("UTC"));
        if (!date.ok) return;
        expect(Number.isInteger(date.instant)).toBe(true);
        const { year, month, day } = date.wall;
        expect(new Date(Date.UTC(year, month - 1, day)).getUTCDate()).toBe(day);
      },
    ),
    { numRuns: 3000 },
  );
});

test("a clock that remembers weeks reads as the zone's own", () => {
  const zone = fc.constantFrom(
    "Europe/Berlin",
    "America/New_York",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Cairo",
    "America/Recife",
    "Asia/Gaza",
    "America/Argentina/Tucuman",
  );
  const clocks = new Map<string, ReturnType<typeof zoneClock>>();
  const wall = fc.record({
    year: fc.oneof(fc.integer({ min: 1990, max: 2040 }), fc.constantFrom(2000, 2004)),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.constantFrom(0, 30, 59),
    second: fc.constant(0),
  });
  fc.assert(
    fc.property(zone, wall, (name, shown) => {
      const clock = clocks.get(name) ?? zoneClock(name);
      clocks.set(name, clock);
      const instant = instantOf(shown, name);
      expect(clock.instantOf(shown)).toBe(instant);
      // A reading that clocks skip is shown as the one after it; all others come back.
      const back = clock.wallOf(instant);
      expect(clock.instantOf(back)).toBe(instant);
    }),
    { numRuns: 8000 },
  );
});
