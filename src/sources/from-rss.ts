import type { SourceEntry } from "./entry.ts";
import type { RdfItem, RssItem } from "./feedsmith.ts";
import { instantIn } from "./instants.ts";
import { pictureIn } from "./pictures.ts";
import { plainOf } from "./plain.ts";
import { resolved, settled } from "./settle.ts";

/** An item of RSS, whatever its version, or of RDF. */
export function fromRss(item: RssItem | RdfItem, feedBase: string): SourceEntry {
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
    id: guid?.value ?? about ?? asWritten(item.link) ?? url ?? "",
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
    image: pictureIn(item.media),
    enclosure: file && { url: file.url, type: file.type, bytes: file.length, seconds },
  });
}

/** An address to the letter: readers take it as it stands for what they know an item without an id by. */
function asWritten(link: string | undefined): string | undefined {
  const written = link?.trim();
  return written !== undefined && /^https?:\/\/\S+$/i.test(written) ? written : undefined;
}

/** `a@b.example (A Name)` and a plain name alike; an address alone is nobody's name. */
function rssName(person: { readonly name?: string } | string): string {
  const written = typeof person === "string" ? person : (person.name ?? "");
  return /\(([^()]+)\)\s*$/.exec(written)?.[1] ?? (written.includes("@") ? "" : written);
}
