import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { underline, wrap } from "../../src/digest/columns.ts";
import { shorten } from "../../src/digest/shorten.ts";
import { columnsOf, eachGrapheme } from "../../src/lib/width.ts";

test.each([
  ["plain", 5],
  ["", 0],
  ["日本語", 6],
  ["한국어", 6],
  ["ｶﾅ", 2],
  ["（全角）", 8],
  ["é", 1],
  ["e\u0301", 1],
  ["👍", 2],
  ["👩‍👩‍👧‍👦", 2],
  ["🇩🇪", 2],
  ["❤️", 2],
  ["❤", 1],
  ["نوشته‌ای", 7],
  ["a\u200bb", 2],
])("%s takes %i columns", (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

describe("wrapping", () => {
  test("breaks at spaces and keeps what has none whole", () => {
    expect(wrap("one two three", 7)).toBe("one two\nthree");
    expect(wrap("see https://blog.example/a/long/address now", 10)).toBe(
      "see\nhttps://blog.example/a/long/address\nnow",
    );
    expect(wrap("  one \n\n two  ", 72)).toBe("one two");
    expect(wrap("10\u00a0km further", 6)).toBe("10\u00a0km\nfurther");
    expect(wrap("", 72)).toBe("");
  });

  test("breaks between wide characters, but begins no line with a closing mark", () => {
    expect(wrap("これは日本語の文章です。", 10)).toBe("これは日本\n語の文章で\nす。");
    expect(wrap("あいう「えお」", 8)).toBe("あいう\n「えお」");
  });

  test("holds for any text", () => {
    const words = fc.constantFrom(
      "a",
      "word",
      "longerword",
      "日本語",
      "、",
      "👩‍👩‍👧",
      "é",
      "؟",
      "https://x.example/y",
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 60 }),
        fc.integer({ min: 2, max: 40 }),
        (parts, width) => {
          const text = parts.join(" ");
          const lines = wrap(text, width).split("\n");
          expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
          for (const line of lines) {
            // A line that is too wide is one piece: it has no space to break at.
            expect(columnsOf(line) <= width || !line.includes(" ")).toBe(true);
          }
        },
      ),
    );
  });
});

test("an underline is as wide as what it underlines", () => {
  expect(underline("日本語 title", "=", 72)).toBe("日本語 title\n============");
  expect(underline("one two three", "-", 7)).toBe("one two\nthree\n-------");
});

describe("shortening", () => {
  test("cuts between words and says so", () => {
    expect(shorten("one two three four", 18)).toBe("one two three four");
    expect(shorten("one two three four", 15)).toBe("one two three…");
    expect(shorten("one two, three four", 10)).toBe("one two…");
    expect(shorten("incomprehensibilities", 8)).toBe("incompr…");
    expect(shorten("これは日本語の文章です", 6)).toBe("これは日本…");
  });

  test("never cuts a character that people see, and is never too long", () => {
    const words = fc.constantFrom("word ", "👩‍👩‍👧", "e\u0301", "日本", "🇩🇪", " ", "x");
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 40 }),
        fc.integer({ min: 2, max: 30 }),
        (parts, most) => {
          const text = parts.join("").trim();
          const short = shorten(text, most);
          expect([...eachGrapheme(short)].length).toBeLessThanOrEqual(most);
          if (short !== text) {
            const kept = [...eachGrapheme(short.slice(0, -1))];
            expect(short.endsWith("…")).toBe(true);
            expect([...eachGrapheme(text)].slice(0, kept.length)).toEqual(kept);
          }
        },
      ),
    );
  });
});
