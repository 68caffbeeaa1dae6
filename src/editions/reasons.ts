/** Why a post is in an Edition, or in none: for people who wonder. */
import type { Edition } from "../model/edition.ts";
import type { Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import { comparePosts, type PostHead } from "../model/post.ts";
import { holdOf, isWanted, type Rules } from "./rules.ts";
import { isExpired } from "./select.ts";

export type Reason =
  /** In the Edition that is due now. */
  | { readonly is: "due"; readonly edition: string }
  /** In the one after it, as things stand. */
  | { readonly is: "next"; readonly edition: string; readonly slot: Instant }
  /** In a later one still. */
  | { readonly is: "waits" }
  /** Not old enough before `until`. */
  | { readonly is: "held"; readonly until: Instant }
  /** Too few posts are new for an Edition. */
  | { readonly is: "too-few"; readonly atLeast: number }
  | { readonly is: "mailed"; readonly edition: string }
  /** Published at or before `until`, where the first Edition's Window begins: never mailed. */
  | { readonly is: "archive"; readonly until: Instant }
  /** Its author said so: `digest: false`. */
  | { readonly is: "kept-out" }
  /** Its tags are not those that are mailed. `forGood`: an Edition was made without it. */
  | { readonly is: "filtered"; readonly forGood: boolean }
  /** It came too late to be an Edition of its own. */
  | { readonly is: "expired" };

export interface Choice {
  readonly post: PostHead;
  readonly reason: Reason;
}

/** A plan as far as it is made. */
export interface Selected {
  readonly due: Edition | undefined;
  /** The Lock as it will be once `due` is closed. */
  readonly after: Lock;
  readonly next: Edition | undefined;
  /** Where the Window of the first Edition would begin, if there is none yet. */
  readonly firstFrom: Instant;
  readonly rules: Rules;
  readonly now: Instant;
  /** Posts that are not old enough by then are held. */
  readonly readyBy: Instant;
}

/** The newest posts and all that the plan carries, newest first, each with its reason. */
export function explain(heads: readonly PostHead[], selected: Selected): readonly Choice[] {
  const carried = new Set([...(selected.due?.posts ?? []), ...(selected.next?.posts ?? [])]);
  return heads
    .toSorted(comparePosts)
    .filter((head, index) => index < RECENT || carried.has(head.id))
    .map((post) => ({ post, reason: reasonOf(post, selected) }));
}

const RECENT = 20;

function reasonOf(head: PostHead, selected: Selected): Reason {
  const { due, after, next, firstFrom, rules, now, readyBy } = selected;
  const edition = after.posts.get(head.id)?.edition;
  const until = after.editions[0]?.window.from ?? firstFrom;
  if (edition === "archive") return { is: "archive", until };
  if (edition === "filtered") return { is: "filtered", forGood: true };
  if (edition !== undefined) return { is: edition === due?.id ? "due" : "mailed", edition };
  if (head.inDigest === false) return { is: "kept-out" };
  if (!isWanted(head, rules)) return { is: "filtered", forGood: false };
  if (next?.posts.includes(head.id)) return { is: "next", edition: next.id, slot: next.slot };
  if (after.editions.length === 0 && head.published <= until) return { is: "archive", until };
  const ready = head.published + holdOf(rules);
  // Dated behind the next slot it would wait without any hold.
  if (ready > readyBy && head.published <= readyBy) return { is: "held", until: ready };
  const { cadence, atLeast = 1 } = rules;
  if (cadence.every === "post") return { is: isExpired(head, rules, now) ? "expired" : "waits" };
  return next || atLeast <= 1 ? { is: "waits" } : { is: "too-few", atLeast };
}
