import type {
  Config,
  DigestConfig,
  Look,
  FeedsConfig,
  FollowConfig,
  MailConfig,
  Mailbox,
  NamedFeed,
  Podcast,
  PostsConfig,
  Site,
} from "../model/config.ts";
import type { Cadence, WallTime } from "../model/edition.ts";
import type { Author } from "../model/post.ts";
import type { Written } from "./schema.ts";
import type { Told } from "./surroundings.ts";
import { directionOf } from "./values/locale.ts";
import { boundsOf } from "./values/mail.ts";

/** Fills in what was left out and follows from the rest. What was written is right and does not clash. */
export function complete(written: Written, told: Told = {}): Config {
  const site = completeSite(written.site, told, written.posts.languages);
  const { feeds, mail } = written;
  const posts = completePosts(written, told);
  return {
    site,
    posts,
    output: completeOutput(written.output, posts.folders),
    feeds: completeFeeds(feeds),
    ...(written.network && { network: { allowPrivate: written.network["private-addresses"] } }),
    ...(written.follow && { follow: completeFollow(written.follow) }),
    digest: completeDigest(written.digest, site.language),
    ...(mail && { mail: completeMail(mail, site) }),
  };
}

// Some sites keep their posts where others publish: what we write goes elsewhere, unless somebody says where.
function completeOutput(output: string, folders: readonly string[]): string {
  return folders.some((folder) => `${folder}/`.startsWith(`${output}/`)) ? "feeds" : output;
}

function completeSite(
  site: Written["site"],
  told: Told,
  only: Written["posts"]["languages"],
): Site {
  const { title, url, description = "", address = [] } = site;
  // A blog of which one language is taken is a blog in that language.
  const chosen = only?.length === 1 ? only[0] : undefined;
  const language = site.language ?? chosen ?? told.language ?? "en";
  const timezone = site.timezone ?? told.timezone;
  return {
    title,
    url,
    description,
    language,
    direction: site.direction ?? directionOf(language),
    timeZone: timezone ?? "UTC",
    timeZoneGiven: timezone !== undefined,
    authors: (site.author ?? site.authors ?? told.authors ?? []).map(person),
    postalAddress: address,
  };
}

function completePosts({ site, posts }: Written, told: Told): PostsConfig {
  const main = site.language ?? told.language;
  const { folders, folder, feeds, permalink, dialect, languages } = posts;
  const length = posts["summary-length"];
  // Who names feeds and no folder has none.
  const usual = feeds ? [] : (told.folders ?? ["posts"]);
  const recognised = told.recognised ?? [];
  return {
    folders: [...new Set(folders ?? folder ?? usual)],
    ...(feeds && { feeds: [...new Set(feeds)] }),
    permalink: permalink ?? told.permalink ?? "/:year/:month/:slug/",
    dialect: dialect === "auto" ? (told.dialect ?? "plain") : dialect,
    ...(languages && { languages: [...new Set(languages)] }),
    ...(languages && main !== undefined && { main }),
    ...(length !== undefined && { summaryLength: length }),
    ...(told.tree && { tree: told.tree }),
    ...(told.rules && { rules: told.rules }),
    ...(recognised.length > 0 && { recognised }),
  };
}

function completeFollow(follow: NonNullable<Written["follow"]>): FollowConfig {
  const { page, "sign-up": signUp } = follow;
  return { ...(page !== undefined && { page }), ...(signUp !== undefined && { signUp }) };
}

function completeFeeds(feeds: Written["feeds"]): FeedsConfig {
  const { formats, files, limit, content, archive, by, podcast } = feeds;
  const more = Object.entries(feeds.more ?? {}).map(([name, feed]) =>
    completeNamedFeed(name, feed),
  );
  return {
    formats: [...new Set(formats)],
    files,
    limit,
    content,
    ...(feeds.hub !== undefined && { hub: feeds.hub }),
    ...(feeds["most-new"] !== undefined && { mostNew: feeds["most-new"] }),
    ...(feeds["max-bytes"] !== undefined && { maxBytes: feeds["max-bytes"] }),
    ...(archive === true && { archive }),
    ...(by && { by: [...new Set(by)] }),
    ...(more.length > 0 && { more }),
    ...(podcast && { podcast: completePodcast(podcast) }),
  };
}

