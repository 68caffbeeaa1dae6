/** A summary in whole sentences of plain text, for every script. */
import { firstWords } from "./first-words.ts";
import { paragraphsOf } from "./paragraphs.ts";

/** Most characters (code points) of a summary, unless told otherwise. */
export const SUMMARY_LENGTH = 300;

export interface SummarySource {
  /** Safe HTML of the whole post. */
  readonly html: string;
  /** Safe HTML before the author's "more" mark. */
  readonly excerpt?: string | undefined;
  /** BCP 47; how sentences and words end depends on it. */
  readonly language: string;
}

/**
 * The sentences with which a post begins: those before the "more" mark, else those of its first
 * paragraphs, of which a first of two words is no summary. Empty where a post has no text.
 */
export function summaryOf(source: SummarySource, length: number = SUMMARY_LENGTH): string {
  const { html, excerpt = "", language } = source;
  const most = length * 8 + 100;
  const sentencesOf = (text: string): readonly string[] =>
    Array.from(segmenter(language, "sentence").segment(text), ({ segment }) => segment);
  const cut = (text: string): string => wholeWords(text, length - 1, language);
  const begin = (from: string, enough: number): string => {
    const paragraphs = paragraphsOf(from, { enough, most });
    const words = firstWords(paragraphs, { enough, length, sentencesOf, cut });
    return wholeSentences(words, length, language);
  };
  return (excerpt && begin(excerpt, most)) || begin(html, length / 2);
}

/**
 * As many whole sentences from the beginning of a text as go into so many code points. Where not even
 * the first one does, as many of its whole words, and an ellipsis.
 */
export function wholeSentences(text: string, length: number, language: string): string {
  if (codePoints(text) <= length) return text;
  let end = 0;
  let used = 0;
  for (const { segment, index } of segmenter(language, "sentence").segment(text)) {
    used += codePoints(segment);
    if (used - (codePoints(segment) - codePoints(segment.trimEnd())) > length) break;
    if (!endsInAbbreviation(segment)) end = index + segment.length;
  }
  return end > 0 ? text.slice(0, end).trimEnd() : wholeWords(text, length - 1, language);
}

function wholeWords(text: string, length: number, language: string): string {
  // Nothing behind this can be part of it, and segmenting takes time.
  const near = text.slice(0, length * 2 + 2);
  const end =
    lastBoundary(near, length, segmenter(language, "word")) ||
    lastBoundary(near, length, segmenter(language, "grapheme"));
  return `${near.slice(0, end).replace(TRAILING, "")}…`;
}

// What would stand oddly before an ellipsis.
const TRAILING = /[\s,;:.!?([{'"“‘«–—-]+$/u;

function lastBoundary(text: string, length: number, parts: Intl.Segmenter): number {
  let end = 0;
  let used = 0;
  for (const { segment, index } of parts.segment(text)) {
    used += codePoints(segment);
    if (used > length) break;
    end = index + segment.length;
  }
  return end;
}

/** Such as `e.g.`, or the `J.` of a name: a full stop that ends no sentence. */
function endsInAbbreviation(segment: string): boolean {
  return ABBREVIATION.test(segment.slice(-12));
}

const ABBREVIATION =
  /(?:^|[\s(“"'])(?:\p{Lu}|e\.g|i\.e|z\.B|d\.h|cf|vs|ca|bzw|Mr|Mrs|Ms|Dr|Prof|St|No|Nr|Vol|Fig)\.\s*$/u;

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) at++;
    count++;
  }
  return count;
}

const SEGMENTERS = new Map<string, Intl.Segmenter>();

// Making one takes a hundred times as long as using it.
function segmenter(
  language: string,
  granularity: "sentence" | "word" | "grapheme",
): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = SEGMENTERS.get(key);
  if (known) return known;
  const made = new Intl.Segmenter(isLanguage(language) ? language : "en", { granularity });
  SEGMENTERS.set(key, made);
  return made;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
