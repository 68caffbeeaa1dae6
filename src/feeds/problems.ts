import type { Problem } from "../model/problem.ts";
import { counted } from "../lib/text.ts";
import type { PlannedFeed } from "./plan.ts";

type Named = Pick<PlannedFeed, "kind" | "name" | "feeds" | "heads">;

/** Two feeds would have one address; the second is not written. */
export function feedsClash(second: Named, first: Named, path: string): Problem {
  const [place, other] = [second, first].map(sourceOf);
  return {
    code: "feed-address-taken",
    level: "error",
    headline: `${calling(second)} would have the address of ${calling(first)}: \`${path}\``,
    ...(place && { place }),
    ...(other && { other }),
    hint: `write the ${second.kind === "named" ? "name" : second.kind} otherwise, or both alike`,
  };
}

export function feedEmpty(feed: Named, guess: string | undefined): Problem {
  return {
    code: "feed-empty",
    level: "warning",
    headline: `${calling(feed)} has no post`,
    ...(guess !== undefined && { hint: `did you mean \`${guess}\`?` }),
  };
}

export function feedShortened(feed: Named, carried: number, wanted: number, most: number): Problem {
  return {
    code: "feed-shortened",
    level: "note",
    headline: `${calling(feed)} carries ${carried} of ${counted(wanted, "post")}: more would be over ${counted(most, "byte")} (\`feeds.max-bytes\`)`,
    place: { file: feed.feeds.files[feed.feeds.formats[0] ?? "atom"] },
  };
}

export function changedInSilence(source: string, day: string): Problem {
  return {
    code: "updated-assumed",
    level: "note",
    headline: `its text changed so much that feeds now say it was updated on ${day}`,
    place: { file: source },
    hint: "write `updated:` with a date into its header to say when",
  };
}

function calling({ kind, name }: Named): string {
  return kind === "main" ? "the blog's feed" : `the feed of the ${KINDS[kind]} \`${name}\``;
}

const KINDS = { named: "name", tag: "tag", author: "author", language: "language" } as const;

// Of the newest post in it: that is where its name is most likely to be changed.
function sourceOf({ kind, heads }: Named) {
  const [head] = heads;
  return kind === "main" || kind === "named" || !head ? undefined : { file: head.source };
}
