/** Titles of sections: a line of text with a row of signs below it, or above it as well. */
import { slugOf } from "../../../lib/text.ts";
import { type InlineContext, inlineHtml } from "./inline.ts";
import { indentOf, isBlank } from "../lines.ts";

export interface SectionTitle {
  readonly text: string;
  /** The sign of its rows, doubled where there is one above. */
  readonly style: string;
  /** The line behind it. */
  readonly next: number;
}

export interface Sections {
  html(title: SectionTitle, context: InlineContext): string;
}

/** Whether a line is one sign and nothing else, at least so many times. */
export function isAdornment(line: string | undefined, least: number): boolean {
  if (line === undefined || line.length < least) return false;
  const sign = line.charAt(0);
  return /[!-/:-@[-`{-~]/.test(sign) && line === sign.repeat(line.length);
}

/** The title that begins on a line, if one does. */
export function titleAt(lines: readonly string[], at: number): SectionTitle | undefined {
  const [first = "", second = "", third = ""] = lines.slice(at, at + 3);
  if (isAdornment(first, 2)) {
    if (third !== first || isBlank(second) || isAdornment(second, 4)) return undefined;
    return { text: second.trim(), style: first.slice(0, 2), next: at + 3 };
  }
  // Shorter rows are met, and docutils believes them from four signs on.
  const isLong = second.length >= Math.min(4, first.length);
  if (indentOf(first) > 0 || isBlank(first) || !isLong || !isAdornment(second, 2)) return undefined;
  return { text: first, style: second.charAt(0), next: at + 2 };
}

/**
 * Levels in the order in which their styles are met. One title before everything else whose style does
 * not come again is that of the whole text, as docutils has it.
 */
export function sectionsOf(lines: readonly string[]): Sections {
  const styles: string[] = [];
  let titles = 0;
  let firsts = 0;
  for (let at = 0; at < lines.length; at++) {
    const title = isBlank(lines[at - 1]) ? titleAt(lines, at) : undefined;
    if (!title) continue;
    titles++;
    if (!styles.includes(title.style)) styles.push(title.style);
    if (title.style === styles[0]) firsts++;
    at = title.next - 1;
  }
  const top = firsts === 1 && titles > 1 ? 1 : 2;
  return {
    html({ text, style }, context) {
      const known = styles.indexOf(style);
      const level = Math.min(6, top + (known < 0 ? styles.length : known));
      return `<h${level} id="${slugOf(text)}">${inlineHtml(text, context)}</h${level}>`;
    },
  };
}
