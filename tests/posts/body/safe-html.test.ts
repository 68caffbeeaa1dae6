import { describe, expect, test } from "vitest";
import { changes, content, html, render, URL_OF_POST } from "./rendered.ts";

function htmlChanges(text: string): string[] {
  return changes(text, { markup: "html" });
}

describe("elements", () => {
  test("what a text is made of stays as it is", () => {
    const text =
      '<figure><img src="https://a.example/b.png" alt="x" width="3" height="4" />' +
      "<figcaption>c</figcaption></figure>\n" +
      "<p><b>a</b> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <kbd>k</kbd><br />z</p>\n" +
      '<details open="open"><summary>s</summary><p>t</p></details>\n' +
      '<ol start="3" reversed="reversed"><li value="7">x</li></ol>';
    expect(html(text)).toBe(text);
  });

  test("a reading stands directly in its annotation", () => {
    expect(html("<ruby><b><span>漢<rt>kan</rt></span></b></ruby>")).toBe(
      "<ruby><b><span>漢</span></b><rt>kan</rt></ruby>",
    );
    expect(html("<ruby><ul><li>a<rp>b</ruby>")).toBe("<ruby><ul><li>a</li></ul><rp>b</rp></ruby>");
  });

  test("old elements are replaced by what says the same", () => {
    expect(html("<center><tt>a</tt><strike>b</strike><acronym>c</acronym></center>")).toBe(
      "<div><code>a</code><s>b</s><abbr>c</abbr></div>",
    );
    expect(html("<xmp><b>x</b></xmp>")).toBe("<pre>&lt;b&gt;x&lt;/b&gt;</pre>");
  });

  test("dropped elements are said, and how often", () => {
    const text =
      "<p>a<script>x</script>b<style>y</style><script>z</script></p><form><label>l <select>" +
      "<option>o</select></label></form>";
    expect(html(text)).toBe("<p>ab</p>l");
    expect(htmlChanges(text)).toEqual([
      "2 × `script` dropped",
      "1 × `style` dropped",
      "1 × `form` dropped, its text kept",
      "1 × `label` dropped, its text kept",
      "1 × `select` dropped",
    ]);
  });

  test("handlers are said, styles and classes go without a word", () => {
    const text = `<p onclick="x" style="y" class="z" data-w="v">a</p>`;
    expect(html(text)).toBe("<p>a</p>");
    expect(htmlChanges(text)).toEqual(["1 × `onclick` dropped"]);
  });

  test("an element that nobody knows goes if it is closed or has attributes", () => {
    expect(html("<p><Foo>a</Foo> <Bar x=1>b <my-c>d</my-c></p>")).toBe("<p>a b d</p>");
  });

  test("what looks like an element but is a type or a gap to fill in is text", () => {
    expect(html("<p>List<String> and <name></p>")).toBe(
      "<p>List&lt;String&gt; and &lt;name&gt;</p>",
    );
    expect(htmlChanges("<p>List<String></p>")).toEqual([
      "1 × unknown element `string` shown as text",
    ]);
  });

  test("a task's box becomes a sign", () => {
    expect(content("- [x] done\n- [ ] open")).toBe("<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>");
  });

  test("a drawing that was never closed does not take the rest with it", () => {
    expect(html("<svg><path d='x'><p>rest</p>")).toBe("<p>rest</p>");
    expect(html("<svg><foreignObject><p>in</p></foreignObject></svg><p>rest</p>")).toBe(
      "<p>rest</p>",
    );
  });

  test("alignment of a table's cells stays, as an attribute", () => {
    expect(content("| a |\n|--:|\n| 1 |")).toContain('<th align="right">a</th>');
  });

  test("code keeps its language and no other class", () => {
    expect(content("```rust,ignore\nx\n```")).toContain('<code class="language-rust">');
    expect(html('<pre class="big lang-c++ x"><code class="hl">y</code></pre>')).toBe(
      '<pre class="language-c++"><code>y</code></pre>',
    );
  });

  test("languages are written as BCP 47 has them", () => {
    expect(html('<p lang="fa_IR" dir="RTL">x</p><p lang="x y">z</p>')).toBe(
      '<p lang="fa-IR" dir="rtl">x</p><p>z</p>',
    );
  });
});

