/** What is in a posts folder and was not read, so that somebody who misses a post learns why. */
import type { PostsConfig } from "../model/config.ts";
import type { UnreadFile } from "../model/ports.ts";
import type { LeftOut } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { notRead } from "./problems.ts";
import { notAPost, sortOut } from "./sort-out.ts";

/**
 * Files that look like posts, and folders, are told; pictures and what an editor left behind are not. A
 * link to a folder elsewhere may well be one of pictures: that is good to know and nothing to mend.
 */
export function tellUnread(
  folder: string,
  unread: readonly UnreadFile[],
  posts: Pick<PostsConfig, "dialect" | "rules">,
): { readonly leftOut: readonly LeftOut[]; readonly problems: readonly Problem[] } {
  const leftOut: LeftOut[] = [];
  const problems: Problem[] = [];
  for (const { path, isFolder, because } of unread) {
    const file = { path, bytes: NaN, modified: NaN };
    const sorted = sortOut(folder, [file], posts);
    if (isFolder && because === "leads-out") {
      if (!INTERNAL.test(path)) leftOut.push(notAPost(file, "it is a link to a folder elsewhere"));
    } else if (isFolder || sorted.candidates.length > 0) {
      const problem = notRead(path, isFolder, because);
      problems.push(problem);
      leftOut.push({ source: path, reason: "broken", because: problem.headline });
    } else leftOut.push(...sorted.leftOut);
  }
  return { leftOut, problems };
}

const INTERNAL = /(?:^|\/)[._][^/]*$/;
