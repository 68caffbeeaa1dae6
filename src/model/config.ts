import type { Author, Direction } from "./post.ts";
import type { Cadence } from "./edition.ts";
import type { Quota } from "./pace.ts";
import type { SiteRules } from "./site-rules.ts";

/** The blog itself, as its readers know it. */
export interface Site {
  readonly title: string;
  /** Absolute address of the front page, ending in `/`. */
  readonly url: string;
  readonly description: string;
  /** BCP 47, such as `en` or `fa-IR`. */
  readonly language: string;
  readonly direction: Direction;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** False where nobody set one and UTC is assumed. */
  readonly timeZoneGiven: boolean;
  /** Stand in where a post names nobody. */
  readonly authors: readonly Author[];
  /** One line each; required by law in mail that is sent in bulk. */
  readonly postalAddress: readonly string[];
}

/** Whose habits a posts folder follows. */
export type Dialect =
  | "plain"
  | "jekyll"
  | "hugo"
  | "zola"
  | "eleventy"
  | "astro"
  | "hexo"
  | "docusaurus";

export interface PostsConfig {
  /** Folders relative to the project, with `/`, no trailing slash. */
  readonly folders: readonly string[];
  /** Feeds whose entries are posts too: web addresses, and files relative to the project. */
  readonly feeds?: readonly string[];
  /** Pattern of a post's address below the site's, such as `/:year/:month/:slug/`. */
  readonly permalink: string;
  readonly dialect: Dialect;
  /** Only posts in one of these languages (BCP 47; `de` also means `de-AT`); all if absent. */
  readonly languages?: readonly string[];
  /** The language of posts that say none, where it may be another than those that are wanted. */
  readonly main?: string;
  /** Most characters (code points) of a summary; `posts/body/summary.ts` has what holds if absent. */
  readonly summaryLength?: number;
  /** The languages that the site is written in, where its generator says so. */
  readonly tree?: LanguageTree;
  /** What else the settings of its generator say of posts. */
  readonly rules?: SiteRules;
  /** What nobody wrote down and the blog's folder told, and where it stands there. */
  readonly recognised?: readonly Recognition[];
}

/** How a site keeps its languages apart, in folders or in the names of its files. */
export interface LanguageTree {
  /** BCP 47: that of posts which say nothing else. */
  readonly main: string;
  /** What its folders and file names call the languages, the main one included. */
  readonly names: readonly string[];
  /** Folders, relative to the project, that hold one language each. */
  readonly folders: Readonly<Record<string, string>>;
  /** Whether addresses in the main language begin with its name too. */
  readonly mainHasPrefix: boolean;
}

/** A setting that was taken from the blog's folder: `jekyll`, from `_config.yml`. */
export interface Recognition {
  readonly setting: "dialect" | "folders" | "permalink" | "language" | "timezone" | "authors";
  readonly value: string;
  /** In words, such as `\`permalink\` in _config.yml`. */
  readonly from: string;
}

export type FeedFormat = "atom" | "rss" | "json";

export interface FeedsConfig {
  readonly formats: readonly FeedFormat[];
  /** File names below the output folder. */
  readonly files: Readonly<Record<FeedFormat, string>>;
  /** Most entries that a feed carries. */
  readonly limit: number;
  readonly content: "full" | "summary";
  /** The WebSub hub that is told of news: absolute. */
  readonly hub?: string;
  /** Most posts that may look new at once before `diff` raises an alarm; `commands/diff.ts` has what holds if absent. */
  readonly mostNew?: number;
  /** Most bytes of one feed's file, its first entry aside; `feeds/limits.ts` has what holds if absent. */
  readonly maxBytes?: number;
  /** Older posts than a feed carries go into archives, a year each (RFC 5005); none if absent. */
  readonly archive?: boolean;
  /** A feed of its own for each tag, author or language; none if absent. */
  readonly by?: readonly FeedBy[];
  /** Feeds of posts that somebody chose. */
  readonly more?: readonly NamedFeed[];
  /** What podcast directories want to know. */
  readonly podcast?: Podcast;
}

/** What posts are sorted into feeds by. */
export type FeedBy = "tag" | "author" | "language";

/** A feed of the posts that meet every condition it has, by one word of it each. */
export interface NamedFeed {
  /** Its address is made of it. */
  readonly name: string;
  /** The site's and the name if absent. */
  readonly title?: string;
  readonly description?: string;
  /** The same as for the whole blog if absent. */
  readonly limit?: number;
  readonly content?: "full" | "summary";
  readonly tags?: readonly string[];
  readonly authors?: readonly string[];
  /** BCP 47; `de` also means `de-AT`. */
  readonly languages?: readonly string[];
  /** Only posts that come with a file to listen to or watch. */
  readonly episodes?: boolean;
}

