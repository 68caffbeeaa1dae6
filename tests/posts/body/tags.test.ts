import { describe, expect, test } from "vitest";
import type { Dialect } from "../../../src/model/config.ts";
import { EMPTY_LOCK } from "../../../src/model/lock.ts";
import { renderPost } from "../../../src/posts/render.ts";
import { scanPosts } from "../../../src/posts/scan.ts";
import { configOf, filesOf, NOW } from "../blog.ts";
import { changes, content, markdown, render } from "./rendered.ts";

const urls = { "posts/2026-01-02-other.md": "https://blog.example/other/" };

function rendered(text: string, dialect: Dialect): string {
  return content(text, { dialect, urls, head: { title: "T" } });
}

test("an address of the site may stand behind the site's", () => {
  const site = { url: "https://blog.example/b/" };
  const posts = { "_posts/2026-01-02-a.md": "https://blog.example/b/a/" };
  const text =
    "[x]({{ site.baseurl }}{% post_url 2026-01-02-a %}#c) [x]({{ site.url }}{% post_url 2026-01-02-a %}) " +
    '<a href="{{ site.url }}{{ site.baseurl }}/{% link _posts/2026-01-02-a.md %}">x</a> ' +
    "[x](https://example.org/?u=https://blog.example/b/a/)";
  expect(content(text, { dialect: "jekyll", urls: posts, site })).toBe(
    '<p><a href="https://blog.example/b/a/#c">x</a> <a href="https://blog.example/b/a/">x</a> ' +
      '<a href="https://blog.example/b/a/">x</a> <a href="https://example.org/?u=https://blog.example/b/a/">x</a></p>',
  );
});

test("Jekyll's names of posts leave out the folder that all of them are in", () => {
  const posts = {
    "_posts/old/2026-01-02-a.md": "https://blog.example/a/",
    "news/_posts/2026-01-02-b.mkdn": "https://blog.example/b/",
  };
  const text = [
    "old/2026-01-02-a",
    "/old/2026-01-02-a",
    "news/2026-01-02-b",
    "_posts/old/2026-01-02-a",
  ]
    .map((name) => `[x]({% post_url ${name} %})`)
    .join(" ");
  const html = content(text, { dialect: "jekyll", urls: posts });
  expect(Array.from(html.matchAll(/example\/(\w)/g), ([, name]) => name).join("")).toBe("aaba");
});

