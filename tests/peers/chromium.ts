/** A real Chromium for whoever wants one: tests, pictures, benchmarks. */
import { existsSync } from "node:fs";
import { type BrowserContext, chromium } from "playwright-core";

const PLACES = [
  process.env["POSTRIDER_BROWSER"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** Where it is; undefined on a machine without one. */
export const chromiumPath = PLACES.find((path) => path !== "" && existsSync(path));

/**
 * Starts it with a profile in that folder.
 *
 * @throws Error where the machine has none
 */
export async function launchChromium(
  profile: string,
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<BrowserContext> {
  if (chromiumPath === undefined) throw new Error("no Chromium; POSTRIDER_BROWSER may name one");
  return chromium.launchPersistentContext(profile, {
    ...options,
    executablePath: chromiumPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
