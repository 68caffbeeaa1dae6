/** A real Chromium, where the machine has one. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { onTestFinished, test } from "vitest";

const PLACES = [
  process.env["POSTRIDER_BROWSER"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];
const executablePath = PLACES.find((path) => path !== "" && existsSync(path));

/**
 * A test that needs a browser: left out, by its name, where there is none, unless
 * `POSTRIDER_NEEDS_BROWSER` says that there has to be one.
 */
export const browserTest = test.skipIf(
  executablePath === undefined && process.env["POSTRIDER_NEEDS_BROWSER"] === undefined,
);

/** A browser with a profile of its own, closed when the test is over. */
export async function openBrowser(
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  if (executablePath === undefined) throw new Error("no Chromium; POSTRIDER_BROWSER may name one");
  const profile = mkdtempSync(join(tmpdir(), "postrider-browser-"));
  const browser = await chromium.launchPersistentContext(profile, {
    ...options,
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  onTestFinished(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return browser;
}
