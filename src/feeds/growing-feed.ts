import type { FeedsConfig } from "../model/config.ts";
import type { Generator } from "../model/output.ts";
import type { Post } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { type Archive, archivesOf } from "./archives.ts";
import {
  type Aside,
  describeEntry,
  describeFrame,
  describeMasthead,
  type Retraction,
} from "./document.ts";
import { joinFeed } from "./format.ts";
import { bytesIn, fitting, LARGEST_FEED } from "./limits.ts";
import type { PlannedFeed } from "./plan.ts";
import { feedShortened } from "./problems.ts";
import { type FeedFile, fileOf, filesOf, FORMATS } from "./write.ts";

/** A planned feed on its way: written post by post, so that each can be made while the last is written. */
export interface GrowingFeed {
  /** Newest first: those that the feed's limit lets in, or all where it keeps archives. */
  readonly add: (post: Post) => void;
  /**
   * A file for each format, and the feed's archives where it has any. What is over its limit of bytes is left
   * out of all formats alike, so that they always carry the same.
   */
  readonly finish: (retracted: readonly Retraction[]) => {
    readonly files: readonly FeedFile[];
    readonly problems: readonly Problem[];
  };
}

/** @param names what the blog's own feeds are called */
export function beginFeed(
  planned: PlannedFeed,
  names: FeedsConfig["files"],
  generator: Generator,
): GrowingFeed {
  const { site, feeds, kind } = planned;
  const most = feeds.maxBytes ?? LARGEST_FEED;
  const masthead = describeMasthead(site, feeds);
  const formats = feeds.formats.map((format) => {
    const writer = FORMATS[format](masthead);
    return { format, writer, entries: [] as (readonly string[])[], sizes: [] as number[] };
  });
  const posts: Post[] = [];
  const newest: Post[] = [];

  /** The files with so many posts in them, and how many could be in all of them. */
  function written(count: number, aside: Aside) {
    const frame = describeFrame(masthead, newest.slice(0, count), feeds, generator, aside);
    const made = formats.map(({ format, writer, entries, sizes }) => {
      const around = writer.around(frame, count);
      const text = joinFeed(around, entries.slice(0, count));
      const room = most - bytesIn([...around.before, around.after]);
      return {
        file: fileOf(format, text, feeds.files, kind, frame, count),
        fit: fitting(sizes.slice(0, count), bytesIn([around.between]), room),
      };
    });
    return {
      files: made.map(({ file }) => file),
      fit: made.reduce((least, { fit }) => Math.min(least, fit), count),
    };
  }

  return {
    add(post) {
      posts.push(post);
      if (newest.length === feeds.limit) return;
      newest.push(post);
      const entry = describeEntry(post, masthead, feeds.content);
      for (const { writer, entries, sizes } of formats) {
        const pieces = writer.entry(entry);
        entries.push(pieces);
        sizes.push(bytesIn(pieces));
      }
    },
    finish(retracted) {
      let known: readonly Archive[] | undefined;
      const archives = () =>
        (known ??= feeds.archive ? archivesOf(posts, planned, names, generator) : []);
      const write = (count: number) => {
        const previous = count < posts.length ? archives().at(-1)?.document.addresses : undefined;
        return written(count, {
          retracted: stillToTell(retracted, newest.slice(0, count), planned),
          ...(previous && { history: { previous } }),
        });
      };
      let count = newest.length;
      let made = write(count);
      // With fewer posts there is more to say around them.
      while (made.fit < count) made = write((count = made.fit));
      const older =
        count === posts.length
          ? []
          : archives().flatMap(({ document, files: own }) =>
              filesOf(document, { ...feeds, files: own }, "archive"),
            );
      return {
        files: [...made.files, ...older],
        problems: count < newest.length ? [feedShortened(planned, count, newest.length, most)] : [],
      };
    },
  };
}

/**
 * The retractions that a feed tells of: each as long as its oldest entry is from before, so that it goes
 * once a feedful of posts came after. Whoever asks for the feed at all has been told by then.
 */
function stillToTell(
  retracted: readonly Retraction[],
  carried: readonly Post[],
  { heads, feeds }: PlannedFeed,
): readonly Retraction[] {
  const isWhole = carried.length >= heads.length;
  const oldest = carried.reduce((least, { published }) => Math.min(least, published), Infinity);
  return retracted.filter(({ when }) => isWhole || when >= oldest).slice(0, feeds.limit);
}
