/**
 * Which keys of a header are read, and for what. Nothing else in a header is ever looked at, so that
 * a key can mean no more than is written here.
 */
import { type Field, type Fields, isNothing, keyName, type Value } from "./value.ts";

/** Names by fact, as `keyName` gives them, in the order in which they count. */
const NAMES = {
  date: [
    "date",
    "pubdate",
    "published",
    "publishdate",
    "created",
    "pubdatetime",
    "publishedat",
    "publisheddate",
    "publishedon",
    "datepublished",
    "postdate",
    "createdat",
    "datecreated",
    "createdon",
    "creationdate",
    "publicationdate",
  ],
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
    "moddatetime",
    "updatedat",
    "modifieddate",
    "datemodified",
    "dateupdated",
    "updatedon",
    "lastupdated",
    "lastedited",
  ],
  lastUpdate: ["lastupdate"],
  expires: ["expirydate", "unpublishdate"],
  title: ["title", "headline", "newstitle", "posttitle", "pagetitle"],
  id: ["id", "uuid", "guid", "episodeguid"],
  draft: ["draft", "isdraft"],
  published: ["published", "publish"],
  status: ["status"],
  retracted: ["retracted", "withdrawn"],
  hidden: ["eleventyexcludefromcollections"],
  headless: ["headless"],
  computed: ["eleventycomputed"],
  noFeed: [
    "feedexclude",
    "disablefeed",
    "excludefromfeed",
    "hiddeninrss",
    "hiddenfromrss",
    "hiddenfromfeed",
    "hidefromfeed",
  ],
  unlisted: ["unlisted"],
  hiddenPost: ["hidden"],
  feed: ["rss", "feed"],
  build: ["build"],
  render: ["render"],
  cascade: ["cascade"],
  excerptMark: ["excerptseparator"],
  liquid: ["renderwithliquid"],
  digest: ["digest"],
  permalink: ["permalink"],
  url: ["url"],
  slug: ["slug", "postslug"],
  abbrlink: ["abbrlink"],
  urlname: ["urlname"],
  password: ["password"],
  aliases: ["aliases", "alias", "redirectfrom"],
  about: ["externalurl", "externallink", "linkurl", "link"],
  redirect: ["redirect", "redirectto"],
  layout: ["layout"],
  summary: [
    "description",
    "summary",
    "excerpt",
    "subtitle",
    "teaser",
    "preview",
    "abstract",
    "spoiler",
    "blurb",
    "lead",
    "intro",
    "metadescription",
    "tldr",
  ],
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
    "socialimage",
    "headerimage",
    "headerimg",
    "featuredimg",
    "shareimage",
    "cardimage",
    "bannerimage",
    "images",
    "photos",
  ],
  mediaBase: ["mediasubpath", "imgpath"],
  imageAlt: ["imagealt", "coveralt", "heroimagealt", "coverimagealt"],
  enclosure: ["enclosure", "podcastfile", "audio", "video", "file"],
  enclosureBytes: ["podcastbytes", "length", "bytes"],
  enclosureSeconds: ["podcastduration", "duration"],
  enclosureType: ["mimetype", "filetype"],
  listing: ["pagination", "eleventyimport"],
  extra: ["extra", "params", "header"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FactName = keyof typeof NAMES;

/** Every fact that a header may tell. */
export const FACTS: readonly FactName[] = Object.keys(NAMES).filter(
  (name): name is FactName => name in NAMES,
);

const KNOWN = [...new Set<string>(Object.values(NAMES).flat())];
const SLOTS: ReadonlyMap<string, number> = new Map(KNOWN.map((name, slot) => [name, slot]));
const SLOTS_BY_FACT: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries(NAMES).map(([fact, names]) => [fact, names.map((name) => SLOTS.get(name) ?? -1)]),
);
const NO_FIELDS: Fields = KNOWN.map(() => undefined);

/** Fields to be filled in by `setField`. */
export function emptyFields(): (Field | undefined)[] {
  return NO_FIELDS.slice();
}

/** Whether anything ever reads a key, however it is written. */
export function isKnownKey(key: string): boolean {
  return slotOf(key) !== undefined;
}

/** Puts a field into its slot, in place of an earlier one; a key that nothing reads has none. */
export function setField(fields: (Field | undefined)[], field: Field): void {
  const slot = slotOf(field.key);
  if (slot !== undefined) fields[slot] = field;
}

// Most keys are written the way their names are kept.
function slotOf(key: string): number | undefined {
  return SLOTS.get(key) ?? SLOTS.get(keyName(key));
}

/** The fields of a table. */
export function fieldsOf(table: Iterable<readonly [string, Value]>): Fields {
  const fields = emptyFields();
  for (const [key, value] of table) setField(fields, { key, value });
  return fields;
}

/** The field of that name, whether it says something or not. */
export function fieldNamed(fields: Fields, name: string): Field | undefined {
  return fields[SLOTS.get(name) ?? -1];
}

/** The fields that may tell a fact and do say something, most important first. */
export function fieldsFor(fields: Fields, fact: FactName): readonly Field[] {
  let found: Field[] | undefined;
  for (const slot of SLOTS_BY_FACT.get(fact) ?? []) {
    const field = fields[slot];
    if (field && !isNothing(field.value)) (found ??= []).push(field);
  }
  return found ?? NONE;
}

const NONE: readonly Field[] = [];

/** The most important of them. */
export function fieldFor(fields: Fields, fact: FactName): Field | undefined {
  for (const slot of SLOTS_BY_FACT.get(fact) ?? []) {
    const field = fields[slot];
    if (field && !isNothing(field.value)) return field;
  }
  return undefined;
}

/** Puts a field where that fact is looked for first; nothing where there is none. */
export function putFact(
  fields: (Field | undefined)[],
  fact: FactName,
  field: Field | undefined,
): void {
  const [slot] = SLOTS_BY_FACT.get(fact) ?? [];
  if (slot !== undefined && field) fields[slot] = field;
}

/** Nothing but these facts of the fields. */
export function fieldsOnly(fields: Fields, facts: readonly FactName[]): Fields {
  return withDefaults(emptyFields(), fields, facts);
}

/** The fields, and those of others for each of these facts that they leave open. */
export function withDefaults(fields: Fields, others: Fields, facts: readonly FactName[]): Fields {
  const all = fields.slice();
  for (const fact of facts) {
    if (fieldFor(fields, fact)) continue;
    for (const slot of SLOTS_BY_FACT.get(fact) ?? []) all[slot] ??= others[slot];
  }
  return all;
}
