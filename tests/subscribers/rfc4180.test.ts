import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecords, formatCsvRecord, separatorOf } from "../../src/subscribers/rfc4180.ts";

function texts(text: string, separator: "," | ";" | "\t" = ","): string[][] {
  return [...csvRecords(text, separator)].map(({ fields }) => fields.map((field) => field.text));
}

test.each([
  [
    "a,b\r\nc,d\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a,b\nc,d",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a,b\rc,d\r",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ['"a,b","c""d"\r\n', [["a,b", 'c"d']]],
  ['"two\r\nlines",x\n', [["two\r\nlines", "x"]]],
  ["a,,\n", [["a", "", ""]]],
  ['"",b\n', [["", "b"]]],
  ["\n\na\n\n", [["a"]]],
  ['a"b,"c"d\n', [['a"b', "cd"]]],
  ["", []],
])("%j is %j", (text, expected) => {
  expect(texts(text)).toEqual(expected);
});

test("a field knows its line and column, also behind a field of several lines", () => {
  const [, second] = csvRecords('a,b\r\n"x\ny",z,"\n",w\r\n', ",");
  expect(second?.fields.map(({ line, column }) => [line, column])).toEqual([
    [2, 1],
    [3, 4],
    [3, 6],
    [4, 3],
  ]);
});

test("a quote that is never closed is told with its place", () => {
  const records = [...csvRecords('a,b\nc,"d\ne,f\n', ",")];
  expect(records[1]?.unclosed).toEqual({ text: "d\ne,f\n", line: 2, column: 3 });
});

test.each([
  ["a,b;c,d\n", ","],
  ["a;b;c,d\n", ";"],
  ["a\tb\tc,d\n", "\t"],
  ['"a,b,c,d";e\n', ";"],
  ["\n\na;b\n", ";"],
  ["a\n", ","],
  ["sep=;\r\na,b;c\n", ";"],
  ["\uFEFFa;b\n", ";"],
])("%j is separated by %j", (text, separator) => {
  expect(separatorOf(text).separator).toBe(separator);
  expect(separatorOf(text).body).not.toMatch(/^\uFEFF|sep=/);
});

test("whatever the fields, they come back from the text as they went in", () => {
  const unit = fc.constantFrom(
    "a",
    "é",
    "例",
    '"',
    ",",
    ";",
    "\t",
    "\r",
    "\n",
    " ",
    "'",
    "=",
    "😀",
  );
  const field = fc.oneof(fc.string({ unit }), fc.string({ unit: "binary" }));
  const record = fc
    .array(field, { minLength: 1 })
    .filter((fields) => fields.length > 1 || fields[0]?.trim() !== "");
  fc.assert(
    fc.property(fc.array(record), (records) => {
      expect(texts(records.map(formatCsvRecord).join(""))).toEqual(records);
    }),
    { numRuns: 500 },
  );
});
