/** What a feed reader understands of each format, told in the same words. Knows nothing of src/feeds. */
import { Parser } from "htmlparser2";
import { childOf, childrenOf, parseXml, type XmlElement } from "./xml-reader.ts";

export interface ReadFeed {
  readonly title: string;
  readonly description: string | undefined;
  readonly self: string | undefined;
  readonly home: string | undefined;
  readonly language: string | undefined;
  readonly updated: number | undefined;
  readonly items: readonly ReadItem[];
}

export interface ReadItem {
  readonly id: string;
  readonly url: string | undefined;
  readonly title: string;
  /** As plain text. */
  readonly summary: string | undefined;
  readonly content: string | undefined;
  readonly published: number;
  readonly updated: number;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly language: string | undefined;
  readonly about: string | undefined;
  readonly files: readonly {
    readonly url: string | undefined;
    readonly type: string | undefined;
    readonly bytes: number | undefined;
  }[];
}

const ATOM = "{http://www.w3.org/2005/Atom}";
const LANG = "{http://www.w3.org/XML/1998/namespace}lang";

export function readAtom(text: string): ReadFeed {
  const feed = parseXml(text);
  if (feed.name !== `${ATOM}feed`) throw new Error(`not an Atom feed: ${feed.name}`);
  return {
    title: atomText(feed, "title") ?? "",
    description: atomText(feed, "subtitle"),
    self: atomLinks(feed, "self")[0]?.get("href"),
    home: atomLinks(feed, "alternate")[0]?.get("href"),
    language: feed.attributes.get(LANG),
    updated: Date.parse(textOf(feed, `${ATOM}updated`) ?? ""),
    items: childrenOf(feed, `${ATOM}entry`).map((entry) => ({
      id: textOf(entry, `${ATOM}id`) ?? "",
      url: atomLinks(entry, "alternate")[0]?.get("href"),
      title: atomText(entry, "title") ?? "",
      summary: atomText(entry, "summary"),
      content: textOf(entry, `${ATOM}content`),
      published: Date.parse(textOf(entry, `${ATOM}published`) ?? ""),
      updated: Date.parse(textOf(entry, `${ATOM}updated`) ?? ""),
      authors: childrenOf(entry, `${ATOM}author`).map((a) => textOf(a, `${ATOM}name`) ?? ""),
      tags: childrenOf(entry, `${ATOM}category`).map((c) => c.attributes.get("term") ?? ""),
      language: entry.attributes.get(LANG),
      about: atomLinks(entry, "related")[0]?.get("href"),
      files: atomLinks(entry, "enclosure").map((link) => ({
        url: link.get("href"),
        type: link.get("type"),
        bytes: optionalNumber(link.get("length")),
      })),
    })),
  };
}

const DC = "{http://purl.org/dc/elements/1.1/}";
const CONTENT = "{http://purl.org/rss/1.0/modules/content/}";

export function readRss(text: string): ReadFeed {
  const channel = childOf(parseXml(text), "channel");
  if (channel === undefined) throw new Error("not an RSS feed");
  return {
    title: textOf(channel, "title") ?? "",
    description: textOf(channel, "description"),
    self: atomLinks(channel, "self")[0]?.get("href"),
    home: textOf(channel, "link"),
    language: textOf(channel, "language"),
    updated: Date.parse(textOf(channel, "lastBuildDate") ?? ""),
    items: childrenOf(channel, "item").map((item) => ({
      id: textOf(item, "guid") ?? "",
      url: textOf(item, "link"),
      title: textOf(item, "title") ?? "",
      summary: htmlAsText(textOf(item, "description")),
      content: textOf(item, `${CONTENT}encoded`),
      published: Date.parse(textOf(item, "pubDate") ?? ""),
      updated: Date.parse(textOf(item, `${ATOM}updated`) ?? ""),
      authors: childrenOf(item, `${DC}creator`).map((creator) => creator.text),
      tags: childrenOf(item, "category").map((category) => category.text),
      language: textOf(item, `${DC}language`),
      about: atomLinks(item, "related")[0]?.get("href"),
      files: childrenOf(item, "enclosure").map(({ attributes }) => ({
        url: attributes.get("url"),
        type: attributes.get("type"),
        bytes: optionalNumber(attributes.get("length")),
      })),
    })),
  };
}

/** JSON Feed 1.1, as far as the tests look into it. */
interface JsonFeed {
  version: string;
  title: string;
  description?: string;
  feed_url?: string;
  home_page_url?: string;
  language?: string;
  items: {
    id: string;
    url?: string;
    external_url?: string;
    title?: string;
    summary?: string;
    content_html?: string;
    content_text?: string;
    date_published: string;
    date_modified: string;
    authors?: { name: string }[];
    tags?: string[];
    language?: string;
    attachments?: { url: string; mime_type: string; size_in_bytes?: number }[];
  }[];
}

export function readJson(text: string): ReadFeed {
  const feed: JsonFeed = JSON.parse(text);
  if (feed.version !== "https://jsonfeed.org/version/1.1") throw new Error(feed.version);
  return {
    title: feed.title,
    description: feed.description,
    self: feed.feed_url,
    home: feed.home_page_url,
    language: feed.language,
    updated: undefined,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title ?? "",
      summary: item.summary,
      content: item.content_html,
      published: Date.parse(item.date_published),
      updated: Date.parse(item.date_modified),
      authors: item.authors?.map(({ name }) => name) ?? [],
      tags: item.tags ?? [],
      language: item.language,
      about: item.external_url,
      files:
        item.attachments?.map(({ url, mime_type, size_in_bytes }) => ({
          url,
          type: mime_type,
          bytes: size_in_bytes,
        })) ?? [],
    })),
  };
}

/** What HTML shows as text, with nothing collapsed. */
function htmlAsText(html: string | undefined): string | undefined {
  if (html === undefined) return undefined;
  let text = "";
  const parser = new Parser({ ontext: (piece) => (text += piece) });
  parser.end(html);
  return text;
}

function textOf(parent: XmlElement, name: string): string | undefined {
  const child = childOf(parent, name);
  if (child !== undefined && child.children.length > 0) throw new Error(`${name} has children`);
  return child?.text;
}

function atomText(parent: XmlElement, name: string): string | undefined {
  const text = textOf(parent, ATOM + name);
  const type = childOf(parent, ATOM + name)?.attributes.get("type");
  return type === "html" ? htmlAsText(text) : text;
}

function atomLinks(parent: XmlElement, rel: string): readonly ReadonlyMap<string, string>[] {
  return childrenOf(parent, `${ATOM}link`)
    .map(({ attributes }) => attributes)
    .filter((attributes) => (attributes.get("rel") ?? "alternate") === rel);
}

function optionalNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
