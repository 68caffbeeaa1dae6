import { escapeMarkup } from "../lib/text.ts";
import { type Instant, MINUTE, toRfc3339 } from "../model/instant.ts";
import type { Author } from "../model/post.ts";
import type { Entry, FeedDocument, Retraction } from "./document.ts";
import { type Item, layOut } from "./feed-package.ts";
import { historyLinks, HISTORY_NAMESPACE } from "./history.ts";
import { MEDIA_NAMESPACE, mediaContent } from "./media.ts";
import { makeSlots, type Slots } from "./slots.ts";
import { cdata, element, plainText, startTag } from "./xml.ts";

/**
 * The feed as Atom 1.0 (RFC 4287), with pictures as Media RSS, its place among archives (RFC 5005) and
 * what was retracted (RFC 6721). The documents that a feed is split into share their identity.
 */
export function writeAtom(feed: FeedDocument): string {
  const { site, generator, entries } = feed;
  const slots = makeSlots();
  const page = { rel: "alternate", type: "text/html", hreflang: site.language, href: site.url };
  const self = { rel: "self", type: "application/atom+xml", href: feed.addresses.atom };
  const named = { uri: generator.url, version: generator.version };
  const layout = layOut(
    "atom",
    {
      id: slots.keep([element("id", {}, escapeMarkup(identityOf(feed)))]),
      title: slots.keep([textConstruct("title", site.title)]),
      updated: new Date(feed.updated),
      generator: slots.keep([element("generator", named, plainText(generator.name))]),
      link: slots.keep([element("link", page)]),
      feedLinks: {
        atom: slots.keep([
          element("link", self),
          ...(feed.hub === undefined ? [] : [element("link", { rel: "hub", href: feed.hub })]),
          ...historyLinks("link", feed.history, "atom"),
          ...feed.retracted.map(tombstone),
        ]),
      },
      description: slots.keep(
        site.description.trim() ? [textConstruct("subtitle", site.description)] : [],
      ),
      copyright: slots.keep(feedAuthors(feed).map(person)),
    },
    entries.map((entry) => atomItem(entry, site.language, slots)),
  );
  const [head = "", ...bodies] = layout.replaceAll(".000Z<", "Z<").split("<entry>");
  const root = {
    xmlns: "http://www.w3.org/2005/Atom",
    "xmlns:media": MEDIA_NAMESPACE,
    "xmlns:fh": feed.history?.current && HISTORY_NAMESPACE,
    "xmlns:at": feed.retracted.length > 0 ? TOMBSTONES_NAMESPACE : undefined,
    "xml:lang": site.language,
  };
  const updates = distinctRfc3339(entries.map(({ updated }) => updated));
  const finished = [
    head.replace(/<feed [^>]*>/, () => startTag("feed", root)),
    ...bodies.map((body, n) => {
      const tag = startTag("entry", { "xml:lang": entries[n]?.language });
      return tag + body.replace(/<updated>[^<]*/, () => `<updated>${updates[n] ?? ""}`);
    }),
  ];
  return `${slots.fill(finished.join(""))}\n`;
}

function atomItem(entry: Entry, siteLanguage: string, slots: Slots): Item {
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
    title: slots.keep([textConstruct("title", title)]),
    id: slots.keep([element("id", {}, escapeMarkup(id))]),
    link: slots.keep(links),
    date: new Date(entry.updated),
    published: new Date(entry.published),
    description: slots.keep([
      ...(summary ? [textConstruct("summary", summary)] : []),
      ...(content === undefined ? [] : [element("content", { type: "html" }, cdata(content))]),
    ]),
    copyright: slots.keep([
      ...entry.authors.map(person),
      ...entry.tags.map((term) => element("category", { term })),
      ...(image ? [mediaContent(image)] : []),
    ]),
  };
}

const TOMBSTONES_NAMESPACE = "http://purl.org/atompub/tombstones/1.0";

function tombstone({ id, when }: Retraction): string {
  return element("at:deleted-entry", { ref: id, when: toRfc3339(when) });
}

function identityOf({ history, addresses }: FeedDocument): string {
  return (history?.current ?? addresses).atom;
}

/** Atom wants somebody to answer for each entry (RFC 4287, 4.2.1): at last, the blog itself. */
function feedAuthors({ site }: FeedDocument): readonly Author[] {
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
function distinctRfc3339(instants: readonly Instant[]): readonly string[] {
  const times = new Map<Instant, number>();
  return instants.map((instant) => {
    const before = times.get(instant) ?? 0;
    times.set(instant, before + 1);
    const decimals = toRfc3339(instant).replace("Z", "").split(".")[1] ?? "";
    const lengths = 10 - decimals.length;
    const wanted = decimals + "0".repeat(before % lengths);
    const round = Math.floor(before / lengths);
    // The first in UTC twice over, and then quarter by quarter of an hour.
    const ahead = Math.max(0, round - 1) * 15;
    const clock = toRfc3339(instant + ahead * MINUTE).slice(0, 19);
    return clock + (wanted && `.${wanted}`) + (round === 0 ? "Z" : `+${hoursOf(ahead)}`);
  });
}

function hoursOf(minutes: number): string {
  const parts = [Math.floor(minutes / 60), minutes % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
