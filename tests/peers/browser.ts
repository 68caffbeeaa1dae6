/** A real Chromium, where the machine has one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { onTestFinished, test } from "vitest";
import { chromiumPath, launchChromium } from "./chromium.ts";

/**
 * A test that needs a browser: left out, by its name, where there is none, unless
 * `POSTRIDER_NEEDS_BROWSER` says that there has to be one.
 */
export const browserTest = test.skipIf(
  chromiumPath === undefined && process.env["POSTRIDER_NEEDS_BROWSER"] === undefined,
);

/** A browser with a profile of its own, closed when the test is over. */
export async function openBrowser(
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), "postrider-browser-"));
  const browser = await launchChromium(profile, options);
  onTestFinished(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return browser;
}