function completeNamedFeed(
  name: string,
  feed: NonNullable<Written["feeds"]["more"]>[string],
): NamedFeed {
  const { title, description, tags, authors, languages, episodes, limit, content } = feed;
  return {
    name,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(tags && { tags }),
    ...(authors && { authors }),
    ...(languages && { languages }),
    ...(episodes === true && { episodes }),
    ...(limit !== undefined && { limit }),
    ...(content && { content }),
  };
}

function completePodcast(podcast: NonNullable<Written["feeds"]["podcast"]>): Podcast {
  const { category, image, email, author, explicit, type } = podcast;
  const owner = { ...(author !== undefined && { name: author }), email };
  return { ...category, image, explicit, ...(author !== undefined && { author }), owner, type };
}

function completeDigest(digest: Written["digest"], language: string): DigestConfig {
  const { every, on, at, hold, tags, template, subject } = digest;
  const time = at ?? { hour: 8, minute: 0 };
  return {
    cadence: cadenceOf(every, on, time),
    ...(hold !== undefined && { hold }),
    ...(digest["expire-after"] !== undefined && { expireAfter: digest["expire-after"] }),
    ...(digest["at-least"] !== undefined && { atLeast: digest["at-least"] }),
    ...(digest["at-most"] !== undefined && { atMost: digest["at-most"] }),
    ...(tags && { tags }),
    ...(digest["without-tags"] && { withoutTags: digest["without-tags"] }),
    ...(digest.languages && { languages: { wanted: digest.languages, site: language } }),
    ...(digest.layout && { layout: digest.layout }),
    ...(digest.look && { look: completeLook(digest.look) }),
    ...(template && { template }),
    ...(subject !== undefined && { subject }),
  };
}

function completeLook(look: NonNullable<Written["digest"]["look"]>): Look {
  const { accent, logo, width, font, footer } = look;
  return {
    ...(accent !== undefined && { accent }),
    ...(logo && {
      logo: {
        url: logo.url,
        width: logo.width,
        ...(logo.height !== undefined && { height: logo.height }),
      },
    }),
    ...(width !== undefined && { width }),
    ...(font !== undefined && { font }),
    ...(footer && { footer }),
  };
}

function cadenceOf(every: Cadence["every"], on: Written["digest"]["on"], at: WallTime): Cadence {
  switch (every) {
    case "post":
      return { every };
    case "day":
      return { every, at };
    case "week":
      return { every, on: typeof on === "string" ? on : "monday", at };
    case "month":
      return { every, on: on === undefined || typeof on === "string" ? 1 : on, at };
  }
}

function completeMail(mail: NonNullable<Written["mail"]>, site: Site): MailConfig {
  const { from, unsubscribe, connections, rate } = mail;
  const host = new URL(site.url).hostname.replace(/^www\./, "").replace(/[[\]:]+/g, "-");
  return {
    from: mailbox(from),
    ...(mail["reply-to"] && { replyTo: mailbox(mail["reply-to"]) }),
    unsubscribe: unsubscribe.reduce((all, link) => ({ ...all, ...link }), {}),
    listId: mail["list-id"] ?? `digest.${host}`,
    connections,
    ...(rate && boundsOf(rate)),
    ...(mail["per-connection"] !== undefined && { perConnection: mail["per-connection"] }),
    ...(mail.bounce !== undefined && { bounce: mail.bounce }),
    ...(mail["give-up-after"] !== undefined && { giveUpAfter: mail["give-up-after"] }),
  };
}

// zod's optional keys may be there and undefined; the model's may only be absent.
function person({ name, url, email }: NonNullable<Written["site"]["author"]>[number]): Author {
  return { name, ...(url !== undefined && { url }), ...(email !== undefined && { email }) };
}

function mailbox({ name, address }: NonNullable<Written["mail"]>["from"]): Mailbox {
  return { ...(name !== undefined && { name }), address };
}
