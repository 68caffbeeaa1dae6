/** What a screen reader meets: axe-core in a real Chromium, over every layout and its page. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveIndex } from "../../src/digest/archive-index.ts";
import { archivePage } from "../../src/digest/archive.ts";
import { renderDigest } from "../../src/digest/render.ts";
import { DAY } from "../../src/model/instant.ts";
import { config, editionOf, ours, post, SLOT } from "./sample.ts";
import { chromiumPath, launchChromium } from "../peers/chromium.ts";
import { threePosts, wholePost } from "./sample-posts.ts";

const OFF = { enabled: false };
const needed = process.env["POSTRIDER_NEEDS_BROWSER"] !== undefined;

describe.skipIf(chromiumPath === undefined && !needed)("axe finds nothing in", () => {
  const profile = mkdtempSync(join(tmpdir(), "postrider-axe-"));
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
  let browser: BrowserContext | undefined;

  beforeAll(async () => {
    browser = await launchChromium(profile);
    await browser.route("**/*", (route) => route.abort());
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test.each(["cards", "compact", "letter"] as const)(
    "%s, light and dark, in the mail and on its page",
    async (layout) => {
      const posts = layout === "letter" ? [wholePost()] : threePosts();
      const { digest } = await renderDigest(editionOf(posts), posts, config(), ours(layout));
      if (!digest || !browser) throw new Error("nothing to look at");
      await expectNothing(browser, [
        // A mail is an article within the page of a mail program, which has the landmarks.
        { html: digest.html, rules: { region: OFF, "landmark-one-main": OFF } },
        { html: archivePage(digest, config().site).text, rules: {} },
      ]);
    },
    60_000,
  );

  test("a table of twenty columns, which scrolls and leaves a telephone as narrow as it is", async () => {
    const rows = ["<th>column</th>", "<td>value</td>"].map((cell) => `<tr>${cell.repeat(20)}</tr>`);
    const content = `<table>${rows.join("")}</table>`;
    const posts = [wholePost(), post("wide", { content })];
    const { digest } = await renderDigest(editionOf(posts), posts, config(), ours("letter"));
    if (!digest || !browser) throw new Error("nothing to look at");
    const page = archivePage(digest, config().site).text;
    await expectNothing(browser, [{ html: page, rules: {} }]);
    const tab = await browser.newPage();
    await tab.setViewportSize({ width: 375, height: 800 });
    await tab.setContent(digest.html);
    expect(await tab.evaluate("document.documentElement.scrollWidth")).toBe(375);
    await tab.close();
  }, 60_000);

  test("the list of editions, light and dark", async () => {
    if (!browser) throw new Error("no browser");
    const past = ["2026-11-23", "2026-11-16"].map((edition, index) => ({
      edition,
      slot: SLOT - index * 7 * DAY,
      subject: `About ${edition} and a subject that takes more than one line of a telephone`,
      archiveUrl: `https://blog.example/editions/${edition}/`,
    }));
    const { text } = await archiveIndex(past, config().site, {});
    await expectNothing(browser, [{ html: text, rules: {} }]);
  }, 60_000);

  interface Looked {
    readonly html: string;
    readonly rules: Readonly<Record<string, { readonly enabled: boolean }>>;
  }

  async function expectNothing(context: BrowserContext, looks: readonly Looked[]): Promise<void> {
    const page = await context.newPage();
    for (const { html, rules } of looks) {
      // The page's own policy would keep the checker out.
      await page.setContent(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(axe);
        const found = await page.evaluate(
          `axe.run({ rules: ${JSON.stringify(rules)} }).then(({ violations }) => violations.map(
            ({ id, nodes }) => id + ": " + nodes[0].html + " " + nodes[0].failureSummary))`,
        );
        expect(found).toEqual([]);
      }
    }
    await page.close();
  }
});
