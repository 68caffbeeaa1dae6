/**
 * Keeps satteri out of what it takes quadratic time and memory for (0.10.5): within one paragraph, it
 * copies all text so far for every character reference, and for every quote, dash or ellipsis that it
 * makes typographic. Some ten thousands of them take gigabytes, and at four of them the process ends.
 */

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

/** The text with paragraphs that would be too much parted, and whether it can be made typographic. */
export function eased(markdown: string, typographic: boolean): Eased {
  if (markdown.length < TROUBLE_LENGTH) return { text: markdown, typographic };
  const blocks = longBlocks(markdown);
  if (blocks.length === 0) return { text: markdown, typographic };
  const tooMany = blocks.some(
    (block) => count(block.text, TYPOGRAPHIC) * block.text.length > MOST_COPIED,
  );
  let text = "";
  let copied = 0;
  for (const block of blocks) {
    if (count(block.text, REFERENCE) * block.text.length <= MOST_COPIED) continue;
    text += markdown.slice(copied, block.end - block.text.length) + parted(block.text);
    copied = block.end;
  }
  return { text: text + markdown.slice(copied), typographic: typographic && !tooMany };
}

const REFERENCE = /&#?\w{1,32};/g;
const TYPOGRAPHIC = /["']|\.\.\.|--/g;

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
function parted(text: string): string {
  let references = 0;
  return text.replace(/&#?\w{1,32};|\n/g, (found) => {
    if (found !== "\n") return ++references % (2 * TOGETHER) === 0 ? `${found}<!-- -->` : found;
    if (references < TOGETHER) return found;
    references = 0;
    return "\n\n";
  });
}
