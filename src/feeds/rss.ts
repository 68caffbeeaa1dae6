import { escapeMarkup } from "../lib/text.ts";
import { toRfc3339 } from "../model/instant.ts";
import type { Entry, FeedDocument } from "./document.ts";
import { type Item, layOut } from "./feed-package.ts";
import { historyLinks, HISTORY_NAMESPACE } from "./history.ts";
import { MEDIA_NAMESPACE, mediaContent } from "./media.ts";
import { channelElements, episodeElements, PODCAST_NAMESPACE } from "./podcast.ts";
import { makeSlots, type Slots } from "./slots.ts";
import { cdata, element, htmlOf, plainText, startTag } from "./xml.ts";

/**
 * The feed as RSS 2.0, after the RSS Board's specification and its Best Practices Profile: names in
 * `dc:creator`, the whole text in `content:encoded`, the last change in `atom:updated`.
 */
export function writeRss(feed: FeedDocument): string {
  const { site, entries } = feed;
  const slots = makeSlots();
  const self = { rel: "self", type: "application/rss+xml", href: feed.addresses.rss };
  const layout = layOut(
    "rss",
    {
      title: slots.keep([element("title", {}, plainText(site.title))]),
      link: slots.keep([element("link", {}, escapeMarkup(site.url))]),
      description: slots.keep([
        element("description", {}, plainText(site.description.trim() || site.title)),
      ]),
      updated: new Date(feed.updated),
      docs: "https://www.rssboard.org/rss-specification",
      generator: slots.keep([element("generator", {}, plainText(generatorLine(feed.generator)))]),
      language: slots.keep([element("language", {}, plainText(site.language))]),
      feedLinks: {
        rss: slots.keep([
          element("atom:link", self),
          ...(feed.hub === undefined ? [] : [element("atom:link", { rel: "hub", href: feed.hub })]),
          ...historyLinks("atom:link", feed.history, "rss"),
          ...(feed.podcast ? channelElements(feed.podcast, site) : []),
        ]),
      },
    },
    entries.map((entry) => rssItem(entry, feed, slots)),
  );
  const namespaces = {
    ...ROOT,
    "xmlns:fh": feed.history?.current && HISTORY_NAMESPACE,
    "xmlns:itunes": feed.podcast && PODCAST_NAMESPACE,
  };
  const root = layout.replace(/<rss [^>]*>/, startTag("rss", namespaces));
  return `${slots.fill(root)}\n`;
}

const ROOT = {
  version: "2.0",
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:media": MEDIA_NAMESPACE,
};

function generatorLine({ name, version, url }: FeedDocument["generator"]): string {
  return `${name} ${version === undefined ? "" : `${version} `}(${url})`;
}

function rssItem(entry: Entry, { podcast }: FeedDocument, slots: Slots): Item {
  const { url, title, content } = entry;
  const id = entry.guid ?? entry.id;
  const isPermaLink = String(id === url);
  return {
    title: slots.keep([element("title", {}, plainText(title))]),
    link: slots.keep([element("link", {}, escapeMarkup(url))]),
    guid: slots.keep([element("guid", { isPermaLink }, escapeMarkup(id))]),
    date: new Date(entry.published),
    description: slots.keep(texts(entry.summary, content)),
    extensions: [{ name: "extras", objects: { _text: slots.keep(extras(entry, podcast)) } }],
  };
}

// The validator wants a description before content, so without a summary the content is that.
function texts(summary: string, content: string | undefined): readonly string[] {
  if (content === undefined) return [element("description", {}, cdata(htmlOf(summary)))];
  if (summary === "") return [element("description", {}, cdata(content))];
  return [
    element("description", {}, cdata(htmlOf(summary))),
    element("content:encoded", {}, cdata(content)),
  ];
}

function extras(entry: Entry, podcast: FeedDocument["podcast"]): readonly string[] {
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
