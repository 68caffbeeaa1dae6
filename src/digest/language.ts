/** The language of a Digest: its words and its dates. */
import { formatInstant } from "../lib/format-instant.ts";
import { solarHijriDay } from "../lib/solar-hijri.ts";
import { isoDay } from "../lib/time.ts";
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
  const { finishDate: finish = (written: string) => written } = strings;
  const days = new Map<string, string>();
  const day = (instant: Instant) => {
    // Posts share days, and finding the words of one takes longer than finding the day.
    const iso = isoDay(instant, timeZone);
    const known = days.get(iso);
    if (known !== undefined) return known;
    const written =
      strings.calendar === "solar-hijri"
        ? persianDay(instant, timeZone, strings)
        : finish(date(instant, strings.datePattern));
    days.set(iso, written);
    return written;
  };
  return { strings, date, day };
}

/** Persian readers live by another calendar. */
function persianDay(instant: Instant, timeZone: string, { number }: Strings): string {
  const { day, month, year } = solarHijriDay(instant, timeZone);
  return `${number(day)} ${month} ${number(year)}`;
}
