import { expect, test } from "vitest";
import { didYouMean } from "../../src/lib/similar.ts";
import { escapeMarkup, oneLine, slugOf, xmlLegal } from "../../src/lib/text.ts";
import { columnsOf } from "../../src/lib/width.ts";

test("xmlLegal drops what XML 1.0 has no character for, and nothing else", () => {
  expect(xmlLegal("a\u0000\u0008\u000B\u001B\uFFFEb\uD800c")).toBe("abc");
  expect(xmlLegal("tab\tline\nreturn\r\u0085 😀 \u200C")).toBe(
    "tab\tline\nreturn\r\u0085 😀 \u200C",
  );
});

test("escapeMarkup is safe in content and in attributes", () => {
  expect(escapeMarkup(`<a href="x">Tom & 'Jerry'</a>`)).toBe(
    "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;",
  );
});

test("oneLine folds every kind of white space", () => {
  expect(oneLine(" a\n\tb\u00A0 c ")).toBe("a b c");
});

test("slugOf keeps letters of every script", () => {
  expect(slugOf("What’s new: C++ & Rust?")).toBe("whats-new-c-rust");
  expect(slugOf("春の日 – تست")).toBe("春の日-تست");
  expect(slugOf("🎉")).toBe("");
});

test("didYouMean finds near names and is silent about far ones", () => {
  expect(didYouMean("biuld", ["build", "check"])).toBe("build");
  expect(didYouMean("titel", ["title", "url"])).toBe("title");
  expect(didYouMean("colour", ["title", "url"])).toBeUndefined();
});

test("columnsOf counts what a terminal shows", () => {
  expect(columnsOf("abc")).toBe(3);
  expect(columnsOf("日本語")).toBe(6);
  expect(columnsOf("e\u0301👩‍👩‍👧")).toBe(3);
});
