/**
 * `npm run bench -- preview`: from the save of a post to its picture in a real Chromium, for a small blog
 * and for a large one.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { launchChromium } from "../tests/peers/chromium.ts";
import { median, table } from "./figures.ts";
import { makeCorpus } from "./make-corpus.ts";

const CONFIG = `site:
  title: A blog
  url: https://blog.example/
  timezone: Europe/Berlin
posts:
  folders: [posts]
digest:
  every: week
  on: monday
  at: "08:00"
`;

export async function preview(given: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      posts: { type: "string", default: "10000" },
      rounds: { type: "string", default: "21" },
      cli: { type: "string", default: "dist/cli.js" },
    },
  });
  const rows: string[][] = [];
  for (const posts of [20, Number(values.posts)]) {
    const times = await measured(posts, Number(values.rounds), resolve(values.cli));
    const cells = [times.event, times.picture].flatMap((all) => [median(all), Math.max(...all)]);
    rows.push([posts.toLocaleString("en-US"), ...cells.map((time) => time.toFixed(0))]);
  }
  const head = ["posts", "to the event, ms", "slowest", "to the picture, ms", "slowest"];
  process.stdout.write(`${table(head, rows)}\n`);
}

interface Times {
  /** From the save to the moment when the page hears of it. */
  readonly event: readonly number[];
  /** And to the moment when both its frames show it. */
  readonly picture: readonly number[];
}

async function measured(posts: number, rounds: number, cli: string): Promise<Times> {
  const folder = mkdtempSync(join(process.env["BENCH_FOLDER"] ?? tmpdir(), "postrider-preview-"));
  const profile = join(folder, "profile");
  const blog = join(folder, "blog");
  mkdirSync(blog);
  writeFileSync(join(blog, "postrider.yaml"), CONFIG);
  makeCorpus(posts, join(blog, "posts"));
  await built(cli, blog);
  const child = spawn(process.execPath, [cli, "preview", "--port", "0", "--json", "-C", blog], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    const { url } = JSON.parse(line) as { url: string };
    const browser = await launchChromium(profile);
    try {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: "networkidle" });
      return await saves(page, newestPost(blog), rounds);
    } finally {
      await browser.close();
    }
  } finally {
    child.kill("SIGINT");
    await once(child, "close");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function built(cli: string, blog: string): Promise<void> {
  const child = spawn(process.execPath, [cli, "build", "-C", blog], { stdio: "ignore" });
  await once(child, "close");
}

function newestPost(blog: string): string {
  const names = readdirSync(join(blog, "posts")).toSorted();
  return join(blog, "posts", names.at(-1) ?? "");
}

const WARM_UP = 5;
const A_PAUSE = 1500;

async function saves(page: Page, post: string, rounds: number): Promise<Times> {
  const text = readFileSync(post, "utf8");
  const times = { event: [] as number[], picture: [] as number[] };
  await page.evaluate(WATCH);
  for (let round = -WARM_UP; round < rounds; round++) {
    const title = `Saved for the time ${round}`;
    const pictured = page.evaluate<{ event: number; picture: number }>(
      `nextPicture(${JSON.stringify(title)})`,
    );
    const start = performance.timeOrigin + performance.now();
    writeFileSync(post, text.replace(/^title: .*$/m, `title: ${title}`));
    const { event, picture } = await pictured;
    if (round >= 0) {
      times.event.push(event - start);
      times.picture.push(picture - start);
    }
    // Nobody saves more often, and what `check` says is worked out meanwhile.
    await sleep(A_PAUSE);
  }
  return times;
}

// The page's own clock: it is the machine's, as ours is. A picture is there a frame after it was put in.
const WATCH = `(() => {
  const now = () => performance.timeOrigin + performance.now();
  let event = 0;
  new EventSource("/live").onmessage = () => { event ||= now(); };
  const shows = (title) => Array.from(document.querySelectorAll("[data-frame]"))
    .every((frame) => frame.contentDocument?.body?.textContent.includes(title));
  window.nextPicture = (title) => new Promise((done) => {
    event = 0;
    const observer = new MutationObserver(() => {
      if (document.querySelectorAll("[data-behind]").length > 0 || !shows(title)) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => done({ event, picture: now() })));
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
})()`;
