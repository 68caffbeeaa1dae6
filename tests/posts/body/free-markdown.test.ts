import { describe, expect, test } from "vitest";
import { markdown } from "./rendered.ts";
import { stopwatch } from "../../stopwatch.ts";

const quote = (title: string, inner: string): string =>
  `<blockquote>\n<p><strong>${title}</strong></p>\n${inner}\n</blockquote>`;

/** Without blank lines between elements. */
const html = (text: string): string => markdown(text).replace(/\n{2,}/g, "\n");

describe("notes of Python-Markdown", () => {
  test.each([
    ['!!! note "Mind this"\n\n    Some *text*.\n\n    - a\n\nAfter.', "Mind this"],
    ["!!! warning inline end\n    Some *text*.\n\n    - a\n\nAfter.", "Warning"],
    ['???+ tip "Open"\n    Some *text*.\n\n    - a\n\nAfter.', "Open"],
  ])("%j", (text, title) => {
    const inner = "<p>Some <em>text</em>.</p>\n<ul>\n<li>a</li>\n</ul>";
    expect(html(text)).toBe(`${quote(title, inner)}\n<p>After.</p>`);
  });

  test("may have no title, hold others, and stand in tabs", () => {
    expect(html('!!! note ""\n    a')).toBe("<blockquote>\n<p>a</p>\n</blockquote>");
    expect(html("!!! a\n    !!! b\n        c")).toBe(quote("A", quote("B", "<p>c</p>")));
    expect(html('=== "One"\n    a\n\n=== "Two"\n    b')).toBe(
      "<p><strong>One</strong></p>\n<p>a</p>\n<p><strong>Two</strong></p>\n<p>b</p>",
    );
  });

  test("are text in code, and without a text below them", () => {
    expect(html("```\n!!! note\n    a\n```")).toContain("!!! note\n    a");
    expect(html("!!! note\n\nb")).toBe("<p>!!! note</p>\n<p>b</p>");
    expect(html("Wow!!! great")).toBe("<p>Wow!!! great</p>");
  });
});

describe("Pandoc's attributes", () => {
  test.each([
    ["``` {.haskell .numbered}\na\n```", '<pre><code class="language-haskell">a\n</code></pre>'],
    ['```{r, fig.cap="x"}\na\n```', '<pre><code class="language-r">a\n</code></pre>'],
    ["```{python}\n#| label: x\na\n```", '<pre><code class="language-python">a\n</code></pre>'],
    ["```{python}\n#| echo: false\na\n```\n\nb", "<p>b</p>"],
    ["```{r, echo=FALSE}\na\n```\n\nb", "<p>b</p>"],
    ["```{=html}\n<b>a</b>\n```", "<p><b>a</b></p>"],
    ["```{=latex}\na\n```\n\nb", "<p>b</p>"],
    ["[a b]{.small} c", "<p>a b c</p>"],
    ["[a](/b){.button target=_blank} c", '<p><a href="https://blog.example/b">a</a> c</p>'],
    ["`[a]{.b}` and `c{.d}`", "<p><code>[a]{.b}</code> and <code>c{.d}</code></p>"],
    ["a ==b c== d == e == f", "<p>a <mark>b c</mark> d == e == f</p>"],
    ["a{b} {{c}} f(x){y}", "<p>a{b} {{c}} f(x){y}</p>"],
    [":material-star:{ .big } a :smile-b:", "<p>a :smile-b:</p>"],
  ])("%j", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test("make notes and boxes, which end where they began", () => {
    const text =
      '::: {.callout-tip title="Try"}\na\n:::\n\n:::: {.row}\n::: {.left}\nb\n:::\n::::\n\nc';
    expect(html(text)).toBe(
      `${quote("Try", "<p>a</p>")}\n<div>\n<div>\n<p>b</p>\n</div>\n</div>\n<p>c</p>`,
    );
  });

  test("leave the first heading of a note to be its title", () => {
    expect(html("::: {.callout-note}\n\n## Own *title*\n\na\n\n## b\n:::\n\n# c")).toBe(
      `${quote("Own <em>title</em>", "<p>a</p>\n<h2>b</h2>")}\n<h1>c</h1>`,
    );
  });

  test("stay where a generator is known that does not read them", () => {
    expect(markdown("[a b]{.small} ==c==", "zola")).toBe("<p>[a b]{.small} ==c==</p>");
  });
});

describe("what others add", () => {
  test.each([
    ["a %%not for you%% b", "<p>a  b</p>"],
    ["100%% and %%x in %%y", "<p>100%% and %%x in %%y</p>"],
    ['\\[caption id="x"\\]a\\[/caption\\] b', "<p>a b</p>"],
    ['\\[gallery ids="1"\\]\n\nb', "<p>b</p>"],
    ["[gallery](/a)", '<p><a href="https://blog.example/a">gallery</a></p>'],
  ])("%j", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test("notes within a line are notes with a number", () => {
    const noted = markdown("a^[one *b*] c^[two](/x) `^[d]`");
    expect(noted).toMatch(/^<p>a<sup>.*<\/sup> c<sup>.*<\/sup>\(\/x\) <code>\^\[d\]<\/code><\/p>/);
    expect(noted).toContain("<p>one <em>b</em> ");
    expect(markdown("x ^[a]")).toBe("<p>x ^[a]</p>");
  });
});

test("rewriting takes time linear in the length", () => {
  const spent = stopwatch();
  for (const piece of [
    "[a]{.",
    "==a",
    "`{.a}",
    "!!! a\n    ",
    "```{r}\n",
    "::: {.a}\n",
    "a^[",
    "%%a ",
    "%%a%% ",
    "[a](b){.c} ",
    "[caption a",
    "){.a ",
  ])
    markdown(piece.repeat(20_000));
  expect(spent()).toBeLessThan(5000);
});
