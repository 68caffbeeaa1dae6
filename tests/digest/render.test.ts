import { expect, test } from "vitest";
import { renderDigest } from "../../src/digest/render.ts";
import type { Digest } from "../../src/model/digest.ts";
import type { Post } from "../../src/model/post.ts";
import { config, editionOf, ours, post } from "./sample.ts";
import { threePosts } from "./sample-posts.ts";

async function digestOf(posts: readonly Post[], settings = config()): Promise<Digest> {
  const { digest, problems } = await renderDigest(editionOf(posts), posts, settings, ours());
  expect(problems).toEqual([]);
  if (!digest) throw new Error("no digest");
  return digest;
}

test("the digest of three posts", async () => {
  const digest = await digestOf(threePosts());
  await expect(digest.html).toMatchFileSnapshot("golden/digest.html");
  await expect(digest.text).toMatchFileSnapshot("golden/digest.txt");
  expect({ ...digest, html: "", text: "" }).toEqual({
    edition: "2026-11-23",
    slot: Date.parse("2026-11-23T07:00:00Z"),
    subject: "What a feed is, and why it outlives every platform + 2 more",
    html: "",
    text: "",
    tokens: { unsubscribe: expect.stringMatching(/^pr-unsubscribe-[0-9a-f]{32}$/) },
    archiveUrl: "https://blog.example/editions/2026-11-23/",
  });
});

test("the same values give the same bytes, in whatever order the posts are handed over", async () => {
  const posts = threePosts();
  const again = await renderDigest(editionOf(posts), posts.toReversed(), config(), ours());
  expect(again.digest).toEqual(await digestOf(posts));
});

test("posts come in the order of the edition", async () => {
  const { html, text } = await digestOf([post("b"), post("a"), post("c")]);
  for (const body of [html, text]) {
    const places = ["b", "a", "c"].map((name) =>
      body.indexOf(`About ${name}`, body.indexOf("3 new")),
    );
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
  }
});

test("the token stands for the link of each reader, in both parts, and is bound to the content", async () => {
  const one = await digestOf([post("a")]);
  const other = await digestOf([post("a", { summary: "Something else." })]);
  const { unsubscribe } = one.tokens;
  expect(one.html).toContain(`href="${unsubscribe}"`);
  expect(one.text.split("\n")).toContain(unsubscribe);
  expect(other.tokens.unsubscribe).not.toBe(unsubscribe);
  expect(other.html).not.toContain(unsubscribe);
});

test("language, direction and both ways to tell clients of dark colours are set", async () => {
  const { html } = await digestOf([post("a")], config({ language: "fa", direction: "rtl" }));
  expect(html).toMatch(/<html lang="fa" dir="rtl"/);
  expect(html).toContain('<meta name="color-scheme" content="light dark">');
  expect(html).toContain("@media (prefers-color-scheme: dark)");
  expect(html).not.toContain("direction:ltr");
  expect(html).not.toContain("text-align:left;color");
});

test("pictures have alternative text and a size, and only those that mail programs show are there", async () => {
  const image = { url: "https://blog.example/a.jpg", width: 1600, height: 900 };
  const { html } = await digestOf([
    post("wide", { image: { ...image, alt: 'A "wide" one' } }),
    post("small", { image: { url: "https://blog.example/b.png", width: 300, height: 200 } }),
    post("unknown", { image: { url: "https://blog.example/c.png" } }),
    post("svg", { image: { ...image, url: "https://blog.example/d.svg" } }),
    post("typed", { image: { ...image, type: "image/avif" } }),
    post("file", { image: { ...image, url: "file:///etc/passwd" } }),
  ]);
  // A link that holds nothing but a silent picture would be read out as its address.
  expect(html.match(/<a [^>]*aria-hidden="true" tabindex="-1"><img/g)).toHaveLength(2);
  const pictures = html.match(/<img [^>]*>/g)?.map((tag) => tag.replace(/ style="[^"]*"/, ""));
  expect(pictures).toEqual([
    '<img src="https://blog.example/a.jpg" alt="A &quot;wide&quot; one" width="536" height="302">',
    '<img src="https://blog.example/b.png" alt="" width="300" height="200">',
    '<img src="https://blog.example/c.png" alt="" width="536">',
  ]);
});

test("a post without a single word has no empty paragraph", async () => {
  const { html, text } = await digestOf([post("a", { summary: "" })]);
  expect(html).not.toMatch(/<p[^>]*><\/p>/);
  expect(text).toContain("2 min read\n\nhttps://blog.example/a/");
});

test("the blog is named once above its address, whether or not the address begins with it", async () => {
  for (const postalAddress of [["Posts in the Mail", "1 Example Street"], ["1 Example Street"]]) {
    const { html, text } = await digestOf([post("a")], config({ postalAddress }));
    expect(html).toContain(
      '<p class="muted" style="margin:0">Posts in the Mail<br>1 Example Street</p>',
    );
    expect(text.trimEnd()).toMatch(/atom\.xml\n\nPosts in the Mail\n1 Example Street$/);
  }
});

test("an edition whose post is not there is not rendered without it", async () => {
  const posts = [post("a"), post("b")];
  const made = await renderDigest(editionOf(posts), posts.slice(1), config(), ours());
  expect(made.digest).toBeUndefined();
  expect(made.problems).toMatchObject([{ code: "edition-post-missing", level: "error" }]);
});

test("nothing is fetched from anywhere: no font, no style, no script", async () => {
  const { html } = await digestOf([post("a", { title: "Roboto and Open Sans" })]);
  expect(html).not.toMatch(/<link|<script|@import|fonts\.googleapis/);
});

test("no more bytes for a post than a plain section needs", async () => {
  const sizes = await Promise.all(
    [10, 20].map(async (count) => {
      const posts = Array.from({ length: count }, (_, index) => post(`p${index + 10}`));
      return (await digestOf(posts)).html.length;
    }),
  );
  expect(((sizes[1] ?? 0) - (sizes[0] ?? 0)) / 10).toBeLessThan(1150);
});

test("a post that has nothing but a title has it once", async () => {
  const { text } = await digestOf([post("a", { summary: "About a" })]);
  expect(text.match(/About a/g)).toHaveLength(1);
});
