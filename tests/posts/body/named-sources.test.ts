import { expect, test } from "vitest";
import { stopwatch } from "../../stopwatch.ts";
import { markdown, render } from "./rendered.ts";

const urls = {
  "content/notes/named.rst": "https://blog.example/by-slug/",
  "content/notes/other.rst": "https://blog.example/other/",
  "content/notes/C# 1.md": "https://blog.example/c-sharp/",
  "content/page.rst": "https://blog.example/page",
  "content/notes/page.rst": "https://blog.example/notes/page.html",
};
const head = { source: "content/notes/hello.md" };

test.each([
  ["{filename}other.rst#a", "https://blog.example/other/#a"],
  ["{filename}/notes/other.rst", "https://blog.example/other/"],
  ["|filename|other.rst", "https://blog.example/other/"],
  ["{filename}other", "https://blog.example/other/"],
  ["C%23%201.md#a", "https://blog.example/c-sharp/#a"],
  ["{filename}C%23%201.md", "https://blog.example/c-sharp/"],
  ["{static}/pictures/a.png", "https://blog.example/pictures/a.png"],
  ["{static}a.png", "https://blog.example/notes/a.png"],
  ["{static}../pictures/a.png", "https://blog.example/pictures/a.png"],
  ["{filename}../pictures/a.pdf", "https://blog.example/pictures/a.pdf"],
  ["{attach}a.png", "https://blog.example/2026/hello/a.png"],
  ["{attach}../b/a.png", "https://blog.example/2026/hello/a.png"],
  ["{tag}A word", "https://blog.example/tag/a-word.html"],
  ["{tag}%zz", "https://blog.example/tag/zz.html"],
  ["{index}", "https://blog.example/"],
  ["link://filename/notes/other.rst", "https://blog.example/other/"],
  ["link://slug/other", "https://blog.example/other/"],
  ["link://slug/by-slug", "https://blog.example/by-slug/"],
  ["link://slug/notes/page", "https://blog.example/notes/page.html"],
  ["link://slug/page", "https://blog.example/page"],
  ["@site/static/img/a.png", "https://blog.example/img/a.png"],
  ["@site/content/notes/other.rst", "https://blog.example/other/"],
  ["pathname:///a/b.pdf", "https://blog.example/a/b.pdf"],
])("%s leads to %s", (written, url) => {
  const { post } = render(`[x](<${written}>)`, { head, urls });
  expect(post.content).toBe(`<p><a href="${url}">x</a></p>`);
});

test("a post that is not there is said, and its text stays", () => {
  const { post, problems } = render("[x]({filename}/gone.md)", { head, urls });
  expect(post.content).toBe("<p>x</p>");
  expect(problems.map(({ code }) => code)).toEqual(["link-target-unknown"]);
});

test("braces that are no such word stay what they are", () => {
  expect(markdown("[x](/a/{b}/c)")).toContain("https://blog.example/a/%7Bb%7D/c");
});

test("another post is found by the name of its file in reStructuredText", () => {
  const { post } = render(":doc:`other`, :doc:`that one <other>`", { markup: "rst", head, urls });
  expect(post.content).toBe(
    '<p><a href="https://blog.example/other/">other</a>, <a href="https://blog.example/other/">that one</a></p>',
  );
});

test.each([
  ["link://slug", "plain", (n: number) => `[x](link://slug/p${n})\n\n`],
  ["post_link", "hexo", (n: number) => `{% post_link p${n} %}\n\n`],
] as const)("a blog may have many posts that %s names", (_, dialect, link) => {
  const numbers = Array.from({ length: 20_000 }, (_each, n) => n);
  const many = numbers.map((n) => [`posts/p${n}.md`, `https://blog.example/p${n}/`] as const);
  const text = numbers.slice(-3000).map(link).join("");
  const spent = stopwatch();
  const { post } = render(text, { dialect, urls: Object.fromEntries(many) });
  expect(post.content).toContain('href="https://blog.example/p19999/"');
  expect(spent()).toBeLessThan(100);
});
