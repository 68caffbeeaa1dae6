import { instantOf, utcInstant, type WallDateTime, wallOf } from "../../lib/time.ts";
import { DAY, type Instant } from "../../model/instant.ts";

/** The clocks of one time zone, asked for thousands of days. */
export interface ZoneClock {
  readonly zone: string;
  /** Whether headers whose times of day name no zone mean UTC all the same, as `published.ts` reads them. */
  readonly timesInUtc: boolean;
  /** Whether `6/8/2026` is in June, as the site's generator reads it; where nothing tells, absent. */
  readonly monthFirst?: boolean;
  /** The instant at which they show this; as `instantOf`. */
  readonly instantOf: (wall: WallDateTime) => Instant;
  /** What they show at that instant; as `wallOf`. */
  readonly wallOf: (instant: Instant) => WallDateTime;
}

/**
 * Remembers the zone's offset at the beginning of every sixth day that was asked for. No clocks were
 * ever changed and changed back sooner (Recife's took seven days in October 2000), so between two
 * such days that begin alike nothing happens, and only days near a change ask the database.
 */
export function zoneClock(zone: string, timesInUtc = false, monthFirst?: boolean): ZoneClock {
  const offsets = new Map<number, number>();
  const offsetAt = (index: number): number => {
    const known = offsets.get(index);
    if (known !== undefined) return known;
    const start = index * SIX_DAYS;
    const offset = utcInstant(wallOf(start, zone)) - start;
    offsets.set(index, offset);
    return offset;
  };
  // A reading of the clock is less than a day away from the same reading in UTC.
  const steadyOffset = (instant: Instant): number | undefined => {
    const first = Math.floor((instant - DAY) / SIX_DAYS);
    const last = Math.floor((instant + DAY) / SIX_DAYS) + 1;
    const offset = offsetAt(first);
    for (let index = first + 1; index <= last; index++) {
      if (offsetAt(index) !== offset) return undefined;
    }
    return offset;
  };
  return {
    zone,
    timesInUtc,
    ...(monthFirst !== undefined && { monthFirst }),
    instantOf(wall) {
      const asUtc = utcInstant(wall);
      if (zone === "UTC") return asUtc;
      const offset = steadyOffset(asUtc);
      return offset === undefined ? instantOf(wall, zone) : asUtc - offset;
    },
    wallOf(instant) {
      const offset = zone === "UTC" ? 0 : steadyOffset(instant);
      return offset === undefined ? wallOf(instant, zone) : wallOf(instant + offset, "UTC");
    },
  };
}

const SIX_DAYS = 6 * DAY;
