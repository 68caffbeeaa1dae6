import { escapeMarkup } from "../lib/text.ts";
import type { SourceEntry, SourceFeed } from "./entry.ts";
import {
  type AtomEntry,
  type JsonItem,
  parseAnyFeed,
  type ParsedFeed,
  type RdfItem,
  type RssItem,
} from "./feedsmith.ts";
import { instantIn } from "./instants.ts";
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
  const { title, language, entries } = read(parsed, address);
  const byId = new Map<string, SourceEntry>();
  for (const entry of entries)
    if (entry.id !== "" && !byId.has(entry.id)) byId.set(entry.id, entry);
  const { format } = parsed;
  return {
    format,
    title,
    ...(language !== undefined && { language }),
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
    return { title: atomText(feed.title), ...tagged(feed.xml?.lang), entries };
  },
  rss(parsed, address) {
    if (parsed.format !== "rss") return NOTHING;
    const { feed } = parsed;
    const base = resolved(feed.xml?.base ?? feed.link, address) ?? address;
    const entries = (feed.items ?? []).map((item) => fromRss(item, base));
    return { title: plainOf(feed.title), ...tagged(feed.language), entries };
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
    return { title: feed.title ?? "", ...tagged(feed.language), entries };
  },
};

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
    image: entry.media?.thumbnails?.[0]?.url,
    enclosure: file && { url: file.href, type: file.type, bytes: file.length },
  });
}

function fromRss(item: RssItem | RdfItem, feedBase: string): SourceEntry {
  const guid = "guid" in item ? item.guid : undefined;
  const isAddress = guid?.isPermaLink !== false && /^https?:\/\//i.test(guid?.value ?? "");
  const base = resolved(item.xml?.base, feedBase) ?? feedBase;
  const url = resolved(item.link ?? (isAddress ? guid?.value : undefined), base);
  const about = "rdf" in item ? item.rdf?.about : undefined;
  const file = "enclosures" in item ? item.enclosures?.[0] : undefined;
  const names = "authors" in item ? item.authors : undefined;
  const seconds = "itunes" in item ? item.itunes?.duration : undefined;
  const published = "pubDate" in item ? item.pubDate : undefined;
  const tags = "categories" in item ? item.categories?.map(({ name }) => name) : undefined;
  const updated = item.atom?.updated ?? item.dcterms?.modified?.[0];
  return settled({
    id: guid?.value ?? about ?? url ?? "",
    url,
    base: url ?? base,
    title: plainOf(item.title),
    published: instantIn(published ?? item.dc?.dates?.[0] ?? item.atom?.published ?? updated),
    updated: instantIn(updated),
    summary: item.content?.encoded === undefined ? undefined : plainOf(item.description),
    content: item.content?.encoded ?? item.description,
    authors: (item.dc?.creators ?? names?.map(rssName) ?? []).map((name) => ({ name })),
    tags: tags ?? item.dc?.subjects ?? [],
    language: item.dc?.languages?.[0],
    image: item.media?.thumbnails?.[0]?.url,
    enclosure: file && { url: file.url, type: file.type, bytes: file.length, seconds },
  });
}

/** `a@b.example (A Name)` and a plain name alike; an address alone is nobody's name. */
function rssName(person: { readonly name?: string } | string): string {
  const written = typeof person === "string" ? person : (person.name ?? "");
  return /\(([^)]+)\)\s*$/.exec(written)?.[1] ?? (written.includes("@") ? "" : written);
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
