/** Why a post is in an Edition, or in none: for people who wonder. */
import type { Edition } from "../model/edition.ts";
import type { Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import { comparePosts, type PostHead } from "../model/post.ts";

export type Reason =
  /** In the Edition that is due now. */
  | { readonly is: "due"; readonly edition: string }
  /** In the one after it, as things stand. */
  | { readonly is: "next"; readonly edition: string; readonly slot: Instant }
  /** In a later one still. */
  | { readonly is: "waits" }
  | { readonly is: "mailed"; readonly edition: string }
  /** Published at or before `until`, where the first Edition's Window begins: never mailed. */
  | { readonly is: "archive"; readonly until: Instant }
  /** Its author said so: `digest: false`. */
  | { readonly is: "kept-out" };

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

function reasonOf(head: PostHead, { due, after, next, firstFrom }: Selected): Reason {
  const edition = after.posts.get(head.id)?.edition;
  const until = after.editions[0]?.window.from ?? firstFrom;
  if (edition === "archive") return { is: "archive", until };
  if (edition !== undefined) return { is: edition === due?.id ? "due" : "mailed", edition };
  if (head.inDigest === false) return { is: "kept-out" };
  if (next?.posts.includes(head.id)) return { is: "next", edition: next.id, slot: next.slot };
  const tooOld = after.editions.length === 0 && head.published <= until;
  return tooOld ? { is: "archive", until } : { is: "waits" };
}
