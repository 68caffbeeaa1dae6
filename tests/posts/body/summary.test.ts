import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { summaryOf, wholeSentences } from "../../../src/posts/body/summary.ts";
import { content, render } from "./rendered.ts";

function summary(text: string, language = "en", length?: number): string {
  return summaryOf({ html: content(text), language }, length);
}

describe("a summary", () => {
  test("is the author's, else what stands before the mark, else the first paragraphs", () => {
    const text = "a **b**.\n\n<!-- more -->\n\nc.";
    expect(render(text, { head: { summary: "x" } }).post.summary).toBe("x");
    expect(render(text).post.summary).toBe("a b.");
    expect(render("a.\n\nc.").post.summary).toBe("a. c.");
  });

  test.each([
    "<!--more-->",
    "<!-- more -->",
    "<!--truncate-->",
    "<!-- read more -->",
    "<!-- TEASER_END: More -->",
  ])("%s ends it, and is not in the text", (mark) => {
    const { post } = render(`A sentence. ${mark} Another.`);
    expect(post.summary).toBe("A sentence.");
    expect(post.content).toBe("<p>A sentence.  Another.</p>");
  });

  test("MDX has a mark of its own", () => {
    const { post } = render("a\n\n{/* truncate */}\n\nb", { markup: "mdx" });
    expect(post).toMatchObject({ summary: "a", content: "<p>a</p>\n\n<p>b</p>" });
  });

  test("is a text: no markup, no entities, no headings, code, captions, lists or numbers of notes", () => {
    const text =
      "## Heading\n\n```\ncode\n```\n\n<figure><img src=/x><figcaption>caption</figcaption></figure>\n\n" +
      "- [contents](#a)\n\nFish &amp; chips: *a* `<b>`[^1].\n\n| t |\n|-|\n| u |\n\n[^1]: note";
    expect(summary(text)).toBe("Fish & chips: a <b>.");
  });

  test("has nothing of a video that became a link, and every link in a sentence", () => {
    const video = '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>';
    expect(summary(`${video}\n\nWatch it at [blog.example](https://blog.example/).`)).toBe(
      "Watch it at blog.example.",
    );
    expect(summary('<iframe src="https://player.example/1"></iframe>\n\nText.')).toBe("Text.");
  });

  test("is of a list where there is nothing else, and the title where there is no text", () => {
    expect(summary("- one\n- two")).toBe("one; two");
    expect(summary("- One.\n- 二\n- 三")).toBe("One. 二；三");
    expect(render("![](/a.png)").post.summary).toBe("A title of its own");
  });

  test("takes as many whole sentences as go into it", () => {
    const text = "First one. Second one! Third one? Fourth.";
    expect(wholeSentences(text, 41, "en")).toBe(text);
    expect(wholeSentences(text, 40, "en")).toBe("First one. Second one! Third one?");
    expect(wholeSentences(text, 33, "en")).toBe("First one. Second one! Third one?");
    expect(wholeSentences(text, 32, "en")).toBe("First one. Second one!");
    expect(wholeSentences(text, 10, "en")).toBe("First one.");
  });

  test("ends in an ellipsis only if one sentence alone is too long, and never within a word", () => {
    expect(wholeSentences("A sentence, which goes on and on.", 20, "en")).toBe(
      "A sentence, which…",
    );
    expect(wholeSentences("A sentence, which goes on and on.", 12, "en")).toBe("A sentence…");
    expect(wholeSentences("Donaudampfschifffahrtsgesellschaft", 10, "de")).toBe("Donaudamp…");
  });

  test("does not take `e.g.` or the letter of a name for an end", () => {
    expect(wholeSentences("It has many, e.g. Ants. And more of them.", 25, "en")).toBe(
      "It has many, e.g. Ants.",
    );
    expect(wholeSentences("By J. Doe and others who wrote. More.", 12, "en")).toBe("By J. Doe…");
  });

  test("knows scripts without spaces and with other full stops", () => {
    expect(wholeSentences("今日は晴れ。明日は雨！明後日は？", 12, "ja")).toBe(
      "今日は晴れ。明日は雨！",
    );
    expect(wholeSentences("我们今天讨论一个很长的问题没有句号", 9, "zh")).toMatch(
      /^我们今天讨论.*…$/,
    );
    expect(wholeSentences("نمی‌دونم چرا؟ شاید. بعدا می‌گویم.", 20, "fa")).toBe("نمی‌دونم چرا؟ شاید.");
    expect(wholeSentences("यह पहला है। यह दूसरा है।", 13, "hi")).toBe("यह पहला है।");
  });

  test("counts code points and cuts no cluster apart", () => {
    expect(wholeSentences("😀😀😀 x.", 6, "en")).toBe("😀😀😀 x.");
    expect(wholeSentences("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 10, "en")).toBe("👩‍👩‍👧‍👦…");
    expect(wholeSentences("e\u0301".repeat(9), 6, "en")).toBe(`${"e\u0301".repeat(2)}…`);
  });

  test("is never longer than asked for, and begins the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.integer({ min: 8, max: 40 }),
        (written, length) => {
          const text = written.replace(/\s+/gu, " ").trim();
          const made = wholeSentences(text, length, "en");
          expect(Array.from(made).length).toBeLessThanOrEqual(length);
          const whole = made.endsWith("…") && !text.startsWith(made) ? made.slice(0, -1) : made;
          expect(text.startsWith(whole)).toBe(true);
        },
      ),
    );
  });

  test("tells a list that is announced before much else was said, as far as it goes", () => {
    expect(summary("It is out. This is new:\n\n- a\n- b\n\nAnd more!")).toBe(
      "It is out. This is new: a; b",
    );
    expect(summary("This is new:\n\n- a whole line\n- another\n- c", "en", 40)).toBe(
      "This is new: a whole line; another; c",
    );
    expect(summary("This is new:\n\n- a whole line\n- another\n- c", "en", 32)).toBe(
      "This is new: a whole line…",
    );
    expect(summary("New:\n\n- a whole line\n- b", "en", 14)).toBe("New: a whole…");
  });

  test("stops before a list where enough was said already", () => {
    const said =
      "Two years of work went into it, and a hundred people found what was wrong with it.";
    expect(summary(`${said} This is new:\n\n- a\n- b\n\nBoth are large.`)).toBe(said);
  });

  test("does not announce what it cannot show", () => {
    expect(summary("A new version is out today. Try it:\n\n```\nnpm i x\n```\n\nIt is fast.")).toBe(
      "A new version is out today. It is fast.",
    );
    expect(summary("Hello!\n\nNow it looks like this here:\n\n![](/a.png)\n\nIt is fast.")).toBe(
      "Hello! Now it looks like this here… It is fast.",
    );
    expect(summary("Like this:\n\n## Heading")).toBe("Like this:");
  });

  test("leaves away what stands like a heading, and quotes and notes beside a text", () => {
    const text =
      "It is a long story, but most of it can be told in a sentence or two, as in this one.";
    const around = "**Note**\n\n> Old news.\n\n[Watch it](/x)\n\n";
    expect(summary(`${around}${text}`)).toBe(text);
    expect(summary("> A word of hers.\n\nWell said.")).toBe("A word of hers. Well said.");
    expect(summary("**A bold sentence.**")).toBe("A bold sentence.");
    expect(summary("**Only** a label")).toBe("Only a label");
    expect(summary("**Label**")).toBe("Label");
  });

  test("has nothing of what was struck out", () => {
    expect(summary("It is ~~bad~~ good.")).toBe("It is good.");
  });

  test("is no table of contents", () => {
    const contents = "- [One](#one)\n- [Two](#two)\n\n";
    expect(summary(`Contents:\n\n${contents}## One\n\nA text.\n\n## Two`)).toBe("A text.");
  });

  test("takes a language that nobody knows for English", () => {
    expect(wholeSentences("One. Two.", 5, "not a tag")).toBe("One.");
  });
});
