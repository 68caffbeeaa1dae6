import fc from "fast-check";
import { expect, test } from "vitest";
import { minutesToRead } from "../../src/lib/reading-time.ts";

test("reading time counts words, and characters where there are no spaces", () => {
  expect(minutesToRead("")).toBe(1);
  expect(minutesToRead(`<p title="many words in here">${"word ".repeat(880)}</p>`)).toBe(4);
  expect(minutesToRead(`<p>${"文".repeat(1500)}</p>`)).toBe(3);
  expect(minutesToRead("<pre><code>- -- === 1 2 3</code></pre>")).toBe(1);
});

test("words are counted as one would by hand, whatever the text is made of", () => {
  const without = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
  const slowly = (html: string): number => {
    const text = html.replace(/<[^>]*>/g, " ");
    const characters = text.match(without)?.length ?? 0;
    const words = text.replace(without, " ").match(/[\p{L}\p{N}][^\s<>]*/gu)?.length ?? 0;
    return Math.max(1, Math.round(words / 220 + characters / 500));
  };
  const piece = fc.constantFrom(
    ..."a|é|9| |\n|<p>|</p>|<|>|'|.|文|カ|ー|𠮷|👩‍👩‍👧|\u00a0|\u2028|سلام|\ud800|a b".split("|"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const html = pieces.join("").repeat(300);
      expect(minutesToRead(html)).toBe(slowly(html));
    }),
  );
});
