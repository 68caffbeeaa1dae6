import { describe, expect, test } from "vitest";
import { content, html, markdown } from "./rendered.ts";
import { unsafeIn } from "./safety.ts";
import { VECTORS } from "./vectors.ts";

describe("nothing that runs, loads or submits gets through", () => {
  test.each(VECTORS)("%j", (vector) => {
    const inProse = `before ${vector} after`;
    expect(unsafeIn(html(vector))).toEqual([]);
    expect(unsafeIn(html(`<div><p>${inProse}</p></div>`))).toEqual([]);
    expect(unsafeIn(markdown(inProse))).toEqual([]);
    expect(unsafeIn(markdown(`${vector}\n\n- ${inProse}`))).toEqual([]);
    expect(unsafeIn(content(inProse, { markup: "mdx" }))).toEqual([]);
    expect(unsafeIn(content(inProse, { markup: "text" }))).toEqual([]);
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x]( javascript&colon;alert(1))",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://ok.example "onmouseover=alert(1)")',
    '[x](https://ok.example/"onmouseover="alert(1))',
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "| <img src=x onerror=alert(1)> |\n|-|\n| <script>alert(1)</script> |",
    "```<script>\nalert(1)\n```",
    '# x {#y" onclick="alert(1)}',
    '{% include figure.html src="javascript:alert(1)" caption="<script>alert(1)</script>" %}',
    '{{< figure src="data:text/html,x" link="javascript:alert(1)" title="\\"><script>" >}}',
    '{{< youtube "><script>alert(1)</script>" >}}',
    '{% highlight "><script>alert(1)</script> %}x{% endhighlight %}',
    '{: onclick="alert(1)" #"><script>alert(1)</script> }',
    '{{ "<script>alert(1)</script>" }}',
    '<a href="{{ "javascript:alert(1)" }}">x</a>',
    ":::note <script>alert(1)</script>\nx\n:::",
  ])("%j", (text) => {
    expect(unsafeIn(markdown(text))).toEqual([]);
    expect(unsafeIn(markdown(text, "jekyll"))).toEqual([]);
    expect(unsafeIn(content(text, { markup: "mdx" }))).toEqual([]);
  });

  test("what is escaped stays text, once", () => {
    expect(html("<p>&lt;script&gt;x &amp;lt; y</p>")).toBe("<p>&lt;script&gt;x &amp;lt; y</p>");
  });

  test("the oracle of these tests sees what is wrong", () => {
    expect(unsafeIn(`<p onclick="x">y</p>`)).toContain("p onclick");
    expect(unsafeIn(`<script>x</script>`)).toContain("<script>");
    expect(unsafeIn(`<a href="javascript:x">y</a>`)).toHaveLength(1);
    expect(unsafeIn(`<p>x<br></p>`).join()).toContain("not XML");
    expect(unsafeIn(`<p><div>x</div></p>`).join()).toContain("HTML:");
    expect(unsafeIn("<p>\u000b</p>")).toContain("a character that XML cannot hold");
  });
});
