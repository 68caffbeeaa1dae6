/** Whatever a post says, it says in its own place: as text. */
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { archivePage } from "../../src/digest/archive.ts";
import { renderDigest } from "../../src/digest/render.ts";
import type { Digest } from "../../src/model/digest.ts";
import { xmlLegal } from "../../src/lib/text.ts";
import { config, editionOf, ours, post } from "./sample.ts";

const HOSTILE = [
  "{{7*7}}",
  "${7*7}",
  "<%= 7 %>",
  "*|UNSUB|*",
  "{% include 'x' %}",
  "{{ site.title }}",
  "[[7*7]]",
  '</mj-text><mj-include path="x">',
  "</mj-text></mj-column></mj-section><mj-raw><script>alert(1)</script></mj-raw>",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "<!--mail-->",
  "<!--/mail-->",
  "-->",
  "<!--[if mso]>",
  "<![CDATA[",
  "]]>",
  "</title><style>*{display:none}</style>",
  "&lt;b&gt; &amp; &#39;",
  "<mj-style>",
  "pr-unsubscribe-00000000000000000000000000000000",
  "a\u0000b\u0008c\u000bd\ufffe\uffff",
  "true",
];

async function digestWith(text: string): Promise<Digest> {
  const posts = [
    post("a", {
      title: text,
      summary: `${text} ${text}`,
      authors: [{ name: text }],
      tags: [text],
      image: { url: `https://blog.example/a.jpg?${text}`, alt: text, width: 600, height: 400 },
    }),
    post("b", { title: text, summary: `${text} ${text}` }),
  ];
  const site = { title: text, description: text, postalAddress: [text] };
  const { digest, problems } = await renderDigest(editionOf(posts), posts, config(site), ours());
  expect(problems).toEqual([]);
  if (!digest) throw new Error("no digest");
  return digest;
}

/** Elements and the names of their attributes, in order: what a page is, without what it says. */
function skeletonOf(html: string): string[] {
  const seen: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => seen.push(`<${name} ${Object.keys(attributes).join(" ")}>`),
    onclosetag: (name) => seen.push(`</${name}>`),
    oncomment: (comment) => seen.push(`<!--${comment}-->`),
  });
  parser.end(html);
  return seen;
}

function textOf(html: string): string {
  let text = "";
  const parser = new Parser({ ontext: (more) => void (text += more) });
  parser.end(html);
  return text;
}

describe("no text changes the markup around it", async () => {
  const benign = skeletonOf((await digestWith("harmless")).html);

  test.each(HOSTILE)("%j", async (text) => {
    const digest = await digestWith(text);
    expect(skeletonOf(digest.html)).toEqual(benign);
    const said = xmlLegal(text);
    expect(textOf(digest.html).split(said).length).toBeGreaterThan(6);
    expect(digest.text.split(said).length).toBeGreaterThan(6);
    expect(digest.subject).toContain(said);
    // Once in the HTML, once in the text: a reader's own link goes nowhere else.
    expect(digest.html.split(digest.tokens.unsubscribe)).toHaveLength(2);
    expect(digest.text.split(digest.tokens.unsubscribe)).toHaveLength(2);
  });

  test("any text at all", async () => {
    const fragments = fc.constantFrom(
      ...HOSTILE,
      "\n",
      "\t",
      "\u202e",
      "\u2028",
      "👩‍👩‍👧",
      "\ud800",
      " ",
    );
    const anyText = fc
      .oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.array(fragments, { maxLength: 4 }))
      .map((parts) => `x${Array.isArray(parts) ? parts.join("") : parts}x`);
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { html } = await digestWith(text);
        expect(skeletonOf(html)).toEqual(benign);
      }),
      { numRuns: 150 },
    );
  });
});

test("the archive page keeps text as text, too", async () => {
  const benign = skeletonOf(archivePage(await digestWith("harmless"), config().site).text);
  for (const text of HOSTILE) {
    const page = archivePage(await digestWith(text), config().site);
    expect(skeletonOf(page.text)).toEqual(benign);
  }
});
