import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dialect } from "../../../src/model/config.ts";
import type { Markup } from "../../../src/model/post.ts";
import { render } from "./rendered.ts";
import { unsafeIn } from "./safety.ts";
import { stopwatch } from "../../stopwatch.ts";

const MARKUPS: readonly Markup[] = ["markdown", "html", "mdx", "rst", "org", "text"];
const DIALECTS: readonly Dialect[] = ["plain", "jekyll", "hugo", "zola", "hexo", "docusaurus"];

/** Pieces that mean something to one of the languages a post can be written in. */
const PIECES = (
  "a|b| |\n|\n\n|  \n|\t|    |*|**|_|`|```\n|~~~\n|[|]|(|)|![|](x)|[^1]|[^1]: |# |## x {#a}\n|> |- |1. |" +
  '<|>|</|/>|<b>|</b>|<p>|</p>|<div>|</div>|<table>|<tr>|<td>|</table>|<ul>|<li>|</ul>|<a href="x">|</a>|' +
  "<a href='#a'>|<img src=x onerror=y>|<script>|</script>|<style>|<svg>|</svg>|<math>|<iframe src=z>|" +
  "</iframe>|<object data=w>|</object>|<noscript>|<textarea>|<title>|<xmp>|<pre>|<code>|</code>|<h2 id=a>|" +
  "</h2>|<x-y>|<T>|<ruby>|<rt>|<select>|<form>|<!--|-->|<!--more-->|<![CDATA[|]]>|<?x|&amp;|&lt;script&gt;|" +
  "&#x1F;|&#0;|&#xD800;|&|javascript:|data:|\"|'|=|onclick=|style=|{{|}}|{%|%}|{{<|>}}|{{%|{:|{: .a}|" +
  "{: #b}\n|{#|#}|{% raw %}|{% endraw %}|{% highlight x %}|{% endhighlight %}|{{ page.title }}|{% include x |" +
  "{{< youtube x >}}|:::note\n|:::\n|{/*|*/}|import a from 'b'\n|export const c = 1\n|<C d={e}>|{f}|\\|" +
  "====\n|----\n|.. _a: b\n|.. x:: |.. figure:: |.. raw:: html\n\n   |::\n\n  |a_|`a`_|:b:`|+--+|\\ |https://g.example/|\u0000|\u000b|\u001b|\uFEFF|\uFFFE|\u202e|é|😀|שלום|。|\r\n|\r"
).split("|");

const soup = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(""));
const unicode = fc.string({ unit: "binary", maxLength: 60 });

describe("whatever a post holds", () => {
  test.each(MARKUPS)("as %s, it never throws and what comes out is safe", (markup) => {
    fc.assert(
      fc.property(fc.oneof(soup, soup, unicode), fc.constantFrom(...DIALECTS), (text, dialect) => {
        const { post } = render(text, { markup, dialect });
        expect(unsafeIn(post.content)).toEqual([]);
        expect(unsafeIn(`<p title="${post.summary.replace(/[&<"]/g, "")}">x</p>`)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  test("bytes that are no text are a problem, not a fault", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(unsafeIn(render(bytes).post.content)).toEqual([]);
      }),
    );
  });

  test("the same text gives the same post", () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(render(text)).toEqual(render(text));
      }),
      { numRuns: 50 },
    );
  });

  test("what is safe stays as it is when it is read again", () => {
    fc.assert(
      fc.property(soup, (text) => {
        const options = { markup: "html", head: { title: "" } } as const;
        const once = render(text, options).post.content;
        // Ids get their prefix again, and links to them follow.
        fc.pre(!/ id=|#/.test(once) && !once.startsWith("<div dir"));
        expect(render(once, options).post.content).toBe(once);
      }),
    );
  });
});