describe("nesting", () => {
  test.each([
    ["<p>a<p>b", "<p>a</p><p>b</p>"],
    ["<p>a<div>b</div>c</p>", "<p>a</p><div>b</div>c"],
    [
      "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
      "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>",
    ],
    ["<ul><li><p>a<li>b</ul>", "<ul><li><p>a</p></li><li>b</li></ul>"],
    ["<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"],
    ["<b><i>a</b>b</i>", "<b><i>a</i></b>b"],
    [
      "<a href=/x>a<a href=/y>b</a>",
      '<a href="https://blog.example/x">a</a><a href="https://blog.example/y">b</a>',
    ],
    [
      "<table><td>a<td>b<tr><th>c</table>d",
      "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>d",
    ],
    ["<table>a<tr><td>b</table>", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"],
    [
      "<table><tr><td><div></td></tr></table></div>c",
      "<table><tr><td><div></div></td></tr></table>c",
    ],
    ["<table><tr><td></table>", "<table><tr><td></td></tr></table>"],
    ["<h2>a<h3>b</h2>", "<h2>a</h2><h3>b</h3>"],
    ["a</p>b</br>c</hr></x>", "ab<br />c"],
    ["<p>a</div></section>b", "<p>ab</p>"],
  ])("%j", (written, nested) => {
    expect(html(written)).toBe(nested);
  });

  test("parts of tables and lists without them would take apart what is around the post", () => {
    expect(html("</td></tr></table><td>a</td><tr>b</tr><tbody>c")).toBe("abc");
    expect(html("<li>a</li><dd>b</dd>")).toBe("<div>a</div><div>b</div>");
  });

  test("what was left empty by a dropped tag goes", () => {
    expect(html("<p>a</p><p> <script>x</script> </p><p>b<a href=/x></a><span></span></p>")).toBe(
      "<p>a</p><p>b</p>",
    );
  });

  test("nesting ends somewhere, and no text is lost by it", () => {
    const deep = html(`${"<div>".repeat(5000)}x${"</div>".repeat(5000)}y`);
    expect(deep.match(/<div>/g)).toHaveLength(100);
    expect(deep.replace(/<[^>]*>/g, "")).toBe("xy");
  });
});

describe("addresses", () => {
  test.each([
    ["https://a.example/b?c=d&e#f", "https://a.example/b?c=d&amp;e#f"],
    ["//cdn.example/x", "https://cdn.example/x"],
    ["/about", "https://blog.example/about"],
    ["b.html", "https://blog.example/2026/hello/b.html"],
    ["../c/", "https://blog.example/2026/c/"],
    ["?q=1", "https://blog.example/2026/hello/?q=1"],
    ["#there", "https://blog.example/2026/hello/#there"],
    ["mailto:a@b.example", "mailto:a@b.example"],
    ["tel:+49", "tel:+49"],
    ["HTTPS://A.example", "https://a.example/"],
    [" https://a.example/b ", "https://a.example/b"],
    ["https://a.example/a b", "https://a.example/a%20b"],
    ["/ä", "https://blog.example/%C3%A4"],
  ])("link to %j", (written, absolute) => {
    expect(html(`<a href="${written}">x</a>`)).toBe(`<a href="${absolute}">x</a>`);
  });

  test("every attribute that holds one", () => {
    expect(
      html(
        '<picture><source srcset="a.png 1x, /b.png 2x"><img src="c.png" srcset="d.png, e.png 640w"></picture>' +
          '<video src="/v.mp4" poster="p.png"></video><blockquote cite="/q">x</blockquote>',
      ),
    ).toBe(
      '<picture><source srcset="https://blog.example/2026/hello/a.png 1x, https://blog.example/b.png 2x" />' +
        '<img src="https://blog.example/2026/hello/c.png" srcset="https://blog.example/2026/hello/d.png, ' +
        'https://blog.example/2026/hello/e.png 640w" alt="" /></picture>' +
        '<video src="https://blog.example/v.mp4" poster="https://blog.example/2026/hello/p.png" controls="controls"></video>' +
        '<blockquote cite="https://blog.example/q">x</blockquote>',
    );
  });

  test("refused ones are said, and the text of the link stays", () => {
    expect(html('<a href="javascript:x">a</a> <a href="http://[">b</a>')).toBe("a b");
    expect(
      htmlChanges('<a href="javascript:x">a</a><a href="http://[">b</a><img src="data:x" alt="c">'),
    ).toEqual([
      "1 × `javascript:` link dropped",
      "1 × unusable address dropped",
      "1 × `data:` image or media file dropped",
    ]);
    expect(html('<img src="data:x" alt="a cat">')).toBe("a cat");
  });

  test("the source file of another post stands for that post", () => {
    const urls = {
      "posts/2026-01-02-other.md": "https://blog.example/other/",
      "posts/deep/index.md": "https://blog.example/deep/",
      "content/posts/z.md": "https://blog.example/z/",
    };
    const text =
      "[a](2026-01-02-other.md) [b](./deep/index.md#x) [c](/posts/2026-01-02-other.md?y) [d](gone.md)";
    expect(content(text, { urls })).toBe(
      '<p><a href="https://blog.example/other/">a</a> <a href="https://blog.example/deep/#x">b</a> ' +
        '<a href="https://blog.example/other/?y">c</a> ' +
        '<a href="https://blog.example/2026/hello/gone.md">d</a></p>',
    );
    const zola = render("[e](@/posts/z.md#t) [f](@/posts/gone.md)", {
      urls,
      head: { source: "content/posts/hello.md" },
    });
    expect(zola.post.content).toBe('<p><a href="https://blog.example/z/#t">e</a> f</p>');
    expect(zola.problems).toMatchObject([
      {
        code: "link-target-unknown",
        place: { file: "content/posts/hello.md", line: 1, column: 25, length: 15 },
      },
    ]);
  });

  test("what lies in a bundle's folder is below its address", () => {
    const head = { source: "posts/hello/index.md", url: "https://blog.example/hello" };
    expect(content("![x](a.png)", { head })).toContain('src="https://blog.example/hello/a.png"');
  });
});

describe("ids", () => {
  const prefix = /id="(p[0-9a-f]{8}-)/.exec(html('<p id="a">x</p>'))?.[1] ?? "none";

  test("are unique to the post, and links within it follow", () => {
    expect(html('<p id="a">x</p><a href="#a">y</a><a href="#b">z</a>')).toBe(
      `<p id="${prefix}a">x</p><a href="${URL_OF_POST}#${prefix}a">y</a><a href="${URL_OF_POST}#b">z</a>`,
    );
    const other = content('<p id="a">x</p>', { head: { id: "tag:blog.example,2026:other" } });
    expect(other).toMatch(/id="p[0-9a-f]{8}-a"/);
    expect(other).not.toContain(prefix);
  });

  test("a link forwards, by the whole address, and by a name", () => {
    expect(html(`<a href="${URL_OF_POST}#n">x</a><a name="n"></a><a id=n>y</a>`)).toBe(
      `<a href="${URL_OF_POST}#${prefix}n">x</a><a id="${prefix}n"></a>y`,
    );
  });

  test("a heading gets the id that a link in the post asks for", () => {
    expect(
      content("[x](#whats-new) [y](#other)\n\n## What *is* new?\n\n## What's new\n"),
    ).toContain(`<h2 id="${prefix}whats-new">What&#39;s new</h2>`);
    expect(content("[x](#über-uns)\n\n## Über uns")).toContain(`<h2 id="${prefix}über-uns">`);
    expect(content("## Über uns")).toBe("<h2>Über uns</h2>");
  });

  test("footnotes lead there and back", () => {
    const text = content("a[^1] b[^1]\n\n[^1]: note");
    expect(text).toContain(
      `<sup><a href="${URL_OF_POST}#${prefix}fn-1" id="${prefix}fnref-1">1</a></sup>`,
    );
    expect(text).toContain(`<li id="${prefix}fn-1">`);
    expect(text).toContain("<hr />\n<section>");
    expect(text).not.toContain("footnotes");
    for (const [, target] of text.matchAll(/href="[^"#]*#([^"]+)"/g)) {
      expect(text).toContain(`id="${target}"`);
    }
  });
});

describe("pictures and embeds", () => {
  test("pictures that a script would load are plain ones", () => {
    const text =
      '<img src="data:image/gif;base64,R0" data-src="/a.png" data-srcset="/b.png 2x" class="lazyload" alt="x">' +
      '<noscript><img src="/a.png"></noscript><noscript>only <b>here</b></noscript>';
    expect(html(text)).toBe(
      '<img src="https://blog.example/a.png" srcset="https://blog.example/b.png 2x" alt="x" />only <b>here</b>',
    );
    expect(htmlChanges(text)).toEqual(["1 × lazy image made plain"]);
  });

  test("a picture with nothing but a set gets the largest of it", () => {
    expect(html('<img srcset="/a.png 1x, /b.png 2x">')).toContain(
      'src="https://blog.example/b.png"',
    );
  });

  test("what counts readers is dropped", () => {
    expect(html('a<img src="https://t.example/p.gif" width=1 height="1">')).toBe("a");
  });

  test("frames become links", () => {
    const text =
      '<iframe src="https://maps.example/?a&b" title="A &amp; B"></iframe>' +
      '<p>in <iframe src="//player.vimeo.com/video/12?x"/> text</p><iframe srcdoc="x"></iframe>';
    expect(html(text)).toBe(
      '<p><a href="https://maps.example/?a&amp;b">A &amp; B</a></p>' +
        '<p>in <a href="https://vimeo.com/12">vimeo.com</a> text</p>',
    );
    expect(htmlChanges(text)).toEqual(["2 × `iframe` became a link", "1 × `iframe` dropped"]);
  });

  test.each([
    "https://www.youtube.com/embed/AbC-123_xyz?rel=0",
    "//www.youtube-nocookie.com/embed/AbC-123_xyz",
    "https://youtu.be/AbC-123_xyz",
  ])("a film on YouTube has its picture: %s", (address) => {
    expect(html(`<iframe src="${address}" title="T"></iframe>`)).toBe(
      '<p><a href="https://www.youtube.com/watch?v=AbC-123_xyz">' +
        '<img src="https://i.ytimg.com/vi/AbC-123_xyz/hqdefault.jpg" alt="" width="480" height="360" />' +
        "<br />T</a></p>",
    );
  });

  test("a plug-in with its fallback is one link", () => {
    const text =
      '<object><param name="movie" value="https://www.youtube.com/v/AbC-123_xyz"><embed src="https://x.example/y"></object>';
    expect(html(text).match(/<a /g)).toHaveLength(1);
    expect(htmlChanges(text)).toEqual(["1 × `object` became a link"]);
    expect(html('<object data="/a.pdf">')).toContain('href="https://blog.example/a.pdf"');
  });

  test("films and sound can be started", () => {
    expect(html('<video autoplay loop><source src="/a.mp4" type="video/mp4">none</video>')).toBe(
      '<video controls="controls"><source src="https://blog.example/a.mp4" type="video/mp4" />none</video>',
    );
  });
});

test("characters that XML cannot hold are gone, however they were written", () => {
  expect(html("<p title='a&#8;b\u000bc'>d\u001be&#x1F;f&#xFFFE;g</p>")).toBe(
    '<p title="abc">defg</p>',
  );
  expect(html("x&nbsp;&hellip;&zwnj;&Auml;&#x1F600;&unknown;")).toBe(
    "x\u00a0…\u200cÄ😀&amp;unknown;",
  );
  expect(html("a ]]> b")).toBe("a ]]&gt; b");
});
