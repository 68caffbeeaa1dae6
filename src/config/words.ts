/** What a key of `postrider.yaml` means: editors show it to the person who keeps the blog. */
export interface Words {
  readonly means: string;
  /** Values that could stand there; the first also serves as the way out where the key is missing. */
  readonly examples?: readonly (string | number | readonly string[])[];
}

/** By path; a name, a list of names and a list of persons are at the same path. */
export const WORDS: Readonly<Record<string, Words>> = {
  site: { means: "The blog itself, as its readers know it." },
  "site.title": { means: "Name of the blog.", examples: ["My blog"] },
  "site.url": { means: "Address of the front page.", examples: ["https://blog.example/"] },
  "site.description": { means: "What the blog is about, in a sentence. Feeds and digest show it." },
  "site.language": {
    means:
      "Language of the posts, as a BCP 47 tag. What the generator's settings say if absent, else en.",
    examples: ["en", "de-AT", "fa"],
  },
  "site.direction": {
    means: "Direction of the text, where it is not the usual one of the language.",
  },
  "site.timezone": {
    means: "Zone of dates without an offset and of the digest's clock. UTC if absent.",
    examples: ["Europe/Berlin", "America/New_York", "UTC"],
  },
  "site.author": { means: "Who writes, where a post names nobody.", examples: ["Postrider"] },
  "site.author.name": { means: "Name as readers see it." },
  "site.author.url": { means: "A page about this person." },
  "site.author.email": { means: "E-mail address. It will stand in the feeds." },
  "site.authors": {
    means: "Who write, where a post names nobody.",
    examples: [["Postrider", "The Postrider contributors"]],
  },
  "site.authors.name": { means: "Name as readers see it." },
  "site.authors.url": { means: "A page about this person." },
  "site.authors.email": { means: "E-mail address. It will stand in the feeds." },
  "site.address": {
    means: "Postal address of the sender, on several lines. Law wants it in mail sent in bulk.",
    examples: [["Postrider", "1 Example Street", "12345 Example Town"]],
  },

  posts: { means: "Where the posts are, and how they are addressed." },
  "posts.folders": {
    means: "Folders that the posts are in, seen from this file.",
    examples: [["posts"], ["_posts", "notes/_posts"]],
  },
  "posts.folder": { means: "The folder that the posts are in.", examples: ["posts", "_posts"] },
  "posts.feeds": {
    means:
      "Feeds whose entries are posts too, beside the folders or instead of them: addresses, or files of " +
      "the project. Atom, RSS, RDF or JSON Feed.",
    examples: [["https://blog.example/feed.xml"]],
  },
  "posts.permalink": {
    means:
      "Pattern of a post's address below the site's, made of :year :month :day :i_month :i_day " +
      ":short_year :y_day :hour :minute :second :title :slug :basename :categories :sections :lang; or " +
      "one of Jekyll's names date, pretty, ordinal, none. What the generator's settings say if absent.",
    examples: ["/:year/:month/:slug/", "/blog/:slug/", "pretty"],
  },
  "posts.dialect": {
    means:
      "The generator whose habits the posts follow: names of keys, dates, tags, template tags. With " +
      "auto it is told from its settings and from the posts.",
  },
  "posts.languages": {
    means: "Only posts in this language, or in one of these; de also means de-AT. All if absent.",
    examples: ["en", ["en", "de"]],
  },
  "posts.summary-length": {
    means: "Most characters of a summary that is made from a post's text. 300 if absent.",
    examples: [300],
  },

  output: {
    means: "Folder that gets published: feeds and past digests are written there.",
    examples: ["public", "_site"],
  },

  feeds: { means: "The feeds." },
  "feeds.formats": { means: "Which feeds to write.", examples: [["atom", "json"]] },
  "feeds.limit": { means: "Most posts that a feed carries." },
  "feeds.content": { means: "The whole text of each post, or a summary." },
  "feeds.files": { means: "Names of the feeds, below the output folder." },
  "feeds.files.atom": { means: "The Atom feed." },
  "feeds.files.rss": { means: "The RSS feed." },
  "feeds.files.json": { means: "The JSON Feed." },
  "feeds.hub": {
    means: "A WebSub hub: readers who ask it hear of news at once. `postrider ping` tells it.",
    examples: ["https://pubsubhubbub.appspot.com/"],
  },
  "feeds.most-new": {
    means:
      "How many posts may look new at once before `postrider diff` raises an alarm. 5 if absent.",
    examples: [5],
  },
  "feeds.max-bytes": {
    means: "Most bytes of a feed's file: older posts are left out of it. 1 MB if absent.",
    examples: ["1 MB", "250 kB"],
  },
  "feeds.archive": {
    means:
      "Whether all older posts are in feeds too, a file for each year, linked from the newest (RFC 5005).",
  },
  "feeds.by": {
    means: "A feed of its own for each tag, author or language, below feeds/ in the output folder.",
    examples: [["tag"], ["tag", "author", "language"]],
  },
  "feeds.more": {
    means: "Feeds of chosen posts, by name: each is in a folder of that name below feeds/.",
  },
  "feeds.more.*": { means: "Which posts: those that meet every condition written here." },
  "feeds.more.*.title": { means: "Its title. The blog's and its name if absent." },
  "feeds.more.*.description": { means: "What it is about, in a sentence. The blog's if absent." },
  "feeds.more.*.tags": { means: "Posts with one of these tags." },
  "feeds.more.*.authors": { means: "Posts by one of these authors." },
  "feeds.more.*.languages": { means: "Posts in one of these languages; de also means de-AT." },
  "feeds.more.*.episodes": { means: "Only posts with a file to listen to or to watch." },
  "feeds.more.*.limit": { means: "Most posts that it carries. The same as above if absent." },
  "feeds.more.*.content": { means: "The whole text or a summary. The same as above if absent." },
  "feeds.podcast": { means: "What podcast directories want to know. It goes into the RSS feeds." },
  "feeds.podcast.category": {
    means: "A category of Apple Podcasts, or one below it.",
    examples: ["Technology", "Arts > Books", "Documentary"],
  },
  "feeds.podcast.image": {
    means: "Address of the cover: a square JPEG or PNG of 1400 to 3000 pixels.",
    examples: ["https://blog.example/cover.jpg"],
  },
  "feeds.podcast.email": {
    means: "Where directories write to, to make sure whose show it is. It will stand in the feeds.",
    examples: ["podcast@blog.example"],
  },
  "feeds.podcast.author": { means: "Who makes the show. The site's authors if absent." },
  "feeds.podcast.explicit": { means: "Whether some of it is not for children." },
  "feeds.podcast.type": {
    means: "episodic: any order will do. serial: from the first episode on.",
  },

  network: { means: "What may be asked over the network." },
  "network.private-addresses": {
    means: "Whether servers on this machine and in local networks may be asked and told too.",
  },

  follow: { means: "The page that tells people how to follow the blog." },
  "follow.page": {
    means:
      "Its file below the output folder, or none for no page. If absent it is index.html where no " +
      "generator makes the site and nothing else stands there, or else follow/index.html; what others " +
      "wrote is never replaced.",
    examples: ["follow/index.html"],
  },
  "follow.sign-up": {
    means: "Where readers sign up for the digest: a page, or a mailto:.",
    examples: ["https://blog.example/subscribe/", "mailto:hello@blog.example"],
  },

  digest: { means: "The digest that goes out by mail." },
  "digest.every": { means: "How often a digest falls due. With no new posts there is none." },
  "digest.on": {
    means:
      "Weekday of a weekly digest (monday if absent), or day of a monthly one: a number (1 if absent; " +
      "the last day where a month is shorter), or such as `first monday` and `last friday`.",
    examples: ["monday"],
  },
  "digest.at": {
    means: "Time of day in the site's time zone, 08:00 if absent.",
    examples: ["08:00"],
  },
  "digest.hold": {
    means:
      "How old a post must be before it is mailed, so that a slip can be taken back. Nothing if absent.",
    examples: ["30 minutes", "2 hours", "1 day"],
  },
  "digest.expire-after": {
    means:
      "How late a digest may still go out; its posts wait for the next one. 12 hours for a daily digest, " +
      "3 days for a weekly and a monthly one, never for single posts if absent.",
    examples: ["2 days", "never"],
  },
  "digest.at-least": {
    means: "With fewer new posts there is no digest, and they wait for the next one.",
    examples: [3],
  },
  "digest.at-most": {
    means:
      "Most posts of a digest: those that waited longest, and the others wait for the next one.",
    examples: [12],
  },
  "digest.tags": {
    means: "Only posts with one of these tags are mailed.",
    examples: [["essays", "releases"]],
  },
  "digest.without-tags": {
    means: "Posts with one of these tags are not mailed.",
    examples: [["notes"]],
  },
  "digest.languages": {
    means: "Only posts in one of these languages are mailed; de also means de-AT. All if absent.",
    examples: [["de"]],
  },
  "digest.layout": {
    means:
      "`cards`: a picture and a summary a post. `compact`: a few lines a post. `letter`: posts in full. " +
      "`letter` for every: post, else `cards` if absent.",
    examples: ["cards"],
  },
  "digest.look": { means: "What the layouts let you change without a template of your own." },
  "digest.look.accent": {
    means:
      "Colour of links and of the line on top; made darker or lighter where it could not be read.",
    examples: ["#94371a"],
  },
  "digest.look.logo": {
    means: "Picture in place of the blog's name on top. Its name is the picture's text.",
    examples: ["https://blog.example/logo.png"],
  },
  "digest.look.logo.url": { means: "Address of the picture: PNG, JPEG or GIF." },
  "digest.look.logo.width": { means: "Width as shown, in pixels." },
  "digest.look.logo.height": { means: "Height as shown, in pixels." },
  "digest.look.width": { means: "Width of the text on a large screen, in pixels. 600 if absent." },
  "digest.look.font": {
    means: "`serif`, `sans-serif`, `monospace`, or names of fonts, best first.",
    examples: ["serif", "Georgia, serif"],
  },
  "digest.look.footer": {
    means: "Lines below the postal address.",
    examples: [["Made by hand, one Monday at a time."]],
  },
  "digest.template": {
    means:
      "Your own MJML template; the text template beside it has the same name and ends in .txt.",
    examples: ["templates/digest.mjml"],
  },
  "digest.subject": {
    means: "Subject of the mail, with {title} (of the first post), {site}, {date} and {count}.",
    examples: ["{site}: {count} new posts"],
  },

  mail: { means: "How the digest is sent. The server and its password are in .env." },
  "mail.from": {
    means: "Who the digest comes from.",
    examples: ["My blog <digest@blog.example>"],
  },
  "mail.from.name": { means: "Name in front of the address." },
  "mail.from.address": { means: "E-mail address." },
  "mail.reply-to": {
    means: "Where answers go, if not to the sender.",
    examples: ["hello@blog.example"],
  },
  "mail.reply-to.name": { means: "Name in front of the address." },
  "mail.reply-to.address": { means: "E-mail address." },
  "mail.unsubscribe": {
    means:
      "Where a reader unsubscribes: an https address with {token} in it, a mailto:, or a list of both.",
    examples: ["https://blog.example/unsubscribe/{token}", "mailto:unsubscribe@blog.example"],
  },
  "mail.list-id": {
    means:
      "What mail programs know this list by (RFC 2919), for ever. `digest.` and the site's host if absent.",
    examples: ["digest.blog.example"],
  },
  "mail.connections": { means: "Connections to the mail server kept open at once." },
  "mail.per-connection": {
    means: "Most messages on one connection before a fresh one is opened. No limit if absent.",
    examples: [100],
  },
  "mail.rate": {
    means:
      "Most messages a second, or in another span, over all connections, at even distances. Of several the fastest is that pace, and no span holds more than the others say. No limit if absent.",
    examples: [10, "500/hour", ["10/second", "5000/day"]],
  },
  "mail.bounce": {
    means:
      "Mailbox that reports of non-delivery go to, with a + and the envelope's id behind its name (VERP). The sender's if absent.",
    examples: ["bounces@blog.example"],
  },
  "mail.give-up-after": {
    means:
      "How long mail that a server puts off, or keeps from one reader by its policy, is tried again. 48 hours if absent.",
    examples: ["24 hours"],
  },
};
