import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { xmlLegal } from "../../src/lib/text.ts";
import { compareProblems } from "../../src/model/problem.ts";
import { stopwatch } from "../stopwatch.ts";
import { codes, found, scan } from "./blog.ts";

/** What a scan of that one post found, and how long it took. */
function timed(text: string) {
  const spent = stopwatch();
  const result = scan({ "posts/a.md": text, "posts/2026-11-02-b.md": "b" });
  return { result, spent: spent() };
}

describe("a header made to hurt costs the post, a line and no time", () => {
  const bomb = Array.from({ length: 20 }, (_, level) => {
    const inner = level === 0 ? "x" : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array.from({ length: 9 }, () => inner).join(", ")}]`;
  }).join("\n");

  test.each([
    ["aliases of aliases", `---\n${bomb}\ntags: *a19\n---\n`],
    ["brackets", `---\ndate: 2026-11-02\ntags: ${"[".repeat(20_000)}\n---\n`],
    ["braces", `---\ndate: 2026-11-02\ntags: ${"{a: ".repeat(15_000)}\n---\n`],
    ["dashes", `---\ndate: 2026-11-02\ntags:\n  ${"- ".repeat(30_000)}x\n---\n`],
    ["question marks", `---\ndate: 2026-11-02\ntags:\n  ${"? ".repeat(30_000)}x\n---\n`],
    ["colons", `---\ndate: 2026-11-02\ntitle: ${"x: ".repeat(20_000)}\n---\n`],
    ["TOML brackets", `+++\ndate = 2026-11-02\ntags = ${"[".repeat(20_000)}\n+++\n`],
    ["TOML dots", `+++\ndate = 2026-11-02\n${"a.".repeat(20_000)}a = 1\n+++\n`],
  ])("%s", (_, text) => {
    const { result, spent } = timed(text);
    expect(codes(result)).toEqual(["header-invalid"]);
    expect(found(result)[0]?.headline).not.toContain("\n");
    expect(result.heads).toHaveLength(1);
    expect(spent).toBeLessThan(500);
  });

  test.each([
    ["deep JSON", `{"date": "2026-11-02", "tags": ${"[".repeat(20_000)}${"]".repeat(20_000)}}\n`],
    [
      "keys without end",
      `---\ndate: 2026-11-02\n${Array.from({ length: 5000 }, (_, i) => `k${i}: |\n`).join("")}---\n`,
    ],
    ["one key over and over", `---\n${"title: |\n".repeat(6000)}date: 2026-11-02\n---\n`],
    ["tags that open", `---\ndate: 2026-11-02\ntitle: ${"<b>".repeat(20_000)}\n---\n`],
    ["tags that never end", `---\ndate: 2026-11-02\ntitle: x${"<a ".repeat(20_000)}\n---\n`],
    ["ampersands", `---\ndate: 2026-11-02\ntitle: x${"&a".repeat(30_000)}\n---\n`],
    ["stars in a heading", `---\ndate: 2026-11-02\n---\n# ${"*a ".repeat(1200)}`],
    ["brackets in a heading", `---\ndate: 2026-11-02\n---\n# ${"[".repeat(4000)}`],
    ["white space in a heading", `---\ndate: 2026-11-02\n---\n#${" ".repeat(4000)}#`],
    ["underscores in a heading", `---\ndate: 2026-11-02\n---\n# ${"_a_b".repeat(1000)}`],
    ["a permalink of dots", `---\ndate: 2026-11-02\npermalink: ${"../".repeat(20_000)}\n---\n`],
    ["an author of brackets", `---\ndate: 2026-11-02\nauthor: ${"a <".repeat(20_000)}\n---\n`],
    ["a language of hyphens", `---\ndate: 2026-11-02\nlang: en${"-a".repeat(20_000)}\n---\n`],
  ])("%s take no time", (_, text) => {
    const { result, spent } = timed(text);
    expect(result.heads.map((head) => head.source)).toContain("posts/a.md");
    expect(spent).toBeLessThan(500);
  });
});

const fragment = fc.constantFrom(
  ...'--- +++ { } ... title: date: draft: tags: id: 2026-11-02 - [ ] " \' | > : # \\ & * ! < <b> = "x": , .. #published // ` ~~~'.split(
    " ",
  ),
  "\n",
  "\n",
  "\n",
  "\r",
  " ",
  "\t",
  "\u0000",
  "\ufeff",
  "\ud83d",
  "é",
);
const almostPost = fc
  .array(fragment, { maxLength: 40 })
  .map((parts) => new TextEncoder().encode(parts.join("")));
const bytes = fc.oneof(almostPost, almostPost, fc.uint8Array({ maxLength: 300 }));
const name = fc.constantFrom(
  "a.md",
  "2026-11-02-a.md",
  "a.txt",
  "2026-11-02-a.txt",
  "a.html",
  "a.mdx",
  "a/index.md",
  "a.rst",
);
const dialect = fc.constantFrom(
  "plain",
  "jekyll",
  "hugo",
  "eleventy",
  "docusaurus",
  "hexo",
  "zola",
  "astro",
);

test("any bytes are a post, or are left out and said: never a fault, never a string that XML cannot hold", () => {
  fc.assert(
    fc.property(name, bytes, dialect, (path, content, habit) => {
      const result = scan({ [`posts/${path}`]: content }, { dialect: habit });
      expect(result.heads.length + result.leftOut.length).toBe(1);
      for (const problem of result.problems) {
        const { place } = problem;
        expect(problem.headline).not.toMatch(/[\n\r]/);
        if (place?.line !== undefined) {
          expect(place.column).toBeGreaterThan(0);
          expect(place.text ?? "").not.toMatch(/\n/);
        }
      }
      for (const head of result.heads) {
        const texts = [
          head.id,
          head.url,
          head.title,
          ...head.tags,
          ...head.authors.map((author) => author.name),
          head.summary ?? "",
        ];
        for (const text of texts) expect(xmlLegal(text)).toBe(text);
        expect(head.title).not.toBe("");
        expect(URL.canParse(head.url)).toBe(true);
        expect(head.id).toMatch(/^[a-z][a-z0-9+.-]*:\S+$/i);
        expect(Number.isFinite(head.published)).toBe(true);
      }
      expect(result.problems.toSorted(compareProblems)).toHaveLength(result.problems.length);
    }),
    { numRuns: Number(process.env["RUNS"] ?? 1500) },
  );
});

test("one bad post changes nothing for the others", () => {
  const good = { "posts/2026-11-02-a.md": "# A\n", "posts/2026-11-01-b.md": "# B\n" };
  const alone = scan(good);
  fc.assert(
    fc.property(bytes, (content) => {
      const { heads } = scan({ ...good, "posts/zzz.md": content });
      expect(heads.filter((head) => head.source !== "posts/zzz.md")).toEqual(alone.heads);
    }),
    { numRuns: 300 },
  );
});
