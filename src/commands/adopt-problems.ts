/** What can be wrong with taking over the ids of a feed. */
import { counted } from "../lib/text.ts";
import type { Problem } from "../model/problem.ts";

export function feedMissing(named: string, why: string): Problem {
  return {
    code: "feed-missing",
    level: "error",
    headline: `\`${named}\` could not be read: ${why}`,
    hint: "name the feed that your readers follow today: its address, or a file of it",
  };
}

export function feedCut(address: string, why: string): Problem {
  return {
    code: "feed-cut",
    level: "warning",
    headline: `the feed goes on at \`${address}\`, which was not read: ${why}`,
  };
}

export function noEntryMatches(named: string): Problem {
  return {
    code: "feed-of-others",
    level: "error",
    headline: `no entry of \`${named}\` is a post of this blog`,
    hint: "`postrider check` shows the addresses that the posts have: `posts.permalink` says how they are made",
  };
}

export function headerSaysOtherwise(file: string, known: string): Problem {
  return {
    code: "id-not-adopted",
    level: "warning",
    headline: `the feed calls this post \`${known}\`, and its header says another id`,
    place: { file },
    hint: `write \`id: ${known}\` into its header`,
  };
}

/** @param more posts that our feeds would have and the old one has not */
export function feedIsShorter(more: number, entries: number): Problem {
  return {
    code: "feed-longer",
    level: "warning",
    headline: `your feeds would have ${counted(more, "older post")} that this one has not, and readers may take them for new`,
    hint: `set \`limit: ${entries}\` below \`feeds:\``,
  };
}

export function postsMissing(files: readonly string[]): Problem {
  const names = files.slice(0, 5).map((file) => `\`${file}\``);
  const more = files.length > names.length ? " and others" : "";
  return {
    code: "post-not-in-feed",
    level: "warning",
    headline: `${counted(files.length, "post")} as recent as those of the feed ${files.length === 1 ? "is" : "are"} not in it, and will look new: ${names.join(", ")}${more}`,
  };
}
