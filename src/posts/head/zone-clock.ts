import { instantOf, utcInstant, type WallDateTime, wallOf } from "../../lib/time.ts";
import { DAY, type Instant } from "../../model/instant.ts";

/** The clocks of one time zone, asked for thousands of days. */
export interface ZoneClock {
  readonly zone: string;
  /** The instant at which they show this; as `instantOf`. */
  readonly instantOf: (wall: WallDateTime) => Instant;
  /** What they show at that instant; as `wallOf`. */
  readonly wallOf: (instant: Instant) => WallDateTime;
}

/**
 * Remembers the zone's offset at the beginning of each week that was asked for. Clocks are nowhere
 * changed back and forth within a week, so between two weeks that begin alike nothing happens, and
 * only the few days around a change ask the time zone database.
 */
export function zoneClock(zone: string): ZoneClock {
  const offsets = new Map<number, number>();
  const offsetAtWeek = (week: number): number => {
    const known = offsets.get(week);
    if (known !== undefined) return known;
    const start = week * WEEK;
    const offset = utcInstant(wallOf(start, zone)) - start;
    offsets.set(week, offset);
    return offset;
  };
  // A reading of the clock is less than a day away from the same reading in UTC.
  const steadyOffset = (instant: Instant): number | undefined => {
    const first = Math.floor((instant - DAY) / WEEK);
    const last = Math.floor((instant + DAY) / WEEK) + 1;
    const offset = offsetAtWeek(first);
    for (let week = first + 1; week <= last; week++) {
      if (offsetAtWeek(week) !== offset) return undefined;
    }
    return offset;
  };
  return {
    zone,
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

const WEEK = 7 * DAY;
