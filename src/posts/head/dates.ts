/**
 * Dates as people write them, by a grammar of our own: ISO 8601 with every liberty, dates in words,
 * RFC 5322, what `date` prints, seconds since 1970. What no calendar has is no date, and never the day
 * after it; and no reading depends on the machine.
 */
import { exists, instantOf, utcInstant, type WallDateTime } from "../../lib/time.ts";
import { type Instant, MINUTE, SECOND } from "../../model/instant.ts";
import { type Day, readDay } from "./days.ts";
import type { ZoneClock } from "./zone-clock.ts";
import { readZone } from "./zones.ts";

export type DateReading = GoodDate | BadDate;

export interface GoodDate {
  readonly ok: true;
  readonly instant: Instant;
  /** What calendar and clock show in the zone that was meant. */
  readonly wall: WallDateTime;
  /** Whether a time of day is written. */
  readonly timed: boolean;
  /** Whether the text itself says in which zone; if not, the one handed in was taken. */
  readonly zoned: boolean;
}

export interface BadDate {
  readonly ok: false;
  readonly why: "not-a-date" | "no-such-day" | "no-such-time" | "ambiguous" | "unknown-zone";
}

/** @param clock the zone of a date that names none */
export function readDate(written: string, clock: ZoneClock): DateReading {
  if (written.length > LONGEST) return bad("not-a-date");
  const iso = ISO.exec(written);
  if (iso) return readIso(iso, clock);
  const text = tidy(written);
  if (/^\d{9,}$/.test(text) && text.length !== 12 && text.length !== 14) {
    return readEpoch(text, clock);
  }
  const day = readDay(text.replace(COMPACT, spread), clock.monthFirst);
  if (!day) return bad("not-a-date");
  return day === "ambiguous" ? bad("ambiguous") : readRest(day, clock);
}

// Nearly all dates are of these forms, and need no grammar: `2026-11-02`, `2026-11-02 08:00:00`,
// `2026-11-02T08:00:00+01:00`.
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?(Z|[-+](?:0\d|1[0-5]):[0-5]\d)?)?$/;

function readIso(match: RegExpExecArray, clock: ZoneClock): DateReading {
  const timed = match[4] !== undefined;
  const wall = {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
    hour: Number(match[4] ?? 0),
    minute: Number(match[5] ?? 0),
    second: Number(match[6] ?? 0),
  };
  if (exists(wall)) {
    const zone = match[7];
    const zoned = zone !== undefined;
    const instant = zoned ? utcInstant(wall) - offsetOf(zone) : clock.instantOf(wall);
    return { ok: true, instant, wall, timed, zoned };
  }
  return bad(exists({ ...wall, ...MIDNIGHT }) ? "no-such-time" : "no-such-day");
}

/** Milliseconds, from `Z` or `+05:30`. */
function offsetOf(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return (zone.startsWith("-") ? -minutes : minutes) * MINUTE;
}

// `Wednesday, 24 September 2014 at 10:30:00 pm (Central European Summer Time)` has room in it.
const LONGEST = 100;

function bad(why: BadDate["why"]): BadDate {
  return { ok: false, why };
}

// No-break spaces, full-width digits and the marks of right-to-left text are only how a date looks.
function tidy(written: string): string {
  // oxlint-disable-next-line no-control-regex -- ASCII is what is meant
  const ascii = /^[\u0000-\u007F]*$/.test(written);
  const text = ascii
    ? written
    : written
        .normalize("NFKC")
        .replace(/[\u200B-\u200F\u061C\uFEFF]/g, "")
        .replace(/[\u2010-\u2014\u2212]/g, "-")
        .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  const line = text.replace(/\s+/g, " ").trim();
  // Org mode's brackets, and the zone that Java names behind its offset.
  return line.replace(/^[<[]([^<>[\]]*)[>\]]$/, "$1").replace(/(?<=\d|Z)\[[\w/+-]+\]$/, "");
}

// ISO 8601's basic form: `20140105`, `20140105T101112Z`.
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?=Z|[-+]|$)/;

function spread(_: string, ...parts: readonly (string | undefined)[]): string {
  const [year, month, day, hour, minute, second = "00"] = parts;
  const date = `${year}-${month}-${day}`;
  return hour === undefined ? date : `${date} ${hour}:${minute}:${second}`;
}

function readEpoch(text: string, clock: ZoneClock): DateReading {
  // Ten digits are seconds until the year 2286, thirteen milliseconds.
  if (text.length > 13 || text.length === 11) return bad("not-a-date");
  const instant = text.length === 13 ? Number(text) : Number(text) * SECOND;
  return { ok: true, instant, wall: clock.wallOf(instant), timed: true, zoned: true };
}

function readRest({ year, month, day, rest }: Day, clock: ZoneClock): DateReading {
  const date = { year, month, day };
  if (!exists({ ...date, ...MIDNIGHT })) return bad("no-such-day");
  const time = rest === "" ? undefined : readTime(rest, year);
  if (time === "not-a-time") return bad("not-a-date");
  const wall = { ...date, ...(time?.clock ?? MIDNIGHT) };
  if (time && !exists(wall)) return bad("no-such-time");
  const zone = readZone(time?.zone ?? "");
  const timed = time?.clock !== undefined;
  const milliseconds = time?.milliseconds ?? 0;
  switch (zone.is) {
    case "unknown":
      return bad(time?.clock ? "unknown-zone" : "not-a-date");
    case "none":
      return { ok: true, instant: clock.instantOf(wall) + milliseconds, wall, timed, zoned: false };
    case "named": {
      const instant = instantOf(wall, zone.name) + milliseconds;
      return { ok: true, instant, wall, timed, zoned: true };
    }
    case "offset": {
      const instant = utcInstant(wall) - zone.minutes * MINUTE + milliseconds;
      return { ok: true, instant, wall, timed, zoned: true };
    }
  }
}

const MIDNIGHT = { hour: 0, minute: 0, second: 0 };

interface Time {
  readonly clock?: { readonly hour: number; readonly minute: number; readonly second: number };
  readonly milliseconds: number;
  readonly zone: string;
}

function readTime(rest: string, year: number): Time | "not-a-time" {
  const text = rest.replace(/^(?:[ ,]|T(?=\d)|at (?=\d))*/i, "").replace(/ ?\([^()]*\)$/, "");
  const match = TIME.exec(text);
  const [whole = "", hour, minute, second, fraction, half] = match ?? [];
  // A number alone is no time of day, unless it is `10 am`.
  if (match && minute === undefined && half === undefined) return "not-a-time";
  const after = text.slice(whole.length).trim();
  // One live site's dates repeat the year behind the time.
  const zone = after.startsWith(String(year)) ? after.slice(4).trim() : after;
  if (!match) return { milliseconds: 0, zone };
  const clock = {
    hour: hourOf(Number(hour), half),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  };
  return { clock, milliseconds: Number(`0.${fraction ?? 0}`.slice(0, 5)) * SECOND, zone };
}

// A dot for a colon, and two colons for one, are met on live sites.
const TIME =
  /^(\d{1,2})(?:[:.h](\d{1,2})(?:[:.]{1,2}(\d{1,2})(?:[.,](\d+))?)?)?(?: ?([ap])\.?m\.?(?![a-z]))?(?!\d)/i;

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  // An hour that no such clock has stays one that does not exist.
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}
