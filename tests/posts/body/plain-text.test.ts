import { describe, expect, test } from "vitest";
import { content, URL_OF_POST } from "./rendered.ts";

function text(body: string, title = "A title of its own"): string {
  return content(body, { markup: "text", head: { title } });
}

const LONG = "This line is a sentence, and a long one too, so nobody would take it for a heading.";

describe("a plain text", () => {
  test.each(["=====", "-----", "~~~~~~~~"])("may underline its title: %s", (row) => {
    expect(text(`A title\n${row}\n\n${LONG}\n`, "A title")).toBe(`<p>${LONG}</p>`);
    expect(text(`Another\n${row}\n\n${LONG}\n`, "A title")).toContain("Another");
  });

  test("with a date on top, headings, bullets and a line behind them", () => {
    const written = [
      "Wednesday, June 8, 2011",
      "",
      "Notes from a meeting",
      "",
      LONG,
      "",
      "What was said",
      "",
      "The points:",
      "  • one, which goes on",
      "    on the next line",
      "  • two",
      "Behind them a line.",
      "",
      "The end",
      "",
      `${LONG} ${LONG}`,
    ].join("\n");
    expect(text(written, "Notes from a meeting")).toBe(
      [
        `<p>${LONG}</p>`,
        "<h2>What was said</h2>",
        "<p>The points:</p>",
        "<ul><li>one, which goes on on the next line</li><li>two</li></ul>",
        "<p>Behind them a line.</p>",
        "<h2>The end</h2>",
        `<p>${LONG} ${LONG}</p>`,
      ].join("\n"),
    );
  });

  test("CRLF and a byte order mark change nothing", () => {
    const written = `\uFEFFJune 8, 2011\r\n\r\nT\r\n\r\n${LONG}\r\nand more\r\n`;
    expect(text(written, "T")).toBe(text(`June 8, 2011\n\nT\n\n${LONG}\nand more\n`, "T"));
  });

  test("shows its signs and addresses as they are", () => {
    expect(
      text(`${LONG} a < b && c > "d", see (https://a.example/b_(c)?d=e&f), or https://g.example.`),
    ).toBe(
      `<p>${LONG} a &lt; b &amp;&amp; c &gt; &quot;d&quot;, see (<a href="https://a.example/b_(c)?d=e&amp;f">` +
        "https://a.example/b_(c)?d=e&amp;f</a>), or " +
        '<a href="https://g.example/">https://g.example</a>.</p>',
    );
    expect(text("看 https://a.example/路。然后")).toContain('href="https://a.example/%E8%B7%AF"');
  });

  test("breaks lines where its author did, not where they were full", () => {
    const wrapped =
      "This paragraph was wrapped by an editor at some sixty columns,\n" +
      "so that no line of it was ended by the person who wrote it all.";
    expect(text(`${wrapped}\n\nRoses are red,\nViolets are blue.`)).toBe(
      `<p>${wrapped}</p>\n<p>Roses are red,<br />\nViolets are blue.</p>`,
    );
  });

  test.each([
    ["1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"],
    ["3) a\n4) b", '<ol start="3"><li>a</li><li>b</li></ol>'],
    ["- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
    ["* a\n\n* b", "<ul><li>a</li></ul>\n<ul><li>b</li></ul>"],
    ["> a\n> b", "<blockquote><p>a<br />\nb</p></blockquote>"],
    ["    code {\n      x\n    }", "<pre>    code {\n      x\n    }</pre>"],
    ["a\n=====\nb", "<h2>a</h2>\n<p>b</p>"],
    [
      "It happened in\n1999. Then it did not.",
      "<p>It happened in<br />\n1999. Then it did not.</p>",
    ],
    ["- and so on, she said.", "<ul><li>and so on, she said.</li></ul>"],
  ])("%j", (written, html) => {
    expect(text(written)).toBe(html);
  });

  test("a poem is no list of headings, and a signature is none", () => {
    expect(text("One\n\nTwo\n\nThree\n\nFour")).not.toContain("<h2>");
    expect(text(`${LONG}\n\nThe author`)).toBe(`<p>${LONG}</p>\n<p>The author</p>`);
  });

  test("may be HTML", () => {
    const written = `T\n#published 2013-06-18 17:03:00\n<p>\na <a href="/b">c</a> & d</p>\n\n<p>e`;
    expect(text(written, "T")).toBe(
      '<p>\na <a href="https://blog.example/b">c</a> &amp; d</p>\n\n<p>e</p>',
    );
    expect(text("if a<b and c>d then x", "T")).toBe("<p>if a&lt;b and c&gt;d then x</p>");
  });

  test("loses no word", () => {
    const written = `${LONG}\n\nshort\n\n  * x\n  y\nz\n\n\t> q\n\n\n\n— w`;
    const words = text(written)
      .replace(/<[^>]*>/g, " ")
      .match(/\w+/g);
    expect(words).toEqual(written.match(/\w+/g)?.map((word) => word));
  });

  test("lies where its address says", () => {
    expect(text("a <a href='x.png'>b</a>")).toContain(`${URL_OF_POST}x.png`);
  });

  test.each([
    "See [it](https://example.org/).",
    "```\nx\n```",
    "See [it].\n\n[it]: https://example.org/",
  ])("is Markdown if it says so: %j", (body) => {
    expect(text(`*a*\n\n${body}\n`)).toContain("<p><em>a</em></p>");
  });

  test("is none where brackets are only brackets", () => {
    expect(text("*a* [sic] (really) [1]: see\n")).toBe("<p>*a* [sic] (really) [1]: see</p>");
  });
});
