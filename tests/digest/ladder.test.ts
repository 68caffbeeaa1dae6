import { describe, expect, test } from "vitest";
import { MOST_BYTES } from "../../src/digest/ladder.ts";
import { leastBytes } from "../../src/digest/least-bytes.ts";
import { compileMjml } from "../../src/digest/mjml.ts";
import { renderDigest } from "../../src/digest/render.ts";
import { bytesOf } from "../../src/lib/text.ts";
import { config, editionOf, ours, post } from "./sample.ts";

const IMAGE = { url: "https://blog.example/a.jpg", alt: "A picture", width: 1200, height: 600 };

async function digestOf(count: number, sentences: number) {
  const posts = Array.from({ length: count }, (_, index) =>
    post(`topic-${index + 1}`, {
      image: IMAGE,
      summary: "A sentence of eight words, all of them short. ".repeat(sentences).trim(),
    }),
  );
  const { digest, problems } = await renderDigest(editionOf(posts), posts, config(), ours());
  if (!digest) throw new Error(JSON.stringify(problems));
  const { html, text } = digest;
  expect(bytesOf(html)).toBeLessThanOrEqual(MOST_BYTES);
  expect(html.match(/<h2/g)).toHaveLength(text.match(/^https:.*topic-\d+\/$/gm)?.length ?? 0);
  // The footer never goes.
  expect(html).toContain(`href="${digest.tokens.unsubscribe}"`);
  expect(html).toContain("1 Example Street");
  expect(text).toContain(digest.tokens.unsubscribe);
  return {
    codes: problems.map((problem) => problem.code),
    posts: html.match(/<h2/g)?.length,
    pictures: html.match(/<img/g)?.length ?? 0,
    summaries: html.match(/A sentence/g)?.length ?? 0,
    cut: html.includes("…</p>"),
    more: /and \d+ more on the web/.exec(html)?.[0],
  };
}

describe("a digest that grows", () => {
  test("shows all as long as it fits", async () => {
    expect(await digestOf(40, 3)).toEqual({
      codes: [],
      posts: 40,
      pictures: 40,
      summaries: 120,
      cut: false,
      more: undefined,
    });
  });

  test("shortens summaries first", async () => {
    expect(await digestOf(45, 30)).toMatchObject({
      codes: ["digest-shortened"],
      posts: 45,
      pictures: 45,
      cut: true,
      more: undefined,
    });
  });

  test("then does without pictures", async () => {
    expect(await digestOf(100, 30)).toMatchObject({
      codes: ["digest-shortened"],
      posts: 100,
      pictures: 0,
      cut: true,
    });
  });

  test("then names posts only", async () => {
    expect(await digestOf(200, 30)).toMatchObject({
      codes: ["digest-shortened"],
      posts: 200,
      summaries: 0,
      more: undefined,
    });
  });

  test("then counts those that are left, and says so", async () => {
    const { codes, posts = 0, more } = await digestOf(1000, 30);
    expect(codes).toEqual(["digest-posts-left"]);
    expect(posts).toBeGreaterThan(200);
    expect(more).toBe(`and ${1000 - posts} more on the web`);
  });
});

test("a template that is too big by itself is said to be", async () => {
  const { html, ...rest } = ours();
  const big = html.text.replace(
    "</mj-body>",
    `<mj-raw><!--${"x".repeat(110_000)}--></mj-raw></mj-body>`,
  );
  const posts = [post("a"), post("b")];
  const templates = { ...rest, html: { ...html, text: big } };
  const { digest, problems } = await renderDigest(editionOf(posts), posts, config(), templates);
  expect(digest).toBeDefined();
  expect(problems.map((problem) => problem.code)).toEqual(["digest-posts-left", "digest-too-big"]);
});

function column(inner: string): string {
  return `<mjml><mj-body><mj-section><mj-column>${inner}</mj-column></mj-section></mj-body></mjml>`;
}

describe("what will not fit is known before it is compiled", () => {
  const styled = '<p style="margin:0">a — b</p>\n      <!-- left out -->\n';

  test.each([
    ["text", column(`<mj-text>${styled.repeat(200)}</mj-text>`)],
    ["bare blocks", column("<mj-text></mj-text>".repeat(300))],
    ["buttons", column("<mj-button>x</mj-button>".repeat(100))],
    ["pictures", column('<mj-image src="x" />'.repeat(100))],
    [
      "columns",
      `<mjml><mj-body>${"<mj-section><mj-column /></mj-section>".repeat(50)}</mj-body></mjml>`,
    ],
    ["raw", column(`<mj-raw>${"<i>x</i>".repeat(300)}</mj-raw>`)],
  ])("never said to be longer than it is: %s", async (_, document) => {
    const { html = "" } = await compileMjml(document);
    expect(html).not.toBe("");
    expect(leastBytes(document, 0)).toBeLessThanOrEqual(bytesOf(html));
    expect(leastBytes(document, 0)).toBeGreaterThan(bytesOf(html) / 5);
    expect(leastBytes(document, MOST_BYTES)).toBe(0);
  });
});
