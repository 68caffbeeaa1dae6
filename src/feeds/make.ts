/** Every feed of a blog, from heads to files. */
import type { Config } from "../model/config.ts";
import type { Lock } from "../model/lock.ts";
import type { Generator } from "../model/output.ts";
import type { Post, PostHead } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { planFeeds } from "./plan.ts";
import { latestInstant, settleRetractions, settleUpdates } from "./updates.ts";
import { type FeedFile, writeFeed } from "./write.ts";

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
  /** What the blog's own feed could carry, newest first. */
  readonly posts: readonly Post[];
  /** The lock, with what readers were told of each post's last change. */
  readonly lock: Lock;
  readonly problems: readonly Problem[];
}

/**
 * Plans the feeds, renders the posts that they carry and writes them.
 *
 * @param render the first of those posts, up to so many, that can be rendered
 */
export function makeAllFeeds(
  { config, heads, retracted, lock }: Ingredients,
  render: (heads: readonly PostHead[], most: number) => readonly Post[],
  generator: Generator,
): MadeFeeds {
  const plan = planFeeds([...heads, ...retracted], config);
  const chosen = plan.feeds.map(({ heads: own, feeds }) =>
    render(own, feeds.archive ? own.length : feeds.limit),
  );
  const latest = latestInstant(heads);
  const carried = new Map(chosen.flat().map((post) => [post.id, post]));
  const updates = settleUpdates([...carried.values()], lock, latest);
  const retractions = settleRetractions(retracted, updates.lock, latest);
  const settled = new Map(updates.posts.map((post) => [post.id, post]));
  const told = chosen.map((posts) => posts.map((post) => settled.get(post.id) ?? post));
  const written = plan.feeds.map((planned, index) => {
    const gone = planned.retracted.flatMap(({ id }) => retractions.retracted.get(id) ?? []);
    const newest = gone.toSorted((a, b) => b.when - a.when);
    return writeFeed(planned, told[index] ?? [], newest, config.feeds.files, generator);
  });
  return {
    files: written.flatMap(({ files }) => files),
    posts: (told[0] ?? []).slice(0, config.feeds.limit),
    lock: retractions.lock,
    problems: [
      ...plan.problems,
      ...updates.problems,
      ...written.flatMap(({ problems }) => problems),
    ],
  };
}
