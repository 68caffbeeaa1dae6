/** The Solar Hijri calendar, by which Persian readers live and which date-fns does not have. */
import type { Instant } from "../model/instant.ts";

export interface SolarHijriDay {
  readonly day: number;
  /** Its Persian name. */
  readonly month: string;
  readonly year: number;
}

/** The day of that instant in `zone`. */
export function solarHijriDay(instant: Instant, zone: string): SolarHijriDay {
  const calendar = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const parts = calendar.formatToParts(instant);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return { day: part("day"), month: MONTHS[part("month") - 1] ?? "", year: part("year") };
}

const MONTHS = [
  "فروردین",
  "اردیبهشت",
  "خرداد",
  "تیر",
  "مرداد",
  "شهریور",
  "مهر",
  "آبان",
  "آذر",
  "دی",
  "بهمن",
  "اسفند",
];

/** A number in Persian digits. */
export function persianNumber(value: number): string {
  return String(value).replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] ?? digit);
}
