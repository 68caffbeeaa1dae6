/**
 * Pictures of the digest and of its archive page, to be looked at: phone and desktop, light and dark,
 * left to right and right to left; of the page for followers and of feeds; and of the preview.
 * `npm run shots` puts them into `.postrider/shots/`.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { archiveIndex } from "../src/digest/archive-index.ts";
import { archivePage } from "../src/digest/archive.ts";
import { renderDigest } from "../src/digest/render.ts";
import type { Config, Layout } from "../src/model/config.ts";
import { DAY } from "../src/model/instant.ts";
import type { Post } from "../src/model/post.ts";
import { config, editionOf, ours, post, SLOT } from "../tests/digest/sample.ts";
import {
  japanesePosts,
  persianPosts,
  threePosts,
  wholePost,
} from "../tests/digest/sample-posts.ts";
import { shootFollowing } from "./shots-follow.ts";
import { launchChromium } from "../tests/peers/chromium.ts";

const FOLDER = ".postrider/shots";
const WIDTHS = [375, 640];
const SCHEMES = ["light", "dark"] as const;

const COVER = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
  <rect width="1200" height="630" fill="#cfd8d3"/>
  <circle cx="930" cy="190" r="90" fill="#f2e6c9"/>
  <path d="M0 450 L260 270 L470 430 L700 240 L1200 520 V630 H0 Z" fill="#7d9488"/>
  <path d="M0 540 L330 420 L640 560 L900 430 L1200 590 V630 H0 Z" fill="#4d6459"/>
</svg>`;

const persian = config({
  title: "نامه‌های پست",
  language: "fa",
  direction: "rtl",
  timeZone: "Asia/Tehran",
  postalAddress: ["تهران، خیابان نمونه، شمارهٔ ۱"],
});
const japanese = config({
  title: "便りの郵便局",
  language: "ja",
  timeZone: "Asia/Tokyo",
  postalAddress: ["東京都千代田区見本町1-1"],
});
const many = Array.from({ length: 130 }, (_, index) => post(`topic ${index + 1}`));

const persianLetter = persianPosts()
  .slice(0, 1)
  .map(({ summary, ...rest }) => ({
    ...rest,
    summary,
    content: `<p>${summary}</p><h2>فهرست</h2><ul><li>یک</li><li>دو</li></ul><blockquote><p>${summary}</p></blockquote>${wholePost().content}`,
  }));

const letters: readonly (readonly [string, Layout, Config, readonly Post[]])[] = [
  ["cards-ltr", "cards", config(), threePosts()],
  ["cards-rtl", "cards", persian, persianPosts()],
  ["cards-ja", "cards", japanese, japanesePosts()],
  ["cards-many", "cards", config(), many],
  ["compact-ltr", "compact", config(), threePosts()],
  ["compact-rtl", "compact", persian, persianPosts()],
  ["letter-ltr", "letter", config(), [wholePost()]],
  ["letter-rtl", "letter", persian, persianLetter],
];

mkdirSync(FOLDER, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), "postrider-shots-"));
const browser = await launchChromium(profile);
// Nothing is fetched: every picture is the same drawing, everything else is refused.
await browser.route("**/*", (route) =>
  route.request().resourceType() === "image"
    ? route.fulfill({ contentType: "image/svg+xml", body: COVER })
    : route.abort(),
);
try {
  for (const [name, layout, settings, posts] of letters) {
    const edition = editionOf(posts);
    const { digest, problems } = await renderDigest(edition, posts, settings, ours(layout));
    if (!digest) throw new Error(JSON.stringify(problems, undefined, 2));
    await shoot(browser, `digest-${name}`, digest.html);
    if (!name.endsWith("many")) {
      await shoot(browser, `archive-${name}`, archivePage(digest, settings.site).text);
    }
  }
  for (const [name, settings] of Object.entries({ ltr: config(), rtl: persian, ja: japanese })) {
    const past = threePosts().map(({ title }, index) => ({
      edition: `2026-11-${23 - 7 * index}`,
      slot: SLOT - 7 * index * DAY,
      subject: index === 0 ? settings.site.title : title,
      archiveUrl: `https://blog.example/editions/${index}/`,
    }));
    const { text } = await archiveIndex(past, settings.site, settings.digest);
    await shoot(browser, `editions-${name}`, text);
  }
  await shootFollowing(browser, FOLDER);
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}

async function shoot(context: BrowserContext, name: string, html: string): Promise<void> {
  const page = await context.newPage();
  await page.setContent(html);
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      const wider = Number(
        await page.evaluate("document.documentElement.scrollWidth - innerWidth"),
      );
      if (wider > 0) console.warn(`${name} is ${wider} px too wide at ${width}`);
      const path = join(FOLDER, `${name}-${width}-${scheme}.png`);
      await page.screenshot({ path, fullPage: !name.endsWith("many") });
      console.log(path);
    }
  }
  await page.close();
}

await import("./shots-preview.ts");
