import { createHash } from "node:crypto";
import { xmlLegal } from "../lib/text.ts";
import type { Instant } from "../model/instant.ts";
import type { Lock } from "../model/lock.ts";
import type { LeftOut, PostHead } from "../model/post.ts";
import type { SourceEntry, SourceFeed } from "./entry.ts";

/** The entry of a feed as a post: what is known of it, and its text, not yet safe. */
export interface ForeignPost {
  readonly head: PostHead;
  readonly html: string;
  /** What relative addresses in the text are relative to. */
  readonly base: string;
}

export interface ForeignPosts {
  readonly posts: readonly ForeignPost[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The entries of a feed as posts of this blog. One without a date has that of the day on which it was
 * first seen, which the lock keeps.
 *
 * @param name what the feed is called in the configuration
 */
export function foreignPosts(
  feed: SourceFeed,
  name: string,
  lock: Lock,
  now: Instant,
): ForeignPosts {
  const posts: ForeignPost[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of feed.entries) {
    const source = `${name}#${entry.id}`;
    const { url } = entry;
    const id = idOf(entry, name);
    const published = entry.published ?? lock.posts.get(id)?.published ?? now;
    if (url === undefined) {
      leftOut.push({ source, reason: "not-a-post", because: "it has no address to read it at" });
    } else if (published > now) {
      const because = `a date in the future: ${new Date(published).toISOString().slice(0, 10)}`;
      leftOut.push({ source, reason: "future", because, from: published });
    } else {
      // A change that is still to come has not happened, whatever the feed says.
      const { updated = published } = entry;
      const changed = updated > now ? published : updated;
      const head = clean(headOf({ ...entry, url, published, updated: changed }, feed, id, source));
      posts.push({ head, html: entry.content ?? "", base: entry.base });
    }
  }
  return { posts, leftOut };
}

function headOf(
  entry: SourceEntry & Required<Pick<SourceEntry, "url" | "published" | "updated">>,
  feed: SourceFeed,
  id: string,
  source: string,
): PostHead {
  const { url, title, published, updated, summary, image, enclosure } = entry;
  const language = entry.language ?? feed.language;
  const authors =
    entry.authors.length > 0 || feed.title === "" ? entry.authors : [{ name: feed.title }];
  return {
    id,
    source,
    markup: "html",
    url,
    title,
    published,
    updated: Math.max(updated, published),
    authors,
    tags: [...new Set(entry.tags)],
    ...(summary !== undefined && { summary }),
    ...(language !== undefined && { language }),
    ...(image !== undefined && { image: { url: image } }),
    ...(enclosure && { enclosure }),
    inFeeds: true,
    inDigest: true,
  };
}

/** Its own where that is an identity for the whole world, else one made of the feed and it (RFC 9562, 5.8). */
function idOf({ id }: SourceEntry, feed: string): string {
  if (/^[a-z][a-z0-9+.-]+:[^\s<>"{}|\\^`\p{C}]+$/iu.test(id)) return id;
  const hash = createHash("sha256").update(`${feed}\n${id}`).digest("hex");
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
  ];
  return `urn:uuid:${[...parts, hash.slice(20, 32)].join("-")}`;
}

/** Every text in it legal in XML. */
function clean(head: PostHead): PostHead {
  const { title, authors, tags, summary } = head;
  return {
    ...head,
    title: xmlLegal(title),
    authors: authors.map((author) => ({ ...author, name: xmlLegal(author.name) })),
    tags: tags.map(xmlLegal),
    ...(summary !== undefined && { summary: xmlLegal(summary) }),
  };
}
