import { escapeMarkup } from "../lib/text.ts";
import { type Instant, MINUTE, toRfc3339 } from "../model/instant.ts";
import type { Author } from "../model/post.ts";
import type { Entry, FeedFrame, Masthead, Retraction } from "./document.ts";
import { layOut } from "./feed-package.ts";
import type { FeedWriter } from "./format.ts";
import { historyLinks, HISTORY_NAMESPACE } from "./history.ts";
import { MEDIA_NAMESPACE, mediaContent } from "./media.ts";
import { cutAround, DateSlot, type Filling, patternOf, slot } from "./slots.ts";
import { element, htmlElement, plainText, startTag } from "./xml.ts";

/**
 * Atom 1.0 (RFC 4287), with pictures as Media RSS, a feed's place among archives (RFC 5005) and what was
 * retracted (RFC 6721). The documents that a feed is split into share their identity.
 */
export function atomWriter({ site }: Masthead): FeedWriter {
  const { before, indent, inside, after } = cutAround("entry", layOut("atom", FRAME, [ENTRY]));
  const fill = patternOf(inside);
  const distinct = distinctRfc3339();
  return {
    entry(entry) {
      const tag = startTag("entry", { "xml:lang": entry.language });
      return [indent + tag, ...fill(elementsOf(entry, distinct(entry.updated), site.language))];
    },
    around(feed) {
      const root = before.replace(/<feed [^>]*>/, () => rootTag(feed));
      return {
        before: patternOf(root)(frameOf(feed)),
        between: "",
        after: `${after}\n`,
      };
    },
  };
}

function rootTag({ site, history, retracted }: FeedFrame): string {
  return startTag("feed", {
    xmlns: "http://www.w3.org/2005/Atom",
    "xmlns:media": MEDIA_NAMESPACE,
    "xmlns:fh": history?.current && HISTORY_NAMESPACE,
    "xmlns:at": retracted.length > 0 ? TOMBSTONES_NAMESPACE : undefined,
    "xml:lang": site.language,
  });
}

function frameOf(feed: FeedFrame): Filling {
  const { site, generator } = feed;
  const page = { rel: "alternate", type: "text/html", hreflang: site.language, href: site.url };
  const self = { rel: "self", type: "application/atom+xml", href: feed.addresses.atom };
  const named = { uri: generator.url, version: generator.version };
  return {
    id: [element("id", {}, escapeMarkup(identityOf(feed)))],
    title: [textConstruct("title", site.title)],
    updated: [element("updated", {}, toRfc3339(feed.updated))],
    generator: [element("generator", named, plainText(generator.name))],
    page: [element("link", page)],
    links: [
      element("link", self),
      ...(feed.hub === undefined ? [] : [element("link", { rel: "hub", href: feed.hub })]),
      ...historyLinks("link", feed.history, "atom"),
      ...feed.retracted.map(tombstone),
    ],
    subtitle: site.description.trim() ? [textConstruct("subtitle", site.description)] : [],
    authors: feedAuthors(feed).map(person),
  };
}

const FRAME = {
  id: slot("id"),
  title: slot("title"),
  updated: new DateSlot("updated"),
  generator: slot("generator"),
  link: slot("page"),
  feedLinks: { atom: slot("links") },
  description: slot("subtitle"),
  copyright: slot("authors"),
};

const ENTRY = {
  title: slot("title"),
  id: slot("id"),
  link: slot("links"),
  date: new DateSlot("updated"),
  published: new DateSlot("published"),
  description: slot("texts"),
  copyright: slot("extras"),
};

function elementsOf(entry: Entry, updated: string, siteLanguage: string): Filling {
  const { id, url, title, summary, content, about, enclosure, image } = entry;
  const hreflang = entry.language ?? siteLanguage;
  const links = [element("link", { rel: "alternate", type: "text/html", hreflang, href: url })];
  if (about !== undefined) links.push(element("link", { rel: "related", href: about }));
  if (enclosure !== undefined) {
    const { type, bytes } = enclosure;
    const file = { rel: "enclosure", type, length: bytes, href: enclosure.url };
    links.push(element("link", file));
  }
  return {
    title: [textConstruct("title", title)],
    id: [element("id", {}, escapeMarkup(id))],
    links,
    updated: [element("updated", {}, updated)],
    published: [element("published", {}, toRfc3339(entry.published))],
    texts: [
      ...(summary ? [textConstruct("summary", summary)] : []),
      ...(content === undefined ? [] : [htmlElement("content", { type: "html" }, content)]),
    ],
    extras: [
      ...entry.authors.map(person),
      ...entry.tags.map((term) => element("category", { term })),
      ...(image ? [mediaContent(image)] : []),
    ],
  };
}

const TOMBSTONES_NAMESPACE = "http://purl.org/atompub/tombstones/1.0";

function tombstone({ id, when }: Retraction): string {
  return element("at:deleted-entry", { ref: id, when: toRfc3339(when) });
}

function identityOf({ history, addresses }: FeedFrame): string {
  return (history?.current ?? addresses).atom;
}

/** Atom wants somebody to answer for each entry (RFC 4287, 4.2.1): at last, the blog itself. */
function feedAuthors({ site }: FeedFrame): readonly Author[] {
  return site.authors.length > 0 ? site.authors : [{ name: site.title, url: site.url }];
}

// An author's e-mail address is not published: no reader shows it, and those who harvest addresses do.
function person({ name, url }: Author): string {
  const uri = url === undefined ? "" : element("uri", {}, escapeMarkup(url));
  return element("author", {}, element("name", {}, plainText(name)) + uri);
}

/** Plain text as text construct (RFC 4287, 3.1): some readers take a title for plain whatever its type. */
function textConstruct(name: string, text: string): string {
  return element(name, { type: "text" }, plainText(text));
}

/**
 * Each instant as RFC 3339, no two written alike: the feed validator warns of entries with the same
 * `updated` (DuplicateUpdated), and posts with a date and no time share theirs as a rule. The same
 * instant has many writings: with more decimals, nine at most as some parsers read no more, and on the
 * clocks of other zones.
 */
function distinctRfc3339(): (instant: Instant) => string {
  const times = new Map<Instant, number>();
  return (instant) => {
    const before = times.get(instant) ?? 0;
    times.set(instant, before + 1);
    const plain = toRfc3339(instant);
    if (before === 0) return plain;
    const decimals = plain.replace("Z", "").split(".")[1] ?? "";
    const lengths = 10 - decimals.length;
    const wanted = decimals + "0".repeat(before % lengths);
    const round = Math.floor(before / lengths);
    // The first in UTC twice over, and then quarter by quarter of an hour.
    const ahead = Math.max(0, round - 1) * 15;
    const clock = toRfc3339(instant + ahead * MINUTE).slice(0, 19);
    return clock + (wanted && `.${wanted}`) + (round === 0 ? "Z" : `+${hoursOf(ahead)}`);
  };
}

function hoursOf(minutes: number): string {
  const parts = [Math.floor(minutes / 60), minutes % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
