/** How long a plan holds while nobody touches a post: what a cache has to know. */
import type { DigestConfig } from "../model/config.ts";
import type { Instant } from "../model/instant.ts";
import type { PostHead } from "../model/post.ts";
import type { EditionPlan } from "./plan.ts";
import { expiryOf, holdOf } from "./rules.ts";
import { lastSlot } from "./slots.ts";

/**
 * The first instant after `now` at which the plan of the same posts may be another one; `now` itself
 * where it may be at any time, because posts set the pace and some of them wait.
 */
export function stableUntil(
  plan: EditionPlan,
  heads: readonly PostHead[],
  rules: DigestConfig,
  zone: string,
  now: Instant,
): Instant {
  const { cadence } = rules;
  if (cadence.every === "post") {
    const waits = plan.choices.some(({ reason: { is } }) => is !== "mailed" && is !== "kept-out");
    return waits ? now : Infinity;
  }
  const hold = holdOf(rules);
  const changes = [
    plan.nextSlot ?? now,
    lastSlot(cadence, now, zone) + expiryOf(rules),
    ...heads.map((head) => head.published + hold),
  ];
  return Math.min(...changes.filter((instant) => instant > now));
}
