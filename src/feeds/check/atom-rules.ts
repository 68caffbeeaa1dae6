import {
  archiveIncomplete,
  duplicateAtomLink,
  duplicateEntries,
  duplicateUpdated,
  misplacedMetadata,
  missingCurrentInArchive,
  missingElement,
  missingSelf,
  missingTextualContent,
  selfDoesntMatchLocation,
  type Violation,
} from "./violations.ts";
import { elementFindings, type Finding } from "./xml-rules.ts";
import { links, textOf, type XmlElement } from "./xml-tree.ts";

/** What RFC 4287 and the feed validator say of an Atom feed that is published at `location`. */
export function* atomFindings(
  feed: XmlElement,
  lines: readonly string[],
  location: string,
): Iterable<Finding> {
  const entries = feed.children.filter(({ name }) => name === "atom:entry");
  const others = feed.children.filter(({ name }) => name !== "atom:entry");
  for (const violation of feedViolations({ ...feed, children: others }, location)) {
    yield { violation, line: feed.line };
  }
  const [first] = entries;
  for (const late of others.filter(({ line }) => first !== undefined && line > first.line)) {
    yield { violation: misplacedMetadata(late.name), line: late.line };
  }
  yield* elementFindings({ ...feed, children: others }, lines);

  const ids = new Set<string>();
  const updates = new Set<string>();
  const hasAuthor = feed.children.some(({ name }) => name === "atom:author");
  for (const entry of entries) {
    const id = textOf(entry, "atom:id") ?? "";
    const updated = textOf(entry, "atom:updated") ?? "";
    const violations = [...entryViolations(entry, hasAuthor)];
    if (ids.has(id)) violations.push(duplicateEntries(id));
    if (updates.has(updated)) violations.push(duplicateUpdated(updated));
    ids.add(id);
    updates.add(updated);
    for (const violation of violations) yield { violation, line: entry.line, entry: id };
    for (const finding of elementFindings(entry, lines)) yield { ...finding, entry: id };
  }
}

function* feedViolations(feed: XmlElement, location: string): Iterable<Violation> {
  const self = links(feed, "self")[0]?.attributes.get("href");
  if (self === undefined) yield missingSelf("atom");
  else if (self !== location) yield selfDoesntMatchLocation(self, location);
  yield* doubledAlternates(feed);
  if (feed.children.every(({ name }) => name !== "fh:archive")) return;
  const has = (rel: string) => links(feed, rel).length > 0;
  if (!has("prev-archive") && !has("next-archive")) yield archiveIncomplete();
  if (!has("current")) yield missingCurrentInArchive();
}

function* entryViolations(entry: XmlElement, feedHasAuthor: boolean): Iterable<Violation> {
  const has = (name: string): boolean => entry.children.some((child) => child.name === name);
  if (!feedHasAuthor && !has("atom:author")) yield missingElement("atom:author", entry.name);
  if (!has("atom:content")) {
    if (!has("atom:summary")) yield missingTextualContent();
    if (links(entry, "alternate").length === 0) yield missingElement("atom:content", entry.name);
  }
  yield* doubledAlternates(entry);
}

function* doubledAlternates(parent: XmlElement): Iterable<Violation> {
  const kinds = new Set<string>();
  for (const { attributes } of links(parent, "alternate")) {
    const kind = `${attributes.get("type") ?? ""} ${attributes.get("hreflang") ?? ""}`;
    if (kinds.has(kind)) yield duplicateAtomLink(attributes.get("href") ?? "");
    kinds.add(kind);
  }
}
