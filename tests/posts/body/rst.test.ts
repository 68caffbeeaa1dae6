import { describe, expect, test } from "vitest";
import { changes, content } from "./rendered.ts";
import { stopwatch } from "../../stopwatch.ts";

const rst = (text: string): string => content(text, { markup: "rst" });

describe("reStructuredText", () => {
  test.each([
    ["*a* **b** ``c`` `d`", "<p><em>a</em> <strong>b</strong> <code>c</code> <cite>d</cite></p>"],
    ["a*b*c 2 * 3 * 4 ** x", "<p>a*b*c 2 * 3 * 4 ** x</p>"],
    ["re\\ *emphasis*\\ ed, \\*none\\*", "<p>re<em>emphasis</em>ed, *none*</p>"],
    ["``a\\b``", "<p><code>a\\b</code></p>"],
    ["'*' (*) \"*\"", "<p>&#39;*&#39; (*) &quot;*&quot;</p>"],
    ["*never ended, **neither `and", "<p>*never ended, **neither `and</p>"],
    ["a ``b", "<p>a ``b</p>"],
    ["snake_case_ __init__ a_b", "<p>snake_case_ __init__ a_b</p>"],
  ])("marks words where docutils does: %s", (text, html) => {
    expect(rst(text)).toBe(html);
  });

  test.each([
    ["`a b <https://a.example/x>`_", '<a href="https://a.example/x">a b</a>'],
    ["`a b`_\n\n.. _a b: https://a.example/x", '<a href="https://a.example/x">a b</a>'],
    ["word_\n\n.. _Word: https://a.example/x", '<a href="https://a.example/x">word</a>'],
    ["`a`__\n\n__ https://a.example/x", '<a href="https://a.example/x">a</a>'],
    ["a_\n\n.. _a: b_\n.. _b: https://a.example/x", '<a href="https://a.example/x">a</a>'],
    ["a_\n\n.. _a: https://a.example/\n   x", '<a href="https://a.example/x">a</a>'],
    [":rfc:`4287`", '<a href="https://datatracker.ietf.org/doc/html/rfc4287">RFC 4287</a>'],
  ])("leads where names lead: %s", (text, link) => {
    expect(rst(text)).toBe(`<p>${link}</p>`);
  });

  test("keeps the text of a reference to nothing, and of a role that nobody knows", () => {
    expect(rst("see `no such name`_ and :nobody:`this one`")).toBe(
      "<p>see no such name and this one</p>",
    );
  });

  test("takes one title before all others for that of the text, and styles for levels", () => {
    const text = "=====\nTitle\n=====\n\na\n\nOne\n---\n\nb\n\nDeep\n~~~~\n\nc\n\nTwo\n---\n\nd";
    expect(rst(text).match(/<h\d/g)).toEqual(["<h1", "<h2", "<h3", "<h2"]);
    expect(rst("One\n---\n\na\n\nTwo\n---\n\nb").match(/<h\d/g)).toEqual(["<h2", "<h2"]);
  });

  test.each([
    ["A. Nonymous wrote\nit.", "<p>A. Nonymous wrote\nit.</p>"],
    ["3. three\n4. four", '<ol start="3"><li>three</li>\n<li>four</li></ol>'],
    ["* a\n\n  b\n\n* c", "<ul><li><p>a</p>\n<p>b</p></li>\n<li>c</li></ul>"],
    ["a::\n\n  b\n\n    c", "<p>a:</p>\n<pre><code>b\n\n  c\n</code></pre>"],
    ["::\n\n> a\n> b", "<pre><code>&gt; a\n&gt; b\n</code></pre>"],
    [">>> a\n1", '<pre><code class="language-pycon">&gt;&gt;&gt; a\n1\n</code></pre>'],
    ["a\n\n.. a comment\n   of two lines\n\nb", "<p>a</p>\n<p>b</p>"],
  ])("has the blocks that docutils has: %j", (text, html) => {
    expect(rst(text)).toBe(html);
  });

  test("has tables from lists and from values between commas", () => {
    const cells = "<tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2, 3</td></tr>";
    const list = ".. list-table::\n   :header-rows: 1\n\n   * - a\n     - b\n   * - 1\n     - 2, 3";
    const csv = '.. csv-table::\n   :header: a,b\n\n   1,"2, 3"';
    expect(rst(list)).toContain(cells);
    expect(rst(csv)).toContain(cells);
  });

  test("says which directives it dropped, and nothing of those that only steer", () => {
    const text = ".. contents::\n\n.. plot:: a.py\n\n.. plot:: b.py\n\n.. highlight:: c\n\ntext";
    expect(changes(text, { markup: "rst" })).toEqual(["2 × directive `plot` dropped"]);
  });

  test("takes the blank line behind options for none of the code", () => {
    const text = ".. code:: python\n   :number-lines: 1\n\n   a\n\n   b\n";
    expect(rst(text)).toBe('<pre><code class="language-python">a\n\nb\n</code></pre>');
  });

  test("a name that stands for itself stands for nothing", () => {
    expect(rst("|a| b\n\n.. |a| replace:: |a| c")).toContain("b</p>");
  });

  test("takes time linear in the length", () => {
    const spent = stopwatch();
    for (const piece of ["*a ", "`a ", "|a ", "a-a_", ":a:", "- ", "`a <b ", "[1]_ ", ".. |a| "]) {
      rst(piece.repeat(30_000));
      rst(`${piece}\n`.repeat(10_000));
    }
    expect(spent()).toBeLessThan(5000);
  });
});
