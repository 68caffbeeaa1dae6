import { xmlLegal } from "../lib/text.ts";
import { withoutC1Controls } from "../lib/windows-1252.ts";
import type { FeedsConfig, Podcast, Site } from "../model/config.ts";
import type { Instant } from "../model/instant.ts";
import type { Generator } from "../model/output.ts";
import type { Author, Post } from "../model/post.ts";
import { asUri, feedAddresses } from "./addresses.ts";
import { withPlainDirection } from "./direction.ts";
import { withPlainPlayers } from "./players.ts";

/**
 * What a feed says beside its entries, whatever the format it is written in. Every string is legal in XML
 * and free of what only a wrong encoding leaves behind, every line break a line feed (a parser makes it one
 * anyway, so the formats stay equal), every address a URI.
 */
export interface FeedFrame {
  readonly site: Site;
  /** Without its version where a new one must not change what is closed. */
  readonly generator: Omit<Generator, "version"> & Partial<Generator>;
  /** Where each format of this feed is found. */
  readonly addresses: Addresses;
  /** The WebSub hub that tells readers of news; never in an archive, which has none. */
  readonly hub?: string;
  readonly history?: History;
  /** Newest first. */
  readonly retracted: readonly Retraction[];
  readonly podcast?: Podcast;
  /** When the newest change of an entry was made. */
  readonly updated: Instant;
}

/** What entries are written with, known before the first of them. */
export type Masthead = Pick<FeedFrame, "site" | "podcast">;

/** A feed whole. */
export interface FeedDocument extends FeedFrame {
  readonly entries: readonly Entry[];
}

/** Where each format of something is found. */
export type Addresses = FeedsConfig["files"];

/** Where a document stands among those that a feed is split into (RFC 5005, 4). */
export interface History {
  /** The one that people subscribe to. Present in archives alone. */
  readonly current?: Addresses;
  /** The archive of older posts before this one. */
  readonly previous?: Addresses;
  /** The archive of newer posts after this one. */
  readonly next?: Addresses;
}

/** A post that its author took back. */
export interface Retraction {
  readonly id: string;
  readonly when: Instant;
}

/** What a feed is beside its posts. */
export interface Aside {
  readonly history?: History;
  readonly retracted?: readonly Retraction[];
}

/** A post as an entry of a feed. */
export interface Entry extends Omit<Post, "content"> {
  /** Never blank. */
  readonly title: string;
  /** The blog's where the post names nobody: few readers know of inheritance. */
  readonly authors: readonly Author[];
  /** Blank only where there is content. */
  readonly summary: string;
  /** Safe HTML, never blank; absent where the feed carries summaries only or the post has no text. */
  readonly content?: string;
}

/** Everything that the writers of the formats need to know, in the order given. */
export function describeFeed(
  posts: readonly Post[],
  site: Site,
  feeds: FeedsConfig,
  generator: Generator,
  aside: Aside = {},
): FeedDocument {
  const masthead = describeMasthead(site, feeds);
  const entries = posts.map((post) => describeEntry(post, masthead, feeds.content));
  return { ...describeFrame(masthead, entries, feeds, generator, aside), entries };
}

export function describeMasthead(site: Site, feeds: Pick<FeedsConfig, "podcast">): Masthead {
  const cleaned = clean(site);
  const podcast = feeds.podcast && clean(feeds.podcast);
  return {
    site: { ...cleaned, url: asUri(cleaned.url), authors: namedAuthors(cleaned.authors) },
    ...(podcast && { podcast: { ...podcast, image: asUri(podcast.image) } }),
  };
}

/** @param entries those that the feed will carry, of which only the changes matter */
export function describeFrame(
  masthead: Masthead,
  entries: readonly Pick<Entry, "updated">[],
  feeds: FeedsConfig,
  generator: Generator,
  { history, retracted = [] }: Aside = {},
): FeedFrame {
  const { version, ...program } = clean(generator);
  const isArchive = history?.current !== undefined;
  return {
    ...masthead,
    generator: isArchive ? program : { ...program, version },
    addresses: feedAddresses(masthead.site, clean(feeds)),
    ...(feeds.hub !== undefined && !isArchive && { hub: asUri(feeds.hub) }),
    ...(history && { history }),
    retracted: clean(retracted),
    updated: newestChange([...entries, ...retracted.map(({ when }) => ({ updated: when }))]),
  };
}

/** A post as it will stand in a feed with that masthead. */
export function describeEntry(
  post: Post,
  { site }: Masthead,
  carried: FeedsConfig["content"],
): Entry {
  return entryOf(clean(post), site, carried);
}

function newestChange(entries: readonly Pick<Entry, "updated">[]): Instant {
  if (entries.length === 0) return NO_ENTRIES;
  return entries.reduce((newest, { updated }) => Math.max(newest, updated), -Infinity);
}

/**
 * What an empty feed says of its last change: Atom must say something, and the clock would change
 * the bytes with every run. The day Atom was published (RFC 4287) is plausible to validators, which
 * doubt dates before 1990, and older than whatever comes first.
 */
const NO_ENTRIES: Instant = Date.UTC(2005, 11, 1);

function entryOf(post: Post, site: Site, carried: FeedsConfig["content"]): Entry {
  const { content, language, ...rest } = post;
  const url = asUri(post.url);
  const title = post.title.trim() === "" ? url : post.title;
  const authors = namedAuthors(post.authors);
  const shown = carried === "full" ? withPlainPlayers(withPlainDirection(content)) : "";
  const carriesContent = shown.trim() !== "";
  return {
    ...rest,
    url,
    title,
    summary: post.summary.trim() === "" && !carriesContent ? title : post.summary.trim(),
    authors: authors.length > 0 ? authors : site.authors,
    tags: post.tags.filter((tag) => tag.trim() !== ""),
    ...(carriesContent && { content: shown }),
    ...(differs(language, site.language) && { language }),
    ...(post.about !== undefined && { about: asUri(post.about) }),
    ...(post.image !== undefined && { image: { ...post.image, url: asUri(post.image.url) } }),
    ...(post.enclosure !== undefined && {
      enclosure: { ...post.enclosure, url: asUri(post.enclosure.url) },
    }),
  };
}

function namedAuthors(authors: readonly Author[]): readonly Author[] {
  return authors
    .filter(({ name }) => name.trim() !== "")
    .map((author) => (author.url === undefined ? author : { ...author, url: asUri(author.url) }));
}

// Language tags are the same in whatever case (BCP 47, 2.1.1).
function differs(language: string | undefined, from: string): language is string {
  return language !== undefined && language.toLowerCase() !== from.toLowerCase();
}

/** The same value with every string in it cleaned, however deep: none can be forgotten. */
function clean<T>(value: T): T;
function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map((inner: unknown) => clean(inner));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}

// Nearly every text is clean, and one look costs less than the three that would change nothing.
function cleanText(text: string): string {
  if (!SUSPICIOUS.test(text) && text.isWellFormed()) return text;
  return withoutC1Controls(xmlLegal(text)).replace(/\r\n?/g, "\n");
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const SUSPICIOUS = /[\u0000-\u0008\u000B-\u001F\u0080-\u009F\uFFFE\uFFFF]/;
