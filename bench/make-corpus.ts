/**
 * Writes a blog of N posts of 600 words into a folder: YAML front matter as Hugo reads it, dated
 * names, spread evenly over the years 2005 to 2026. The same N gives the same bytes.
 *
 *     node bench/make-corpus.ts N DIR
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bodyFrom } from "./corpus/body.ts";
import { randomFrom, type Random } from "./corpus/random.ts";
import { sentenceFrom, tagFrom, titleFrom } from "./corpus/sentences.ts";

const FIRST = Date.UTC(2005, 0, 3, 7);
const LAST = Date.UTC(2026, 9, 30, 16);
const WORDS = 600;

/** Returns the titles, newest post first. */
export function makeCorpus(count: number, folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const random = randomFrom(count);
  const step = (LAST - FIRST) / Math.max(1, count);
  const names = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    // Less than a step of jitter, so that no two posts share an instant and their order is certain.
    const minutes = Math.floor((FIRST + step * (index + random.below(90) / 100)) / 60_000);
    const published = minutes * 60_000 + random.below(60) * 1000;
    const title = titleFrom(random);
    const name = freeName(published, title, names);
    const header = headerFrom(random, title, published);
    writeFileSync(join(folder, `${name}.md`), `${header}\n${bodyFrom(random, WORDS)}`);
    return title;
  }).toReversed();
}

function freeName(published: number, title: string, taken: Set<string>): string {
  const day = new Date(published).toISOString().slice(0, 10);
  const plain = `${day}-${title.toLowerCase().replaceAll(" ", "-")}`;
  let name = plain;
  for (let twin = 2; taken.has(name); twin++) name = `${plain}-${twin}`;
  taken.add(name);
  return name;
}

function headerFrom(random: Random, title: string, published: number): string {
  const tags = Array.from({ length: 1 + random.below(4) }, () => tagFrom(random));
  const lines = [
    random.percent(50) ? `title: ${title}` : `title: "${title}"`,
    `date: ${dateFrom(random, published)}`,
    random.percent(60)
      ? `tags: [${tags.join(", ")}]`
      : ["tags:", ...tags.map((tag) => `  - ${tag}`)].join("\n"),
  ];
  if (random.percent(15)) lines.push(`lastmod: ${dateFrom(random, published + 86_400_000)}`);
  if (random.percent(40)) lines.push("author: The Postrider contributors");
  if (random.percent(10)) lines.push("draft: false");
  const summary = unmarked(sentenceFrom(random));
  if (random.percent(50)) lines.push(`description: ${summary}`);
  else if (random.percent(6))
    lines.push(`description: >-\n  ${summary}\n  ${unmarked(sentenceFrom(random))}`);
  return `---\n${lines.join("\n")}\n---\n`;
}

function dateFrom(random: Random, instant: number): string {
  const hours = random.pick([0, 1, 2]);
  const clock = new Date(instant + hours * 3_600_000).toISOString().slice(0, 19);
  return hours === 0 ? `${clock}Z` : `${clock}+0${hours}:00`;
}

function unmarked(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)|[[*`]/g, "");
}

if (import.meta.main) {
  const [count = "", folder] = process.argv.slice(2);
  if (!/^\d+$/.test(count) || folder === undefined) {
    process.stderr.write("usage: node bench/make-corpus.ts N DIR\n");
    process.exit(2);
  }
  makeCorpus(Number(count), folder);
}
