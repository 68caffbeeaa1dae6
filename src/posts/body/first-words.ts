/** What of a post's first paragraphs tells a reader what it is about. */
import type { Paragraph } from "./paragraphs.ts";

export interface Telling {
  /** UTF-16 units after which no further paragraph is taken. */
  readonly enough: number;
  /** UTF-16 units that a list has to fit in with what announces it. */
  readonly length: number;
  /** Cuts a text into its sentences. */
  readonly sentencesOf: (text: string) => readonly string[];
  /** As many whole words of a text as go into the length, and an ellipsis. */
  readonly cut: (text: string) => string;
}

/**
 * The text of paragraphs, one line. What stands like a heading is left away, and so are quotes and notes
 * if there is more than a little beside them. A list is told if it is announced ("This is new:") before
 * much else was said; what announces anything that a summary cannot show is left away with it.
 */
export function firstWords(paragraphs: readonly Paragraph[], telling: Telling): string {
  const own = wordsOf(paragraphs, ["text"], telling);
  const isLittle = own.length < LITTLE && paragraphs.some(({ kind }) => kind === "aside");
  return (isLittle ? wordsOf(paragraphs, ["text", "aside"], telling) : own) || others(paragraphs);
}

/** Less than this tells next to nothing. */
const LITTLE = 80;

function wordsOf(
  paragraphs: readonly Paragraph[],
  kinds: readonly Paragraph["kind"][],
  telling: Telling,
): string {
  let text = "";
  for (const [at, paragraph] of paragraphs.entries()) {
    if (text.length >= telling.enough) break;
    if (!kinds.includes(paragraph.kind)) continue;
    const next = paragraphs[at + 1];
    if (!isOpen(paragraph, next, kinds)) text = joined(text, paragraph.text);
    else if (next?.kind === "label") text = joined(joined(text, paragraph.text), next.text);
    else {
      const closed = telling.sentencesOf(paragraph.text).slice(0, -1).join("").trim();
      const before = joined(text, closed);
      const items = itemsAfter(paragraphs, at);
      if (items.length > 0) {
        // What comes behind a list is often about what is in it.
        if (before.length >= LITTLE) return before;
        return withItems(joined(text, paragraph.text), items, telling);
      }
      const isAll = before.length < GREETING && paragraph.text.length >= GREETING;
      text = isAll ? unfinished(joined(text, paragraph.text)) : before;
    }
  }
  return text;
}

/** Less than this is no beginning at all: `Hello everybody!` */
const GREETING = 24;

/** Whether a paragraph announces what follows, and that is not to be told like text. */
function isOpen(
  { text, leads }: Paragraph,
  next: Paragraph | undefined,
  kinds: readonly Paragraph["kind"][],
): boolean {
  return OPEN.test(text) && (leads || !next || !kinds.includes(next.kind));
}

const OPEN = /[:：]$/;

function itemsAfter(paragraphs: readonly Paragraph[], at: number): readonly string[] {
  if (paragraphs[at]?.leads === true) return [];
  const after = paragraphs.slice(at + 1);
  const end = after.findIndex(({ kind }) => kind !== "item");
  return (end < 0 ? after : after.slice(0, end)).map(({ text }) => text);
}

function withItems(lead: string, items: readonly string[], { length, cut }: Telling): string {
  let text = "";
  for (const item of items) {
    const longer = text === "" ? `${lead} ${item}` : listed([text, item]);
    if (longer.length < length) text = longer;
    else return text === "" ? cut(longer) : unfinished(text);
  }
  return OPEN.test(text) ? unfinished(text) : text;
}

function unfinished(text: string): string {
  return SENTENCE_END.test(text) ? text : `${text.replace(OPEN, "")}…`;
}

/** What is told of a post that begins with nothing better. */
function others(paragraphs: readonly Paragraph[]): string {
  for (const kind of ["item", "contents", "label", "text"] as const) {
    const texts = paragraphs.filter((each) => each.kind === kind).map(({ text }) => text);
    if (texts.length > 0) return listed(texts);
  }
  return "";
}

function joined(before: string, text: string): string {
  return before === "" || text === "" ? before + text : `${before} ${text}`;
}

/** Items as they are told one after the other: parted where they are no sentences. */
function listed(items: readonly string[]): string {
  return items.reduce((text, item) => `${text}${separatorBehind(text)}${item}`);
}

function separatorBehind(text: string): string {
  if (SENTENCE_END.test(text) || /[,;:，；：、]$/.test(text)) return " ";
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}）」』》]$/u.test(text) ? "；" : "; ";
}

const SENTENCE_END = /[\p{Sentence_Terminal}…]$/u;
