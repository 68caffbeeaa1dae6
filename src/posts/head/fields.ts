/**
 * Which keys of a header are read, and for what. Nothing else in a header is ever looked at, so that
 * a key can mean no more than is written here.
 */
import { type Field, type Fields, isNothing } from "./value.ts";

/** Names by fact, as `keyName` gives them, in the order in which they count. */
const NAMES = {
  date: ["date", "pubdate", "published", "publishdate", "created"],
  publishDate: ["publishdate"],
  path: ["path"],
  updated: [
    "updated",
    "lastmod",
    "lastmodifiedat",
    "lastmodified",
    "updateddate",
    "modified",
    "updatedate",
  ],
  expires: ["expirydate", "unpublishdate"],
  title: ["title", "headline", "newstitle", "posttitle", "pagetitle"],
  id: ["id", "uuid", "guid", "episodeguid"],
  draft: ["draft", "isdraft"],
  published: ["published", "publish"],
  status: ["status"],
  hidden: ["eleventyexcludefromcollections"],
  noFeed: ["feedexclude", "disablefeed", "excludefromfeed", "hiddeninrss", "unlisted"],
  feed: ["rss", "feed"],
  build: ["build"],
  digest: ["digest"],
  permalink: ["permalink"],
  url: ["url"],
  slug: ["slug"],
  about: ["externalurl", "externallink", "linkurl", "link"],
  redirect: ["redirect", "redirectto"],
  layout: ["layout"],
  summary: ["description", "summary", "excerpt", "subtitle", "preview"],
  tags: ["tags"],
  tag: ["tag"],
  categories: ["categories"],
  category: ["category"],
  taxonomies: ["taxonomies"],
  keywords: ["keywords"],
  authors: ["authors", "author", "by"],
  authorUrl: ["authorurl"],
  authorEmail: ["authoremail"],
  language: ["lang", "language", "locale"],
  direction: ["dir", "direction"],
  image: [
    "image",
    "cover",
    "coverimage",
    "heroimage",
    "hero",
    "featuredimage",
    "featureimage",
    "ogimage",
    "thumbnail",
    "banner",
    "images",
    "photos",
  ],
  imageAlt: ["imagealt", "coveralt", "heroimagealt", "coverimagealt"],
  enclosure: ["enclosure", "podcastfile", "audio", "file"],
  enclosureBytes: ["podcastbytes", "length", "bytes"],
  enclosureSeconds: ["podcastduration", "duration"],
  enclosureType: ["mimetype", "filetype"],
  listing: ["pagination", "eleventyimport"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FactName = keyof typeof NAMES;

const KNOWN: ReadonlySet<string> = new Set(Object.values(NAMES).flat());

/** Whether anything ever reads a key of that name, as `keyName` gives it. */
export function isKnownName(name: string): boolean {
  return KNOWN.has(name);
}

/** The fields that may tell a fact and do say something, most important first. */
export function fieldsFor(fields: Fields, fact: FactName): Field[] {
  const found: Field[] = [];
  for (const name of NAMES[fact]) {
    const field = fields.get(name);
    if (field && !isNothing(field.value)) found.push(field);
  }
  return found;
}

/** The most important of them. */
export function fieldFor(fields: Fields, fact: FactName): Field | undefined {
  for (const name of NAMES[fact]) {
    const field = fields.get(name);
    if (field && !isNothing(field.value)) return field;
  }
  return undefined;
}

/** The names that a fact goes by, as `keyName` gives them. */
export function namesOf(fact: FactName): readonly string[] {
  return NAMES[fact];
}
