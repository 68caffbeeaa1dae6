/** Dates, languages, types, numbers and plain text as the feed validator reads them. */
import {
  badCharacters,
  characterData,
  containsHtml,
  implausibleDate,
  incorrectWeekday,
  invalidDate,
  invalidInteger,
  invalidLanguage,
  invalidMimeType,
  type Violation,
} from "./violations.ts";
import { isHtmlElement } from "./html-vocabulary.ts";

const EARLIEST = Date.UTC(1990, 0, 1);

export function* rfc3339Violations(text: string): Iterable<Violation> {
  const written = /^\d{4}-\d\d-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(text);
  const instant = written ? Date.parse(text) : Number.NaN;
  // A day that its month does not have would pass as one of the next month.
  const day = new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)).getUTCDate();
  const hasYear = !text.startsWith("0000");
  if (Number.isNaN(instant) || day !== Number(written?.[1]) || !hasYear) {
    yield invalidDate("rfc3339", text);
  } else if (instant < EARLIEST) yield implausibleDate(text);
}

export function* rfc2822Violations(text: string): Iterable<Violation> {
  const form =
    /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) \d\d:\d\d(?::\d\d)? (?:GMT|UT|Z|[+-]\d\d[03]0)$/;
  const [, weekday, day, month, year] = form.exec(text) ?? [];
  const date = new Date(Date.parse(`${day ?? ""} ${month ?? ""} ${year ?? ""} 00:00:00 GMT`));
  if (Number.isNaN(Date.parse(text)) || date.getUTCDate() !== Number(day)) {
    yield invalidDate("rfc2822", text);
  } else if (weekday !== undefined && !date.toUTCString().startsWith(weekday)) {
    yield incorrectWeekday(text);
  } else if (date.getTime() < EARLIEST) yield implausibleDate(text);
}

/** The language itself must be one of ISO 639; what follows it (region, script) only be well-formed. */
export function* languageViolations(tag: string): Iterable<Violation> {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const [language = ""] = tag.split("-");
  const known =
    /^[a-z]{2,3}$/i.test(language) && isWellFormed(tag) && names.of(language) !== undefined;
  if (!known) yield invalidLanguage(tag);
}

function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

export function* mimeTypeViolations(type: string): Iterable<Violation> {
  if (!/^[^\s()<>,;:\\"/[\]?=]+\/[^\s()<>,;:\\"/[\]?=]+(?:\s*;.*)?$/.test(type)) {
    yield invalidMimeType(type);
  }
}

export function* integerViolations(text: string, least: number): Iterable<Violation> {
  if (!/^\d+$/.test(text) || Number(text) < least) yield invalidInteger(text, least);
}

/**
 * Plain text that a reader could take for HTML.
 *
 * @param source how it is written in the feed: hexadecimal references make clear that it is plain
 */
export function* plainTextViolations(text: string, source: string): Iterable<Violation> {
  const endTags = [...text.matchAll(/<\/(\w+)>/g)].map(([, name = ""]) => name);
  const clear = source.includes("&#x");
  if (endTags.some(isHtmlElement)) yield containsHtml(text);
  else if (!clear && /&(?:#?\w*\d|amp|apos|gt|lt|nbsp|quot)\b/.test(text)) yield containsHtml(text);
  else if (!clear && /&#[x0-9]|<[/a-z]/i.test(text)) yield characterData(text);
}

/** Traces of a text that was read in the wrong encoding. */
export function* characterViolations(text: string): Iterable<Violation> {
  const found = /[\u0080-\u009F\uFFFD]|[\u00C2\u00C3][\u0080-\u00BF]/.exec(text);
  if (found) yield badCharacters(text.slice(Math.max(0, found.index - 20), found.index + 20));
}
