import { expect, test } from "vitest";
import { render } from "./rendered.ts";

const urls = { "posts/A note.md": "https://blog.example/a-note/" };
const html = (text: string): string => render(text, { urls }).post.content;
const link = (text: string, rest = ""): string =>
  `<a href="https://blog.example/a-note/${rest}">${text}</a>`;

test.each([
  ["see [[A note]]", `see ${link("A note")}`],
  ["see [[A note|that *one*]]!", `see ${link("that <em>one</em>")}!`],
  ["see [[posts/A note#part|it]]", `see ${link("it", "#part")}`],
  ["![[a b.png|300]]", '<img src="https://blog.example/2026/hello/a%20b.png" alt="" />'],
  ["![[a.png|A b]]", '<img src="https://blog.example/2026/hello/a.png" alt="A b" />'],
  ["[[no such note]] and ![[A note]]", "[[no such note]] and ![[A note]]"],
  ["`[[A note]]` if [[ -f x ]]", "<code>[[A note]]</code> if [[ -f x ]]"],
  ["[[A note]](/x)", '<a href="https://blog.example/x">[A note]</a>'],
])("%s", (text, expected) => {
  expect(html(text)).toBe(`<p>${expected}</p>`);
});

test("fenced code stays as it is", () => {
  expect(html("```\n[[A note]]\n```")).toBe("<pre><code>[[A note]]\n</code></pre>");
});
