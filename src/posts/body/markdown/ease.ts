/**
 * Keeps satteri out of what it takes quadratic time and memory for (0.10.5): within one paragraph, it
 * copies all text so far for every character reference, and for every quote, dash or ellipsis that it
 * makes typographic. Some ten thousands of them take gigabytes, and at four of them the process ends.
 * It looks through all of it for what may be an address, and at every underscore before for each that
 * may end emphasis. `ease-tables.ts` has one more.
 */
import { FENCE, fenceEnd } from "./fences.ts";
import { narrowed } from "./ease-tables.ts";

export interface Eased {
  readonly text: string;
  readonly typographic: boolean;
}

/** Shorter texts are no trouble, whatever they hold. */
const TROUBLE_LENGTH = 10_000;

/** Characters copied for one paragraph: this many take a tenth of a second. */
const MOST_COPIED = 100_000_000;

/** So many references stay together where a paragraph has too many. */
const TOGETHER = 1000;

/**
 * The text with paragraphs that would be too much parted, and whether it can be made typographic.
 *
 * @param comment one that says nothing, as the language has it
 */
export function eased(markdown: string, typographic: boolean, comment = "<!-- -->"): Eased {
  if (markdown.length < TROUBLE_LENGTH) return { text: markdown, typographic };
  const plain = escaped(narrowed(markdown));
  const blocks = longBlocks(plain);
  if (blocks.length === 0) return { text: plain, typographic };
  const tooMany = blocks.some(
    (block) => count(block.text, TYPOGRAPHIC) * block.text.length > MOST_COPIED,
  );
  const text = withBlocks(plain, blocks, (block) =>
    count(block, REFERENCE) * block.length > MOST_COPIED ? parted(block, comment) : block,
  );
  return { text, typographic: typographic && !tooMany };
}

function withBlocks(
  text: string,
  blocks: readonly Block[],
  change: (block: string) => string,
): string {
  let changed = "";
  let copied = 0;
  for (const block of blocks) {
    changed += text.slice(copied, block.end - block.text.length) + change(block.text);
    copied = block.end;
  }
  return changed + text.slice(copied);
}

const REFERENCE = /&#?\w{1,32};/g;
const TYPOGRAPHIC = /["']|\.\.\.|--/g;

/** Steps of satteri for one paragraph: this many take half a second. */
const MOST_STEPS = 1_000_000_000;

function isTrouble(text: string): boolean {
  return STEPS.some((steps) => steps(text) > MOST_STEPS);
}

/** The text without what satteri would lose itself in, but for code. */
function escaped(markdown: string): string {
  if (!isTrouble(markdown)) return markdown;
  const blocks = longBlocks(markdown).filter(outsideOfFences(markdown));
  return withBlocks(markdown, blocks, (block) => (isTrouble(block) ? literal(block) : block));
}

const STEPS: readonly ((text: string) => number)[] = [
  (text) => count(text, ADDRESS) * text.length,
  // Each has more to do the longer its words are.
  (text) => 10 * count(text, /_/g) ** 2,
  (text) => (count(text, MARKS) > 0 ? Infinity : 0),
];

const ADDRESS = /:\/\/|www\./gi;

/** What may become a link by itself. Where a link is written out, nobody looks for one. */
const BARE = /(?<!\]\(|[<"'])(?:https?(?=:\/\/)|ww(?=w\.))/gi;

/** A row of marks at the end of a word, of which an address tries each as its end. */
const MARKS = /(?<=[^\s*_~])[*_~]{1000,}/g;

// A backslash parts no address for satteri; a space without width does, in MDX as well.
function literal(text: string): string {
  return text
    .replace(BARE, `$&${BLANK}`)
    .replace(MARKS, (marks) => marks.replace(/.{500}/g, `$&${BLANK}`))
    .replace(/(?<!\\)_/g, "\\_");
}

const BLANK = "\u200B";

function outsideOfFences(markdown: string): (block: Block) => boolean {
  const fences: { readonly start: number; readonly end: number }[] = [];
  const opening = new RegExp(FENCE, "gm");
  for (let found = opening.exec(markdown); found; found = opening.exec(markdown)) {
    const end = fenceEnd(markdown, found);
    fences.push({ start: found.index, end });
    opening.lastIndex = end;
  }
  return ({ text, end: blockEnd }) => {
    const start = blockEnd - text.length;
    return !fences.some((fence) => fence.start < blockEnd && start < fence.end);
  };
}

interface Block {
  readonly text: string;
  readonly end: number;
}

/** What stands between blank lines, where it is long. */
function longBlocks(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const blank = /\n[ \t>]*(?=\n)/g;
  let start = 0;
  for (;;) {
    const found = blank.exec(markdown);
    const end = found ? found.index : markdown.length;
    if (end - start >= TROUBLE_LENGTH) blocks.push({ text: markdown.slice(start, end), end });
    if (!found) return blocks;
    start = blank.lastIndex;
  }
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) found++;
  return found;
}

// A blank line begins a new paragraph; on a line that goes on without end, a comment parts its text.
function parted(text: string, comment: string): string {
  let references = 0;
  return text.replace(/&#?\w{1,32};|\n/g, (found) => {
    if (found !== "\n") return ++references % (2 * TOGETHER) === 0 ? found + comment : found;
    if (references < TOGETHER) return found;
    references = 0;
    return "\n\n";
  });
}