describe("fifty kilobytes of the same take no more than a moment", () => {
  const PATTERNS =
    "<|[|{%|{{<|{{|`|```\n|> |>|*a **a |- |1. |[a](|![a](|[^1]|<!--|<a |<a b='|<b>|<b></i>|<p><b>|<td>|<table>|<li>|" +
    "<svg>|<object>|<T>|<a href='#x'></a>|<h2>|&|&amp;|\\|_|{:|{: #a}\n|x\n{: #a}\n|* TOC\n{:toc}\n|{% raw %}|" +
    "{% highlight %}|{{ site.url }}|:::note\n|:::\n|# {#a}\n|# a {b}\n|> [!NOTE]\n|<div markdown=1 |" +
    "postridertagz|https://a.b)|• a\n|\"|'|... |(|)|a|。|😀|e\u0301|\u3000|{|{/*|<A>|import a\n|,|\u202e|\r|]]>";

  // The slowest takes a fifth of a second on a quiet machine; what takes quadratic time takes a minute.
  test.each(MARKUPS)("as %s", (markup) => {
    for (const pattern of PATTERNS.split("|")) {
      const text = `word\n\n${pattern.repeat(Math.ceil(50_000 / pattern.length))}`;
      for (const dialect of markup === "markdown"
        ? (["plain", "jekyll"] as const)
        : (["plain"] as const)) {
        const spent = stopwatch();
        render(text, { markup, dialect });
        expect(spent(), JSON.stringify(pattern)).toBeLessThan(1000);
      }
    }
  });
});

describe("what satteri takes gigabytes for, or ends the process at", () => {
  test("a paragraph with very many quotes keeps them straight", () => {
    const { content } = render('"a" '.repeat(40_000), { dialect: "jekyll" }).post;
    expect(content).toBe(`<p>${"&quot;a&quot; ".repeat(40_000).trim()}</p>`);
  });

  test.each(["a &amp;\n", "a &amp; "])("a paragraph with very many references: %j", (line) => {
    const { content } = render(line.repeat(20_000)).post;
    expect(content.match(/a &amp;/g)).toHaveLength(20_000);
    expect(content.replace(/a &amp;|<\/?p>|\s/g, "")).toBe("");
  });
});

describe("what satteri takes minutes for", () => {
  // Each takes ten seconds or many more where nothing eases it, and less than one where something does.
  const LONG = 300_000;

  test.each(["_a", "_+", "endhighlight_", "##http://", "http://", "www.a<h1>", "_www.", ":::a={"])(
    "three hundred kilobytes of %j",
    (pattern) => {
      for (const markup of ["markdown", "mdx"] as const) {
        const spent = stopwatch();
        const { content } = render(pattern.repeat(LONG / pattern.length), { markup }).post;
        expect(spent(), markup).toBeLessThan(1000);
        expect(content.length).toBeGreaterThan(LONG / 4);
      }
    },
  );

  test.each(["~", "*", "_*"])("an address that ends in three hundred kilobytes of %j", (mark) => {
    const spent = stopwatch();
    const { content } = render(`https://a.example/${mark.repeat(LONG / mark.length)}x`).post;
    expect(spent()).toBeLessThan(1000);
    expect(content.length).toBeGreaterThan(LONG);
  });

  test("an address in such a text that is written as a link is one", () => {
    const { content } = render(`[a](https://a.example/b) ${"_a".repeat(LONG / 2)}`).post;
    expect(content).toContain('<a href="https://a.example/b">a</a>');
  });

  test("code in such a text stays as it is written", () => {
    const code = "_a://".repeat(20_000);
    const { content } = render(`${"_a".repeat(50_000)}\n\n\`\`\`\n${code}\n\`\`\`\n`).post;
    expect(content).toContain(`>${code}\n<`);
  });

  test("a table of short rows and very many columns is text, and others stay tables", () => {
    const spent = stopwatch();
    const { content } = render(
      `${wide(4)}|b|\n\n${wide(1000)}${"|\n".repeat(20_000)}\n${wide(900)}`,
    ).post;
    expect(spent()).toBeLessThan(1000);
    expect(content.length).toBeLessThan(200_000);
    expect(content.match(/<table>/g)).toHaveLength(1);
    expect(render(`${wide(40)}${`|${"b|".repeat(40)}\n`.repeat(500)}`).post.content).toContain(
      "<td>",
    );
  });
});

function wide(columns: number): string {
  return `|${"a|".repeat(columns)}\n|${"-|".repeat(columns)}\n`;
}
