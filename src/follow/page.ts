/** The page for people: how to follow this site. */
import { createHash } from "node:crypto";
import { escapeMarkup, xmlLegal } from "../lib/text.ts";
import { isoDay } from "../lib/time.ts";
import type { Site } from "../model/config.ts";
import type { Instant } from "../model/instant.ts";
import type { PostHead } from "../model/post.ts";
import { COPY_SCRIPT } from "./script.ts";
import { languageSpoken, stringsFor, type Strings } from "./strings.ts";
import { pageStyle } from "./style.ts";

/** A feed as people are told of it. */
export interface FollowedFeed {
  /** Such as `Atom`. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** Absolute. */
  readonly url: string;
}

export interface FollowPage {
  readonly site: Site;
  /** The one to prefer first. */
  readonly feeds: readonly FollowedFeed[];
  /** Feeds of a part of the posts: what each is called, and its address. */
  readonly more: readonly Pick<FollowedFeed, "name" | "url">[];
  /** Where readers sign up for the digest: a web address or a `mailto:`. */
  readonly signUp?: string;
  /** Newest first. */
  readonly posts: readonly PostHead[];
  /** Past editions that can be read on the web, newest first. */
  readonly editions: readonly { readonly slot: Instant; readonly url: string }[];
}

/** By this line the page is known for ours: whoever takes it out keeps the page as it is. */
export const OURS =
  "<!-- Written by Postrider, which replaces it. Without this line it is yours. -->";

/**
 * The page as HTML: whole without a script, in the site's language where it is spoken here. It loads
 * nothing, and its policy lets nothing run but its own script.
 */
export function followPage(page: FollowPage): string {
  const { site, feeds } = page;
  const strings = stringsFor(site.language);
  const style = pageStyle(site.language);
  const title = text(strings.follow(site.title));
  const spoken = languageSpoken(site.language);
  const direction = spoken === site.language ? site.direction : "ltr";
  return `<!doctype html>
<html lang="${text(spoken)}" dir="${direction}">
<head>
${OURS}
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${site.description.trim() === "" ? "" : `<meta name="description" content="${text(site.description)}">\n`}${autodiscovery(feeds, site)}
<style>${style}</style>
</head>
<body>
<header>
<p><a href="${text(site.url)}">${text(site.title)}</a></p>
<h1>${title}</h1>
<p class="lead">${text(strings.whatAFeedIs)}</p>
</header>
<main>
${[byFeed(feeds, strings), others(page, strings), byMail(page.signUp, strings), newest(page, strings), past(page, strings)].filter((one) => one !== "").join("\n")}
</main>
<p class="unseen" role="status" data-copied="${text(strings.copied)}"></p>
<script>${COPY_SCRIPT}</script>
</body>
</html>
`;
}

/** What makes browsers and readers find the feeds: for the head of every page of the site. */
export function autodiscovery(feeds: readonly FollowedFeed[], site: Pick<Site, "title">): string {
  return feeds
    .map(({ name, type, url }) => {
      const title = feeds.length > 1 ? `${site.title} (${name})` : site.title;
      return `<link rel="alternate" type="${type}" title="${text(title)}" href="${text(url)}">`;
    })
    .join("\n");
}

function policy(style: string): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(COPY_SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashOf(source: string): string {
  return `sha256-${createHash("sha256").update(source).digest("base64")}`;
}

function byFeed(feeds: readonly FollowedFeed[], strings: Strings): string {
  const rows = feeds.map(({ name, url }) => {
    const address = text(url);
    const copy = `<button type="button" hidden data-copy="${address}" aria-label="${text(strings.copyOf(name))}">${text(strings.copy)}</button>`;
    return `<li><span class="name">${text(name)}</span> <a href="${address}" dir="ltr">${address}</a> ${copy}</li>`;
  });
  const intro = `<p>${text(strings.howToUse)}</p>`;
  const after = `<p class="muted">${text(strings.readers)}</p>`;
  return section("feed", strings.byFeed, `${intro}\n${list("feeds", rows)}\n${after}`);
}

/** A few stand open; many unfold, without a script. */
function others({ more }: FollowPage, strings: Strings): string {
  if (more.length === 0) return "";
  const rows = more.map(
    ({ name, url }) => `<li><a href="${text(url)}" dir="auto">${text(name)}</a></li>`,
  );
  const all = list("more", rows);
  return more.length <= MOST_OPEN
    ? section("more", strings.moreFeeds, all)
    : section(
        "more",
        strings.moreFeeds,
        `<details>\n<summary>${more.length}</summary>\n${all}\n</details>`,
      );
}

const MOST_OPEN = 24;

function byMail(signUp: string | undefined, strings: Strings): string {
  if (signUp === undefined) return "";
  const button = `<p><a class="button" href="${text(signUp)}">${text(strings.signUp)}</a></p>`;
  return section("mail", strings.byMail, `<p>${text(strings.whatComesByMail)}</p>\n${button}`);
}

function newest({ posts, site }: FollowPage, strings: Strings): string {
  if (posts.length === 0) return "";
  const rows = posts.map(({ title, url, published, language, direction }) => {
    const own = language !== undefined && language !== site.language;
    const lang = own ? ` lang="${text(language)}"` : "";
    return `<li>${day(published, site, strings)} <a href="${text(url)}"${lang} dir="${(own && direction) || "auto"}">${text(title)}</a></li>`;
  });
  return section("posts", strings.newestPosts, list("posts", rows));
}

function past({ editions, site }: FollowPage, strings: Strings): string {
  if (editions.length === 0) return "";
  const rows = editions.map(
    ({ slot, url }) => `<li><a href="${text(url)}">${day(slot, site, strings)}</a></li>`,
  );
  return section("editions", strings.pastEditions, list("editions", rows));
}

function section(id: string, heading: string, content: string): string {
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${text(heading)}</h2>\n${content}\n</section>`;
}

// Safari takes a list without marks for none, unless it is told.
function list(name: string, rows: readonly string[]): string {
  return `<ul class="${name}" role="list">\n${rows.join("\n")}\n</ul>`;
}

function day(instant: Instant, { timeZone }: Site, strings: Strings): string {
  const written = text(strings.day(instant, timeZone));
  return `<time datetime="${isoDay(instant, timeZone)}">${written}</time>`;
}

function text(plain: string): string {
  return escapeMarkup(xmlLegal(plain));
}
