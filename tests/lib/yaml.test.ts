import fc from "fast-check";
import { expect, test } from "vitest";
import { placeAt } from "../../src/lib/place.ts";
import { readYaml } from "../../src/lib/yaml.ts";
import { stopwatch } from "../stopwatch.ts";

function faults(text: string): string[] {
  return readYaml(text).faults.map((fault) => {
    const { line, column, length } = placeAt("x.yaml", text, fault);
    return `${fault.code} ${line}:${column}+${length}`;
  });
}

function written(text: string, path: (string | number)[], part: "key" | "value") {
  const span = readYaml(text).spanOf(path, part);
  return span && text.slice(span.start, span.end);
}

test("values are those of YAML 1.2's core schema, and dates stay strings", () => {
  const text = "a: 2026-11-02\nb: yes\nc: 12:30:45\nd: 0123\ne: ~\nf: [1, 2.5, true]\n";
  expect(readYaml(text)).toMatchObject({
    value: { a: "2026-11-02", b: "yes", c: "12:30:45", d: 123, e: null, f: [1, 2.5, true] },
    faults: [],
  });
});

test("a key that objects inherit is a key like another", () => {
  const { value } = readYaml("__proto__: {x: 1}\nb: 2");
  expect(Object.entries(value as object)).toEqual([
    ["__proto__", { x: 1 }],
    ["b", 2],
  ]);
  expect("toString" in (value as object)).toBe(false);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test("keys and values have their spans, also inside lists and quotes", () => {
  const text = 'site:\n  title: "A: b" # c\n  1.10: x\nlist: [one, {two: 2}]\nempty:\n';
  expect(written(text, ["site", "title"], "key")).toBe("title");
  expect(written(text, ["site", "title"], "value")).toBe('"A: b"');
  expect(written(text, ["site", "1.10"], "value")).toBe("x");
  expect(written(text, ["list", 0], "value")).toBe("one");
  expect(written(text, ["list", 1, "two"], "value")).toBe("2");
  expect(written(text, ["empty"], "value")).toBe("empty");
  expect(written(text, ["list", 2], "value")).toBeUndefined();
  expect(written(text, ["nothing", "there"], "value")).toBeUndefined();
});

test("a repeated key is told with both its places, and the last counts", () => {
  const text = "a: 1\nb: 2\n'a': 3\n";
  const { value, faults: found } = readYaml(text);
  expect(value).toEqual({ a: 3, b: 2 });
  expect(found).toMatchObject([
    { code: "duplicate-key", start: text.indexOf("'a'"), earlier: { start: 0, end: 1 } },
  ]);
});

test.each([
  ["title: @X\nurl: y\n", ["syntax 1:8+1"]],
  ["title: Hello: world\n", ["syntax 1:8+1"]],
  ["title: [a]b\n", ["syntax 1:11+1"]],
  ["site:\n\ttitle: a\n", ["syntax 2:1+1"]],
  ["site:\n  a: 1\n b: 2\n", ["syntax 3:1+1"]],
  ['site:\n  title: "Hello\n  url: x\n', ["syntax 2:10+1"]],
  ["site:\n  title:Hello\n  url: x\n", ["syntax 2:3+11"]],
  ["tags: [a, b\nurl: x\n", ["syntax 1:7+1"]],
  ["site: {a: [b]\nurl: x\n", ["syntax 1:7+1"]],
  ["title: *Wow*\n", ["syntax 1:8+5"]],
  ["a: !!js/function x\n", ["tag 1:4+13"]],
  ["---\na: 1\n---\nb: 2\n", ["syntax 3:1+3"]],
  ["? [a]\n: b\n", ["odd-key 1:3+3"]],
])("%j has its fault where a person looks for it", (text, expected) => {
  expect(faults(text)).toEqual(expected);
});

test.each([
  ["brackets", `a: ${"[".repeat(20_000)}`],
  ["braces", `a: ${"{a: ".repeat(5000)}`],
  ["lines", Array.from({ length: 500 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ["an alias in itself", "a: &a [*a]"],
  [
    "aliases of aliases",
    "b c d e f g h i j"
      .split(" ")
      .reduce(
        (text, key, index) => `${text}${key}: &${key} [${`*${"abcdefghi"[index]},`.repeat(9)}]\n`,
        "a: &a [x]\n",
      ),
  ],
])("%s beyond reason are one fault, soon", (_, text) => {
  const spent = stopwatch();
  expect(readYaml(text)).toMatchObject({ value: undefined, faults: [{ code: "too-big" }] });
  expect(spent()).toBeLessThan(250);
});

test("ten thousand keys take no quadratic time", () => {
  const text = Array.from({ length: 10_000 }, (_, index) => `key${index}: value`).join("\n");
  const spent = stopwatch();
  expect(Object.keys(readYaml(text).value as object)).toHaveLength(10_000);
  expect(spent()).toBeLessThan(250);
});

test("no text makes it throw, and every fault is inside of the text or at its end", () => {
  const pieces = fc.constantFrom("a", ": ", "- ", "\n", "  ", '"', "'", "[", "{", "*a", "&a ", "#");
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const fault of readYaml(text).faults) {
        const place = placeAt("x", text, fault);
        expect(place.column).toBeGreaterThan(0);
        expect(place.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }
    }),
    { numRuns: 500 },
  );
});
