/** Where kramdown, Jekyll's Markdown, and CommonMark disagree. */
import { describe, expect, test } from "vitest";
import { withHardBreaks } from "../../../src/posts/body/markdown/hard-breaks.ts";
import { finishKramdown, fromKramdown } from "../../../src/posts/body/markdown/kramdown.ts";
import { markdown } from "./rendered.ts";
import { stopwatch } from "../../stopwatch.ts";

const jekyll = (text: string): string => markdown(text, "jekyll");

describe("HTML", () => {
  test.each([
    ["an end tag ends a block", "<div>*a*</div>\n*b*", "<div>*a*</div>\n<p><em>b</em></p>"],
    ["so it does before words", "<p>*a*</p> *b*", "<p>*a*</p>\n<p><em>b</em></p>"],
    ["and a rule is one", "a\n<hr>\n*b*", "<p>a</p>\n<hr />\n<p><em>b</em></p>"],
    [
      "a blank line before a tag ends none",
      "<div>\n\n    <p>a</p>\n\n      <p>b</p>\n</div>\n*c*",
      "<div>\n\n    <p>a</p>\n\n      <p>b</p>\n</div>\n<p><em>c</em></p>",
    ],
    [
      "nor does one in `pre`",
      "<div><pre>\na\n\n    b *c*\n</pre>\n</div>",
      "<div><pre>\na\n\n    b *c*\n</pre>\n</div>",
    ],
    [
      "elements in themselves",
      "<div><div>\n\n<b>a</b></div>\n\n<b>b</b></div>\n*c*",
      "<div><div>\n\n<b>a</b></div>\n\n<b>b</b></div>\n<p><em>c</em></p>",
    ],
    [
      "words behind a blank line are Markdown all the same",
      "<div>\n\n*a*\n\n</div>",
      "<div>\n<p><em>a</em></p>\n</div>",
    ],
    [
      "with `markdown` it is, and what is in it is looked through",
      '<div markdown="1">\n<p>a</p>\n*b*\n</div>\n*c*',
      "<div>\n<p>a</p>\n<p><em>b</em></p>\n</div>\n<p><em>c</em></p>",
    ],
    [
      "so it is within one line",
      '<div markdown="span">a *b*</div>\n*c*',
      "<div>\n<p>a <em>b</em></p>\n</div>\n<p><em>c</em></p>",
    ],
    [
      "an inline tag on a line of its own begins a paragraph",
      "<b>\n*a*\n</b>\n\n<br>\n*c*",
      "<p><b>\n<em>a</em>\n</b></p>\n<p><br />\n<em>c</em></p>",
    ],
    [
      "in code it is code",
      "```\n<p>\n*a*\n</p>\n*b*\n```",
      "<pre><code>&lt;p&gt;\n*a*\n&lt;/p&gt;\n*b*\n</code></pre>",
    ],
    [
      "what has no end stays as it is",
      "<div>\n*a*\n\n*b*",
      "<div>\n*a*\n<p><em>b</em></p>\n</div>",
    ],
  ])("%s", (_, text, html) => {
    expect(jekyll(text)).toBe(html);
  });

  test("only Jekyll's Markdown is kramdown", () => {
    expect(markdown("<p>*a*</p>\n*b*", "hugo")).toBe("<p>*a*</p>\n*b*");
  });
});

test.each([
  ["[a] [b]\n\n[b]: https://b.example/", '<p><a href="https://b.example/">a</a></p>'],
  ["[a]\n[B  c]\n\n[b c]: https://b.example/", '<p><a href="https://b.example/">a</a></p>'],
  ["[a] [c]\n\n[b]: https://b.example/", "<p>[a] [c]</p>"],
  [
    "- [x] [b]\n\n[b]: https://b.example/",
    '<ul><li>☑ <a href="https://b.example/">b</a></li></ul>',
  ],
])("links by their ids: %j", (text, html) => {
  expect(jekyll(text).replace(/\n/g, "")).toBe(html);
});

test("a link is defined right below a footnote", () => {
  const html = jekyll("[a] b[^1]\n\n[^1]: Note.\n[a]: https://a.example/\n[^2]: None.");
  expect(html).toContain('<a href="https://a.example/">a</a> b');
  expect(html).not.toContain("[a]:");
});

