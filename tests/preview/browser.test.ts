/** The preview as a person meets it: the real command, and a real browser before it. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { openLedger } from "../../src/io/ledger.ts";
import { starting } from "../commands/serving.ts";
import { sampleBlog } from "../commands/postrider.ts";
import { browserTest, openBrowser } from "../peers/browser.ts";
import { withDelivery, withEdition } from "./with-edition.ts";

const POST = "posts/2026-11-20-writing-for-a-digest.md";
const NOW = "2026-11-23T07:30:00+01:00";
const PATIENCE = { timeout: 10_000 };

async function opened(browser: BrowserContext, prepare: (folder: string) => unknown = () => {}) {
  const folder = sampleBlog();
  await prepare(folder);
  const server = await starting("preview", folder, ["--now", NOW]);
  // Nothing but the preview answers. What a policy stops does not come so far.
  const asked: string[] = [];
  await browser.route("**/*", (route) => {
    const url = route.request().url();
    asked.push(url);
    return url.startsWith(server.url) ? route.continue() : route.abort();
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(server.url);
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  /** As editors do: a new file is renamed over the old one. */
  const save = (path: string, text: string): void => {
    writeFileSync(join(folder, `${path}.new`), text);
    renameSync(join(folder, `${path}.new`), join(folder, path));
  };
  const change = (path: string, from: string | RegExp, to: string) =>
    save(path, read(path).replace(from, to));
  return { server, page, complaints, asked, folder, read, save, change };
}

const inFrame = (page: Page, id: string) => page.frameLocator(`#${id}`).locator("body");

/** Evaluates in the page, which may look into its frames: nothing runs in those themselves. */
function peek<T>(page: Page, id: string, expression: string): Promise<T> {
  return page.evaluate<T>(`((frame, view, body) => ${expression})(
    document.getElementById("${id}"),
    document.getElementById("${id}").contentWindow,
    document.getElementById("${id}").contentDocument.body)`);
}

