import { expect, test } from "vitest";
import { recognise } from "../../../src/config/recognise.ts";
import { withEmoji } from "../../../src/posts/body/markdown/emoji.ts";
import { folder } from "../../config/folder.ts";
import { html, markdown } from "./rendered.ts";

test("names of emoji are emoji, and nothing else between colons is", () => {
  expect(withEmoji("It is out :tada:! :+1:")).toBe("It is out 🎉! 👍");
  for (const text of [
    "10:30:45",
    "a:tada:b",
    ":no_such_thing:",
    "std::heart::x",
    "https://a:rocket:",
  ])
    expect(withEmoji(text)).toBe(text);
});

test("they are where the generator makes them, and never in code", () => {
  expect(markdown(":tada: `:tada:`", "docusaurus")).toBe("<p>🎉 <code>:tada:</code></p>");
  expect(markdown(":tada:")).toBe("<p>:tada:</p>");
  expect(html("<p>:tada:</p>")).toBe("<p>:tada:</p>");
});

test.each([
  [{ "_config.yml": "plugins: [jemoji]\n", "_posts/2026-11-02-a.md": "a" }, true],
  [{ "_config.yml": "plugins: [jekyll-feed]\n", "_posts/2026-11-02-a.md": "a" }, undefined],
  [{ "hugo.toml": 'baseURL = "https://blog.example/"\nenableEmoji = true\n' }, true],
  [{ "hugo.toml": 'baseURL = "https://blog.example/"\n' }, undefined],
  [{ "mkdocs.yml": "plugins: [blog]\nmarkdown_extensions:\n  - pymdownx.emoji: {}\n" }, true],
])("%j", (files: Readonly<Record<string, string>>, emoji) => {
  expect(recognise(folder(files)).rules?.emoji).toBe(emoji);
});