/** What Apple's podcast directory asks of a show, and others with it. */
export interface Podcast {
  /** One of Apple's, and one of those below it. */
  readonly category: string;
  readonly subcategory?: string;
  /** Absolute address of the cover, a square JPEG or PNG. */
  readonly image: string;
  readonly explicit: boolean;
  /** Who speaks; the site's authors if absent. */
  readonly author?: string;
  /** Whom the directory writes to; it will stand in the feed. */
  readonly owner: { readonly name?: string; readonly email: string };
  /** Whether episodes are for any order or to be heard from the first on. */
  readonly type: "episodic" | "serial";
}

export interface DigestConfig {
  readonly cadence: Cadence;
  /** How old a post must be before it is mailed, in milliseconds; none if absent. */
  readonly hold?: number;
  /** How late an Edition may still be made, in milliseconds; `editions/rules.ts` has what holds if absent. */
  readonly expireAfter?: number;
  /** With fewer new posts no Edition is made, and they wait for the next slot. */
  readonly atLeast?: number;
  /** Most posts of an Edition: those that waited longest, and the others wait for the next. */
  readonly atMost?: number;
  /** Only posts with one of these tags are mailed; all if absent. */
  readonly tags?: readonly string[];
  /** Posts with one of these tags are not mailed. */
  readonly withoutTags?: readonly string[];
  /** Only posts in one of these languages are mailed; those that name none are in the site's. */
  readonly languages?: { readonly wanted: readonly string[]; readonly site: string };
  /** The layout of ours to take; `letter` for single posts and `cards` for calendars if absent. */
  readonly layout?: Layout;
  /** What the layouts let a blog change without a template of its own. */
  readonly look?: Look;
  /** The MJML and the text template, relative to the project; ours where absent. */
  readonly template?: { readonly html: string; readonly text: string };
  /** Subject with `{title}`, `{site}`, `{date}`, `{count}`; ours where absent. */
  readonly subject?: string;
}

/** `cards`: a picture and a summary a post. `compact`: a few lines a post. `letter`: posts in full. */
export type Layout = "cards" | "compact" | "letter";

export interface Look {
  /** `#rrggbb`: links, and the line on top. */
  readonly accent?: string;
  /** Takes the place of the blog's name on top; absolute address, shown size in pixels. */
  readonly logo?: { readonly url: string; readonly width: number; readonly height?: number };
  /** Pixels. */
  readonly width?: number;
  /** A CSS list of font families, for everything. */
  readonly font?: string;
  /** Plain text below the postal address, a line each. */
  readonly footer?: readonly string[];
}

export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

export interface MailConfig {
  readonly from: Mailbox;
  readonly replyTo?: Mailbox;
  /** Where a reader unsubscribes: an https URL with `{token}`, a `mailto:`, or both. */
  readonly unsubscribe: { readonly url?: string; readonly mailto?: string };
  /** RFC 2919 identifier, stable for ever, such as `digest.blog.example`. */
  readonly listId: string;
  /** Connections kept open at once. */
  readonly connections: number;
  /** Most messages a second, over all connections, at even distances. */
  readonly rate?: number;
  /** And most within longer spans; none if absent. */
  readonly quotas?: readonly Quota[];
  /** Most messages on one connection before it makes room for a fresh one; no limit if absent. */
  readonly perConnection?: number;
  /** The mailbox that reports of non-delivery go to, with the Envelope's id put in; the sender's if absent. */
  readonly bounce?: string;
  /** How long a deferred Envelope is tried, in milliseconds; `outbox/settle.ts` has what holds if absent. */
  readonly giveUpAfter?: number;
}

/** What may be asked over the network. */
export interface NetworkConfig {
  /** Servers on this machine and in local networks may be asked for feeds and told of news. */
  readonly allowPrivate: boolean;
}

/** The page that tells people how to follow the blog. */
export interface FollowConfig {
  /** Its file below the output folder; false: no page. If absent, wherever there is room. */
  readonly page?: string | false;
  /** Where readers sign up for the digest: a web address or a `mailto:`. */
  readonly signUp?: string;
}

/** Written configuration and environment, checked, with every default filled in. */
export interface Config {
  readonly site: Site;
  readonly posts: PostsConfig;
  /** The folder that gets published, relative to the project. */
  readonly output: string;
  readonly feeds: FeedsConfig;
  readonly follow?: FollowConfig;
  readonly digest: DigestConfig;
  readonly network?: NetworkConfig;
  /** Absent until someone wants to send. */
  readonly mail?: MailConfig;
}
