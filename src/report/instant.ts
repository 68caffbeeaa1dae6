import { isoWeekday, wallOf } from "../lib/time.ts";
import type { Config } from "../model/config.ts";
import type { Instant } from "../model/instant.ts";

/** `Monday 23 November 2026, 08:00 (Europe/Berlin)`: an instant on the blog's own clock. */
export function showInstant(instant: Instant, config: Config): string {
  const { timeZone } = config.site;
  const wall = wallOf(instant, timeZone);
  const weekday = WEEKDAYS[isoWeekday(wall) - 1];
  const clock = [wall.hour, wall.minute].map((part) => String(part).padStart(2, "0")).join(":");
  return `${weekday} ${wall.day} ${MONTHS[wall.month - 1]} ${wall.year}, ${clock} (${timeZone})`;
}

// Written out here, because loading date-fns' formatting takes longer than reading a thousand posts.
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