describe("postrider preview in Chromium", { timeout: 60_000 }, () => {
  browserTest(
    "shows what was saved, leaves what one reads in its place, and outlives mistakes",
    async () => {
      const { page, server, complaints, read, save, change } = await opened(await openBrowser());
      await inFrame(page, "desktop").getByText("Writing for a digest").waitFor(PATIENCE);
      await page.getByText("Live", { exact: true }).waitFor(PATIENCE);
      await peek(page, "phone", "view.scrollTo(0, 400)");
      await page.locator("#phone").focus();

      change(POST, /^title:.*$/m, "title: A title that is new");
      for (const id of ["desktop", "phone"])
        await inFrame(page, id).getByText("A title that is new").first().waitFor(PATIENCE);
      await page.getByRole("heading", { name: "A title that is new + 2 more" }).waitFor(PATIENCE);
      expect(await page.title()).toContain("A title that is new");
      await expect.poll(() => page.locator("iframe").count()).toBe(2);
      expect(await peek(page, "phone", "view.scrollY")).toBe(400);
      expect(await page.evaluate("document.activeElement.id")).toBe("phone");

      const template = read("templates/digest.mjml");
      save(
        "templates/digest.mjml",
        template.replace("{%- for post in posts %}", "{% for post in %}"),
      );
      await page.getByRole("heading", { name: "Something is in the way" }).waitFor(PATIENCE);
      await page
        .getByText(/templates\/digest\.mjml:\d+:\d+/)
        .first()
        .waitFor(PATIENCE);
      await inFrame(page, "desktop").getByText("A title that is new").first().waitFor(PATIENCE);
      save(
        "templates/digest.mjml",
        template.replace("</mj-body>", "<mj-raw><p>From the template</p></mj-raw>$&"),
      );
      await inFrame(page, "desktop").getByText("From the template").waitFor(PATIENCE);
      expect(await page.getByRole("heading", { name: "Something" }).count()).toBe(0);

      change("postrider.yaml", "title: Postrider", "title: Renamed while it runs");
      await page.locator(".blog", { hasText: "Renamed while it runs" }).waitFor(PATIENCE);
      await inFrame(page, "desktop").getByText("Renamed while it runs").first().waitFor(PATIENCE);

      change("postrider.yaml", "digest:", 'digest:\n  look: { accent: "#0044aa" }');
      const accent = "getComputedStyle(document.querySelector('nav a[aria-current]')).color";
      await expect.poll(() => page.evaluate(accent), PATIENCE).toBe("rgb(0, 68, 170)");
      expect(complaints).toEqual([]);

      expect(await server.stop()).toBe(0);
      await page.getByText("Waiting for Postrider").waitFor(PATIENCE);
    },
  );

  browserTest("lets nothing run that a post or a template brings along", async () => {
    const hostile = `<mj-raw><script>top.document.title = "run"; fetch("/hit")</script>
      <img src="/none.png" onerror="top.document.title = 'run'"><svg onload="top.location = '/hit'"></svg>
      <meta http-equiv="refresh" content="0;url=/hit"><iframe src="/hit"></iframe><link rel="stylesheet" href="/hit">
      <form action="/hit"><button id="send">x</button></form><object data="/hit"></object></mj-raw>`;
    const browser = await openBrowser();
    const { page, server, asked } = await opened(browser, (folder) => {
      const path = join(folder, "templates/digest.mjml");
      writeFileSync(path, readFileSync(path, "utf8").replace("</mj-body>", `${hostile}$&`));
      const post = join(folder, POST);
      writeFileSync(
        post,
        `${readFileSync(post, "utf8")}\n<script>top.document.title = "run"</script>\n`,
      );
    });
    const look = async () => {
      await page.waitForLoadState("networkidle");
      expect(await page.title()).not.toBe("run");
      expect(asked.filter((url) => url.endsWith("/hit"))).toEqual([]);
    };
    await look();
    await peek(page, "desktop", "body.querySelector('#send').click()");
    await look();
    // By itself, in a window of its own, it is held as well.
    await page.goto(new URL("/frame/digest", server.url).href);
    await look();
    await page.goto(new URL("/feeds/atom.xml", server.url).href);
    await look();
  });

  browserTest("shows it on a phone, in the dark, and without pictures", async () => {
    const { page, server, asked } = await opened(await openBrowser());
    const widthOf = (id: string) => peek<number>(page, id, "view.innerWidth");
    expect(await widthOf("phone")).toBe(375);
    expect(await widthOf("desktop")).toBeGreaterThan(640);
    const shownOf = () =>
      peek<number[]>(
        page,
        "phone",
        "Array.from(body.querySelectorAll('img'), (img) => img.naturalWidth)",
      );
    const ground = () =>
      peek<string>(
        page,
        "phone",
        "view.getComputedStyle(body.querySelector('.paper')).backgroundColor",
      );
    // From the folder of the post: it is on no server yet.
    await expect.poll(shownOf, PATIENCE).toEqual([1200]);
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
    const light = await ground();
    await page.getByRole("link", { name: "Dark" }).click();
    await page.waitForURL(/colours=dark/);
    expect(await ground()).not.toBe(light);
    // Whatever the person's own system is set to.
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByRole("link", { name: "Light" }).click();
    await page.waitForURL(/colours=light/);
    expect(await ground()).toBe(light);
    await page.getByRole("link", { name: "Off" }).click();
    await page.getByRole("link", { name: "Phone" }).click();
    await page.waitForURL(/screen=phone.*pictures=off/);
    expect(await shownOf()).toEqual([0]);
    expect(await page.locator("iframe").count()).toBe(1);
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(server.url);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
  });

  browserTest("needs no script but for the live part", async () => {
    const browser = await openBrowser({ javaScriptEnabled: false });
    const { page } = await opened(browser, (folder) =>
      withEdition(folder, "2026-10-26T09:00:00+01:00"),
    );
    for (const [name, heading] of [
      ["Text", "As plain text"],
      ["Message", "The message"],
      ["Feeds", "Feeds"],
      ["Posts", "In and out"],
      ["Editions", "Editions"],
      ["Check", "Check"],
    ] as const) {
      await page.getByRole("navigation", { name: "Preview" }).getByRole("link", { name }).click();
      await page.getByRole("heading", { level: 1, name: heading }).waitFor(PATIENCE);
    }
    await page.getByRole("link", { name: "Feeds" }).click();
    await page.getByRole("link", { name: "rss.xml" }).click();
    await page.getByRole("link", { name: "Plain text is enough" }).click();
    await expect.poll(() => page.frames()[1]?.url(), PATIENCE).toMatch(/#entry-\d+$/);
    await page.getByRole("link", { name: "Source" }).click();
    await page.getByText("<rss version").waitFor(PATIENCE);
    await page.getByRole("link", { name: "Editions" }).click();
    await page.getByRole("link", { name: "2026-10-26" }).click();
    await page
      .frameLocator("#edition-frame")
      .getByText("The hour that happens twice")
      .first()
      .waitFor(PATIENCE);
  });

  browserTest("is reached by keyboard alone, and shows where one is", async () => {
    const { page, server } = await opened(await openBrowser());
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to the content" });
    await expect.poll(() => skip.boundingBox().then((box) => box?.y ?? -1)).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    for (const path of ["/", "/message", "/feeds/atom.xml"]) {
      await page.goto(new URL(path, server.url).href);
      const stops = await page.evaluate<string[]>(STOPS);
      const seen = new Set<string>();
      // A frame has stops of its own, which are not told apart from here.
      for (let stop = 0; stop < 100 && !stops.every((one) => seen.has(one)); stop++) {
        await page.keyboard.press("Tab");
        seen.add(await page.evaluate<string>(FOCUSED));
      }
      expect(
        stops.filter((one) => !seen.has(one)),
        path,
      ).toEqual([]);
      expect(
        [...seen].filter((one) => one.startsWith("unseen")),
        path,
      ).toEqual([]);
    }
  });

  browserTest("tells how an edition was delivered, and reads on when it goes on", async () => {
    const { page, server, folder, complaints } = await opened(await openBrowser(), (blog) =>
      withDelivery(blog, "2026-10-26T09:00:00+01:00"),
    );
    const beside = () => readdirSync(folder).filter((name) => name.startsWith("postrider.db"));
    const before = beside();
    await page.goto(new URL("/editions/2026-10-26", server.url).href);
    const facts = page.locator("#edition-facts");
    const text = await facts.innerText();
    for (const words of [
      /submitted\s+35/,
      "submitting × 1: cut off; the next run will list it as uncertain",
      "1 × 550 5.1.1 <r…@example.org> no such user here",
      "1 × 450 4.2.0 greylisted",
      "postrider send --retry-uncertain 2026-10-26",
    ])
      expect(text).toMatch(words);
    expect(text).not.toMatch(/reader\d/);
    const columns = page.getByRole("img", { name: /^Submitted over/ }).locator("rect");
    expect(await columns.count()).toBe(28);
    const fill = await columns.last().evaluate((one) => getComputedStyle(one).fill);
    expect(fill).toBe(
      await page.evaluate("getComputedStyle(document.querySelector('nav a[aria-current]')).color"),
    );
    // Nothing was made beside it, not for a moment that stays.
    expect(beside()).toEqual(before);

    const { ledger } = openLedger(join(folder, "postrider.db"));
    ledger?.becomeSender(Date.UTC(2026, 9, 27));
    expect(ledger?.recover()).toBe(1);
    await page.reload();
    expect(await facts.innerText()).toMatch(/uncertain\s+2/);
    ledger?.close();
    expect(complaints).toEqual([]);
  });

  browserTest("has no violation for axe on any page, light or dark, narrow or wide", async () => {
    const browser = await openBrowser();
    const { page, server, change } = await opened(browser, (folder) =>
      withDelivery(folder, "2026-10-26T09:00:00+01:00"),
    );
    const look = async (path: string) => {
      await page.goto(new URL(path, server.url).href);
      for (const [colorScheme, width] of [
        ["light", 375],
        ["dark", 1280],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        expect(await violations(page), `${path} ${colorScheme} ${width}`).toEqual([]);
        const tooWide = "document.documentElement.scrollWidth - innerWidth";
        expect(await page.evaluate(tooWide), path).toBeLessThanOrEqual(0);
      }
    };
    await page.goto(new URL("/check", server.url).href);
    await page.getByText("Left out (").waitFor(PATIENCE);
    for (const path of [
      "/",
      "/text",
      "/message",
      "/feeds",
      "/feeds/atom.xml",
      "/feeds/rss.xml?as=source",
    ])
      await look(path);
    for (const path of ["/posts", "/editions", "/editions/2026-10-26", "/check", "/nothing"])
      await look(path);
    change("templates/digest.mjml", "{{ post.title }}", "{{ post.tilte }}");
    await page.goto(server.url);
    await page.getByRole("heading", { name: "Something is in the way" }).waitFor(PATIENCE);
    await look("/");
  });
});

// What is focused, by its place among all that can be; whether one can see that it is.
const FOCUSED = `(() => {
  const one = document.activeElement;
  if (one === document.body || one.tagName === "IFRAME") return one.id || "body";
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) > 1;
  return (isSeen ? "" : "unseen ") + (one.id || one.getAttribute("href"));
})()`;
const STOPS = `Array.from(document.querySelectorAll("a[href],iframe,[tabindex='0']"), (one) => one.id || one.getAttribute("href"))`;

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    "axe.run(document, { iframes: false, resultTypes: ['violations'] })",
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}
