import { counted } from "../lib/text.ts";
import type { Config } from "../model/config.ts";
import { type Instant, toRfc3339 } from "../model/instant.ts";
import { showInstant } from "./instant.ts";

/** The last slot, where posts wait and yet no edition is made of them. */
export interface PassedOver {
  readonly slot: Instant;
  readonly because: "too-late" | "too-few";
  /** How many posts wait. */
  readonly posts: number;
}

/** One line that says why no edition was made of that slot; none where no slot was passed over. */
export function showPassedOver(passedOver: PassedOver | undefined, config: Config): string[] {
  if (!passedOver) return [];
  const { slot, because, posts } = passedOver;
  const waiting = `${counted(posts, "post")} ${posts === 1 ? "waits" : "wait"} for the next`;
  const why =
    because === "too-late"
      ? "it is too late for it (`digest.expire-after`)"
      : `that is fewer than \`digest.at-least\` (${config.digest.atLeast})`;
  return [`no edition of ${showInstant(slot, config)}: ${why}; ${waiting}`];
}

/** The same for machines, as a part of a larger value. */
export function passedOverAsJson(passedOver: PassedOver | undefined) {
  return passedOver && { passedOver: { ...passedOver, slot: toRfc3339(passedOver.slot) } };
}