const row = (cell: string, ...cells: readonly string[]) =>
  `<tr>${cells.map((each) => `<${cell}>${each}</${cell}>`).join("")}</tr>`;
const body = (...rows: readonly string[]) => `<tbody>${rows.join("")}</tbody>`;

describe("tables", () => {
  test.each([
    ["without a head", "|a|b|\n|c|d|", body(row("td", "a", "b"), row("td", "c", "d"))],
    [
      "with a rule on top and between rows",
      "|---|\n| h |\n|---|\n| a |\n|---|\n| b |\n|===|\n| c |",
      `<thead>${row("th", "h")}</thead>${body(row("td", "a"), row("td", "b"), row("td", "c"))}`,
    ],
    [
      "with a plus sign in the rule",
      "| a | b |\n|---+---|\n| c | d |",
      `<thead>${row("th", "a", "b")}</thead>${body(row("td", "c", "d"))}`,
    ],
  ])("%s", (_, text, html) => {
    expect(jekyll(text).replace(/\n/g, "")).toBe(`<table>${html}</table>`);
  });

  test("are none within a paragraph, and one line may be a sentence", () => {
    expect(jekyll("a\n|b|c|")).toBe("<p>a\n|b|c|</p>");
    expect(jekyll("|x| is its length")).toBe("<p>|x| is its length</p>");
  });
});

test("between double dollars nothing is Markdown", () => {
  expect(jekyll("a $$b_1 * c_{2} \\\\ d*e < f$$ g `$$h_1*$$`")).toBe(
    "<p>a $$b_1 * c_{2} \\\\ d*e &lt; f$$ g <code>$$h_1*$$</code></p>",
  );
});

test("attribute lists may have names, and only those that were given are none", () => {
  const text =
    '{:mid: style="text-align: center"}\n\n{:mid}\n![a](/b.png){:mid .c}\n{:mid}\n\n{:other}';
  expect(jekyll(text).replace(/\n/g, "")).toBe(
    '<p><img src="https://blog.example/b.png" alt="a" /></p><p>{:other}</p>',
  );
});

test("two backslashes end a line, and a comment is no part of the text behind it", () => {
  expect(jekyll("a\\\\\nb")).toBe("<p>a<br />\nb</p>");
  expect(jekyll("`a\\\\`\nb\\\\\n\nc")).toBe("<p><code>a\\\\</code>\nb\\</p>\n<p>c</p>");
  expect(jekyll("<!-- a --> *b*\n\n<!-- c\n-->\n*d*")).toBe(
    "<p><em>b</em></p>\n\n<p><em>d</em></p>",
  );
});

test("kramdown's own remarks are no text", () => {
  expect(jekyll("{::nomarkdown}\n<p>a</p>\n{:/}\n\nb")).toBe("<p>a</p>\n<p>b</p>");
  expect(
    jekyll('a {::comment}b{:/comment} {::nomarkdown}<i>c</i>{:/} d\n\n{::options x="y" /}'),
  ).toBe("<p>a  <i>c</i> d</p>");
});

test("a line may end where its author ended it", () => {
  const text = "a\nb  \nc\\\nd\n\n- e\n  f\n\n```\ng\nh\n```\n\nT\n===";
  expect(withHardBreaks(text)).toBe("a  \nb  \nc\\\nd\n\n- e  \n  f\n\n```\ng\nh\n```\n\nT  \n===");
});

test("takes time that grows with the length only", () => {
  const awkward = [
    "<div>\n",
    "</div>\n",
    '<a "\n',
    "<p>\n\n</p>\nx\n",
    "] [b",
    "| a\n",
    "|",
    "$$a\n",
    "` ",
    "<img>\na\n",
  ];
  for (const piece of awkward) {
    const text = `[b]: x\n\n${piece.repeat(200_000 / piece.length)}`;
    const spent = stopwatch();
    expect(finishKramdown(fromKramdown(text))).toContain("[b]: x");
    expect(spent()).toBeLessThan(250);
  }
});
