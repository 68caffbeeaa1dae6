import { formatInstant } from "../lib/time.ts";
import type { Config } from "../model/config.ts";
import type { Instant } from "../model/instant.ts";

/** `Monday 23 November 2026, 08:00 (Europe/Berlin)`: an instant on the blog's own clock. */
export function showInstant(instant: Instant, config: Config): string {
  const { timeZone } = config.site;
  return `${formatInstant(instant, timeZone, "EEEE d MMMM yyyy, HH:mm")} (${timeZone})`;
}
