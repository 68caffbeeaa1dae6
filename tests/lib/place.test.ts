import { expect, test } from "vitest";
import { placeAt } from "../../src/lib/place.ts";

const TEXT = "one\r\ntwo three\rfour\n\nsix\n\n";

test.each([
  ["one", { line: 1, column: 1, length: 3, text: "one" }],
  ["three", { line: 2, column: 5, length: 5, text: "two three" }],
  ["four", { line: 3, column: 1, length: 4, text: "four" }],
  ["six", { line: 5, column: 1, length: 3, text: "six" }],
])("%s is found behind any kind of line end", (word, expected) => {
  const start = TEXT.indexOf(word);
  expect(placeAt("a.txt", TEXT, { start, end: start + word.length })).toEqual({
    file: "a.txt",
    ...expected,
  });
});

test("a span over several lines is underlined on its first", () => {
  expect(placeAt("a", TEXT, { start: 9, end: 20 })).toMatchObject({
    line: 2,
    column: 5,
    length: 5,
  });
});

test("what is missing at the end is shown behind the last words", () => {
  const end = { line: 5, column: 4, length: 1, text: "six" };
  expect(placeAt("a", TEXT, { start: TEXT.length, end: TEXT.length })).toMatchObject(end);
  expect(placeAt("a", "", { start: 0, end: 0 })).toEqual({
    file: "a",
    line: 1,
    column: 1,
    length: 1,
    text: "",
  });
});
