/**
 * What the W3C's feed validator says of a feed, one function for each of its messages that can be
 * met here; the codes are its messages' names. Where JSON Feed breaks the same rule, so says the same.
 */
import type { Problem } from "../../model/problem.ts";

export type Violation = Pick<Problem, "code" | "level" | "headline" | "hint">;

/** The longest piece of somebody's text that a headline repeats. */
const LONGEST = 80;

function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}\``;
}

function error(code: string, headline: string): Violation {
  return { code, level: "error", headline };
}

function warning(code: string, headline: string): Violation {
  return { code, level: "warning", headline };
}

export const notWellFormed = (why: string) => error("sax-error", `not well-formed: ${why}`);
export const notJson = (why: string) => error("json-error", `not JSON: ${why}`);

export const missingElement = (name: string, parent: string) =>
  error("missing-element", `${quoted(parent)} has no ${quoted(name)}`);
export const undefinedElement = (name: string, parent: string) =>
  error("undefined-element", `${quoted(name)} has no place in ${quoted(parent)}`);
export const duplicateElement = (name: string, parent: string) =>
  name === "enclosure"
    ? warning("duplicate-enclosure", "RSS has room for one enclosure an item, here are more")
    : error("duplicate-element", `${quoted(parent)} has more than one ${quoted(name)}`);
export const missingAttribute = (name: string, element: string) =>
  error("missing-attribute", `${quoted(element)} has no ${quoted(name)}`);
export const unexpectedAttribute = (name: string, element: string) =>
  error("unexpected-attribute", `${quoted(element)} has no attribute ${quoted(name)}`);
export const unknownNamespace = (uri: string) =>
  warning("unknown-namespace", `readers do not know the namespace ${quoted(uri)}`);
export const notBlank = (name: string) => warning("not-blank", `${quoted(name)} is blank`);

export const missingSelf = (format: "atom" | "rss") =>
  warning(
    format === "atom" ? "missing-self" : "missing-atom-self-link",
    "the feed does not say its own address",
  );
export const selfDoesntMatchLocation = (self: string, location: string) =>
  warning(
    "self-doesnt-match-location",
    `the feed says that its address is ${quoted(self)}, but it is ${quoted(location)}`,
  );
export const misplacedMetadata = (name: string) =>
  error("misplaced-metadata", `${quoted(name)} stands behind entries`);
export const misplacedItem = (name: string) =>
  warning("misplaced-item", `${quoted(name)} stands behind items`);

export const archiveIncomplete = () =>
  warning("archive-incomplete", "an archive that leads to no other archive");
export const missingCurrentInArchive = () =>
  warning("missing-current-in-archive", "an archive that does not lead to the newest posts");

export const duplicateEntries = (id: string) =>
  warning("duplicate-entries", `more than one entry has the identity ${quoted(id)}`);
export const duplicateGuid = (id: string) =>
  error("duplicate-value", `more than one item has the identity ${quoted(id)}`);
export const duplicateUpdated = (date: string) =>
  warning("duplicate-updated", `more than one entry has the \`updated\` ${quoted(date)}`);
export const duplicateAtomLink = (href: string) =>
  error("duplicate-atom-link", `more than one alternate of the same type: ${quoted(href)}`);
export const missingTextualContent = () =>
  warning("missing-textual-content", "the entry has neither summary nor content");
export const needDescriptionBeforeContent = () =>
  warning("need-description-before-content", "content stands before the description, or alone");

export const invalidDate = (format: "rfc3339" | "rfc2822", text: string) =>
  error(
    `invalid-${format}-date`,
    `not a date of ${format.replace("rfc", "RFC ")}: ${quoted(text)}`,
  );
export const incorrectWeekday = (text: string) =>
  error("incorrect-dow", `not the day of the week of that date: ${quoted(text)}`);
export const implausibleDate = (text: string) =>
  warning("implausible-date", `a date before there were feeds: ${quoted(text)}`);
export const invalidLanguage = (text: string) =>
  error("invalid-language", `not a language of ISO 639: ${quoted(text)}`);
