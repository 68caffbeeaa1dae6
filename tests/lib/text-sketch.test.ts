import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isComparable, isSignificant, sketchOf, wordsApart } from "../../src/lib/text-sketch.ts";

const WORDS = Array.from({ length: 600 }, (_, n) => `word${(n * 7919) % 311}`);
const TEXT = WORDS.map((word, n) => (n % 60 === 59 ? `${word}.</p><p>` : word)).join(" ");

const TYPOS = TEXT.replace(/word\d+ /g, (word, at: number) => (at % 600 < 6 ? "mended " : word));

function changed(before: string, after: string): boolean {
  return isSignificant(sketchOf(before), sketchOf(after));
}

describe("what readers need not be told", () => {
  test.each([
    ["nothing", TEXT, TEXT],
    ["markup", "<p>One <b>two</b> three</p>", "<div><p>One two<br>three</p></div>"],
    ["emphasis within a word", "<p>un<em>believ</em>able</p>", "<p>unbelievable</p>"],
    ["letter case and punctuation", "<p>Hello, world!</p>", "<p>hello world</p>"],
    ["entities", "<p>fish &amp; chips</p>", "<p>fish &#38; chips</p>"],
    [
      "where a link leads",
      '<a href="https://a.example/">x</a>',
      '<a href="https://b.example/">x</a>',
    ],
    ["the order of paragraphs", "<p>a b c</p><p>d e f</p>", "<p>d e f</p><p>a b c</p>"],
    ["one typo in a note", "<p>I recieve it.</p>", "<p>I receive it.</p>"],
    ["ten typos in a long text", TEXT, TYPOS],
    ["one letter of Chinese", "<p>订阅一个博客的办法</p>", "<p>订阅一個博客的办法</p>"],
  ])("%s", (_, before, after) => {
    expect(changed(before, after)).toBe(false);
  });
});

describe("what readers want to know", () => {
  test.each([
    ["a new note", "<p>Soon.</p>", "<p>It is here now, and this is what it does.</p>"],
    ["a paragraph of thirty words", TEXT, `${TEXT}<p>${"something quite new ".repeat(10)}</p>`],
    ["the second half is gone", TEXT, TEXT.slice(0, TEXT.length / 2)],
    ["other words", TEXT, TEXT.replaceAll("word1", "other")],
    ["a sentence of Chinese", "<p>订阅</p>", "<p>订阅一个博客的办法有很多种</p>"],
  ])("%s", (_, before, after) => {
    expect(changed(before, after)).toBe(true);
  });
});

test("a sketch has one form, whatever the text, and no text is far from itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const sketch = sketchOf(text);
      expect(isComparable(sketch)).toBe(true);
      expect(sketch).toMatch(/^\S+$/);
      expect(isSignificant(sketch, sketch)).toBe(false);
    }),
  );
});

test("a text is sketched alike with and without a letter that is not English", () => {
  const letters = ["a", "b", "K", "Z", "0", "9", "é", "\u0301", "\uFB01"];
  const marks = [
    " ",
    "\t",
    "\n",
    ".",
    "&",
    ";",
    "<",
    ">",
    "/",
    "\u00A0",
    "\u2019",
    "\u2013",
    "\u21A9",
  ];
  const unit = fc.constantFrom(...letters, ...marks);
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const { apart, words } = wordsApart(sketchOf(text), sketchOf(`ж ${text}`));
      expect(apart).toBe(1);
      expect(words).toBe(Number(sketchOf(text).split(".")[1]) + 1);
    }),
    { examples: [["élan;"], ["& b;"]] },
  );
});

test("many words more are never taken for few", () => {
  fc.assert(
    fc.property(fc.integer({ min: 41, max: 5000 }), (more) => {
      expect(changed(TEXT, `${TEXT} ${"more ".repeat(more)}`)).toBe(true);
    }),
  );
});
