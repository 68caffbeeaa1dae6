/** What the templates of a Digest can speak of: plain data, named as templates name things. */
import { minutesToRead } from "../lib/reading-time.ts";
import { xmlLegal } from "../lib/text.ts";
import type { Config } from "../model/config.ts";
import type { Edition } from "../model/edition.ts";
import { toRfc3339 } from "../model/instant.ts";
import type { Post } from "../model/post.ts";
import { type WholeTexts, wholeTexts } from "./body/whole.ts";
import { type ImageView, imageView } from "./image.ts";
import { dotted } from "./inline.ts";
import type { Language } from "./language.ts";
import { SafeHtml } from "./safe-html.ts";
import { shorten } from "./shorten.ts";
import { preheaderOf, subjectOf } from "./subject.ts";
import { type Theme, themeFor } from "./theme.ts";

/** How much of its posts a Digest shows. */
export interface Detail {
  /** One line below the other, without pictures and links to read on. */
  readonly brief: boolean;
  /** The whole text of each post, its code in colours or not. */
  readonly body: "coloured" | "plain" | "none";
  /** A post whose text has more UTF-16 units than this is summed up among others shown whole. */
  readonly longest: number;
  /** Most graphemes of a summary; 0 for the title alone. */
  readonly summary: number;
  /** Most posts; what is left is counted and said. */
  readonly posts: number;
}

/** The variables of a template. Optional ones are null, so that a template can ask for them. */
export interface View {
  readonly subject: string;
  readonly preheader: string;
  /** The day of the edition. */
  readonly date: string;
  /** How many posts, such as `3 new posts`. */
  readonly count: string;
  readonly site: SiteView;
  readonly posts: readonly PostView[];
  /** Whether there are so many posts that each has a few lines at most: none has a picture. */
  readonly brief: boolean;
  /** What did not fit in, such as `and 12 more on the web`. */
  readonly more: string | null;
  readonly archive_url: string;
  /** The list of all editions. */
  readonly editions_url: string;
  readonly unsubscribe_url: string;
  readonly feed_url: string | null;
  /** The name of the blog and its postal address, line by line. */
  readonly sender: readonly string[];
  readonly strings: Readonly<Record<string, string>>;
  readonly theme: Theme;
  readonly logo: LogoView | null;
  /** What the blog adds below its address, line by line. */
  readonly footer: readonly string[];
}

interface LogoView {
  readonly url: string;
  readonly width: number;
  readonly height: number | null;
}

interface SiteView {
  readonly title: string;
  readonly url: string;
  readonly description: string | null;
  readonly language: string;
  readonly direction: string;
  /** Where lines begin and end: `left` and `right`, or the other way round. */
  readonly start: string;
  readonly end: string;
  /** Points where reading goes on. */
  readonly arrow: string;
}

interface PostView {
  readonly title: string;
  readonly url: string;
  readonly date: string;
  /** RFC 3339, for the filter `date`. */
  readonly published: string;
  readonly authors: string | null;
  readonly tags: readonly string[];
  /** Such as `4 min read`. */
  readonly reading: string;
  /** Date, authors and reading time on one line. */
  readonly byline: string;
  readonly summary: string | null;
  /** The whole text, where it fits in: HTML that goes out as it is. */
  readonly body: SafeHtml | null;
  /** The same as plain text in 72 columns. */
  readonly text: string | null;
  readonly image: ImageView | null;
  /** Where they differ from the site's. */
  readonly language: string | null;
  readonly direction: string | null;
}

/** Where an Edition can be read on the web. */
function archiveUrlOf(edition: string, siteUrl: string): string {
  return new URL(`editions/${edition}/`, siteUrl).href;
}

/** The variables for an Edition; `posts` are its posts in the order of reading. */
export function viewOf(
  edition: Edition,
  posts: readonly Post[],
  config: Config,
  language: Language,
  detail: Detail,
  unsubscribeUrl: string,
  whole: WholeTexts = wholeTexts(config),
): View {
  const { site, feeds } = config;
  const { strings, day } = language;
  const { look = {} } = config.digest;
  const theme = themeFor(site.language, look);
  const [format] = feeds.formats;
  const left = posts.length - detail.posts;
  const rightToLeft = site.direction === "rtl";
  return legal({
    subject: subjectOf(edition, posts, config, language),
    preheader: preheaderOf(posts, site, language),
    date: day(edition.slot),
    count: strings.newPosts(posts.length),
    site: {
      title: site.title,
      url: site.url,
      description: site.description || null,
      language: site.language,
      direction: site.direction,
      start: rightToLeft ? "right" : "left",
      end: rightToLeft ? "left" : "right",
      arrow: rightToLeft ? "←" : "→",
    },
    posts: posts
      .slice(0, detail.posts)
      .map((post) => postView(post, config, language, detail, theme, whole)),
    brief: detail.brief,
    more: left > 0 ? strings.moreOnTheWeb(left) : null,
    archive_url: archiveUrlOf(edition.id, site.url),
    editions_url: new URL("editions/", site.url).href,
    unsubscribe_url: unsubscribeUrl,
    feed_url: format ? new URL(feeds.files[format], site.url).href : null,
    sender:
      site.postalAddress[0] === site.title
        ? site.postalAddress
        : [site.title, ...site.postalAddress],
    strings: {
      read_on: strings.readOn,
      why: strings.why(site.title),
      unsubscribe: strings.unsubscribe,
      view_in_browser: strings.viewInBrowser,
      feed: strings.feed,
      editions: strings.editions,
    },
    theme,
    logo: look.logo ? { height: null, ...look.logo } : null,
    footer: look.footer ?? [],
  });
}

function postView(
  post: Post,
  { site }: Config,
  { strings, day }: Language,
  detail: Detail,
  theme: Theme,
  whole: WholeTexts,
): PostView {
  const names = post.authors.map((author) => author.name);
  const date = day(post.published);
  const authors = names.join(strings.comma) || null;
  const reading = strings.minutes(minutesToRead(post.content));
  const { body, text } = isWhole(post, detail)
    ? whole(post, detail.body === "coloured")
    : NOT_WHOLE;
  const foreign = post.language !== undefined && post.language !== site.language;
  return {
    title: post.title,
    url: post.url,
    date,
    published: toRfc3339(post.published),
    authors,
    tags: post.tags,
    reading,
    byline: dotted(authors === null ? [date, reading] : [date, authors, reading], site.direction),
    // A post without a word is summed up by its title, which stands above already.
    summary:
      detail.summary > 0 && post.summary !== post.title
        ? shorten(post.summary, detail.summary) || null
        : null,
    body,
    text,
    image: !detail.brief && post.image ? imageView(post.image, theme) : null,
    language: foreign ? (post.language ?? null) : null,
    direction: post.direction && post.direction !== site.direction ? post.direction : null,
  };
}

/** Whether a post is shown with its whole text. */
export function isWhole({ content }: Post, { body, longest }: Detail): boolean {
  return body !== "none" && content.length <= longest;
}

const NOT_WHOLE = { body: null, text: null };

/** Every string in it made legal in XML: nothing invisible reaches a template. Copied only where one was not. */
function legal<T>(value: T): T;
function legal(value: unknown): unknown {
  if (typeof value === "string") return xmlLegal(value);
  if (typeof value !== "object" || value === null || value instanceof SafeHtml) return value;
  let copy: object | undefined;
  for (const key in value) {
    const before: unknown = Reflect.get(value, key);
    const after = legal(before);
    if (after === before) continue;
    copy ??= Array.isArray(value) ? value.slice() : { ...value };
    Reflect.set(copy, key, after);
  }
  return copy ?? value;
}