describe("well-known tags become plain HTML", () => {
  test.each<[Dialect, string, string]>([
    // Liquid
    [
      "jekyll",
      "{% highlight ruby linenos %}\n<x> {{ y }} *z*\n{% endhighlight %}",
      '<pre><code class="language-ruby">&lt;x&gt; {{ y }} *z*\n</code></pre>',
    ],
    ["jekyll", "a {% comment %}b {% x %}{% endcomment %}c", "<p>a c</p>"],
    [
      "jekyll",
      "[a]({% post_url 2026-01-02-other %}#b)",
      '<p><a href="https://blog.example/other/#b">a</a></p>',
    ],
    [
      "jekyll",
      "[a]({% link posts/2026-01-02-other.md %}) ![]({% link /img/b.png %})",
      '<p><a href="https://blog.example/other/">a</a> <img src="https://blog.example/img/b.png" alt="" /></p>',
    ],
    [
      "jekyll",
      "[a]({{ site.url }}{{ site.baseurl }}/b) {{ page.title }}",
      '<p><a href="https://blog.example/b">a</a> T</p>',
    ],
    [
      "jekyll",
      "![a]({{ '/b.png' | relative_url }}) [c]({{ \"/d\" | absolute_url }})",
      '<p><img src="https://blog.example/b.png" alt="a" /> <a href="https://blog.example/d">c</a></p>',
    ],
    [
      "jekyll",
      '{% include figure.html src="/a.png" caption="B *c*" %}',
      '<figure><img src="https://blog.example/a.png" alt="B *c*" /><figcaption>B *c*</figcaption></figure>',
    ],
    [
      "jekyll",
      "{% gist a/1234 %}",
      '<p><a href="https://gist.github.com/a/1234">gist a/1234</a></p>',
    ],
    [
      "eleventy",
      "<a href=\"{{ '/a/' | url }}\">b</a>{# c #}",
      '<p><a href="https://blog.example/a/">b</a></p>',
    ],
    // Hugo
    [
      "hugo",
      '{{< figure src="/a.png" alt="b" width="30" >}}',
      '<p><img src="https://blog.example/a.png" alt="b" width="30" /></p>',
    ],
    [
      "hugo",
      '{{< figure src="/a.png" caption="A *b* \\"c\\"" attr="Ana" attrlink="https://example.org/" >}}',
      '<figure><img src="https://blog.example/a.png" alt="A b &quot;c&quot;" /><figcaption>A <em>b</em> &quot;c&quot; <a href="https://example.org/">Ana</a></figcaption></figure>',
    ],
    ["hugo", "{{< param title >}}", "<p>T</p>"],
    [
      "plain",
      "{{< video https://example.org/a.mp4 >}}",
      '<p><video src="https://example.org/a.mp4" controls="controls"></video></p>',
    ],
    [
      "hugo",
      '{{< image link="/a.svg" caption="b" >}}',
      '<figure><a href="https://blog.example/a.svg"><img src="https://blog.example/a.svg" alt="b" /></a><figcaption>b</figcaption></figure>',
    ],
    [
      "hugo",
      "{{< mermaid >}}\nA-->B\n{{< /mermaid >}}",
      '<pre><code class="language-mermaid">A--&gt;B\n</code></pre>',
    ],
    ["hugo", "a {{< comment >}}*b* {{< c >}}\n\n{{< /comment >}}d", "<p>a d</p>"],
    ["hugo", 'a\n\n{{< chart >}}\n{ "b": [1] }\n{{< /chart >}}\n', "<p>a</p>"],
    ["hugo", "a {{< math >}}x_1 < y_2 *b*{{< /math >}}", "<p>a x_1 &lt; y_2 *b*</p>"],
    [
      "hugo",
      "{{< code lang=go >}}\na_b < *c*\n{{< /code >}}\n{{< code file=a.js >}}\nd\n{{< /code >}}",
      '<pre><code class="language-go">a_b &lt; *c*\n</code></pre>\n<pre><code class="language-js">d\n</code></pre>',
    ],
    [
      "hugo",
      "{{< code >}}\n```js\na\n```\n{{< /code >}}",
      '<pre><code class="language-js">a\n</code></pre>',
    ],
    [
      "hugo",
      '{{< tabpane >}}\n{{< tab header="**A** `b`" lang="go" >}}\n*c*\n{{< /tab >}}\n{{< tab header="**D**" >}}\n*e*\n{{< /tab >}}\n{{< /tabpane >}}',
      '<p><strong><strong>A</strong> <code>b</code></strong></p><pre><code class="language-go">*c*\n</code></pre>\n<p><strong>D</strong></p>\n<p><em>e</em></p>',
    ],
    [
      "hugo",
      '{{< imgproc a.png Fit "3x4" >}}\nB\n{{< /imgproc >}}',
      '<p><img src="https://blog.example/2026/hello/a.png" alt="" /></p>\n<p>B</p>',
    ],
    [
      "hugo",
      '{{< video src="/a.mp4" >}}',
      '<p><video src="https://blog.example/a.mp4" controls="controls"></video></p>',
    ],
    [
      "hugo",
      '{{< iframe src="https://example.org/a" title="B" >}}',
      '<p><a href="https://example.org/a">B</a></p>',
    ],
    [
      "hugo",
      "{{< highlight html >}}\n{{</* x */>}} {{%/* y */%}}\n{{< /highlight >}}",
      '<pre><code class="language-html">{{&lt; x &gt;}} {{% y %}}\n</code></pre>',
    ],
    [
      "hugo",
      'a {{< highlight go "hl_inline=true" >}}b < c{{< /highlight >}}',
      "<p>a <code>b &lt; c</code></p>",
    ],
    [
      "hugo",
      '[a]({{< relref "2026-01-02-other.md" >}}) [b]({{% ref "/posts/2026-01-02-other" %}})',
      '<p><a href="https://blog.example/other/">a</a> <a href="https://blog.example/other/">b</a></p>',
    ],
    [
      "hugo",
      '{{< highlight go "linenos=table" >}}\nx < y\n{{< /highlight >}}',
      '<pre><code class="language-go">x &lt; y\n</code></pre>',
    ],
    [
      "hugo",
      '{{< details "a" >}}\nb\n{{< /details >}}',
      "<details><summary>a</summary>\n<p>b</p>\n</details>",
    ],
    [
      "hugo",
      '{{% notice tip "A" %}}\nb\n\n- c\n{{% /notice %}}\nd',
      "<blockquote><p><strong>A</strong></p>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</blockquote>\n<p>d</p>",
    ],
    [
      "hugo",
      "{{< admonition type=warning open=true >}}\nb\n{{< /admonition >}}",
      "<blockquote><p><strong>Warning</strong></p>\n<p>b</p>\n</blockquote>",
    ],
    [
      "hugo",
      '{{< alert "circle-info" >}}\nb\n{{< /alert >}}',
      "<blockquote>\n<p>b</p>\n</blockquote>",
    ],
    ["hugo", '{{< note "a" >}}\n\nb', "<p>b</p>"],
    [
      "hugo",
      '{{< tabs >}}\n{{% tab name="a" %}}\nb\n{{% /tab %}}\n{{< /tabs >}}',
      "<p><strong>a</strong></p>\n<p>b</p>",
    ],
    [
      "hugo",
      'x {{< button href="/a/" >}}b{{< /button >}} {{% staticref "files/c.pdf" "newtab" %}}d{{% /staticref %}}',
      '<p>x <a href="https://blog.example/a/">b</a> <a href="https://blog.example/2026/hello/files/c.pdf">d</a></p>',
    ],
    [
      "hugo",
      'a\n{{< figure src="/b.png" >}}\nc',
      '<p>a</p>\n<p><img src="https://blog.example/b.png" alt="" /></p>\n<p>c</p>',
    ],
    [
      "hugo",
      "a {{</* youtube x */>}} b {{ c }} {% d %}",
      "<p>a {{&lt; youtube x &gt;}} b {{ c }} {% d %}</p>",
    ],
    // Zola
    [
      "zola",
      '{% quote(author="A") %}\n*b*\n{% end %}\n\nc',
      "<blockquote><p>A:</p>\n<p><em>b</em></p>\n</blockquote>\n<p>c</p>",
    ],
    ["zola", "a {{ b }} {% c %}", "<p>a {{ b }} {% c %}</p>"],
    // Octopress
    [
      "jekyll",
      '{% img left /b.png 30 40 A title "the alt" %}',
      '<p><img src="https://blog.example/b.png" alt="the alt" width="30" height="40" /></p>',
    ],
    [
      "jekyll",
      "{% img http://example.org/b.png A title %}",
      '<p><img src="http://example.org/b.png" alt="A title" /></p>',
    ],
    [
      "jekyll",
      "{% video https://example.org/a.mp4 640 320 %}",
      '<p><video src="https://example.org/a.mp4" controls="controls"></video></p>',
    ],
    // Hexo
    [
      "hexo",
      "{% codeblock lang:js %}\nx < y\n{% endcodeblock %}",
      '<pre><code class="language-js">x &lt; y\n</code></pre>',
    ],
    [
      "hexo",
      "{% asset_img a.png 30 40 'b c' %}",
      '<p><img src="https://blog.example/2026/hello/a.png" alt="b c" width="30" height="40" /></p>',
    ],
    // and its themes
    [
      "hexo",
      "a {% label primary@b c %} {% label d red %} {% u e %} {% span red, f, g %} {% checkbox done %} {% hideInline h,Show %}",
      "<p>a b c d e f, g done h</p>",
    ],
    [
      "hexo",
      "{% btn /a/, Go there, home %}",
      '<p><a href="https://blog.example/a/">Go there</a></p>',
    ],
    [
      "hexo",
      "{% folding red, More & more %}\n*b*\n{% endfolding %}",
      "<p><strong>More &amp; more</strong> \n<em>b</em>\n</p>",
    ],
    [
      "hexo",
      "{% post_link 2026-01-02-other 'b' %}",
      '<p><a href="https://blog.example/other/">b</a></p>',
    ],
    [
      "hexo",
      "{% blockquote A, B https://c.example %}\nd\n{% endblockquote %}",
      "<blockquote><p>A, B:</p>\nd\n</blockquote>",
    ],
    // Anybody
    [
      "plain",
      "{{ 7+7 }} ${7+7} <%= 7 %> {{ x }}",
      "<p>{{ 7+7 }} ${7+7} &lt;%= 7 %&gt; {{ x }}</p>",
    ],
    ["docusaurus", "a {{ b }} {% c %}", "<p>a {{ b }} {% c %}</p>"],
  ])("%s: %j", (dialect, text, html) => {
    expect(rendered(text, dialect)).toBe(html);
  });

  test.each<[Dialect, string]>([
    ["jekyll", "{% youtube AbC-123_xyz %}"],
    ["jekyll", '{% include youtube.html id="AbC-123_xyz" %}'],
    ["hugo", "{{< youtube AbC-123_xyz >}}"],
    ["hugo", '{{< youtube id="AbC-123_xyz" autoplay="true" >}}'],
    ["zola", '{{ youtube(id="AbC-123_xyz") }}'],
    ["hexo", "{% youtube AbC-123_xyz %}"],
    ["plain", "{{< youtube AbC-123_xyz >}}"],
  ])("a film, in %s: %s", (dialect, text) => {
    expect(rendered(text, dialect)).toMatch(
      /^<p><a href="https:\/\/www\.youtube\.com\/watch\?v=AbC-123_xyz"><img [^>]*><br \/>youtube\.com<\/a><\/p>$/,
    );
  });
});

