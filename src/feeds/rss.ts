import { escapeMarkup } from "../lib/text.ts";
import { type Instant, toRfc3339 } from "../model/instant.ts";
import type { Text } from "../model/output.ts";
import type { Entry, FeedFrame, Masthead } from "./document.ts";
import { layOut } from "./feed-package.ts";
import type { FeedWriter } from "./format.ts";
import { historyLinks, HISTORY_NAMESPACE } from "./history.ts";
import { MEDIA_NAMESPACE, mediaContent } from "./media.ts";
import { channelElements, episodeElements, PODCAST_NAMESPACE } from "./podcast.ts";
import { cutAround, DateSlot, type Filling, patternOf, slot } from "./slots.ts";
import { cdata, element, htmlElement, htmlOf, plainText, startTag } from "./xml.ts";

/**
 * RSS 2.0, after the RSS Board's specification and its Best Practices Profile: names in `dc:creator`, the
 * whole text in `content:encoded`, the last change in `atom:updated`.
 */
export function rssWriter({ podcast }: Masthead): FeedWriter {
  const { before, indent, inside, after } = cutAround("item", layOut("rss", FRAME, [ENTRY]));
  const fill = patternOf(inside);
  return {
    entry: (entry) => [`${indent}<item>`, ...fill(elementsOf(entry, podcast))],
    around(feed) {
      const root = before.replace(/<rss [^>]*>/, () => rootTag(feed));
      return {
        before: patternOf(root)(frameOf(feed)),
        between: "",
        after: `${after}\n`,
      };
    },
  };
}

function rootTag({ history, podcast }: FeedFrame): string {
  return startTag("rss", {
    version: "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": MEDIA_NAMESPACE,
    "xmlns:fh": history?.current && HISTORY_NAMESPACE,
    "xmlns:itunes": podcast && PODCAST_NAMESPACE,
  });
}

function frameOf(feed: FeedFrame): Filling {
  const { site } = feed;
  const self = { rel: "self", type: "application/rss+xml", href: feed.addresses.rss };
  return {
    title: [element("title", {}, plainText(site.title))],
    link: [element("link", {}, escapeMarkup(site.url))],
    description: [element("description", {}, plainText(site.description.trim() || site.title))],
    updated: [element("lastBuildDate", {}, toRfc822(feed.updated))],
    generator: [element("generator", {}, plainText(generatorLine(feed.generator)))],
    language: [element("language", {}, plainText(site.language))],
    links: [
      element("atom:link", self),
      ...(feed.hub === undefined ? [] : [element("atom:link", { rel: "hub", href: feed.hub })]),
      ...historyLinks("atom:link", feed.history, "rss"),
      ...(feed.podcast ? channelElements(feed.podcast, site) : []),
    ],
  };
}

const FRAME = {
  title: slot("title"),
  link: slot("link"),
  description: slot("description"),
  updated: new DateSlot("updated"),
  docs: "https://www.rssboard.org/rss-specification",
  generator: slot("generator"),
  language: slot("language"),
  feedLinks: { rss: slot("links") },
};

const ENTRY = {
  title: slot("title"),
  link: slot("link"),
  guid: slot("guid"),
  date: new DateSlot("published"),
  description: slot("texts"),
  extensions: [{ name: "extras", objects: { _text: slot("extras") } }],
};

/** The form that RSS wants dates in, RFC 822 with a year of four digits: `Mon, 02 Nov 2026 08:00:00 GMT`. */
function toRfc822(instant: Instant): string {
  return new Date(instant).toUTCString();
}

function generatorLine({ name, version, url }: FeedFrame["generator"]): string {
  return `${name} ${version === undefined ? "" : `${version} `}(${url})`;
}

function elementsOf(entry: Entry, podcast: Masthead["podcast"]): Filling {
  const { url, title, content } = entry;
  const id = entry.guid ?? entry.id;
  const isPermaLink = String(id === url);
  return {
    title: [element("title", {}, plainText(title))],
    link: [element("link", {}, escapeMarkup(url))],
    guid: [element("guid", { isPermaLink }, escapeMarkup(id))],
    published: [element("pubDate", {}, toRfc822(entry.published))],
    texts: texts(entry.summary, content),
    extras: extras(entry, podcast),
  };
}

// The validator wants a description before content, so without a summary the content is that.
function texts(summary: string, content: string | undefined): readonly Text[] {
  if (content === undefined) return [element("description", {}, cdata(htmlOf(summary)))];
  if (summary === "") return [htmlElement("description", {}, content)];
  return [
    element("description", {}, cdata(htmlOf(summary))),
    htmlElement("content:encoded", {}, content),
  ];
}

function extras(entry: Entry, podcast: Masthead["podcast"]): readonly string[] {
  const { language, about, enclosure, image } = entry;
  const elements = [
    ...entry.authors.map(({ name }) => element("dc:creator", {}, plainText(name))),
    ...entry.tags.map((tag) => element("category", {}, plainText(tag))),
    element("atom:updated", {}, toRfc3339(entry.updated)),
  ];
  if (language !== undefined) elements.push(element("dc:language", {}, plainText(language)));
  if (about !== undefined) elements.push(element("atom:link", { rel: "related", href: about }));
  if (enclosure !== undefined) {
    // The specification asks for a length; zero is the profile's word for not known.
    const { url, type, bytes } = enclosure;
    elements.push(element("enclosure", { url, type, length: bytes ?? 0 }));
  }
  if (image !== undefined) elements.push(mediaContent(image));
  if (podcast !== undefined) elements.push(...episodeElements(entry, podcast));
  return elements;
}
