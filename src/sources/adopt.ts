import { plainAddress } from "../lib/plain-address.ts";
import { type Lock, type LockedPost, withNewIds } from "../model/lock.ts";
import type { PostHead } from "../model/post.ts";
import type { SourceFeed } from "./entry.ts";
import type { EntryOfPost } from "./match-entries.ts";

/** A post that has taken over what a feed called it. */
export interface Adopted {
  readonly source: string;
  readonly title: string;
  readonly id: string;
  /** What RSS and JSON Feed call it, where that is not its id. */
  readonly guid?: string;
  /** The id that it would have had. */
  readonly before: string;
}

/**
 * The lock in which every post has the id by which the readers of a feed know it, to the letter, and was
 * published before: no reader sees it as new, and no digest mails it.
 *
 * Atom asks for an IRI (RFC 4287, 4.2.6) and RSS takes any text, such as a bare number. What an Atom feed
 * called a post becomes its id, whatever it is: readers compare characters, not grammars. What another feed
 * called it becomes its id where it is an IRI and the post has none but ours; else it stands beside the id,
 * for RSS and JSON Feed alone. So a blog's old Atom and its old RSS may both be adopted, each with ids of
 * its own.
 *
 * @param before the lock as it was stored: a post that was published from it already stays as it is
 */
export function adoptIds(
  pairs: readonly EntryOfPost[],
  format: SourceFeed["format"],
  lock: Lock,
  before: Lock,
): { readonly lock: Lock; readonly adopted: readonly Adopted[] } {
  const posts = new Map(lock.posts);
  const renamed = new Map<string, string>();
  const adopted: Adopted[] = [];
  for (const { entry, head } of pairs) {
    const own = lock.posts.get(head.id);
    if (!own) continue;
    const isKnown = own.id === entry.id || own.guid === entry.id;
    if (isKnown && before.posts.has(own.id)) continue;
    const names = isKnown ? namesOf(own) : namesFor(entry.id, format, own, head);
    const { guid: _, ...rest } = { ...posts.get(names.id), ...own };
    posts.delete(own.id);
    posts.set(names.id, { ...rest, ...names, edition: rest.edition ?? "archive" });
    if (names.id !== own.id) renamed.set(own.id, names.id);
    const { source, title } = head;
    if (!isKnown) adopted.push({ source, title, ...names, before: own.id });
  }
  return { lock: { posts, editions: withNewIds(lock.editions, renamed) }, adopted };
}

type Names = Pick<LockedPost, "id" | "guid">;

function namesOf({ id, guid }: LockedPost): Names {
  return { id, ...(guid !== undefined && { guid }) };
}

function namesFor(
  known: string,
  format: SourceFeed["format"],
  own: LockedPost,
  head: PostHead,
): Names {
  const isOurs = isMinted(own.id, head.url);
  if (format !== "atom" && !(isOurs && IRI.test(known))) return { id: own.id, guid: known };
  const guid = own.guid ?? (isOurs ? undefined : own.id);
  return { id: known, ...(guid !== undefined && { guid }) };
}

/** Whether an id is one that a build makes of an address when nobody knows any better. */
function isMinted(id: string, url: string): boolean {
  const [, authority, path = ""] = /^tag:([^:,]+),\d{4}-\d\d-\d\d:(\/.*?)(?:;\d+)?$/.exec(id) ?? [];
  return authority === new URL(url).hostname && plainAddress(path) === plainAddress(url);
}

// RFC 3987's, but for the details within its parts.
const IRI = /^[a-z][a-z0-9+.-]+:[^\s<>"{}|\\^`\p{C}]+$/iu;
