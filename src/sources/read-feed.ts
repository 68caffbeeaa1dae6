import { escapeMarkup } from "../lib/text.ts";
import type { SourceEntry, SourceFeed } from "./entry.ts";
import { type AtomEntry, type JsonItem, parseAnyFeed, type ParsedFeed } from "./feedsmith.ts";
import { fromRss } from "./from-rss.ts";
import { instantIn } from "./instants.ts";
import { pictureIn } from "./pictures.ts";
import { plainOf } from "./plain.ts";
import { resolved, settled, tagged } from "./settle.ts";

/**
 * A feed in any format as its entries. What an entry lacks is absent; an entry that nothing could be
 * known by is left out, and so is one whose id came before.
 *
 * @param address where it was found: what relative addresses in it are relative to at last
 */
export function readFeed(text: string, address: string): SourceFeed | undefined {
  const parsed = parseAnyFeed(text);
  if (!parsed) return undefined;
  const read = READ[parsed.format];
  const { title, language, more, entries } = read(parsed, address);
  const byId = new Map<string, SourceEntry>();
  for (const entry of entries)
    if (entry.id !== "" && !byId.has(entry.id)) byId.set(entry.id, entry);
  const { format } = parsed;
  return {
    format,
    title,
    ...(language !== undefined && { language }),
    ...(more !== undefined && { more }),
    entries: [...byId.values()],
  };
}

type Read = (parsed: ParsedFeed, address: string) => Omit<SourceFeed, "format">;

const READ: Readonly<Record<ParsedFeed["format"], Read>> = {
  atom(parsed, address) {
    if (parsed.format !== "atom") return NOTHING;
    const { feed } = parsed;
    const base = resolved(feed.xml?.base, address) ?? address;
    const entries = (feed.entries ?? []).map((entry) => fromAtom(entry, base, feed.authors));
    const more = olderEntries(feed.links, address);
    return { title: atomText(feed.title), ...tagged(feed.xml?.lang), ...more, entries };
  },
  rss(parsed, address) {
    if (parsed.format !== "rss") return NOTHING;
    const { feed } = parsed;
    const base = resolved(feed.xml?.base ?? feed.link, address) ?? address;
    const entries = (feed.items ?? []).map((item) => fromRss(item, base));
    const more = olderEntries(feed.atom?.links, address);
    return { title: plainOf(feed.title), ...tagged(feed.language), ...more, entries };
  },
  rdf(parsed, address) {
    if (parsed.format !== "rdf") return NOTHING;
    const { feed } = parsed;
    const base = resolved(feed.xml?.base ?? feed.link, address) ?? address;
    const entries = (feed.items ?? []).map((item) => fromRss(item, base));
    return { title: plainOf(feed.title), ...tagged(feed.dc?.languages?.[0]), entries };
  },
  json(parsed, address) {
    if (parsed.format !== "json") return NOTHING;
    const { feed } = parsed;
    const base = resolved(feed.home_page_url, address) ?? address;
    const entries = (feed.items ?? []).map((item) => fromJson(item, base, feed.authors));
    const more = olderEntries([{ rel: "next", href: feed.next_url }], address);
    return { title: feed.title ?? "", ...tagged(feed.language), ...more, entries };
  },
};

/** The next page of a feed, or else the newest of its archives (RFC 5005, 3 and 4). */
function olderEntries(
  links: readonly { readonly rel?: string; readonly href?: string | undefined }[] | undefined,
  address: string,
): Pick<SourceFeed, "more"> {
  const linked = (rel: string) => links?.find((link) => link.rel === rel)?.href;
  const more = resolved(linked("next") ?? linked("prev-archive"), address);
  return more === undefined ? {} : { more };
}

const NOTHING: Omit<SourceFeed, "format"> = { title: "", entries: [] };

function fromAtom(
  entry: AtomEntry,
  feedBase: string,
  feedAuthors: AtomEntry["authors"] = [],
): SourceEntry {
  const base = resolved(entry.xml?.base, feedBase) ?? feedBase;
  const links = entry.links ?? [];
  const alternate = links.find(({ rel = "alternate" }) => rel === "alternate");
  const url = resolved(alternate?.href, base);
  const file = links.find(({ rel }) => rel === "enclosure");
  const content = atomHtml(entry.content);
  const authors = (entry.authors ?? feedAuthors).map(({ name, uri }) => ({ name, url: uri }));
  return settled({
    id: entry.id ?? url ?? "",
    url,
    base: resolved(entry.content?.xml?.base, base) ?? url ?? base,
    title: atomText(entry.title),
    published: instantIn(entry.published ?? entry.updated),
    updated: instantIn(entry.updated),
    summary: atomText(entry.summary),
    content: content ?? atomHtml(entry.summary),
    authors,
    tags: (entry.categories ?? []).map(({ label, term }) => label ?? term),
    language: entry.xml?.lang,
    image: pictureIn(entry.media),
    enclosure: file && { url: file.href, type: file.type, bytes: file.length },
  });
}

function fromJson(
  item: JsonItem,
  feedBase: string,
  feedAuthors: JsonItem["authors"] = [],
): SourceEntry {
  const url = resolved(item.url ?? item.external_url, feedBase);
  const [file] = item.attachments ?? [];
  const text = item.content_text;
  return settled({
    id: item.id ?? url ?? "",
    url,
    base: url ?? feedBase,
    title: plainOf(item.title && escapeMarkup(item.title)),
    published: instantIn(item.date_published ?? item.date_modified),
    updated: instantIn(item.date_modified),
    summary: item.summary,
    content:
      item.content_html ??
      (text &&
        text
          .split(/\n{2,}/)
          .map(paragraph)
          .join("\n")),
    authors: item.authors ?? feedAuthors,
    tags: item.tags ?? [],
    language: item.language,
    image: item.image ?? item.banner_image,
    enclosure: file && {
      url: file.url,
      type: file.mime_type,
      bytes: file.size_in_bytes,
      seconds: file.duration_in_seconds,
    },
  });
}

function paragraph(text: string): string {
  return `<p>${escapeMarkup(text).replaceAll("\n", "<br>")}</p>`;
}

function atomText(text: AtomEntry["title"]): string {
  return text?.type === "html" || text?.type === "xhtml"
    ? plainOf(text.value)
    : plainOf(text?.value && escapeMarkup(text.value));
}

function atomHtml(content: AtomEntry["content"] | AtomEntry["summary"]): string | undefined {
  const { value, type = "text" } = content ?? {};
  if (value === undefined) return undefined;
  if (type === "text") return `<p>${escapeMarkup(value)}</p>`;
  return /html/.test(type) ? value : undefined;
}
