import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { browserTest, openBrowser } from "../peers/browser.ts";
import { postrider, readTree, temporaryFolder } from "./postrider.ts";
import { serving } from "./serving.ts";

const NOW = ["--no-preview", "--now", "2026-11-23T12:00:00+01:00"];
const CONFIG =
  "site:\n  title: A blog\n  url: https://example.org/blog/\n  timezone: Europe/Berlin\n";
const FEEDS = '<a href="https://example.org/blog/feeds/';
const POSTS = {
  "posts/2026-11-01-old.md": "---\ntitle: Old\n---\nText.\n",
  "posts/2026-11-02-new.md": "---\ntitle: New\n---\nText.\n",
  "posts/2026-11-03-unlisted.md": "---\ntitle: Kept out\nunlisted: true\n---\nText.\n",
};
const blogWith = (files: Record<string, string> = {}) =>
  temporaryFolder({ "postrider.yaml": CONFIG, ...POSTS, ...files });
const build = (blog: string, ...args: string[]) => postrider(blog, ["build", ...NOW, ...args]);

const MAILED = "post tag:example.org,2026:x posts/gone.md 2026-10-28T00:00:00Z\n";

/** A line of the lock. */
function edition(day: string, before: string): string {
  return `edition ${day} ${day}T07:00:00Z ${before}T07:00:00Z tag:example.org,2026:x\n`;
}

describe("the page for people, built", () => {
  test("lists the newest posts of the feeds, and the editions that can be read", async () => {
    const blog = blogWith({
      "public/editions/2026-11-02/index.html": "An edition",
      "postrider.lock":
        MAILED + edition("2026-11-02", "2026-10-26") + edition("2026-11-09", "2026-11-02"),
    });
    await build(blog);
    const page = readTree(blog)["public/index.html"] ?? "";
    expect(page.indexOf(">New<")).toBeGreaterThan(0);
    expect(page.indexOf(">Old<")).toBeGreaterThan(page.indexOf(">New<"));
    expect(page).not.toContain("Kept out");
    expect(page).toContain('href="https://example.org/blog/editions/2026-11-02/"');
    // Sent from another machine, perhaps: it cannot be read here.
    expect(page).not.toContain("editions/2026-11-09");
    expect(page).toContain('data-copy="https://example.org/blog/atom.xml"');
  });

  test("lists the feeds of tags and names, in the format to prefer", async () => {
    const blog = blogWith({
      "postrider.yaml": `${CONFIG}feeds:\n  by: [tag]\n  more: { essays: { title: The essays } }\n`,
      "posts/2026-11-04-tagged.md": "---\ntitle: Tagged\ntags: [two words]\n---\nText.\n",
    });
    await build(blog);
    const page = readTree(blog)["public/index.html"] ?? "";
    expect(page).toContain(`${FEEDS}essays/atom.xml" dir="auto">The essays</a>`);
    expect(page).toContain(`${FEEDS}tag/two-words/atom.xml" dir="auto">two words</a>`);
    expect(page).not.toContain("feeds/tag/two-words/rss.xml");
  });

  test("leaves a site's own front page alone, and its discovery to it", async () => {
    const own = "<!doctype html><title>Mine</title>";
    const blog = blogWith({ "public/index.html": own });
    const first = await build(blog);
    expect(first.stdout).toContain("public/follow/index.html");
    expect(first.stdout).toContain(
      '<link rel="alternate" type="application/atom+xml" title="A blog" href="https://example.org/blog/atom.xml">',
    );
    const tree = readTree(blog);
    expect(tree["public/index.html"]).toBe(own);
    expect(tree["public/feed.css"]).toContain("https://example.org/blog/follow/");
    const knows = blogWith({ "public/index.html": '<link type="application/atom+xml" href="x">' });
    expect((await build(knows)).stdout).not.toContain("<head>");
  });

  test("is no front page of a site that a generator makes, though none stands there yet", async () => {
    const blog = blogWith({
      "postrider.yaml": `${CONFIG}output: static\nposts:\n  dialect: hugo\n`,
    });
    await build(blog);
    const paths = Object.keys(readTree(join(blog, "static")));
    expect(paths).toContain("follow/index.html");
    expect(paths).not.toContain("index.html");
  });

  test("says so where there is no room for it", async () => {
    const blog = blogWith({ "public/index.html": "mine", "public/follow/index.html": "mine" });
    const ran = await build(blog, "--json");
    expect(JSON.parse(ran.stdout)).toMatchObject({ problems: [{ code: "follow-page-taken" }] });
    expect(ran.code).toBe(0);
  });

  test("is not written again where nothing is new", async () => {
    const blog = blogWith();
    const first = JSON.parse((await build(blog, "--json")).stdout) as { files: unknown[] };
    expect(first.files).toContainEqual(
      expect.objectContaining({ path: "public/index.html", changed: true, what: "how to follow" }),
    );
    const again = JSON.parse((await build(blog, "--json")).stdout) as {
      files: { changed: boolean }[];
    };
    expect(again.files.filter(({ changed }) => changed)).toEqual([]);
    expect(again).not.toHaveProperty("discovery");
  });
});

describe("a feed in a browser", () => {
  browserTest("is shown with what it is and its posts, and nothing of its source", async () => {
    const blog = blogWith();
    await build(blog);
    const server = await serving(blog);
    const browser = await openBrowser();
    const page = await browser.newPage();
    for (const feed of ["atom.xml", "rss.xml"]) {
      await page.goto(`${server.url}${feed}`);
      const shown = await page.evaluate<{ before: string; titles: string[]; hidden: number }>(`({
        before: getComputedStyle(document.documentElement, "::before").content,
        titles: [...document.querySelectorAll("entry > title, item > title")]
          .filter((title) => title.getBoundingClientRect().height > 10)
          .map((title) => title.textContent),
        hidden: [...document.querySelectorAll("id, guid, content, generator")]
          .reduce((sum, one) => sum + one.getBoundingClientRect().height, 0),
      })`);
      expect(shown.titles).toEqual(["New", "Old"]);
      expect(shown.before).toContain("This is a feed");
      expect(shown.hidden).toBe(0);
    }
    expect(readTree(join(blog, "public"))["feed.css"]).toContain("display: none");
  });
});
