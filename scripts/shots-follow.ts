/**
 * Pictures of the page that tells people how to follow, and of feeds that somebody opened in a browser.
 * `npm run shots` makes them with the others.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { withStylesheet } from "../src/feeds/stylesheet.ts";
import { feedStyle } from "../src/follow/feed-style.ts";
import { followPage } from "../src/follow/page.ts";
import type { Site } from "../src/model/config.ts";
import { wholeText } from "../src/model/output.ts";
import { POSTS, SITE, written } from "../tests/feeds/samples.ts";
import { page, site } from "../tests/follow/sample.ts";

const WIDTHS = [375, 1000];
const SCHEMES = ["light", "dark"] as const;
const PERSIAN: Partial<Site> = { title: "نامه‌های پست", language: "fa", direction: "rtl" };
const MANY = Array.from({ length: 60 }, (_, n) => ({
  name: `topic ${n + 1}`,
  url: `https://blog.example/feeds/tag/topic-${n + 1}/atom.xml`,
}));

function styled(feed: string): string {
  return wholeText(withStylesheet([feed], "/feed.css"));
}

export async function shootFollowing(browser: BrowserContext, folder: string): Promise<void> {
  const feeds = written(POSTS);
  const shown: Readonly<Record<string, readonly [type: string, body: string]>> = {
    "follow-ltr": ["text/html", followPage(page())],
    "follow-rtl": ["text/html", followPage(page({ site: site(PERSIAN) }))],
    "follow-ja": ["text/html", followPage(page({ site: site({ language: "ja" }) }))],
    "follow-many": ["text/html", followPage(page({ more: MANY }))],
    "feed-atom": ["application/xml", styled(feeds.atom)],
    "feed-rss": ["application/xml", styled(feeds.rss)],
    "feed-rtl": ["application/xml", styled(written(POSTS, PERSIAN).atom)],
  };
  for (const [name, [type, body]] of Object.entries(shown)) {
    const tab = await browser.newPage();
    await tab.route("**/*", (route) =>
      route.fulfill(
        route.request().url().endsWith("/feed.css")
          ? { contentType: "text/css; charset=utf-8", body: styleOf(name) }
          : { contentType: `${type}; charset=utf-8`, body },
      ),
    );
    await tab.goto("https://blog.example/");
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        await tab.setViewportSize({ width, height: 800 });
        await tab.emulateMedia({ colorScheme: scheme });
        const wider = Number(
          await tab.evaluate("document.documentElement.scrollWidth - innerWidth"),
        );
        if (wider > 0) console.warn(`${name} is ${wider} px too wide at ${width}`);
        const path = join(folder, `${name}-${width}-${scheme}.png`);
        writeFileSync(path, await pictureOf(tab));
        console.log(path);
      }
    }
    await tab.close();
  }
}

function styleOf(name: string): string {
  const of = name.endsWith("rtl") ? { ...SITE, ...PERSIAN } : SITE;
  return feedStyle(of, "https://blog.example/follow/");
}

// Playwright's own way puts a style sheet into the page first, for which XML has no place.
async function pictureOf(tab: Page): Promise<Buffer> {
  const session = await tab.context().newCDPSession(tab);
  const { cssContentSize: size } = await session.send("Page.getLayoutMetrics");
  const clip = { x: 0, y: 0, width: size.width, height: Math.min(size.height, 6000), scale: 1 };
  const { data } = await session.send("Page.captureScreenshot", {
    captureBeyondViewport: true,
    clip,
  });
  await session.detach();
  return Buffer.from(data, "base64");
}
