/** The values of Liquid's expressions, as Jekyll's posts use them. */
import { toZonedRfc3339, wallOf } from "../../../lib/time.ts";
import type { Instant } from "../../../model/instant.ts";
import { MONTHS, WEEKDAYS } from "../../english-days.ts";

export type LiquidValue = string | number | boolean | null | Moment | readonly LiquidValue[];

/** An instant, which is written as the site's clocks show it. */
export interface Moment {
  readonly instant: Instant;
}

/** What a name stands for; null is Liquid's nil, undefined means that nobody knows here. */
export type Lookup = (name: string) => LiquidValue | undefined;

/** The site, as far as filters go. */
export interface SiteValues {
  /** Absolute, ending in `/`. */
  readonly url: string;
  readonly zone: string;
  /** What the filters do that escape markup. */
  readonly escape: (text: string) => string;
}

export function isMoment(value: LiquidValue): value is Moment {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: LiquidValue): value is readonly LiquidValue[] {
  return Array.isArray(value);
}

/** As Liquid writes a value into a text. */
export function written(value: LiquidValue, site: SiteValues): string {
  if (value === null) return "";
  if (isList(value)) return value.map((each) => written(each, site)).join("");
  if (isMoment(value)) return formatted(value, "%Y-%m-%d %H:%M:%S %z", site.zone) ?? "";
  return String(value);
}

/** In Liquid all is true but nil and false. */
export function isTrue(value: LiquidValue): boolean {
  return value !== null && value !== false;
}

/** An instant in the words of `strftime`; undefined where a letter is not known. */
export function formatted({ instant }: Moment, format: string, zone: string): string | undefined {
  const wall = wallOf(instant, zone);
  const text = toZonedRfc3339(instant, zone);
  const offset = text.endsWith("Z") ? "+00:00" : text.slice(-6);
  const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
  const parts: Readonly<Record<string, string | number>> = {
    Y: wall.year,
    y: two(wall.year % 100),
    m: two(wall.month),
    B: MONTHS[wall.month - 1] ?? "",
    b: (MONTHS[wall.month - 1] ?? "").slice(0, 3),
    h: (MONTHS[wall.month - 1] ?? "").slice(0, 3),
    d: two(wall.day),
    e: String(wall.day).padStart(2),
    A: WEEKDAYS[weekday] ?? "",
    a: (WEEKDAYS[weekday] ?? "").slice(0, 3),
    H: two(wall.hour),
    I: two(wall.hour % 12 || 12),
    l: String(wall.hour % 12 || 12).padStart(2),
    M: two(wall.minute),
    S: two(wall.second),
    p: wall.hour < 12 ? "AM" : "PM",
    z: offset.replace(":", ""),
    s: Math.floor(instant / 1000),
    F: `${wall.year}-${two(wall.month)}-${two(wall.day)}`,
    T: `${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`,
    "%": "%",
  };
  let isKnown = true;
  const shown = format.replace(/%(-?)([A-Za-z%])/g, (_, bare: string, letter: string) => {
    const part = Object.hasOwn(parts, letter) ? String(parts[letter]) : undefined;
    isKnown &&= part !== undefined;
    return bare === "" ? (part ?? "") : (part ?? "").replace(/^[0 ]+(?=.)/, "");
  });
  return isKnown ? shown : undefined;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
