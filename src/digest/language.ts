/** The language of a Digest: its words and its dates. */
import { formatInstant } from "../lib/format-instant.ts";
import type { Site } from "../model/config.ts";
import type { Instant } from "../model/instant.ts";
import { type Strings, stringsFor } from "./strings.ts";

export interface Language {
  readonly strings: Strings;
  /** The calendar day of an instant on the blog's wall, as people write it. */
  readonly day: (instant: Instant) => string;
  /** The same by a pattern of date-fns. @throws RangeError for a pattern that it does not know. */
  readonly date: (instant: Instant, pattern: string) => string;
}

/** The language of the site; English where the Digest does not speak it. */
export async function loadLanguage({ language, timeZone }: Site): Promise<Language> {
  const strings = stringsFor(language);
  const locale = await strings.locale?.();
  const date = (instant: Instant, pattern: string) =>
    formatInstant(instant, timeZone, pattern, locale);
  const day = (instant: Instant) =>
    strings.calendar === "solar-hijri"
      ? solarHijriDay(instant, timeZone, strings)
      : date(instant, strings.datePattern);
  return { strings, date, day };
}

/** Persian readers live by the Solar Hijri calendar, which date-fns does not have. */
function solarHijriDay(instant: Instant, timeZone: string, strings: Strings): string {
  const calendar = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const parts = calendar.formatToParts(instant);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const month = SOLAR_HIJRI_MONTHS[part("month") - 1] ?? "";
  return `${strings.number(part("day"))} ${month} ${strings.number(part("year"))}`;
}

const SOLAR_HIJRI_MONTHS = [
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