describe("code is left alone", () => {
  const tags = "{% include x %} {{ y }} {{< z >}} {: .w} Vec<T>";
  const shown = "{% include x %} {{ y }} {{&lt; z &gt;}} {: .w} Vec&lt;T&gt;";

  test.each<Dialect>(["plain", "jekyll", "hugo", "zola", "eleventy", "hexo"])(
    "in %s",
    (dialect) => {
      const text = [
        `\`${tags}\``,
        `    ${tags}`,
        `- a\n\n      ${tags}`,
        `\`\`\`\n${tags}\n\`\`\``,
        `> ~~~\n> ${tags}\n> ~~~`,
        `<pre>${tags.replaceAll("<", "&lt;")}</pre>`,
      ].join("\n\n");
      const html = markdown(text, dialect);
      expect(html.split(shown)).toHaveLength(7);
      expect(changes(text, { dialect })).toEqual([]);
    },
  );

  test("`raw` and its kin are how authors write that they mean braces", () => {
    expect(
      markdown("`{% raw %}{{ a }}{% endraw %}` {% raw %}{{ *b* }}{% endraw %}", "jekyll"),
    ).toBe("<p><code>{{ a }}</code> {{ <em>b</em> }}</p>");
    expect(markdown("```liquid\n{% raw %}\n{{ a }}\n{% endraw %}\n```", "jekyll")).toBe(
      '<pre><code class="language-liquid">{{ a }}\n</code></pre>',
    );
    expect(markdown("```\n{{</* a */>}}\n```\n`{{</* b */>}}`", "hugo")).toBe(
      "<pre><code>{{&lt; a &gt;}}\n</code></pre>\n<p><code>{{&lt; b &gt;}}</code></p>",
    );
  });

  test("a tag in code that was taken for one is put back whole", () => {
    const text = "- a\n\n      {% highlight ruby %}\n      b\n      {% endhighlight %}";
    expect(markdown(text, "jekyll")).toContain(
      "<pre><code>{% highlight ruby %}\n      b\n      {% endhighlight %}",
    );
  });
});

