/** Headers that MDX posts write as code. */
import { expect, test } from "vitest";
import { type BlogOptions, codes, scan } from "../blog.ts";

function read(text: string, options: BlogOptions & { path?: string } = {}) {
  return scan({ [options.path ?? "posts/a.mdx"]: text }, options);
}

test("texts, lists and flags that stand in plain sight are a header", () => {
  const text = `import { Box } from "./box"\nimport card from './card.jpg'\n
export const metadata: Meta = {
  title: "It's \\"here\\" {now}",
  description:
    'What it is about',
  date: '2026-11-02T10:00:00+01:00',
  tags: ['one', "two, three"],
  authors: [ada, 'Bo'],
  nested: { title: 'no', date: '1999-01-01' },
  image: require('./card.jpg'),
  "lang": \`de\`,
}\n\nText.\n`;
  const result = read(text);
  expect(codes(result)).toEqual([]);
  expect(result.heads).toMatchObject([
    {
      title: 'It\'s "here" {now}',
      summary: "What it is about",
      published: Date.parse("2026-11-02T09:00:00Z"),
      tags: ["one", "two, three"],
      // One of the two is a name in the program.
      authors: [],
      language: "de",
    },
  ]);
});

test("a date made of a text, and a draft", () => {
  const dated = 'export const meta = { title: "A", date: new Date("2026-11-02") };\n';
  expect(read(dated).heads).toMatchObject([{ title: "A" }]);
  const draft = 'export const meta = { date: "2026-11-02", draft: true };\n';
  expect(read(draft).leftOut).toMatchObject([{ reason: "draft" }]);
});

test.each([
  ["in another kind of file", 'export const meta = { date: "2026-11-02" };\n', "posts/a.md"],
  ["of another name", 'export const config = { date: "2026-11-02" };\n', "posts/a.mdx"],
  ["behind the text", 'Text.\n\nexport const meta = { date: "2026-11-02" };\n', "posts/a.mdx"],
  ["with a date that is computed", "export const meta = { date: today() };\n", "posts/a.mdx"],
])("code %s is none", (_, text, path) => {
  expect(read(text, { path }).heads).toEqual([]);
});
