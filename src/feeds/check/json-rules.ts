import { addressViolations } from "./address-rules.ts";
import { htmlViolations } from "./html-rules.ts";
import {
  characterViolations,
  integerViolations,
  languageViolations,
  mimeTypeViolations,
  rfc3339Violations,
} from "./value-rules.ts";
import {
  duplicateGuid,
  missingElement,
  missingTextualContent,
  selfDoesntMatchLocation,
  type Violation,
} from "./violations.ts";
import type { Finding } from "./xml-rules.ts";

/** What JSON Feed 1.1 asks of a feed that is published at `location`. */
export function* jsonFindings(feed: unknown, location: string): Iterable<Finding> {
  const { items, ...about } = fields(feed);
  const violations = [
    ...missing(about, ["version", "title"], "feed"),
    ...(Array.isArray(items) ? [] : [missingElement("items", "feed")]),
    ...memberViolations(about),
  ];
  if (typeof about["feed_url"] === "string" && about["feed_url"] !== location) {
    violations.push(selfDoesntMatchLocation(about["feed_url"], location));
  }
  for (const violation of violations) yield { violation };
  const ids = new Set<string>();
  for (const item of list(items).map(fields)) {
    const id = typeof item["id"] === "string" ? item["id"] : "";
    const wrong = [...itemViolations(item)];
    if (ids.has(id)) wrong.push(duplicateGuid(id));
    ids.add(id);
    for (const violation of wrong) yield { violation, entry: id };
  }
}

function* itemViolations(item: Readonly<Record<string, unknown>>): Iterable<Violation> {
  yield* missing(item, ["id"], "item");
  if (typeof item["content_html"] !== "string" && typeof item["content_text"] !== "string") {
    yield missingTextualContent();
  }
  yield* memberViolations(item);
  for (const attachment of list(item["attachments"]).map(fields)) {
    yield* missing(attachment, ["url", "mime_type"], "attachment");
    yield* memberViolations(attachment);
  }
}

function* missing(
  object: Readonly<Record<string, unknown>>,
  names: readonly string[],
  parent: string,
): Iterable<Violation> {
  for (const name of names) {
    if (typeof object[name] !== "string" || object[name] === "") yield missingElement(name, parent);
  }
}

/** What holds for a member, by its name: in this format a name means the same everywhere. */
const MEMBERS: Readonly<Record<string, (value: string) => Iterable<Violation>>> = {
  url: addressViolations,
  external_url: addressViolations,
  home_page_url: addressViolations,
  feed_url: addressViolations,
  next_url: addressViolations,
  image: addressViolations,
  icon: addressViolations,
  language: languageViolations,
  date_published: rfc3339Violations,
  date_modified: rfc3339Violations,
  content_html: htmlViolations,
  mime_type: mimeTypeViolations,
  size_in_bytes: (value) => integerViolations(value, 0),
};

function* memberViolations(object: Readonly<Record<string, unknown>>): Iterable<Violation> {
  for (const [name, value] of Object.entries(object)) {
    if (typeof value !== "string" && typeof value !== "number") continue;
    yield* characterViolations(String(value));
    yield* MEMBERS[name]?.(String(value)) ?? [];
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
