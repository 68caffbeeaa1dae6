import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldNamed } from "../../../src/posts/head/fields.ts";
import { readPlainYaml } from "../../../src/posts/head/plain-yaml.ts";
import type { Fields, Value } from "../../../src/posts/head/value.ts";
import { isNothing } from "../../../src/posts/head/value.ts";
import { readWholeYaml } from "../../../src/posts/head/yaml.ts";

/** What a value says, as plain data; whatever says nothing is null. */
function said(value: Value): unknown {
  if (isNothing(value)) return null;
  if (value.is === "list") return value.items.map(said);
  if (value.is === "table") {
    return Object.fromEntries([...value.entries].map(([key, inner]) => [key, said(inner)]));
  }
  return value.text;
}

function allSaid(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => (field ? [[field.key, said(field.value)]] : [])),
  );
}

const ordinary = [
  "title: Hello\ndate: 2026-11-02\n",
  "title: 'It''s here'   # a comment\ntags: [one, 'two, three', \"four\"]\n",
  "# a comment\n\ntitle:\t\tTabs\ndraft: no\ndate: 2026-11-02 08:00:00 +01:00\n",
  "tags:\n- one\n- two\ncategories:\n  - three\n  # between\n  - 'four'\nauthor:\n",
  'image:\n  src: /a.png\n  alt: "A picture"\ntitle: a:b - c? #d\n',
  "title: one\r\ndate: 2026-11-02\r\ntitle: two\r\n",
  "tags: []\ntitle: null\nlang: ~\n",
  "title: Ünïcödé 日本 \u200c\u00a0\nid: 0123\n",
  "title: last line without a break",
  "description: >-\n  Folded over\n  two lines.\ntitle: x\n",
  "description: >\n  Kept end.\n\ntitle: x\n",
  "description: |\n  Two\n  lines: # no comment\ntitle: x\n",
  "image:\n  alt: |-\n    Deep\n    text\n  src: a.png\ntags: [a]\n",
  "description: >-\r\n  Windows\r\n  lines\r\ntitle: x\r\n",
  "description: |\n  last",
  "",
];

test.each(ordinary)("an ordinary header is read in one pass: %j", (header) => {
  const fields = readPlainYaml(header, 0, header.length);
  expect(fields && allSaid(fields)).toEqual(
    allSaid(readWholeYaml(header, 0, header.length).fields),
  );
});

const difficult = [
  "title: Hello: world\n",
  "title: |2\n  Hello\n",
  "title: |+\n  Hello\n",
  "title: >\n  Hello\n\n  world\n",
  "title: >\n  Hello\n    world\n",
  "title: >\n  Hello \n  world\n",
  "title: Hello\n  world\n",
  'title: "a\\tb"\n',
  "title: [one, [two]]\n",
  "title: [\n one ]\n",
  "title: {a: b}\n",
  "title: *alias\n",
  "title: &anchor x\n",
  "title: !!str x\n",
  "title: @x\n",
  "'title': x\n",
  "\ttitle: x\n",
  "title\n",
  "- title\n",
  "authors:\n  - name: one\n",
  "title: x\n y: z\n",
  "title: - x\n",
  "title: 'x' y\n",
];

test.each(difficult)("what is more than that is left to the whole parser: %j", (header) => {
  expect(readPlainYaml(header, 0, header.length)).toBeUndefined();
});

test("places are offsets in the whole text", () => {
  const text = "---\ntitle: Hello\ntags: [a, bc]\n---\n";
  const fields = readPlainYaml(text, 4, text.length - 4);
  const title = fields && fieldNamed(fields, "title");
  expect(title).toMatchObject({ at: 4, value: { span: { start: 11, end: 16 } } });
  const tags = fields && fieldNamed(fields, "tags")?.value;
  expect(tags).toMatchObject({ items: [{}, { span: { start: 27, end: 29 } }] });
});

const word = fc.constantFrom(
  "title",
  "tags",
  "date",
  "a",
  "bc",
  "true",
  "2026-11-02",
  "é",
  "\u00a0",
  "''",
  "\u2028",
);
const mark = fc.constantFrom(
  ...": |:|:\n|\n|\r\n|  |\t|- |-|#| #|,|, |[|]|{|}|'|\"|\\|?|? |&|*|!|>|%|@|`|~|...|---".split(
    "|",
  ),
  "|",
);
const messy = fc
  .array(fc.oneof({ weight: 2, arbitrary: word }, { weight: 3, arbitrary: mark }), {
    maxLength: 24,
  })
  .map((parts) => parts.join(""));
const line = fc
  .tuple(
    fc.constantFrom("", "", "", "  ", "- ", "  - ", "# "),
    fc.constantFrom("title", "tags", "image", "date", "author", "x-y"),
    fc.constantFrom(
      ": ",
      ":\t",
      ":",
      ": \n",
      ":\n  - ",
      ":\n  src: ",
      ": >-\n  ",
      ": |\n  ",
      ": >\n ",
    ),
    messy,
    fc.constantFrom("\n", "\r\n", "\n\n"),
  )
  .map((parts) => parts.join(""));

test("whatever it reads, the whole parser reads the same", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        messy,
        fc.array(line, { maxLength: 5 }).map((it) => it.join("")),
      ),
      (header) => {
        // A bare CR is a line break to YAML 1.2, and has become LF before a header is read.
        const text = header.replace(/\r(?!\n)/g, "\n");
        fc.pre(!/^(?:---|\.\.\.)/m.test(text));
        const fields = readPlainYaml(text, 0, text.length);
        fc.pre(fields !== undefined);
        const whole = readWholeYaml(text, 0, text.length);
        expect(whole.fault).toBeUndefined();
        expect(whole.asText).toBeUndefined();
        expect(fields && allSaid(fields)).toEqual(allSaid(whole.fields));
      },
    ),
    { numRuns: Number(process.env["RUNS"] ?? 2000) },
  );
});
