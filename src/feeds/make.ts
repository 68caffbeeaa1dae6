/** Every feed of a blog, from heads to files. */
import type { Config } from "../model/config.ts";
import type { Lock } from "../model/lock.ts";
import type { Generator } from "../model/output.ts";
import type { Post, PostHead } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { planFeeds } from "./plan.ts";
import { beginUpdates, latestInstant, settleRetractions } from "./updates.ts";
import { beginFeed } from "./growing-feed.ts";
import type { FeedFile } from "./write.ts";

/** What feeds are made of. */
export interface Ingredients {
  readonly config: Pick<Config, "site" | "feeds">;
  readonly heads: readonly PostHead[];
  readonly retracted: readonly PostHead[];
  readonly lock: Lock;
}

export interface MadeFeeds {
  /** The blog's own first. */
  readonly files: readonly FeedFile[];
  /** The lock, with what readers were told of each post's last change. */
  readonly lock: Lock;
  readonly problems: readonly Problem[];
}

/**
 * Plans the feeds, renders the posts that they carry and writes them. Each post is written before the next
 * is asked for, as that one may be rendered elsewhere meanwhile.
 *
 * @param render the first of those posts, up to so many, that can be rendered
 */
export function makeAllFeeds(
  { config, heads, retracted, lock }: Ingredients,
  render: (heads: readonly PostHead[], most: number) => Iterable<Post>,
  generator: Generator,
): MadeFeeds {
  const plan = planFeeds([...heads, ...retracted], config);
  const latest = latestInstant(heads);
  const updates = beginUpdates(lock, latest);
  const growing = plan.feeds.map((planned) => {
    const { heads: own, feeds } = planned;
    const feed = beginFeed(planned, config.feeds.files, generator);
    const posts = render(own, feeds.archive ? own.length : feeds.limit);
    for (const post of posts) feed.add(updates.settle(post));
    return { feed, retracted: planned.retracted };
  });
  const retractions = settleRetractions(retracted, updates.lock(), latest);
  const written = growing.map(({ feed, retracted: taken }) => {
    const gone = taken.flatMap(({ id }) => retractions.retracted.get(id) ?? []);
    return feed.finish(gone.toSorted((a, b) => b.when - a.when));
  });
  return {
    files: written.flatMap(({ files }) => files),
    lock: retractions.lock,
    problems: [
      ...plan.problems,
      ...updates.problems,
      ...written.flatMap(({ problems }) => problems),
    ],
  };
}
