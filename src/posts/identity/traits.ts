/** By what posts are compared. */
import { plainAddress } from "../../lib/plain-address.ts";
import type { Instant } from "../../model/instant.ts";
import type { Lock, LockedPost } from "../../model/lock.ts";
import type { Sketch } from "../sketch.ts";
import { greetingOf, parseLikeness, titlePrint } from "./likeness.ts";
import { addressIn, nameOf } from "./paths.ts";

/** What is known of a post on both sides: of one in the lock as of one in a folder. */
export interface Traits {
  readonly source: string;
  readonly published: Instant;
  readonly title?: string;
  /** Absent also where other posts begin alike: then it says nothing. */
  readonly beginning?: string;
  /** Its first letters, which say nothing by themselves. */
  readonly greeting?: string;
  /** As `nameOf` gives it. */
  readonly name: string;
  /** As `plainAddress` gives it; absent where nobody knows it. */
  readonly address?: string;
  /** Former addresses. */
  readonly aliases?: readonly string[];
}

/** A post of the lock. */
export interface Old extends Traits {
  readonly locked: LockedPost;
}

/** A post in the folders. */
export interface New extends Traits {
  readonly sketch: Sketch;
}

export function oldTraits(locked: LockedPost, says: (beginning: string) => boolean): Old {
  const { id, source, published, likeness } = locked;
  const { title, beginning } = parseLikeness(likeness);
  const address = locked.address ?? addressIn(id);
  return {
    locked,
    source,
    published,
    name: nameOf(source),
    ...(title !== undefined && { title }),
    ...(beginning !== undefined && { greeting: greetingOf(beginning) }),
    ...(beginning !== undefined && says(beginning) && { beginning }),
    ...(address !== undefined && { address: plainAddress(address) }),
  };
}

export function newTraits(sketch: Sketch, says: (beginning: string) => boolean): New {
  const { post, beginning, aliases } = sketch;
  const title = titlePrint(post.title);
  return {
    sketch,
    source: post.source,
    published: post.published,
    name: nameOf(post.source),
    address: plainAddress(post.url),
    ...(title !== undefined && { title }),
    ...(beginning !== undefined && { greeting: greetingOf(beginning) }),
    ...(beginning !== undefined && says(beginning) && { beginning }),
    ...(aliases && { aliases }),
  };
}

/** Whether a text's beginning tells it from others: the greeting of a weekly column does not. */
export function tellingBeginnings(
  unknown: readonly Sketch[],
  sketches: readonly Sketch[],
  lock: Lock,
): (beginning: string) => boolean {
  const known = count(Array.from(lock.posts.values(), ({ likeness }) => parseLikeness(likeness)));
  const here = count(sketches);
  const fresh = count(unknown);
  return (beginning) =>
    (known.get(beginning) ?? 0) <= 1 && here.get(beginning) === fresh.get(beginning);
}

function count(
  beginnings: readonly { readonly beginning?: string }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { beginning } of beginnings) {
    if (beginning !== undefined) counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
  }
  return counts;
}
