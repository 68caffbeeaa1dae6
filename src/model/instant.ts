/**
 * A point on the world's time line: whole milliseconds since 1970-01-01T00:00:00Z.
 * A number and not a `Date`, so that it can be compared, sorted, stored and never mutated.
 */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * The instant as RFC 3339 in UTC, without a fraction when it has none: `2026-11-02T08:00:00Z`.
 *
 * @throws RangeError outside of the years that a `Date` can hold.
 */
export function toRfc3339(instant: Instant): string {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}
