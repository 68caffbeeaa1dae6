import { styleText } from "node:util";
import { expect, test } from "vitest";
import { wrapped } from "../../src/report/wrap.ts";

test("long lines go on further in, and what has to stay in one piece does", () => {
  const text = [
    "  posts/a.md:1:2: this is a line that is too long for a terminal of forty columns",
    "  short",
    `  ${"w".repeat(60)} end`,
    "3 | a line of a file is shown as it is, however long it may be",
    "  | " + " ".repeat(50) + "^",
    "  日本語の文 はとても長い ので折り返す 必要がある ものです",
  ].join("\n");
  expect(wrapped(text, 40)).toMatchInlineSnapshot(`
    "  posts/a.md:1:2: this is a line that is
          too long for a terminal of forty
          columns
      short
      wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww
          end
    3 | a line of a file is shown as it is, however long it may be
      |                                                   ^
      日本語の文 はとても長い ので折り返す
          必要がある ものです"
  `);
  expect(wrapped(text, undefined)).toBe(text);
  expect(wrapped(text, 10)).toBe(text);
});

test("colours take no room", () => {
  const line = `${styleText("red", "error", { validateStream: false })} ${"a ".repeat(15).trim()}`;
  expect(wrapped(line, 40)).toBe(line);
  expect(wrapped(`${line} and more of it`, 40).split("\n")).toHaveLength(2);
});