describe("what is not known", () => {
  test("is dropped and named, and what stands between stays", () => {
    const text =
      "a {% foo x %}b{% endfoo %} {% if site.y %}c{% endif %} {% for z in site.w %}d{% endfor %}{{ v.u | t }}";
    expect(markdown(text, "jekyll")).toBe("<p>a b c </p>");
    expect(changes(text, { dialect: "jekyll" })).toEqual([
      "1 × template tag `foo` dropped",
      "2 × template condition dropped, its text kept",
      "1 × template tag `for` dropped",
      "1 × template tag `v.u` dropped",
    ]);
    expect(changes("{{< mcpan >}} {{< mcpan />}}{{< /mcpan >}}", { dialect: "hugo" })).toEqual([
      "2 × shortcode `mcpan` dropped",
    ]);
    expect(changes('{{ mine(a="b") }}', { dialect: "zola" })).toEqual([
      "1 × shortcode `mine` dropped",
    ]);
  });

  test("is a link where it holds one address", () => {
    const text = '{% card "The book", "https://a.example/b" %}';
    expect(markdown(text, "eleventy")).toBe('<p><a href="https://a.example/b">The book</a></p>');
    expect(changes(text, { dialect: "eleventy" })).toEqual([
      "1 × template tag `card` became a link",
    ]);
  });

  test("makes no address that leads somewhere else", () => {
    expect(markdown("[a]({{ site.repository }}/issues)", "jekyll")).toBe("<p>a</p>");
  });

  test("a link to a post that is not there is said", () => {
    const { post, problems } = render("[a]({% post_url 2020-01-01-gone %}#b)", {
      dialect: "jekyll",
    });
    expect(post.content).toBe("<p>a</p>");
    expect(problems).toMatchObject([{ code: "link-target-unknown", level: "warning" }]);
    expect(post.changes).toEqual([]);
  });

  test("vanishes in a comment", () => {
    expect(changes("a <!-- {% foo %} --> b", { dialect: "jekyll" })).toEqual([]);
  });

  test("and braces without an end are text", () => {
    expect(markdown("a {% b\n\nc {{ d", "jekyll")).toBe("<p>a {% b</p>\n<p>c {{ d</p>");
  });
});

