import { describe, expect, test } from "vitest";
import type { Dialect } from "../../../src/model/config.ts";
import { changes, content, markdown, render } from "./rendered.ts";

describe("what Markdown's dialects add", () => {
  test("GitHub's tables, strikes and bare addresses, definition lists, tilde fences", () => {
    expect(
      markdown("| a |\n|---|\n| 1 |\n\n~~b~~ https://a.example/c\n\nT\n: d\n\n~~~ sh\ne\n~~~"),
    ).toBe(
      [
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>",
        '<p><del>b</del> <a href="https://a.example/c">https://a.example/c</a></p>',
        "<dl>\n<dt>T</dt>\n<dd>d</dd>\n</dl>",
        '<pre><code class="language-sh">e\n</code></pre>',
      ].join("\n"),
    );
  });

  test("a line ends where it ends with Hexo alone", () => {
    expect(markdown("a\nb", "hexo")).toBe("<p>a<br />\nb</p>");
    expect(markdown("a\nb", "jekyll")).toBe("<p>a\nb</p>");
  });

  test("an address in quotation marks ends before the second of them", () => {
    expect(markdown("a \"www.example.org\". ('www.example.org/b')", "hugo")).toBe(
      '<p>a “<a href="http://www.example.org/">www.example.org</a>”. ' +
        '(‘<a href="http://www.example.org/b">www.example.org/b</a>’)</p>',
    );
  });

  test("HTML in Markdown, with Markdown in it again", () => {
    expect(markdown("<div class=x>\n\n*a*\n\n</div>\n\nb <kbd>c</kbd>")).toBe(
      "<div>\n<p><em>a</em></p>\n</div>\n<p>b <kbd>c</kbd></p>",
    );
    expect(markdown('<div markdown="1">\n*a*\n</div>', "jekyll")).toContain("<em>a</em>");
  });

  test.each([
    [":::note\n*a*\n:::\nb", "Note"],
    [":::tip A better way\n*a*\n:::\nb", "A better way"],
    [":::caution[Look `out`]\n*a*\n:::\nb", "Look <code>out</code>"],
    ["::: warning\n\n*a*\n\n:::\nb", "Warning"],
    ["> [!NOTE]\n> *a*\n\nb", "Note"],
    ["> [!tip]- Try *it*\n> *a*\n\nb", "Try <em>it</em>"],
  ])("a note is a quote: %j", (text, title) => {
    expect(markdown(text).replaceAll("\n", "")).toBe(
      `<blockquote><p><strong>${title}</strong></p><p><em>a</em></p></blockquote><p>b</p>`,
    );
  });

  test("notes within notes and within lists, and three colons in code", () => {
    const nested = markdown("::::note\n:::tip\na\n:::\nb\n::::\nc");
    expect(nested.replaceAll("\n", "")).toBe(
      "<blockquote><p><strong>Note</strong></p><blockquote><p><strong>Tip</strong></p><p>a</p>" +
        "</blockquote><p>b</p></blockquote><p>c</p>",
    );
    expect(markdown("```\n:::note\n```")).toBe("<pre><code>:::note\n</code></pre>");
    expect(markdown("a\n:::\nb")).toContain(":::");
  });

  test("ids of headings, and braces that are none", () => {
    expect(
      markdown("## A {#own .wide}\n\n## B {.wide}\n\n## C {x}\n\n```\n## D {#e}\n```"),
    ).toMatch(
      /^<h2 id="p[0-9a-f]{8}-own">A<\/h2>\n<h2>B<\/h2>\n<h2>C \{x\}<\/h2>\n<pre><code>## D \{#e\}\n<\/code><\/pre>$/,
    );
  });

  test("abbreviations that are explained are no text, and those in code are", () => {
    expect(markdown("HTML.\n\n*[HTML]: Hypertext\n*[CSS]: Sheets\n\nMore.")).toBe(
      "<p>HTML.</p>\n<p>More.</p>",
    );
    expect(markdown("```\n*[HTML]: x\n```")).toContain("*[HTML]: x");
    expect(markdown("*[a](/b): c*")).toContain("<em>");
  });

  test("kramdown's attribute lists go, an id stays", () => {
    const text =
      'a\n{: .note}\n\n[b](/c){:target="_blank"}{: .x #y} d\n\n| e |\n|---|\n| f |\n{: .table}\n\n* TOC\n{:toc}\n\ng\n{: #z}';
    const html = markdown(text, "jekyll");
    expect(html.replace(/p[0-9a-f]{8}-/g, "")).toBe(
      [
        "<p>a</p>",
        '<p><a href="https://blog.example/c">b</a><a id="y"></a> d</p>',
        "<table>\n<thead>\n<tr>\n<th>e</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>f</td>\n</tr>\n</tbody>\n</table>",
        '<p>g<a id="z"></a></p>',
      ].join("\n"),
    );
    expect(changes(text, { dialect: "jekyll" })).toEqual([]);
  });

  test("what only looks like an attribute list stays", () => {
    const text = "Rust's {:?} and {:02x}, Elixir's {:ok, x}";
    expect(markdown(text)).toBe("<p>Rust&#39;s {:?} and {:02x}, Elixir&#39;s {:ok, x}</p>");
    expect(markdown("`{: .a}`\n\n    {: .b}\n\n```\n{: .c}\n```", "jekyll")).toBe(
      "<p><code>{: .a}</code></p>\n<pre><code>{: .b}\n</code></pre>\n<pre><code>{: .c}\n</code></pre>",
    );
  });

  test.each<[Dialect, string]>([
    ["jekyll", "<p>“a” – it’s…</p>"],
    ["hugo", "<p>“a” – it’s…</p>"],
    ["zola", "<p>&quot;a&quot; -- it&#39;s...</p>"],
    ["plain", "<p>&quot;a&quot; -- it&#39;s...</p>"],
  ])("quotes and dashes as %s makes them", (dialect, expected) => {
    expect(markdown(`"a" -- it's...`, dialect)).toBe(expected);
  });
});

