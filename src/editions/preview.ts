/** What there is to look at before anything is due. */
import type { Config } from "../model/config.ts";
import type { Edition } from "../model/edition.ts";
import type { Lock } from "../model/lock.ts";
import { comparePosts, type PostHead } from "../model/post.ts";
import { postId, slotId } from "./id.ts";
import type { EditionPlan } from "./plan.ts";
import { isWanted } from "./rules.ts";

export interface Preview {
  readonly edition: Edition;
  /** Made of posts that were mailed already or never will be, because nothing new waits. */
  readonly sample: boolean;
}

/**
 * The Edition that goes out next: the one due now, else the next one, else a sample of the newest
 * posts, so that a preview is empty only where no post may be mailed at all.
 */
export function previewEdition(
  heads: readonly PostHead[],
  lock: Lock,
  config: Config,
  plan: EditionPlan,
): Preview | undefined {
  const edition = plan.due ?? plan.next;
  if (edition) return { edition, sample: false };

  const zone = config.site.timeZone;
  const newest = heads
    .filter((head) => head.inDigest !== false && isWanted(head, config.digest))
    .toSorted(comparePosts);
  const [first] = newest;
  if (!first) return undefined;
  if (config.digest.cadence.every === "post") {
    const id = postId(first, lock, zone);
    return { edition: sampleOf(id, first.published, [first]), sample: true };
  }
  const slot = plan.nextSlot ?? first.published;
  return { edition: sampleOf(slotId(slot, zone), slot, newest.slice(0, SAMPLE)), sample: true };
}

/** Enough to judge a layout by. */
const SAMPLE = 5;

function sampleOf(id: string, slot: number, heads: readonly PostHead[]): Edition {
  const from = heads.at(-1)?.published ?? slot;
  return { id, slot, window: { from, to: slot }, posts: heads.map((head) => head.id) };
}
