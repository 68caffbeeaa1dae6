import { comparePosts, type PostHead } from "../model/post.ts";

/** Whether a post is one for feeds: its author did not keep it out, and not for the digest alone. */
export function belongsInFeeds(head: Pick<PostHead, "inFeeds" | "inDigest">): boolean {
  return head.inFeeds && head.inDigest !== "only";
}

/** The posts that a feed carries: the newest `limit` of those that belong in feeds, newest first. */
export function selectForFeeds<P extends PostHead>(
  posts: readonly P[],
  limit: number,
): readonly P[] {
  return posts.filter(belongsInFeeds).toSorted(comparePosts).slice(0, limit);
}
