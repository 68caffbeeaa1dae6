/** The whole text of a post in a mail. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseBody, type BodyNode } from "../../src/digest/body/tree.ts";
import { bodyAsText } from "../../src/digest/body/text.ts";
import { writeBody } from "../../src/digest/body/write.ts";
import { contrast, readableOn } from "../../src/digest/colour.ts";
import { MOST_BYTES } from "../../src/digest/ladder.ts";
import { bytesOf } from "../../src/lib/text.ts";
import { columnsOf } from "../../src/lib/width.ts";
import { renderDigest } from "../../src/digest/render.ts";
import { themeFor } from "../../src/digest/theme.ts";
import type { Post } from "../../src/model/post.ts";
import { config, editionOf, ours, post } from "./sample.ts";
import { wholePost } from "./sample-posts.ts";
import { stopwatch } from "../stopwatch.ts";

async function letterOf(posts: readonly Post[], settings = config()) {
  const { digest, problems } = await renderDigest(
    editionOf(posts),
    posts,
    settings,
    ours("letter"),
  );
  if (!digest) throw new Error(JSON.stringify(problems));
  return { ...digest, codes: problems.map((problem) => problem.code) };
}

function bodyOf(html: string): string {
  const url = "https://blog.example/a/";
  return writeBody(html, { theme: themeFor("en"), url, start: "left" }).html;
}

test("a letter of a post that has everything", async () => {
  const { html, text, codes } = await letterOf([wholePost()]);
  expect(codes).toEqual([]);
  await expect(html).toMatchFileSnapshot("golden/letter.html");
  await expect(text).toMatchFileSnapshot("golden/letter.txt");
  for (const line of text.split("\n")) {
    // Code and addresses stay whole.
    if (!line.startsWith("    ") && !line.includes("http"))
      expect(columnsOf(line)).toBeLessThanOrEqual(72);
  }
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "</div></td></tr></table><h1>out</h1>",
  "</mj-text><mj-raw><script>alert(1)</script></mj-raw>",
  "<mj-include path='/etc/passwd' />",
  '<img src="x" onerror="alert(1)">',
  '<img src="https://a.example/a.png" alt="&quot; onload=&quot;alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" JaVaScRiPt:alert(1)">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<p style="position:fixed;top:0" class="page" onclick="x()">x</p>',
  "<style>*{display:none}</style>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></p></noscript>",
  "<template><script>alert(1)</script></template>",
  "<form action='https://a.example'><input name=password><button>Go</button></form>",
  "<iframe src='https://a.example'></iframe>",
  "<!--[if mso]><p>mso</p><![endif]--><p>x</p>",
  "<!--mail-->",
  "<!--/mail-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<plaintext>",
  "<xmp><script>alert(1)</script></xmp>",
  "<textarea><script>alert(1)</script></textarea>",
  "<title></title><script>alert(1)</script>",
  "<table><td><script>alert(1)</script></table>",
  "<p>{{ site.title }}{% raw %}</p>",
  "<b><i></b></i>",
  "<a href='https://a.example'>a<a href='https://b.example'>b</a></a>",
  `${"<div>".repeat(5000)}deep`,
  '<base href="https://a.example/"><link rel=stylesheet href=x><meta http-equiv=refresh content=0>',
  '<p id="__proto__">x</p><a href="#__proto__">y</a>',
  '<constructor>x</constructor><p title="&lt;script&gt;">y</p>',
];

const ALLOWED =
  /^(p|ul|ol|li|dl|dt|dd|blockquote|pre|hr|br|table|caption|thead|tbody|tfoot|tr|th|td|a|strong|b|em|i|u|s|del|ins|sub|sup|code|kbd|samp|var|mark|small|q|cite|abbr|dfn|bdi|bdo|span|ruby|rt|rp|wbr|h[3-6]|div|img)$/;

/** Every element is one of those that are named, with attributes that cannot run or leave the block. */
function expectHarmless(nodes: readonly BodyNode[]): void {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    expect(node.tag).toMatch(ALLOWED);
    for (const [name, value] of Object.entries(node.attributes)) {
      expect(name).toMatch(
        /^(style|class|href|src|alt|width|height|id|lang|dir|title|colspan|rowspan|align|scope|start|reversed|type|value|tabindex)$/,
      );
      if (name === "href") expect(value).toMatch(/^(https?:|mailto:|tel:|#)/i);
      if (name === "src") expect(value).toMatch(/^https?:/i);
      if (name === "style") expect(value).not.toMatch(/position|url\(|expression|display:none/);
    }
    expectHarmless(node.children);
  }
}

/** Without styles, and without what a table scrolls in. */
function bare(html: string): string {
  return html.replace(/ (?:style|class)="[^"]*"| tabindex="0"|<\/?div>|<div(?= )[^>]*>/g, "");
}

describe("no text leaves its block", () => {
  test.each(HOSTILE)("%j", async (content) => {
    const html = bodyOf(content);
    expectHarmless(parseBody(html));
    // Read and written again it is the same: nothing is hidden that a parser would bring out.
    expect(bare(bodyOf(html))).toBe(bare(html));
    expect(html).not.toMatch(/<!--|<script|<mj-|<style/);
    const letter = await letterOf([post("a", { content: `${content}<p>behind</p>` })]);
    // The footer is still there, below, and no text became markup.
    const behind = letter.html.indexOf("1 Example Street");
    expect(behind).toBeGreaterThan(0);
    expect(letter.html).not.toMatch(/<script|onerror="|<mj-|<h1>out/);
    expect(letter.html.split('<div class="ink body">').length).toBeLessThanOrEqual(2);
  });

  test("any markup at all", () => {
    const pieces = fc.constantFrom(
      ...HOSTILE.filter((text) => text.length < 200),
      "<p>",
      "</p>",
      "<table>",
      "<tr>",
      "<td>",
      "</td>",
      "<a href='#x'>",
      "<pre>",
      "<svg>",
      "<math>",
      "<",
      '"',
      "'",
      "&lt;",
      "text",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const html = bodyOf(parts.join(""));
        expectHarmless(parseBody(html));
        expect(typeof bodyAsText(parts.join(""), "https://blog.example/a/")).toBe("string");
      }),
      { numRuns: 1000 },
    );
  });
});

function levels(html: string) {
  return bodyOf(html).match(/<h\d/g);
}

function code(language: string): string {
  return `<pre><code class="language-${language}">let a = &quot;&lt;b&gt;&quot;; // why</code></pre>`;
}

test("a table that is too wide for a mail of plain text names the column of each cell", () => {
  const names = "<tr><th>Format</th><th>What for</th></tr>";
  const text = (words: string) =>
    bodyAsText(
      `<table>${names}<tr><td>Atom</td><td>${words}</td></tr></table>`,
      "https://blog.example/a/",
    );
  expect(text("readers")).toBe("Format  What for\nAtom    readers");
  expect(text("readers and more readers ".repeat(4).trim())).toMatch(
    /^Format: Atom\nWhat for: readers and[^\n]+\nmore readers/,
  );
});

describe("the text of a post", () => {
  test("pictures have their size, at most as wide as the text", () => {
    expect(bodyOf('<img src="https://a.example/a.png" alt="A" width="1072" height="536">')).toMatch(
      /^<img src="https:\/\/a.example\/a.png" alt="A" width="536" height="268" style="/,
    );
    expect(bodyOf('<img src="https://a.example/a.svg" alt="A">')).toBe(
      '<a href="https://a.example/a.svg">A</a>',
    );
  });

  test("pictures of unknown size cannot burst the letter where they stand alone", () => {
    const img = '<img src="https://a.example/a.png" alt="A">';
    const held = /<img [^>]*width="536" style="width:auto;max-width:100%;/;
    expect(bodyOf(`<p>${img}</p>`)).toMatch(held);
    expect(bodyOf(`<figure><a href="/b/">${img}</a><figcaption>A</figcaption></figure>`)).toMatch(
      held,
    );
    expect(bodyOf(`<p>A badge ${img}</p>`)).not.toContain("width=");
    expect(bodyOf(`<p>${img}${img}</p>`)).not.toContain("width=");
  });

  test("pictures of the blog's own have the size of their files", async () => {
    const content =
      '<p><img src="https://blog.example/a/b%20c.gif" alt="B"> and text</p><p><img src="https://blog.example/none.gif" alt="N"> too</p>';
    const gif = new Uint8Array([...Buffer.from("GIF89a"), 200, 0, 100, 0]);
    const posts = [post("a", { content })];
    const { digest } = await renderDigest(editionOf(posts), posts, config(), ours("letter"), {
      list: () => [],
      unread: () => [],
      read: (path) => (path === "posts/b c.gif" ? gif : undefined),
    });
    expect(digest?.html).toContain(
      '<img src="https://blog.example/a/b%20c.gif" alt="B" width="200" height="100"',
    );
    expect(digest?.html).toContain('<img src="https://blog.example/none.gif" alt="N" style=');
  });

  test("a link within a link is none, and one without a word says where it leads", () => {
    const drawing = '<img src="https://a.example/b.svg" alt="">';
    expect(bodyOf(`<a href="https://www.a.example/c/">${drawing}</a>`)).toMatch(
      /^<a href="https:\/\/www.a.example\/c\/"[^>]*>a.example<\/a>$/,
    );
    expect(
      bodyOf('<a href="https://a.example/"><b><a href="https://b.example/">b</a></b></a>').match(
        /<a /g,
      ),
    ).toHaveLength(2);
  });

  test("headings go below that of the post, without a gap", () => {
    expect(levels("<h1>a</h1><h2>b</h2>")).toEqual(["<h3", "<h4"]);
    expect(levels("<h2>a</h2><h3>b</h3><h6>c</h6>")).toEqual(["<h3", "<h4", "<h6"]);
  });

  test("notes lead to their place in the letter, and other places to the web", () => {
    const html = bodyOf(
      '<a href="https://blog.example/a/#n">1</a><p id="n">x</p><a href="#gone">2</a><p id="unused">y</p>',
    );
    expect(html).toMatch(/href="#n"/);
    expect(html).toMatch(/<p id="n"/);
    expect(html).toMatch(/href="https:\/\/blog.example\/a\/"/);
    expect(html).not.toContain("unused");
  });

  test("code is coloured where its language is known, and goes out as it is", async () => {
    const { html } = await letterOf([post("a", { content: code("js") + code("klingon") })]);
    expect(html).toMatch(/<span class="c-keyword" style="color:#\w+">let<\/span> a = /);
    expect(html).toMatch(/<span class="c-comment" style="color:#\w+">\/\/ why<\/span>/);
    expect(html).toContain("let a = &quot;&lt;b&gt;&quot;; // why</pre>");
    const none = await letterOf([post("a", { content: code("toString") })]);
    expect(none.html).toContain("let a = &quot;&lt;b&gt;&quot;; // why</pre>");
  });

  test("every colour of code can be read on its ground", () => {
    const { code: colours, ink } = themeFor("en");
    for (const shade of ["light", "dark"] as const) {
      for (const part of [...Object.values(colours.parts), ink])
        expect(contrast(part[shade], colours.ground[shade])).toBeGreaterThan(4.5);
      expect(contrast(ink[shade], colours.mark[shade])).toBeGreaterThan(4.5);
    }
  });
});

describe("a letter that grows", () => {
  const line = '<pre><code class="language-js">const a = 1; // one\n';
  const plain = `<p>${"A sentence of eight words, all short. ".repeat(40)}</p>`;

  test.each([
    ["all of it", plain.repeat(10), { coloured: false, codes: [], behind: true }],
    [
      "colours go first",
      `${line}${"let b = 2; // two\n".repeat(900)}</code></pre>${"x".repeat(20)}`.repeat(2),
      { coloured: false, codes: ["digest-shortened"], behind: true },
    ],
    [
      "then the text",
      plain.repeat(80),
      { coloured: false, codes: ["digest-shortened"], behind: false },
    ],
  ])("%s", async (_, content, expected) => {
    const letter = await letterOf([post("a", { content: `${content}<p>behind</p>` })]);
    expect(bytesOf(letter.html)).toBeLessThanOrEqual(MOST_BYTES);
    expect({
      coloured: letter.html.includes('class="c-keyword"'),
      codes: letter.codes,
      behind: letter.html.includes("behind"),
    }).toEqual(expected);
    expect(letter.html).toContain("1 Example Street");
    expect(letter.html.includes("Read on")).toBe(!expected.behind);
  });
});

const sentences = (count: number): string =>
  `<p>${"A sentence of eight words, all short. ".repeat(count)}</p>`;

test("of several posts the longest is summed up, and the others stay whole", async () => {
  const letter = await letterOf([
    post("short", { content: `${sentences(40)}<p>behind the short one</p>` }),
    post("long", { content: `${sentences(3000)}<p>behind the long one</p>` }),
    post("middling", { content: `${sentences(400)}<p>behind the middling one</p>` }),
  ]);
  expect(bytesOf(letter.html)).toBeLessThanOrEqual(MOST_BYTES);
  expect(letter.codes).toEqual(["digest-shortened"]);
  expect(letter.html.match(/behind the \w+ one/g)).toEqual([
    "behind the short one",
    "behind the middling one",
  ]);
  expect(letter.text).toContain("behind the middling one");
  expect(letter.html.match(/aria-label="Read on: /g)).toHaveLength(1);
});

describe("the look", () => {
  test("an accent is moved until it can be read, on light and on dark", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const accent = `#${number.toString(16).padStart(6, "0")}`;
        const theme = themeFor("en", { accent });
        expect(contrast(theme.accent.light, theme.paper.light)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(theme.accent.dark, theme.paper.dark)).toBeGreaterThanOrEqual(4.5);
      }),
    );
    expect(readableOn("#94371a", "#fffefb")).toBe("#94371a");
  });

  test.each(["cards", "compact", "letter"] as const)("all of it shows in %s", async (layout) => {
    const look = {
      accent: "#006655",
      logo: { url: "https://blog.example/logo.png", width: 180, height: 40 },
      width: 640,
      font: "Georgia, serif",
      footer: ["Made by hand", "<b>every</b> Monday"],
    };
    const settings = config();
    const { digest } = await renderDigest(
      editionOf([post("a")]),
      [post("a")],
      { ...settings, digest: { ...settings.digest, look } },
      ours(layout),
    );
    expect(digest?.html).toContain(
      '<img src="https://blog.example/logo.png" alt="Posts in the Mail" width="180" height="40"',
    );
    expect(digest?.html).toContain("#006655");
    expect(digest?.html).toContain("max-width:640px");
    expect(digest?.html).toContain("font-family:Georgia, serif");
    expect(digest?.html).not.toContain("Segoe UI, Roboto");
    expect(digest?.html).toContain("Made by hand<br>&lt;b&gt;every&lt;/b&gt; Monday");
    expect(digest?.text).toContain("Made by hand\n<b>every</b> Monday");
  });
});

test("a hundred and fifty thousand paragraphs are read at once, and what ends too much ends nothing", () => {
  const spent = stopwatch();
  expect(parseBody("<p>a</p>\n".repeat(150_000))).toHaveLength(300_000);
  expect(spent()).toBeLessThan(500);
  expect(parseBody("a</div><b>b</b>")).toEqual([
    "a",
    { tag: "b", attributes: {}, children: ["b"] },
  ]);
});