test("a text that holds the word that stands for tags keeps it", () => {
  expect(markdown("postridertag0x {{ page.title }} PostriderTagz0x", "jekyll")).toBe(
    "<p>postridertag0x A title of its own PostriderTagz0x</p>",
  );
});

test("Hugo's posts call what its settings hold", () => {
  const config = configOf({ dialect: "hugo" });
  const variables = { "params.version": "1 & 2", "params.links.docs": "/docs/" };
  const all = { ...config, posts: { ...config.posts, rules: { variables } } };
  const files = filesOf({
    "posts/a.md":
      '---\ndate: 2026-11-02\nauthor: Ana\n---\n{{< param "version" >}} [a]({{< param links.docs >}}) {{< param author >}} {{< param constructor >}}',
  });
  const [head = expect.fail()] = scanPosts(all, EMPTY_LOCK, files, NOW).heads;
  const { post } = renderPost(head, { config: all, files, urls: new Map() });
  expect(post.content).toBe('<p>1 &amp; 2 <a href="https://blog.example/docs/">a</a> Ana </p>');
});

test("HTML posts have tags too", () => {
  const options = { markup: "html", dialect: "jekyll" } as const;
  expect(content("<p>{{ page.title }}</p><pre>{{ a }}</pre>", options)).toBe(
    "<p>A title of its own</p><pre>{{ a }}</pre>",
  );
});

test("the words that an unknown shortcode would have shown stay in their sentence", () => {
  const { post } = render('Start {{< tooltip text="two <pods>" id="pod" >}} now.', {
    dialect: "hugo",
  });
  expect(post.content).toBe("<p>Start two &lt;pods&gt; now.</p>");
  expect(post.changes).toEqual([{ what: "shortcode `tooltip` became its text", times: 1 }]);
});

test("a video that is included names who has it", () => {
  const text = '{% include video id="abcdefghijk" provider="youtube" %}';
  const { post } = render(text, { dialect: "jekyll" });
  expect(post.content).toContain('href="https://www.youtube.com/watch?v=abcdefghijk"');
});