function mdx(text: string): string {
  return content(text, { markup: "mdx" });
}

describe("MDX", () => {
  test("its text survives, its program does not", () => {
    const text =
      'import X from "x"\n\nexport const a = 1\n\n# Hi {1 + 1}{"!"}\n\n<X b={2}>*c*</X>\n\nd <b className="e">f</b>\n\n```js\n<g>{h}\n```\n';
    expect(mdx(text).replaceAll("\n", "")).toBe(
      '<h1>Hi !</h1><em>c</em><p>d <b>f</b></p><pre><code class="language-js">&lt;g&gt;{h}</code></pre>',
    );
    expect(changes(text, { markup: "mdx" })).toEqual([
      "1 × expression in braces dropped",
      "1 × component `X` dropped, its text kept",
    ]);
  });

  test("well-known components become HTML", () => {
    const text =
      '<Tabs>\n<TabItem value="a" label="A">\n\nx\n\n</TabItem>\n</Tabs>\n\n<YouTube id="AbC-123_xyz" />\n\n<Image src="/a.png" alt="b" />';
    const html = mdx(text);
    expect(html).toContain("<p><strong>A</strong></p>");
    expect(html).toContain('href="https://www.youtube.com/watch?v=AbC-123_xyz"');
    expect(html).toContain('<img src="https://blog.example/a.png" alt="b" />');
    expect(changes(text, { markup: "mdx" })).toEqual(["1 × `iframe` became a link"]);
  });

  test.each([
    'import photo from "./a.png"\n\n<img src={photo} alt="b" />',
    'import photo from "./a.png"\n\n<Image src={photo.src} alt="b" />',
    '<img src={require("./a.png").default} alt="b" />',
    '<img src={useBaseUrl("/2026/hello/a.png")} alt="b" />',
  ])("a picture is found by what the program calls it: %j", (text) => {
    expect(mdx(text)).toContain('<img src="https://blog.example/2026/hello/a.png" alt="b" />');
  });

  test("what tells Docusaurus which lines of code stand out is no line", () => {
    const text =
      "```js\na\n// highlight-next-line\nb\n  {/* highlight-start */}\nc // highlight-end\n```\n";
    for (const markup of ["markdown", "mdx"] as const) {
      expect(content(text, { dialect: "docusaurus", markup })).toBe(
        '<pre><code class="language-js">a\nb\nc // highlight-end\n</code></pre>',
      );
      expect(content(text, { markup })).toContain("highlight-next-line");
    }
  });

  test("what is no MDX is read as Markdown, and said with its place", () => {
    const { post, problems } = render("---\ntitle: x\n---\n\na **b**\n\nc {d\n", { markup: "mdx" });
    expect(post.content).toBe("<p>a <strong>b</strong></p>\n<p>c {d</p>");
    expect(problems).toMatchObject([
      {
        code: "mdx-broken",
        level: "warning",
        place: { file: "posts/hello.md", line: 7, text: "c {d" },
      },
    ]);
  });

  test("a text that ends in a backslash does not end the process", () => {
    expect(mdx("a\n\nimport </\\")).toBe("<p>a</p>");
  });

  test("Docusaurus reads any post as MDX that uses it, and forgives the others", () => {
    const docusaurus = { dialect: "docusaurus" } as const;
    expect(content('a\n\n<img src="/b.png" style={{ width: "50%" }} />', docusaurus)).toContain(
      '<img src="https://blog.example/b.png" alt="" />',
    );
    const broken = render("import X from 'x'\n\na <b>\n\n{/* truncate */}\n\n{c", docusaurus);
    expect(broken.problems).toEqual([]);
    expect(broken.post.summary).toBe("a");
    expect(broken.post.content).not.toContain("import");
  });
});

describe("bold text without spaces around it", () => {
  test.each([
    ["**注意：**使用", "<p><strong>注意：</strong>使用</p>"],
    ["请**“注意”**吧", "<p>请<strong>“注意”</strong>吧</p>"],
    ["**一。**二**三。**四", "<p><strong>一。</strong>二<strong>三。</strong>四</p>"],
    ["**注意**使用 a**b!**c", "<p><strong>注意</strong>使用 a**b!**c</p>"],
    ["`**注意：**使用`", "<p><code>**注意：**使用</code></p>"],
    ["```\n**注意：**使用\n```", "<pre><code>**注意：**使用\n</code></pre>"],
    ["\\**注意：**使用", "<p>**注意：**使用</p>"],
  ])("%s", (text, html) => {
    expect(markdown(text)).toBe(html);
  });
});
