import { expect, test } from "vitest";
import { htmlViolations } from "../../src/feeds/check/html-rules.ts";
import { stopwatch } from "../stopwatch.ts";

function codes(html: string): readonly string[] {
  return [...htmlViolations(html)].map(({ code }) => code);
}

test.each([
  "<p>fine &amp; dandy, 1 &lt; 2 & so on</p>\n<pre><code>x\n  y</code></pre>",
  "text, <b>bold</b> <br> and <br/> <hr>",
  "<p>one<p>two<ul><li>a<li>b</ul>",
  "<table><tr><th align=left>a<td style='text-align: right'>b</table>",
  "<table><caption>c</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
  "<figure><picture><source srcset='https://a.example/1 1x, https://a.example/a,b 2x'><img src='https://a.example/1' alt loading=lazy></picture><figcaption>c</figcaption></figure>",
  "<details open><summary>s</summary>t</details><ruby>字<rp>(</rp><rt>zì</rt></ruby>",
  "<a href='https://a.example/#b'><div>block in a link</div></a><a href='mailto:a@b.example'>m</a>",
  "<blockquote cite='https://a.example/'><p>q</p></blockquote><!-- note -->",
  "<p id='x' data-y='z' lang='fa' dir='rtl'>x</p>",
])("accepted: %s", (html) => {
  expect(codes(html)).toEqual([]);
});

test.each([
  "<p><ul><li>a</li></ul></p>",
  "<p><table></table></p>",
  "<b><p>x</b></p>",
  "<a>1<a>2</a></a>",
  "<h2>a</h3>",
  "<p>x</p></div>",
  "<div><span>x</div>",
  "<table><b>x</b><tr><td>1</td></tr></table>",
  "<table>text<tr><td>1</td></tr></table>",
  "<tr><td>x</td></tr>",
  "<div/>",
  "<img alt='a' alt='b'>",
  "&nosuch;",
  "<a title='a&b=1'>x</a>",
  "1&lt2",
  "a <b",
  "<p>\u0001</p>",
  "<p>\uFDD0</p>",
  "<svg></svg>",
  "<my-element>x</my-element>",
])("not HTML: %s", (html) => {
  expect(codes(html)).toContain("not-html");
});

test.each(["script", "style", "iframe", "object", "title", "slot", "bdo"])(
  "a risk: <%s>",
  (tag) => {
    expect(codes(`<${tag}></${tag}>`)).toEqual(["security-risk"]);
  },
);

test.each(["onclick", "role", "aria-label", "controls"])("a risk: the attribute %s", (name) => {
  expect(codes(`<p ${name}="x">x</p>`)).toEqual(["security-risk-attr"]);
});

test.each([
  "<a href='/x'>x</a>",
  "<a href='#note'>x</a>",
  "<a href='//a.example/'>x</a>",
  "<img src='x.png' alt>",
  "<img srcset='https://a.example/1 1x, 2.png 2x' alt>",
  "<video poster='x.png'></video>",
  "<blockquote cite='../x'>x</blockquote>",
])("relative: %s", (html) => {
  expect(codes(html)).toEqual(["contains-rel-ref"]);
});

test("a hundred and fifty thousand paragraphs are looked through at once", () => {
  const spent = stopwatch();
  expect(codes("<p>a</p>\n".repeat(150_000))).toEqual([]);
  expect(spent()).toBeLessThan(1000);
});
