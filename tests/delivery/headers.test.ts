import fc from "fast-check";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { phrase } from "../../src/delivery/headers.ts";

test("ASCII is quoted, everything else encoded", () => {
  expect(phrase('The "best" blog, ever')).toBe('"The \\"best\\" blog, ever"');
  expect(phrase("Über")).toBe("=?UTF-8?B?w5xiZXI=?=");
});

test("whatever the words are, each line is short and the words come through", async () => {
  const letter = fc.constantFrom(
    "a",
    "b",
    "c",
    "-",
    " ",
    '"',
    "\\",
    ",",
    "<",
    ">",
    "@",
    "é",
    "中",
    "😀",
  );
  const title = fc.string({ unit: letter, minLength: 1, maxLength: 90 });
  await fc.assert(
    fc.asyncProperty(title, async (words) => {
      // White space at the ends and in runs is not kept by any parser.
      fc.pre(words.trim() === words && !words.includes("  "));
      const value = phrase(words);
      for (const line of value.split("\r\n")) expect(line.length).toBeLessThan(200);
      const parsed = await PostalMime.parse(`From: ${value} <a@b.example>\r\n\r\n`);
      expect(parsed.from?.name).toBe(words);
    }),
  );
});
