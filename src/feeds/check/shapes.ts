/**
 * Which elements and attributes may stand where: Atom (RFC 4287), RSS 2.0 and the extensions that the
 * feeds use. `!` once, `?` at most once, `*` any number; for attributes `!` required, `?` allowed.
 */
import {
  duplicateElement,
  missingAttribute,
  missingElement,
  undefinedElement,
  unexpectedAttribute,
  type Violation,
} from "./violations.ts";
import type { XmlElement } from "./xml-tree.ts";

interface Shape {
  readonly children: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
}

const TEXT = shape("", "type?");
const PLAIN = shape("", "");

const SHAPES: Readonly<Record<string, Shape>> = {
  "atom:feed": shape(
    "atom:id! atom:title! atom:updated! atom:subtitle? atom:generator? atom:icon? atom:logo? atom:rights? atom:author* atom:contributor* atom:category* atom:link* atom:entry* fh:archive? at:deleted-entry*",
    "",
  ),
  "atom:entry": shape(
    "atom:id! atom:title! atom:updated! atom:published? atom:summary? atom:content? atom:rights? atom:source? atom:author* atom:contributor* atom:category* atom:link* media:content* dc:creator*",
    "",
  ),
  "atom:title": TEXT,
  "atom:subtitle": TEXT,
  "atom:summary": TEXT,
  "atom:content": TEXT,
  "atom:rights": TEXT,
  "atom:author": shape("atom:name! atom:uri? atom:email?", ""),
  "atom:generator": shape("", "uri? version?"),
  "atom:category": shape("", "term! scheme? label?"),
  "atom:link": shape("", "href! rel? type? hreflang? title? length?"),
  rss: shape("channel!", "version!"),
  channel: shape(
    "title! link! description! language? lastBuildDate? pubDate? docs? generator? ttl? copyright? image? category* atom:link* fh:archive? itunes:author? itunes:category* itunes:explicit? itunes:image? itunes:owner? itunes:type? item*",
    "",
  ),
  item: shape(
    "title? link? guid! pubDate? description? content:encoded? enclosure? comments? category* dc:creator* dc:language? atom:updated? atom:link* media:content* itunes:title? itunes:author? itunes:episodeType? itunes:explicit? itunes:duration?",
    "",
  ),
  "at:deleted-entry": shape("", "ref! when!"),
  "itunes:category": shape("itunes:category?", "text!"),
  "itunes:image": shape("", "href!"),
  "itunes:owner": shape("itunes:name? itunes:email!", ""),
  guid: shape("", "isPermaLink?"),
  enclosure: shape("", "url! type! length!"),
  category: shape("", "domain?"),
  "media:content": shape(
    "media:description? media:title? media:thumbnail*",
    "url? type? medium? width? height? fileSize? duration? lang? isDefault?",
  ),
  "media:description": TEXT,
};

function shape(children: string, attributes: string): Shape {
  return { children: marked(children), attributes: marked(attributes) };
}

function marked(names: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.split(" ").map((name) => [name.slice(0, -1), name.slice(-1)] as const),
  );
}

/** What is missing, doubled or out of place in one element. */
export function* shapeViolations(element: XmlElement): Iterable<Violation> {
  const { children, attributes } = SHAPES[element.name] ?? PLAIN;
  const counts = new Map<string, number>();
  for (const { name } of element.children) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, times] of counts) {
    if (children[name] === undefined) yield undefinedElement(name, element.name);
    else if (times > 1 && children[name] !== "*") yield duplicateElement(name, element.name);
  }
  for (const [name, mark] of Object.entries(children)) {
    if (mark === "!" && !counts.has(name)) yield missingElement(name, element.name);
  }
  for (const name of element.attributes.keys()) {
    const allowed = attributes[name] !== undefined || name.startsWith("xml:");
    if (!allowed) yield unexpectedAttribute(name, element.name);
  }
  for (const [name, mark] of Object.entries(attributes)) {
    if (mark === "!" && !element.attributes.has(name)) yield missingAttribute(name, element.name);
  }
}
