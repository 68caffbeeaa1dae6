/** For sites on which every line of a paragraph ends where its author ended it. */
import { aroundFences } from "./fences.ts";

/**
 * The text with two spaces before each line end within a block, which is how Markdown says it; fenced
 * code stays as it is. Takes time linear in the length.
 */
export function withHardBreaks(source: string): string {
  return aroundFences(source, broken);
}

function broken(text: string): string {
  return text.replace(LINE_END, "  \n");
}

// A template tag that has a line for itself is no part of a paragraph; `tags/take.ts` made a word of it.
const TAG = "[ \\t]{0,40}postridertagz{0,9}\\d{1,9}x[ \\t]*";
const LINE_END = new RegExp(`(?<=[^\\s\\\\])(?<!^${TAG})\\n(?!${TAG}$)(?=[^\\n]*\\S)`, "gm");
