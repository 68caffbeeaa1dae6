import { describe, expect, test } from "vitest";
import { content, html, markdown } from "./rendered.ts";
import { unsafeIn } from "./safety.ts";

/** The classes of attacks that cheat sheets and the histories of sanitisers know, one or more of each. */
const VECTORS: readonly string[] = [
  // Scripts, plainly and in disguise.
  `<script>alert(1)</script>`,
  `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`,
  `<scr<script>ipt>alert(1)</scr</script>ipt>`,
  `<<script>alert(1)//<</script>`,
  `<script/src=data:,alert(1)>`,
  `<script\u0000>alert(1)</script>`,
  `<script <b>alert(1)</script>`,
  `</script><script>alert(1)</script>`,
  `<script>/*</p>*/alert(1)`,
  // Handlers.
  `<img src=x onerror=alert(1)>`,
  `<img src=x:alert(1) onerror=eval(src)>`,
  `<img/src="x"/onerror="alert(1)">`,
  `<img """><script>alert(1)</script>">`,
  "<img src=`x` onerror=alert(1)>",
  `<img src='x'onerror='alert(1)'>`,
  `<IMG SRC=x OnErRoR  =  "alert(1)">`,
  `<img src=x onerror\u000b=alert(1)>`,
  `<svg onload=alert(1)>`,
  `<svg/onload=alert(1)//`,
  `<body onload=alert(1)>`,
  `<details open ontoggle=alert(1)>`,
  `<video><source onerror=alert(1)>`,
  `<audio src=x onerror=alert(1)>`,
  `<marquee onstart=alert(1)>x</marquee>`,
  `<input autofocus onfocus=alert(1)>`,
  `<a onmouseover=alert(1)>x</a>`,
  `<p style=animation-name:x onanimationstart=alert(1)>`,
  `<x onclick=alert(1) id=x tabindex=1>y`,
  `<p/onclick="alert(1)"title=">">x</p>`,
  // Addresses that run.
  `<a href="javascript:alert(1)">x</a>`,
  `<a href="JaVaScRiPt:alert(1)">x</a>`,
  `<a href=" javascript:alert(1)">x</a>`,
  `<a href="\u0001javascript:alert(1)">x</a>`,
  `<a href="java\nscript:alert(1)">x</a>`,
  `<a href="java&#10;script:alert(1)">x</a>`,
  `<a href="jav&#x09;ascript:alert(1)">x</a>`,
  `<a href="java&Tab;script&colon;alert(1)">x</a>`,
  `<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>`,
  `<a href="&#0000106&#0000097&#0000118&#0000097script:alert(1)">x</a>`,
  `<a href="javascript&#58alert(1)">x</a>`,
  `<a href="vbscript:msgbox(1)">x</a>`,
  `<a href="data:text/html,<script>alert(1)</script>">x</a>`,
  `<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>`,
  `<a href="view-source:javascript:alert(1)">x</a>`,
  `<a href="blob:https://blog.example/x">x</a>`,
  `<a href="feed:javascript:alert(1)">x</a>`,
  `<a href="file:///etc/passwd">x</a>`,
  `<a href="javascript://blog.example/%0Aalert(1)">x</a>`,
  `<a href=javascript:alert(1)&quot;>x</a>`,
  `<a xlink:href="javascript:alert(1)">x</a>`,
  `<a href="http://x" href="javascript:alert(1)">x</a>`,
  `<a href="\\\\evil.example">x</a>`,
  `<a href="https://blog.example/&quot;onmouseover=&quot;alert(1)">x</a>`,
  `<a href='https://blog.example/"><script>alert(1)</script>'>x</a>`,
  `<area href="javascript:alert(1)">`,
  `<img src="javascript:alert(1)">`,
  `<img src="data:image/svg+xml,<svg onload=alert(1)>">`,
  `<img srcset="javascript:alert(1) 1x, data:text/html,x 2x, //ok.example/a.png 3x">`,
  `<img srcset="https://ok.example/a,javascript:alert(1) 1x">`,
  `<source srcset="javascript:alert(1)">`,
  `<video poster="javascript:alert(1)" src="data:video/mp4,x"></video>`,
  `<blockquote cite="javascript:alert(1)">x</blockquote>`,
  `<table background="javascript:alert(1)"><tr><td background="javascript:alert(1)">x`,
  `<img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)">`,
  `<img data-src="javascript:alert(1)">`,
  `<img data-srcset="javascript:alert(1) 2x" src="https://ok.example/a.png">`,
  // Frames, plug-ins, forms, and what changes the page around.
  `<iframe src="javascript:alert(1)"></iframe>`,
  `<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
  `<iframe src="https://ok.example/" onload=alert(1) title="<script>alert(1)</script>"></iframe>`,
  `<iframe src="https://www.youtube.com/watch?v=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"></iframe>`,
  `<iframe><img src=x onerror=alert(1)></iframe>`,
  `<embed src="javascript:alert(1)">`,
  `<object data="javascript:alert(1)"><param name=movie value="javascript:alert(1)"></object>`,
  `<object data="data:text/html;base64,PHNjcmlwdD4="></object>`,
  `<frameset><frame src="javascript:alert(1)">`,
  `<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>`,
  `<isindex type=image src=1 onerror=alert(1)>`,
  `<math><mi xlink:href="javascript:alert(1)">x</mi></math>`,
  `<meta http-equiv="refresh" content="0;url=javascript:alert(1)">`,
  `<base href="javascript:alert(1)//">`,
  `<link rel="stylesheet" href="javascript:alert(1)">`,
  `<style>@import "javascript:alert(1)";</style>`,
  `<div style="background:url(javascript:alert(1))">x</div>`,
  `<div style="width:expression(alert(1))">x</div>`,
  `<template><script>alert(1)</script></template>`,
  `<slot name="x"><script>alert(1)</script></slot>`,
  `<portal src="https://evil.example"></portal>`,
  `<html><head><title>x</title></head><body bgcolor=x onload=alert(1)><p>y`,
  // Text that is markup for another parser (mXSS).
  `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
  `<style><img src="</style><img src=x onerror=alert(1)>">`,
  `<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>`,
  `<title><img title="</title><img src=x onerror=alert(1)>"></title>`,
  `<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>`,
  `<noembed><p title="</noembed><img src=x onerror=alert(1)>">`,
  `<noframes><p title="</noframes><img src=x onerror=alert(1)>">`,
  `<plaintext><img src=x onerror=alert(1)>`,
  `<listing>&lt;img src=x onerror=alert(1)&gt;</listing>`,
  `<svg><style><img src=x onerror=alert(1)></style></svg>`,
  `<svg></p><style><a id="</style><img src=x onerror=alert(1)>">`,
  `<svg><title><img src=x onerror=alert(1)></title></svg>`,
  `<svg><desc><img src=x onerror=alert(1)></desc></svg>`,
  `<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>`,
  `<svg><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>`,
  `<svg><set attributeName=onmouseover to=alert(1)>`,
  `<svg><use href="data:image/svg+xml,<svg id=x><script>alert(1)</script></svg>#x">`,
  `<svg><script>alert&#40;1)</script>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>`,
  `<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style>`,
  `<p id="</p><img src=x onerror=alert(1)>">x`,
  `<!--><img src=x onerror=alert(1)>-->`,
  `<!--!><img src=x onerror=alert(1)>`,
  `<!-- --!><img src=x onerror=alert(1)> -->`,
  `<![CDATA[><img src=x onerror=alert(1)>]]>`,
  `<?xml version="1.0"?><img src=x onerror=alert(1)>`,
  `<!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>&y;`,
  `<img alt="]]><script>alert(1)</script>" src=x>`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`,
  `&amp;lt;script&amp;gt;`,
  `<a title="&lt;/a&gt;&lt;script&gt;alert(1)&lt;/script&gt;" href=x>y</a>`,
  // Broken tags, and what leaves the place it was put into.
  `<img src=x onerror=alert(1)`,
  `<a href="x`,
  `</td></tr></table></div><img src=x onerror=alert(1)>`,
  `<td><tr></table><script>alert(1)</script>`,
  `<table><td><table><script>alert(1)</script></table>`,
  `<p title='"><script>alert(1)</script>'>x</p>`,
  `<div id=location name=cookie><a id=defaultView>x</a></div>`,
  `<b <script>alert(1)</script>0`,
  `<div<!-- --><img src=x onerror=alert(1)>`,
  `<a\u00a0href="javascript:alert(1)">x</a>`,
  `<\u0000img src=x onerror=alert(1)>`,
  `<ıframe src=x onload=alert(1)>`,
  `<ſcript>alert(1)</ſcript>`,
];

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
