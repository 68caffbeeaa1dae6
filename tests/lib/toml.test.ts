import fc from "fast-check";
import { expect, test } from "vitest";
import { placeAt } from "../../src/lib/place.ts";
import { readToml } from "../../src/lib/toml.ts";

test("dates come as text, local ones without an offset", () => {
  const text = "a = 2014-12-12\nb = 2014-12-12 10:00:00\nc = 2014-12-12T10:00:00+02:00\n";
  expect(readToml(text).value).toEqual({
    a: "2014-12-12",
    b: "2014-12-12T10:00:00",
    c: "2014-12-12T10:00:00+02:00",
  });
});

test("a key that objects inherit is a key like another", () => {
  const { value } = readToml("[__proto__]\nx = 1\n");
  expect(Object.keys(value as object)).toEqual(["__proto__"]);
  expect("toString" in (value as object)).toBe(false);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test.each([
  ["title = @x\n", 1, 9],
  ["a = 1\r\nb = 2\r\na = 3\r\n", 3, 1],
  ["a = 2014-13-45", 1, 5],
])("%j has its fault where it is", (text, line, column) => {
  const { fault } = readToml(text);
  expect(fault && placeAt("x.toml", text, fault)).toMatchObject({ line, column });
  expect(fault?.message).not.toContain("\n");
});

test.each([
  ['title = "X\ndate = 1\n', 1, 9, "close it"],
  ["title = X\n", 1, 9, "put text in straight quotes"],
  ["title: X\n", 1, 6, "write `key = value`"],
])("%j comes with what to do", (text, line, column, hint) => {
  const { fault } = readToml(text);
  expect(fault && placeAt("x.toml", text, fault)).toMatchObject({ line, column });
  expect(fault?.hint).toBe(hint);
});

test("a day that no calendar has is no other day", () => {
  const text = [
    "a = 2017-02-29",
    "b = 2017-02-29T11:00:00-05:00 # remark",
    "c = [2016-02-29, 2026-04-31]",
    "d = { e = 2026-11-31 }",
    "f = 'see = 2017-02-29, there'",
  ].join("\r\n");
  expect(readToml(text)).toEqual({
    value: {
      a: "2017-02-29",
      b: "2017-02-29T11:00:00-05:00",
      c: ["2016-02-29", "2026-04-31"],
      d: { e: "2026-11-31" },
      f: "see = 2017-02-29, there",
    },
  });
});

test("nesting beyond reason is a fault, with brackets and without", () => {
  expect(readToml(`a = ${"[".repeat(20_000)}`).fault).toBeDefined();
  expect(readToml(`[${Array.from({ length: 20_000 }, () => "a").join(".")}]`).fault).toMatchObject({
    message: "it is nested too deeply",
  });
});

test("no text makes it throw", () => {
  const pieces = fc.constantFrom("a", " = ", "\n", '"', "[", "{", "}", "2014-12-12", ".", "]", "1");
  const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: "binary" })), (text) => {
      const { value, fault } = readToml(text);
      expect(value === undefined).toBe(fault !== undefined);
    }),
    { numRuns: 500 },
  );
});
