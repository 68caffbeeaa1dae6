import { isTimeZone } from "../../lib/time.ts";

/** What a date says of its zone. */
export type Zone =
  | { readonly is: "offset"; readonly minutes: number }
  | { readonly is: "named"; readonly name: string }
  | { readonly is: "none" | "unknown" };

/**
 * Reads what stands behind the time: `Z`, `+0530`, `UTC-07:00`, `CEST`, `Europe/Berlin`, or nothing.
 * Abbreviations that mean different offsets in different countries (`IST`) are unknown.
 */
export function readZone(text: string): Zone {
  // As Go prints a time: `+0100 CET`, and what its clock has counted behind that.
  const written = /^([-+]\d{4}) (?:[A-Z]{2,5}|[-+]\d{2,4})(?: m=\S+)?$/.exec(text)?.[1] ?? text;
  if (written === "") return { is: "none" };
  const match = /^(?:UTC|GMT|Z)? ?([-+])(\d{1,2})(?::?([0-5]\d))?$/i.exec(written);
  if (match) {
    const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
    const known = minutes <= MOST_MINUTES;
    return known ? { is: "offset", minutes: match[1] === "-" ? -minutes : minutes } : UNKNOWN;
  }
  const hours = HOURS_BY_NAME.get(written.toUpperCase());
  if (hours !== undefined) return { is: "offset", minutes: hours * 60 };
  if (/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/.test(written) && isTimeZone(written)) {
    return { is: "named", name: written };
  }
  return UNKNOWN;
}

const UNKNOWN: Zone = { is: "unknown" };

// No zone was ever farther from UTC than this, and Kiritimati is at 14 hours.
const MOST_MINUTES = 16 * 60;

// RFC 5322's obsolete zones, and those that `date` prints and that mean one thing only.
const HOURS_BY_NAME: ReadonlyMap<string, number> = new Map([
  ["Z", 0],
  ["UT", 0],
  ["UTC", 0],
  ["GMT", 0],
  ["WET", 0],
  ["WEST", 1],
  ["CET", 1],
  ["MET", 1],
  ["CEST", 2],
  ["MEST", 2],
  ["EET", 2],
  ["EEST", 3],
  ["MSK", 3],
  ["SGT", 8],
  ["HKT", 8],
  ["AWST", 8],
  ["JST", 9],
  ["KST", 9],
  ["ACST", 9.5],
  ["ACDT", 10.5],
  ["AEST", 10],
  ["AEDT", 11],
  ["NZST", 12],
  ["NZDT", 13],
  ["HST", -10],
  ["AKST", -9],
  ["AKDT", -8],
  ["PST", -8],
  ["PDT", -7],
  ["MST", -7],
  ["MDT", -6],
  ["CST", -6],
  ["CDT", -5],
  ["EST", -5],
  ["EDT", -4],
]);
