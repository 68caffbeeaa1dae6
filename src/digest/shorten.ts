/** Text cut to a length that people see, never inside of what they take for one character. */
import { eachGrapheme } from "../lib/width.ts";

/**
 * At most so many graphemes of a text, with `…` where something is missing. It is cut between words,
 * unless that would cost more than a third of it: then, and in scripts without spaces, anywhere.
 */
export function shorten(text: string, most: number): string {
  // A grapheme has at least one code unit.
  if (text.length <= most) return text;
  const graphemes: string[] = [];
  for (const grapheme of eachGrapheme(text)) {
    graphemes.push(grapheme);
    if (graphemes.length > most) break;
  }
  if (graphemes.length <= most) return text;
  const cut = graphemes.slice(0, Math.max(1, most - 1)).join("");
  const nextIsSpace = graphemes[most - 1]?.trim() === "";
  const space = nextIsSpace ? cut.length : cut.search(/\s\S*$/u);
  const kept = space > (cut.length * 2) / 3 ? cut.slice(0, space) : cut;
  return `${kept.replace(/[\s,;:.–—-]+$/u, "")}…`;
}
