import { expect, test } from "vitest";
import { archivePage } from "../../src/digest/archive.ts";
import { renderDigest, type Templates } from "../../src/digest/render.ts";
import { config, editionOf, ours, post } from "./sample.ts";

async function made(templates: Templates = ours()) {
  const posts = [post("a"), post("b")];
  const { digest } = await renderDigest(editionOf(posts), posts, config(), templates);
  if (!digest) throw new Error("no digest");
  return { digest, page: archivePage(digest, config().site) };
}

test("the page stands where the mail says that it stands", async () => {
  const { digest, page } = await made();
  expect(page.path).toBe("editions/2026-11-23/index.html");
  expect(`https://blog.example/${page.path}`).toBe(`${digest.archiveUrl}index.html`);
  expect(page.text).toContain(`<link rel="canonical" href="${digest.archiveUrl}">`);
});

test("nothing in it is one reader's, or only makes sense in a mail", async () => {
  const { digest, page } = await made();
  expect(page.text).not.toContain(digest.tokens.unsubscribe);
  expect(page.text).not.toContain("pr-unsubscribe");
  expect(page.text).not.toContain("View in browser");
  expect(page.text).not.toContain("Unsubscribe");
  expect(page.text).not.toContain("display:none");
  expect(page.text).toContain("About a");
  expect(page.text).toContain("1 Example Street");
});

test("it leads to the list of all editions", async () => {
  const { page } = await made();
  expect(page.text).toMatch(
    /<a href="https:\/\/blog\.example\/editions\/"[^>]*>Past editions<\/a>/,
  );
});

test("it has a landmark and lets no script run", async () => {
  const { page } = await made();
  expect(page.text.match(/role="main"/g)).toHaveLength(1);
  expect(page.text).toContain("default-src 'none'");
  expect(page.text).toMatch(/^<!doctype html>/);
});

test("a template without marks loses the token all the same", async () => {
  const { html, text, partials = [] } = ours();
  const unmarked = partials.map(({ file, text: marked }) => ({
    file,
    text: marked.replaceAll("<!--mail-->", "").replaceAll("<!--/mail-->", ""),
  }));
  const { digest, page } = await made({ html, text, partials: unmarked });
  expect(page.text).not.toContain(digest.tokens.unsubscribe);
  expect(page.text).toMatch(/<a href="https:\/\/blog\.example\/"[^>]*>Unsubscribe<\/a>/);
});
