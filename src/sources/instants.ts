import type { Instant } from "../model/instant.ts";

/**
 * The instant that a feed's date means, in whatever form feeds have: RFC 3339 and what comes near it,
 * RFC 822 with any zone. Without a zone it is read in UTC, whatever the machine's own is. The year 1 is
 * what programs in Go write where they know no date, and `Date` reads it as 2001.
 */
export function instantIn(written: string | undefined): Instant | undefined {
  const text = written?.trim() ?? "";
  if (/^0\d{3}-|[a-z][ -]0\d{3}(?: |$)/i.test(text)) return undefined;
  const zoned = /(?:Z|[-+]\d\d:?\d\d|\b(?:GMT|UTC?|[ECMP][SD]T))$/i.test(text);
  const isIso = /^\d{4}-\d\d-\d\d/.test(text);
  const time = /\d:\d\d/.test(text);
  const whole = zoned || (isIso && !time) ? text : isIso ? `${text}Z` : `${text} GMT`;
  const instant = Date.parse(whole.replace(/\bUT$/, "GMT"));
  return Number.isNaN(instant) ? undefined : instant;
}
