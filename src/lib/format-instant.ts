/** The door to date-fns' formatting. Apart from lib/time.ts, because loading it is slow and few need it. */
import { TZDate } from "@date-fns/tz/date";
import { format, type FormatOptions } from "date-fns/format";
import type { Instant } from "../model/instant.ts";

/** A date-fns locale, as far as writing dates needs it. */
export type Locale = NonNullable<FormatOptions["locale"]>;

/**
 * The instant written out for people.
 *
 * @param pattern date-fns format pattern, such as `d MMMM yyyy`
 * @param locale date-fns locale; English (US) if absent
 */
export function formatInstant(
  instant: Instant,
  zone: string,
  pattern: string,
  locale?: Locale,
): string {
  return format(new TZDate(instant, zone), pattern, locale ? { locale } : {});
}
