/** Names of Editions: safe as a file name, as a piece of an address and in a header. */
import { createHash } from "node:crypto";
import { slugOf } from "../lib/text.ts";
import { isoDay } from "../lib/time.ts";
import type { Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import type { PostHead } from "../model/post.ts";

/** The name of a calendar's Edition: the day of its slot, such as `2026-11-23`. */
export function slotId(slot: Instant, zone: string): string {
  return isoDay(slot, zone);
}

/**
 * The name of an Edition of one post: its day and the slug of its title, such as `2026-11-23-hello`,
 * with a number behind it where the Lock has that name already.
 */
export function postId(head: PostHead, lock: Lock, zone: string): string {
  const wanted = `${isoDay(head.published, zone)}-${asciiSlug(head)}`;
  for (let count = 1; ; count++) {
    const id = count === 1 ? wanted : `${wanted}-${count}`;
    if (!hasEdition(lock, id)) return id;
  }
}

export function hasEdition(lock: Lock, id: string): boolean {
  return lock.editions.some((edition) => edition.id === id);
}

/** Latin letters lose their accents; a title in any other script gives way to a hash of the identity. */
function asciiSlug(head: PostHead): string {
  const slug = slugOf(head.title.normalize("NFKD").replace(/\p{M}/gu, ""))
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, "");
  return /^[a-z0-9-]+$/.test(slug)
    ? slug
    : createHash("sha256").update(head.id).digest("hex").slice(0, 8);
}

const LONGEST_SLUG = 60;
