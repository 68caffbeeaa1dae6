import type { World } from "../io/world.ts";
import type { Instant } from "../model/instant.ts";

/**
 * The present instant, or the one to take for it; undefined where what was written is none. An offset
 * is asked for: a pretended instant that depends on the machine would prove nothing.
 */
export function readNow(written: string | undefined, world: World): Instant | undefined {
  if (written === undefined) return world.clock.now();
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[-+]\d\d:\d\d)$/;
  const instant = form.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}
