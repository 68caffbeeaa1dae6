import type { Lock } from "../model/lock.ts";
import { comparePosts, type LeftOut, type PostHead } from "../model/post.ts";
import type { ForeignPosts } from "./foreign-post.ts";

/** A scan with the posts of feeds in it. Where a post is in the folders too, or in two feeds, it is there once. */
export function withForeign<
  Scan extends {
    readonly heads: readonly PostHead[];
    readonly retracted: readonly PostHead[];
    readonly leftOut: readonly LeftOut[];
    readonly lock: Lock;
  },
>(scan: Scan, foreign: ForeignPosts | undefined): Scan {
  if (!foreign) return scan;
  const taken = new Set([...scan.heads, ...scan.retracted].flatMap(({ id, url }) => [id, url]));
  const locked = new Map(scan.lock.posts);
  const heads = [...scan.heads];
  for (const { head } of foreign.posts) {
    const { id, url, source, published } = head;
    if (taken.has(id) || taken.has(url)) continue;
    taken.add(id).add(url);
    heads.push(head);
    locked.set(id, { ...locked.get(id), id, source, published });
  }
  return {
    ...scan,
    heads: heads.toSorted(comparePosts),
    leftOut: [...scan.leftOut, ...foreign.leftOut],
    lock: { ...scan.lock, posts: locked },
  };
}
