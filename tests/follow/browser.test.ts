import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { followPage } from "../../src/follow/page.ts";
import { browserTest, openBrowser } from "../peers/browser.ts";
import { page, site } from "./sample.ts";

describe("the page for people in Chromium", () => {
  browserTest("has no violation for axe, light or dark, narrow or wide, either way", async () => {
    const browser = await openBrowser();
    const shown = await browser.newPage();
    await shown.setContent("<p>No title, no language, no landmark</p>");
    expect((await violations(shown)).length).toBeGreaterThan(2);
    for (const change of [{}, { language: "fa", direction: "rtl" }, { language: "ja" }] as const) {
      await shown.setContent(followPage(page({ site: site(change) })));
      for (const colorScheme of ["light", "dark"] as const) {
        await shown.emulateMedia({ colorScheme });
        for (const width of [320, 375, 1000]) {
          await shown.setViewportSize({ width, height: 800 });
          expect(await violations(shown)).toEqual([]);
          const tooWide = "document.documentElement.scrollWidth - innerWidth";
          expect(await shown.evaluate(tooWide)).toBe(0);
        }
      }
    }
  });

  browserTest(
    "copies an address at a click, says so, and needs no script for the rest",
    async () => {
      const browser = await openBrowser();
      await browser.grantPermissions(["clipboard-read", "clipboard-write"]);
      const html = followPage(page());
      await browser.route("**/*", (route) =>
        route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
      );
      const shown = await browser.newPage();
      const complaints: string[] = [];
      shown.on("console", (message) => complaints.push(message.text()));
      await shown.goto("https://blog.example/");
      await shown.getByRole("button", { name: "RSS" }).click();
      expect(await shown.evaluate("navigator.clipboard.readText()")).toBe(
        "https://blog.example/rss.xml",
      );
      expect(await shown.getByRole("status").textContent()).toBe("Copied");
      expect(complaints).toEqual([]);

      const bare = await browser.newPage();
      // A browser that keeps the clipboard to itself is as one without the script.
      await bare.goto("http://blog.example/");
      expect(await bare.getByRole("button").count()).toBe(0);
      expect(await bare.getByRole("link", { name: "atom.xml" }).getAttribute("href")).toBe(
        "https://blog.example/atom.xml",
      );
    },
  );
});

async function violations(shown: Page): Promise<string[]> {
  // The page's policy keeps scripts of others out; what a debugger evaluates is not held by it.
  await shown.evaluate(axe.source);
  const found = await shown.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}
