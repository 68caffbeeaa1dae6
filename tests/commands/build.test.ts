import {
  appendFileSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { postrider, readTree, sampleBlog, SOURCES, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
/** Without the digest, which takes its time. */
const FEEDS = [...NOW, "--no-preview"];
const BLOG = "site:\n  title: A blog\n  url: https://blog.example/\n";

/** What a build made. Times of files are a matter between a folder and its cache. */
function made(blog: string): Record<string, string> {
  return { ...readTree(blog), ".postrider/last-build.json": "" };
}

/** The sample blog, built, its files older than any doubt about clocks. */
async function builtBlog(args: readonly string[] = NOW): Promise<string> {
  const blog = sampleBlog();
  for (const path of Object.keys(readTree(blog))) {
    utimesSync(join(blog, path), 1_700_000_000, 1_700_000_000);
  }
  expect((await postrider(blog, ["build", ...args])).code).toBe(0);
  return blog;
}

describe("postrider build", () => {
  test("shows a letter's pictures as large as they are by now", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": `${BLOG}posts:\n  folders: [posts]\ndigest:\n  every: post\n`,
      "posts/2026-11-23-a.md": "---\ntitle: A\n---\n\n![A dot](dot.gif) and text\n",
    });
    for (const width of [20, 30]) {
      writeFileSync(
        join(blog, "posts/dot.gif"),
        new Uint8Array([...Buffer.from("GIF89a"), width, 0, 40, 0]),
      );
      expect((await postrider(blog, ["build", ...NOW])).code).toBe(0);
      expect(readTree(blog)[".postrider/preview/digest.html"]).toContain(
        `alt="A dot" width="${width}" height="40"`,
      );
    }
  });

  test("shows pictures of its own on disk before they are public, and mails their addresses", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": `${BLOG}posts:\n  folders: [posts]\n  permalink: /:slug/\ndigest:\n  every: post\n`,
      "posts/a.md":
        '---\ntitle: A\ndate: 2026-11-23\n---\n\n![Here](a%20b.gif) ![Later](/late.gif) `<img src="https://blog.example/late.gif">`\n',
    });
    const gif = new Uint8Array([...Buffer.from("GIF89a"), 20, 0, 40, 0]);
    writeFileSync(join(blog, "posts/a b.gif"), gif);
    const shown = async () => {
      expect((await postrider(blog, ["build", ...NOW])).code).toBe(0);
      const {
        [".postrider/preview/digest.html"]: page = "",
        [".postrider/preview/digest.eml"]: mail,
      } = readTree(blog);
      expect(mail).not.toContain("../posts");
      expect(page).toContain("https://blog.example/late.gif&quot;");
      return Array.from(page.matchAll(/<img[^>]* src="([^"]*)"/g), ([, address]) => address);
    };
    expect(await shown()).toEqual(["../../posts/a%20b.gif", "https://blog.example/late.gif"]);
    mkdirSync(join(blog, "static"));
    writeFileSync(join(blog, "static/late.gif"), gif);
    expect(await shown()).toEqual(["../../posts/a%20b.gif", "../../static/late.gif"]);
    const checked = await postrider(blog, ["check", "--json", ...NOW]);
    expect(checked.stdout).not.toContain("../posts");
  });

  test("makes feeds and a preview of the sample blog, and says so", async () => {
    const ran = await postrider(sampleBlog(), ["build", ...NOW]);
    // Sizes follow every word of the posts.
    expect(ran.stdout.replace(/[\d.]+ kB/g, "… kB")).toMatchInlineSnapshot(`
      "Postrider: 11 posts in posts/; left out: 1 draft, 1 dated in the future

        public/atom.xml    … kB  11 posts
        public/rss.xml     … kB  11 posts
        public/feed.json   … kB  11 posts
        public/index.html   … kB  how to follow
        public/feed.css     … kB  look of the feeds in a browser

      Readers find the feeds by this in the <head> of your pages:
        <link rel="alternate" type="application/atom+xml" title="Postrider" href="https://postrider.example/atom.xml">

      The digest of Monday 23 November 2026, 08:00 (Europe/Berlin) is due and carries 3 posts:
        · Writing for a digest
        · From a folder to an inbox
        · Ein Blog, zwei Sprachen

      Its subject: Writing for a digest + 2 more
        .postrider/preview/digest.html
        .postrider/preview/digest.txt
        .postrider/preview/digest.eml

      Next: open the preview in a browser, publish public/, and send the digest with \`postrider send\`.
      "
    `);
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(0);
  });

  test("gives the same bytes in any zone and locale, and rewrites nothing that is equal", async () => {
    const [here, there] = [sampleBlog(), sampleBlog()];
    await postrider(here, ["build", ...NOW], { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8" });
    await postrider(there, ["build", ...NOW], { TZ: "Asia/Tokyo", LC_ALL: "C" });
    expect(made(here)).toEqual(made(there));

    const written = ["public/atom.xml", "postrider.lock", ".postrider/preview/digest.html"];
    const inodes = written.map((path) => statSync(join(here, path)).ino);
    const again = await postrider(here, ["build", ...NOW]);
    expect(again.stdout).toContain("unchanged");
    expect(written.map((path) => statSync(join(here, path)).ino)).toEqual(inodes);
  });

  describe("where nothing is new", () => {
    const loads = {
      NODE_OPTIONS: `--import=${join(import.meta.dirname, "say-what-is-loaded.ts")}`,
    };

    test("loads nothing that reads posts, and reports the same", async () => {
      const blog = await builtBlog();
      const again = await postrider(blog, ["build", ...NOW], loads, SOURCES);
      expect(again.stderr).toContain("/src/commands/last-build.ts");
      expect(again.stderr).not.toMatch(
        /pipeline|satteri|mjml|liquidjs|nodemailer|node_modules\/(zod|yaml)/,
      );
      expect(again.stdout).toContain("Postrider: 11 posts in posts/");
      expect(again.stdout.match(/unchanged/g)).toHaveLength(5);
    });

    test("loads neither MJML nor nodemailer even if posts have to be read again", async () => {
      const blog = await builtBlog();
      writeFileSync(
        join(blog, "posts/2026-05-11-following-a-blog.md"),
        "---\ntitle: New\n---\nText.\n",
      );
      const again = await postrider(blog, ["build", ...NOW], loads, SOURCES);
      expect(again.stderr).toContain("satteri");
      expect(again.stderr).not.toMatch(/node_modules\/(mjml|liquidjs|nodemailer)/);
    });

    test.each([
      [
        "a post",
        (blog: string) =>
          appendFileSync(join(blog, "posts/2026-05-28-inside-a-feed.md"), "\nMore.\n"),
      ],
      [
        "a new post",
        (blog: string) => writeFileSync(join(blog, "posts/2026-11-22-new.md"), "New.\n"),
      ],
      [
        "a post less",
        (blog: string) => rmSync(join(blog, "posts/2026-11-17-ein-blog-zwei-sprachen.md")),
      ],
      [
        "the limit",
        (blog: string) => appendFileSync(join(blog, "postrider.yaml"), "\nfeeds:\n  limit: 2\n"),
      ],
      ["a feed that is gone", (blog: string) => rmSync(join(blog, "public/rss.xml"))],
      [
        "a feed that was changed",
        (blog: string) => appendFileSync(join(blog, "public/rss.xml"), " "),
      ],
      ["a lock that is gone", (blog: string) => rmSync(join(blog, "postrider.lock"))],
    ])("sees %s", async (_what, change) => {
      const blog = await builtBlog(FEEDS);
      change(blog);
      await postrider(blog, ["build", ...FEEDS]);
      const quick = readTree(blog);
      rmSync(join(blog, ".postrider"), { recursive: true });
      await postrider(blog, ["build", ...FEEDS]);
      const thorough = readTree(blog);
      for (const path of [
        "public/atom.xml",
        "public/rss.xml",
        "public/feed.json",
        "postrider.lock",
      ]) {
        expect(quick[path]).toBe(thorough[path]);
      }
    });

    test("sees that time has passed", async () => {
      const blog = await builtBlog(FEEDS);
      const later = await postrider(blog, [
        "build",
        "--now",
        "2099-02-01T00:00:00Z",
        "--no-preview",
      ]);
      expect(later.stdout).toContain("Postrider: 12 posts in posts/");
      const back = await postrider(blog, ["build", ...FEEDS]);
      expect(back.stdout).toContain("Postrider: 11 posts in posts/");
    });
  });

  test("costs one bad post and no more: it is named with its place, and the rest is built", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": BLOG,
      "posts/2026-11-01-good.md": "---\ntitle: Good\n---\nText.\n",
      "posts/bad.md": "---\ntitle: Bad\ndate: 2026-13-01\n---\nText.\n",
    });
    const ran = await postrider(blog, ["build", ...NOW]);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatchInlineSnapshot(`
      "error: \`date\` is a day that no calendar has: \`2026-13-01\`
       --> posts/bad.md:3:7
        |
      3 | date: 2026-13-01
        |       ^^^^^^^^^^
        = write it as YYYY-MM-DD

      note: the dates of 1 post name no time zone and were read in UTC
       = set \`site.timezone\` to the zone of your clock

      "
    `);
    expect(ran.stdout).toContain("1 post in posts/; left out: 1 broken post");
    expect(readTree(blog)["public/rss.xml"]).toContain("<title>Good</title>");
  });

  test("with --strict writes nothing then", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": BLOG,
      "posts/bad.md": "---\ntitle: Bad\ndate: 2026-13-01\n---\nText.\n",
    });
    const ran = await postrider(blog, ["build", "--strict", ...NOW]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("1 error. Nothing was written or sent.");
    expect(Object.keys(readTree(blog))).toEqual(["postrider.yaml", "posts/bad.md"]);
  });

  test.each([
    ["no folder at all", {}],
    ["only broken posts", { "posts/a.md": "---\ntitle: [\n", "posts/b.md": "no date\n" }],
  ])("of %s still gives feeds that parse", async (_what, posts) => {
    const blog = temporaryFolder({ "postrider.yaml": BLOG, ...posts });
    await postrider(blog, ["build", ...NOW]);
    const tree = readTree(blog);
    for (const feed of ["public/atom.xml", "public/rss.xml"]) {
      new SaxesParser({ xmlns: true }).write(tree[feed] ?? "").close();
    }
    expect(JSON.parse(tree["public/feed.json"] ?? "")).toMatchObject({ items: [] });
  });

  test("prints one JSON document with --json", async () => {
    const ran = await postrider(sampleBlog(), ["build", "--json", ...NOW]);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      posts: 11,
      digest: { state: "due", edition: "2026-11-23" },
      problems: [],
    });
  });

  test("never writes through a link that leads out of the project", async () => {
    const outside = temporaryFolder();
    const blog = temporaryFolder({ "postrider.yaml": BLOG });
    symlinkSync(outside, join(blog, "public"));
    const ran = await postrider(blog, ["build", ...NOW]);
    expect(ran.code).toBe(2);
    expect(readTree(outside)).toEqual({});
  });

  test("replaces a link in the output folder instead of writing through it", async () => {
    const outside = temporaryFolder({ "precious.txt": "mine" });
    const blog = temporaryFolder({ "postrider.yaml": BLOG });
    mkdirSync(join(blog, "public"));
    symlinkSync(join(outside, "precious.txt"), join(blog, "public/atom.xml"));
    expect((await postrider(blog, ["build", ...NOW])).code).toBe(0);
    expect(readTree(outside)).toEqual({ "precious.txt": "mine" });
  });

  test("does not leave half a file where the disk refuses", async () => {
    const blog = sampleBlog();
    // A folder stands where the feed should: the rename fails, and no temporary file stays.
    mkdirSync(join(blog, "public/atom.xml/full"), { recursive: true });
    writeFileSync(join(blog, "public/atom.xml/full/x"), "");
    const ran = await postrider(blog, ["build", ...NOW]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^fault: /);
    expect(Object.keys(readTree(blog)).filter((path) => path.endsWith(".tmp"))).toEqual([]);
    rmSync(join(blog, "public"), { recursive: true });
    expect(existsSync(join(blog, "public"))).toBe(false);
  });
});
