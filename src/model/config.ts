import type { Author, Direction } from "./post.ts";
import type { Cadence } from "./edition.ts";

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
  /** Pattern of a post's address below the site's, such as `/:year/:month/:slug/`. */
  readonly permalink: string;
  readonly dialect: Dialect;
}

export type FeedFormat = "atom" | "rss" | "json";

export interface FeedsConfig {
  readonly formats: readonly FeedFormat[];
  /** File names below the output folder. */
  readonly files: Readonly<Record<FeedFormat, string>>;
  /** Most entries that a feed carries. */
  readonly limit: number;
  readonly content: "full" | "summary";
}

export interface DigestConfig {
  readonly cadence: Cadence;
  /** The MJML and the text template, relative to the project; ours where absent. */
  readonly template?: { readonly html: string; readonly text: string };
  /** Subject with `{title}`, `{site}`, `{date}`, `{count}`; ours where absent. */
  readonly subject?: string;
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
  /** Most messages a second, over all connections. */
  readonly rate?: number;
}

/** Written configuration and environment, checked, with every default filled in. */
export interface Config {
  readonly site: Site;
  readonly posts: PostsConfig;
  /** The folder that gets published, relative to the project. */
  readonly output: string;
  readonly feeds: FeedsConfig;
  readonly digest: DigestConfig;
  /** Absent until someone wants to send. */
  readonly mail?: MailConfig;
}

/** What comes from the environment alone and is printed nowhere. */
export interface Secrets {
  /** `smtps://user:password@host:465`; absent where no mail is sent. */
  readonly smtpUrl?: string;
  /** Keys of readers' tokens, newest first; older ones are still accepted. */
  readonly tokenSecrets: readonly string[];
  readonly dkim?: {
    readonly domain: string;
    readonly selector: string;
    /** PEM. */
    readonly privateKey: string;
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
  };
}
