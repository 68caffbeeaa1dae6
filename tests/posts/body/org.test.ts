import { describe, expect, test } from "vitest";
import { content } from "./rendered.ts";
import { stopwatch } from "../../stopwatch.ts";

const org = (text: string): string => content(text, { markup: "org" });

describe("Org mode", () => {
  test.each([
    [
      "*a* /b/ ~c~ =d= +e+ _f_",
      "<p><strong>a</strong> <em>b</em> <code>c</code> <code>d</code> <del>e</del> <u>f</u></p>",
    ],
    ["a*b* 2 * 3 /usr/bin/env snake_case_x", "<p>a*b* 2 * 3 /usr/bin/env snake_case_x</p>"],
    [
      "[[https://a.example/x][a *b*]]",
      '<p><a href="https://a.example/x">a <strong>b</strong></a></p>',
    ],
    ["[[*A headline][there]] [[id:x][that]]", "<p>there that</p>"],
    ["[[./a.png]]", '<p><img src="https://blog.example/2026/hello/a.png" alt="" /></p>'],
    ["a \\\\\nb", "<p>a <br />\nb</p>"],
    ["a\n# comment\nb", "<p>a</p>\n<p>b</p>"],
    ["1. a\n2. b\n- c", "<ol><li>a</li>\n<li>b</li></ol>\n<ul><li>c</li></ul>"],
    ["- a\n\n- b", "<ul><li>a</li>\n<li>b</li></ul>"],
    ["#+begin_export html\n<b>a</b>\n#+end_export", "<b>a</b>"],
    ["#+begin_export latex\na\n#+end_export\n\nb", "<p>b</p>"],
    ["* COMMENT a\nb\n* c", '<h2 id="pX-c">c</h2>'],
    ["* [#A] a :b:", '<h2 id="pX-a">a</h2>'],
    [":a:\nb", "<p>:a:\nb</p>"],
  ])("%j", (text, html) => {
    expect(org(text).replace(/id="p[0-9a-f]{8}-/g, 'id="pX-')).toBe(html);
  });

  test("takes time linear in the length", () => {
    const spent = stopwatch();
    for (const piece of [
      "*a ",
      "[[a",
      "[[a][",
      "- a\n",
      "* a\n",
      ":a:\n",
      "#+begin_a\n",
      "| a\n",
      ": a\n",
    ])
      org(piece.repeat(20_000));
    expect(spent()).toBeLessThan(5000);
  });
});
