import type { Random } from "./random.ts";
import { sentenceFrom, titleFrom } from "./sentences.ts";

// Words in a section, more or less: so that too few and too many even out.
const SECTION = 130;

/** Markdown of so many words, within a paragraph or two: what a blog is made of, in a plausible mixture. */
export function bodyFrom(random: Random, words: number): string {
  const blocks = [paragraph(random)];
  let footnotes = 0;
  let left = words - wordsIn(blocks[0] ?? "");
  while (left > SECTION / 2) {
    const section = [`## ${titleFrom(random)}`, paragraph(random)];
    if (random.percent(45)) section.push(list(random));
    if (random.percent(30)) section.push(code(random));
    if (random.percent(15)) section.push(quote(random));
    if (random.percent(6)) section.push(table(random));
    if (random.percent(6))
      section.push(`![${titleFrom(random)}](/pictures/${random.below(500)}.jpg)`);
    if (random.percent(8)) section.push(`${sentenceFrom(random)}[^${++footnotes}]`);
    section.push(paragraph(random));
    left -= section.reduce((sum, block) => sum + wordsIn(block), 0);
    blocks.push(...section);
  }
  for (let note = 1; note <= footnotes; note++) blocks.push(`[^${note}]: ${sentenceFrom(random)}`);
  return `${blocks.join("\n\n")}\n`;
}

function paragraph(random: Random): string {
  return times(2 + random.below(4), () => sentenceFrom(random)).join(" ");
}

function list(random: Random): string {
  const ordered = random.percent(30);
  return times(
    3 + random.below(3),
    (index) => `${ordered ? `${index + 1}.` : "-"} ${sentenceFrom(random)}`,
  ).join("\n");
}

function code(random: Random): string {
  const lines = times(
    3 + random.below(5),
    (index) =>
      `const line${index} = read("${titleFrom(random)}") < ${random.below(100)} && list[${index}];`,
  );
  return ["```js", ...lines, "```"].join("\n");
}

function quote(random: Random): string {
  return `> ${sentenceFrom(random)} ${sentenceFrom(random)}`;
}

function table(random: Random): string {
  const rows = times(4, () => `| ${titleFrom(random)} | ${random.below(1000)} |`);
  return ["| What | How many |", "| --- | ---: |", ...rows].join("\n");
}

function times<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function wordsIn(markdown: string): number {
  return markdown.split(/\s+/).length;
}
