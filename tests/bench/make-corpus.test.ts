import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeCorpus } from "../../bench/make-corpus.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "postrider-corpus-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

// Figures taken at different times can be compared only as long as this stands.
test("the same number of posts gives the same bytes, on any machine", () => {
  makeCorpus(50, folder);
  const all = createHash("sha256");
  for (const name of readdirSync(folder).toSorted()) {
    all.update(`${name}\n`).update(readFileSync(join(folder, name)));
  }
  expect(all.digest("hex")).toMatchInlineSnapshot(
    `"fac0a46eb535940835ba4ae4322a688fe81321c74f0fadade053cb80ad2178f7"`,
  );
});

test("titles come newest first, with six hundred words to a post", () => {
  const titles = makeCorpus(200, folder);
  const files = readdirSync(folder).toSorted();
  const texts = files.map((name) => readFileSync(join(folder, name), "utf8"));
  const headers = texts.map((text) => ({
    title: /^title: "?(.*?)"?$/m.exec(text)?.[1],
    date: Date.parse(/^date: (.*)$/m.exec(text)?.[1] ?? ""),
  }));
  const newestFirst = headers.toSorted((a, b) => b.date - a.date).map(({ title }) => title);
  expect(newestFirst).toEqual(titles);
  expect(new Set(headers.map(({ date }) => date)).size).toBe(200);
  const words = texts.map((text) => text.split(/\s+/).length);
  const mean = words.reduce((sum, count) => sum + count, 0) / words.length;
  expect(mean).toBeGreaterThan(560);
  expect(mean).toBeLessThan(660);
});
