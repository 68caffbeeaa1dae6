/**
 * Pictures of the preview, to be looked at: every page, narrow and wide, light and dark, and with something
 * in the way. `npm run shots` puts them into `.postrider/shots/`.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { openStudio } from "../src/commands/live/studio.ts";
import { listen } from "../src/io/http-server.ts";
import { realWorld } from "../src/io/world.ts";
import { previewApp } from "../src/web/preview/app.ts";
import { openLive } from "../src/web/preview/live.ts";
import { withEdition } from "../tests/preview/with-edition.ts";
import { launchChromium } from "../tests/peers/chromium.ts";

const FOLDER = ".postrider/shots";
const NOW = "2026-11-23T07:30:00+01:00";
const PAGES: Readonly<Record<string, string>> = {
  digest: "/",
  "digest-dark-off": "/?screen=phone&colours=dark&pictures=off",
  text: "/text",
  message: "/message",
  feeds: "/feeds",
  feed: "/feeds/atom.xml",
  "feed-source": "/feeds/rss.xml?as=source",
  posts: "/posts",
  editions: "/editions",
  edition: "/editions/2026-10-26",
  check: "/check",
  nothing: "/nothing",
};

mkdirSync(FOLDER, { recursive: true });
const blog = mkdtempSync(join(tmpdir(), "postrider-blog-"));
for (const part of ["posts", "templates", "postrider.yaml"]) {
  cpSync(part, join(blog, part), { recursive: true });
}
await withEdition(blog, "2026-10-26T09:00:00+01:00");
const profile = mkdtempSync(join(tmpdir(), "postrider-shots-"));
const studio = openStudio(realWorld(), { directory: blog, now: NOW }, () => {});
const onFault = (fault: unknown): void => console.error(fault);
const live = openLive();
const app = previewApp({ shown: studio.shown, live, onFault });
const server = await listen(app, "127.0.0.1", 0);
const browser = await launchChromium(profile);
// Nothing but the preview itself is there.
await browser.route(
  (url) => !url.href.startsWith(server.url),
  (route) => route.abort(),
);
try {
  await studio.refresh();
  await studio.check();
  for (const [name, path] of Object.entries(PAGES)) await shoot(browser, name, path);
  breakThings();
  await studio.refresh();
  await studio.check();
  for (const [name, path] of [
    ["trouble", "/"],
    ["trouble-check", "/check"],
  ] as const)
    await shoot(browser, name, path);
} finally {
  live.end();
  await browser.close();
  await server.close();
  for (const folder of [profile, blog]) rmSync(folder, { recursive: true, force: true });
}

function breakThings(): void {
  const post = join(blog, "posts/2026-11-20-writing-for-a-digest.md");
  writeFileSync(post, "---\ntitle: Writing for a digest\ndate: 2026-13-01\n---\nA text.\n");
  mkdirSync(join(blog, "templates"), { recursive: true });
  const template = `<mjml><mj-body><mj-section><mj-column>
<mj-text colour="red">{{ post.tilte }}</mj-text></mj-column></mj-section></mj-body></mjml>\n`;
  writeFileSync(join(blog, "templates/digest.mjml"), template);
}

async function shoot(context: BrowserContext, name: string, path: string): Promise<void> {
  const page = await context.newPage();
  for (const [width, height] of [
    [375, 800],
    [1280, 900],
  ] as const) {
    for (const scheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(new URL(path, server.url).href);
      const wider = Number(
        await page.evaluate("document.documentElement.scrollWidth - innerWidth"),
      );
      if (wider > 0) console.warn(`${name} is ${wider} px too wide at ${width}`);
      const file = join(FOLDER, `preview-${name}-${width}-${scheme}.png`);
      await page.screenshot({ path: file });
      console.log(file);
    }
  }
  await page.close();
}
