/** The rules of Atom and RSS that look at one element, and the walk that applies them to all. */
import { addressViolations, identityViolations, webAddressViolations } from "./address-rules.ts";
import { htmlViolations } from "./html-rules.ts";
import { shapeViolations } from "./shapes.ts";
import {
  categoryViolations,
  choiceViolations,
  durationViolations,
  emailViolations,
} from "./podcast-rules.ts";
import {
  characterViolations,
  integerViolations,
  languageViolations,
  mimeTypeViolations,
  plainTextViolations,
  rfc2822Violations,
  rfc3339Violations,
} from "./value-rules.ts";
import {
  containsEmail,
  invalidPermalink,
  notBlank,
  notSufficientlyUnique,
  type Violation,
} from "./violations.ts";
import type { XmlElement } from "./xml-tree.ts";

/** A rule broken in a line of the feed, and the entry that it stands in. */
export interface Finding {
  readonly violation: Violation;
  readonly line?: number;
  /** Identity of the entry as the feed has it. */
  readonly entry?: string;
}

/** Everything that is wrong with an element or one below it, taken by itself. */
export function* elementFindings(
  element: XmlElement,
  lines: readonly string[],
  parent?: XmlElement,
): Iterable<Finding> {
  const source = lines.slice(element.line - 1, element.lastLine).join("\n");
  const violations = [
    ...shapeViolations(element),
    ...characterViolations(element.text),
    ...attributeViolations(element),
    ...(VALUES[element.name]?.({ ...element, source }, parent) ?? []),
  ];
  for (const violation of violations) yield { violation, line: element.line };
  for (const child of element.children) yield* elementFindings(child, lines, element);
}

type Rule = (
  element: XmlElement & { readonly source: string },
  parent?: XmlElement,
) => Iterable<Violation>;

/** What holds for the value of an element, by its name. */
const VALUES: Readonly<Record<string, Rule>> = {
  "atom:id": ({ text }) => identityViolations(text),
  "atom:title": typedText,
  "atom:subtitle": typedText,
  "atom:summary": typedText,
  "atom:content": typedText,
  "atom:rights": typedText,
  "atom:updated": ({ text }) => rfc3339Violations(text),
  "atom:published": ({ text }) => rfc3339Violations(text),
  *"atom:name"(element) {
    yield* plainText(element);
    if (/<[\w.+-]+@[\w.-]+>/.test(element.text)) yield containsEmail(element.text);
  },
  "atom:uri": ({ text }) => addressViolations(text),
  *"atom:category"({ attributes, name }) {
    if (!attributes.get("term")?.trim()) yield notBlank(name);
  },
  title: plainText,
  link: ({ text }) => addressViolations(text),
  description: (element, parent) =>
    parent?.name === "item" ? htmlViolations(element.text) : plainTextOrBlank(element),
  "content:encoded": ({ text }) => htmlViolations(text),
  *guid({ text, attributes }) {
    if (attributes.get("isPermaLink") === "false") {
      if (/^\d{1,8}$/.test(text)) yield notSufficientlyUnique(text);
      return;
    }
    if (/^(?:tag|urn):/i.test(text)) yield invalidPermalink(text);
    yield* addressViolations(text);
  },
  pubDate: ({ text }) => rfc2822Violations(text),
  lastBuildDate: ({ text }) => rfc2822Violations(text),
  language: ({ text }) => languageViolations(text),
  "dc:language": ({ text }) => languageViolations(text),
  category: plainText,
  docs: ({ text }) => addressViolations(text),
  enclosure: ({ attributes }) => webAddressViolations(attributes.get("url") ?? ""),
  "itunes:image": ({ attributes }) => webAddressViolations(attributes.get("href") ?? ""),
  ttl: ({ text }) => integerViolations(text, 1),
  "media:description": typedText,
  "itunes:author": plainText,
  "itunes:title": plainText,
  "itunes:name": plainText,
  "itunes:explicit": ({ text }) => choiceViolations("itunes:explicit", text, ["true", "false"]),
  "itunes:type": ({ text }) => choiceViolations("itunes:type", text, ["episodic", "serial"]),
  "itunes:episodeType": ({ text }) =>
    choiceViolations("itunes:episodeType", text, ["full", "trailer", "bonus"]),
  "itunes:duration": ({ text }) => durationViolations(text),
  "itunes:email": ({ text }) => emailViolations(text),
  "itunes:category": ({ attributes }, parent) =>
    categoryViolations(attributes.get("text") ?? "", parent?.attributes.get("text")),
};

/** What holds for an attribute, by its name: in these formats a name means the same everywhere. */
const ATTRIBUTES: Readonly<Record<string, (value: string) => Iterable<Violation>>> = {
  href: addressViolations,
  url: addressViolations,
  uri: addressViolations,
  ref: addressViolations,
  when: rfc3339Violations,
  hreflang: languageViolations,
  "xml:lang": languageViolations,
  length: (value) => integerViolations(value, 0),
  width: (value) => integerViolations(value, 1),
  height: (value) => integerViolations(value, 1),
  fileSize: (value) => integerViolations(value, 1),
};

const NOT_A_MIME_TYPE = new Set(["text", "html", "xhtml", "plain"]);

function* attributeViolations({ attributes }: XmlElement): Iterable<Violation> {
  for (const [name, value] of attributes) {
    yield* characterViolations(value);
    yield* ATTRIBUTES[name]?.(value) ?? [];
    if (name === "type" && !NOT_A_MIME_TYPE.has(value)) yield* mimeTypeViolations(value);
  }
}

/** A text construct of Atom, or its like in Media RSS. */
function* typedText(element: Parameters<Rule>[0]): Iterable<Violation> {
  if (element.text.trim() === "") yield notBlank(element.name);
  if (element.attributes.get("type") === "html") yield* htmlViolations(element.text);
  else yield* plainTextOrBlank(element);
}

function* plainText(element: Parameters<Rule>[0]): Iterable<Violation> {
  if (element.text.trim() === "") yield notBlank(element.name);
  yield* plainTextOrBlank(element);
}

function plainTextOrBlank({ text, source }: Parameters<Rule>[0]): Iterable<Violation> {
  return plainTextViolations(text, source);
}