export const invalidMimeType = (text: string) =>
  error("invalid-mime-type", `not a MIME type: ${quoted(text)}`);
export const invalidInteger = (text: string, least: number) =>
  error("invalid-integer", `not a whole number, or below ${least}: ${quoted(text)}`);

export const invalidFullLink = (text: string) =>
  error("invalid-full-link", `not an absolute address: ${quoted(text)}`);
export const invalidUriChar = (character: string, text: string) =>
  error("invalid-uri-char", `${quoted(character)} cannot stand in an address: ${quoted(text)}`);
export const uriNotIri = (text: string) =>
  error("uri-not-iri", `an address with more than ASCII: ${quoted(text)}`);
export const invalidUrlAttribute = (text: string) =>
  error("invalid-url-attribute", `not an address of the public web: ${quoted(text)}`);
export const invalidTag = (text: string) =>
  error("invalid-tag", `not a tag URI of RFC 4151: ${quoted(text)}`);
export const invalidUrn = (text: string) =>
  error("invalid-urn", `not a URN, or not a UUID in it: ${quoted(text)}`);
export const schemeNotRegistered = (text: string) =>
  warning("scheme-not-iana-registered", `an address of an unregistered kind: ${quoted(text)}`);
export const nonCanonicalUri = (text: string, canonical: string) => ({
  ...warning("non-canonical-uri", `an identity that some would write otherwise: ${quoted(text)}`),
  hint: `${quoted(canonical)} is its canonical form; changing it shows the post as new`,
});
export const notSufficientlyUnique = (text: string) =>
  warning("not-sufficiently-unique", `others may have the same identity: ${quoted(text)}`);
export const invalidPermalink = (text: string) =>
  error("invalid-permalink", `said to be a permalink, but no address: ${quoted(text)}`);

export const containsHtml = (text: string) =>
  warning("contains-html", `plain text that looks like HTML: ${quoted(text)}`);
export const characterData = (text: string) =>
  warning(
    "character-data",
    `\`&\` and \`<\` are not written as hexadecimal references: ${quoted(text)}`,
  );
export const containsEmail = (text: string) =>
  warning("contains-email", `a name with an e-mail address in it: ${quoted(text)}`);
export const badCharacters = (text: string) =>
  warning("bad-characters", `characters that look wrongly decoded, near ${quoted(text)}`);

export const notHtml = (why: string) => warning("not-html", `not HTML as written: ${why}`);
export const securityRisk = (tag: string) =>
  warning("security-risk", `readers may drop ${quoted(`<${tag}>`)}`);
export const securityRiskAttribute = (name: string, tag: string) =>
  warning(
    "security-risk-attr",
    `readers may drop the attribute ${quoted(name)} of ${quoted(`<${tag}>`)}`,
  );
export const dangerousStyle = (style: string) =>
  warning("dangerous-style-attr", `readers may drop the style ${quoted(style)}`);
export const containsRelRef = (address: string) =>
  warning("contains-rel-ref", `an address that leads nowhere from a reader: ${quoted(address)}`);

export const invalidChoice = (name: string, text: string, allowed: readonly string[]) =>
  error(
    "invalid-value",
    `${quoted(name)} has to be one of ${allowed.map(quoted).join(", ")}: ${quoted(text)}`,
  );
export const invalidDuration = (text: string) =>
  error("invalid-duration", `not hours, minutes and seconds: ${quoted(text)}`);
export const invalidEmail = (text: string) =>
  error("invalid-contact", `not an e-mail address: ${quoted(text)}`);
export const invalidPodcastCategory = (text: string) =>
  error("invalid-itunes-category", `not a category of Apple's: ${quoted(text)}`);
export const missingPodcastElement = (name: string) =>
  warning("missing-itunes-element", `podcast directories want ${quoted(name)} in the channel`);
export const unsupportedPodcastFormat = (url: string) =>
  warning("unsupported-itunes-format", `not a file that Apple plays: ${quoted(url)}`);
