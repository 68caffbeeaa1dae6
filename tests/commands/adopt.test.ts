import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readFeed } from "../../src/sources/read-feed.ts";
import { postrider, type Ran, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
const CONFIG = `site:
  title: A blog
  url: https://blog.example/
  timezone: UTC
posts:
  permalink: /:year/:slug/
feeds:
  limit: 4
digest:
  every: week
  on: monday
  at: "08:00"
`;

const POSTS = {
  "posts/2026-11-20-one.md": "---\ntitle: One & only\n---\nText of one.\n",
  "posts/2026-11-19-two.md": "---\ntitle: Two\n---\nText of two.\n",
  "posts/2026-11-18-three.md": "---\ntitle: Three\n---\nText of three.\n",
  "posts/2026-10-17-four.md": "---\ntitle: Four\n---\nText of four.\n",
};

/** As a famous program writes it: numbers in addresses, another host, trailing slashes or none. */
const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>A blog</title><link>http://www.blog.example</link><description>d</description>
<item><title>One &amp; only</title><link>http://www.blog.example/2026/one?utm_source=rss&amp;utm_medium=feed</link>
  <guid isPermaLink="false">http://old.example/?p=17&amp;x=%C3%A9</guid><pubDate>Fri, 20 Nov 2026 00:00:00 +0000</pubDate></item>
<item><title>Two</title><link>https://blog.example/2026/two/index.html</link>
  <guid isPermaLink="false">0016</guid><pubDate>Thu, 19 Nov 2026 00:00:00 +0000</pubDate></item>
<item><title>three</title><link>https://blog.example/archive/3.html</link>
  <guid isPermaLink="false">post &lt;15&gt; of mine</guid><pubDate>Wed, 18 Nov 2026 00:00:00 +0000</pubDate></item>
<item><title>Four</title><link>https://blog.example/x/4</link>
  <guid>https://blog.example/x/4</guid><pubDate>Sat, 17 Oct 2026 21:30:00 +0000</pubDate></item>
<item><title>Gone</title><link>https://blog.example/2026/gone/</link>
  <guid isPermaLink="false">14</guid><pubDate>Sat, 10 Oct 2026 00:00:00 +0000</pubDate></item>
</channel></rss>`;

const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>A blog</title><id>x</id><updated>2026-11-20T00:00:00Z</updated>
<entry><title type="html">One &amp;amp; only</title><id>tag:old.example,1999:blog-12.post-17</id>
  <link href="http://blog.example/2026/one/"/><updated>2026-11-20T00:00:00Z</updated></entry>
<entry><title>Two</title><id>/2026/two no IRI \\ at all</id><link href="/2026/two"/><updated>2026-11-19T00:00:00Z</updated></entry>
<entry><title>Three</title><id>HTTPS://Blog.Example:443/2026/%7ethree/</id><updated>2026-11-18T00:00:00Z</updated></entry>
<entry><title>Four</title><id>urn:uuid:AAAAAAAA-5B5E-4D6A-9C52-0D5A7D2F1B11</id><link href="https://blog.example/2026/four/"/><updated>2026-10-17T00:00:00Z</updated></entry>
</feed>`;

const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1",
  title: "A blog",
  items: [
    { id: 17, url: "https://blog.example/2026/one/", title: "One & only" },
    { id: 'two\'s "id"', url: "https://blog.example/2026/two/", title: "Two" },
    { id: "https://blog.example/2026/three/", url: "https://blog.example/2026/three/" },
    { id: "four", title: "Four", date_published: "2026-10-17T00:00:00Z", content_text: "x" },
  ],
});

function blog(more: Readonly<Record<string, string>> = {}): string {
  return temporaryFolder({ "postrider.yaml": CONFIG, ...POSTS, ...more });
}

const adopt = (folder: string, ...args: string[]): Promise<Ran> =>
  postrider(folder, ["adopt", ...args, ...NOW]);
const read = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");

/** What a feed reader knows its entries by, to the letter. */
function idsIn(text: string): string[] {
  return (readFeed(text, "https://blog.example/feed")?.entries ?? []).map(({ id }) => id);
}

function item(n: number, name: string): string {
  const link = `https://blog.example/2026/${name.toLowerCase()}/`;
  return `<item><title>${name}</title><link>${link}</link><guid isPermaLink="false">${n}</guid></item>`;
}

function page(items: string, rel: string, href: string): string {
  const more = `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="${rel}" href="${href}"/>`;
  return `<rss version="2.0"><channel><title>x</title>${more}${items}</channel></rss>`;
}

describe("postrider adopt", () => {
  test.each([
    ["rss", "old.rss", RSS, "public/rss.xml"],
    ["atom", "old.atom", ATOM, "public/atom.xml"],
    ["json", "old.json", JSON_FEED, "public/feed.json"],
  ])("shows nobody who followed the old %s anything new", async (_, file, text, ours) => {
    const folder = blog({ [file]: text });
    const ran = await adopt(folder, file);
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(0);
    const built = await postrider(folder, ["build", "--json", ...NOW]);
    expect(built.code).toBe(0);
    const known = idsIn(text).slice(0, 4);
    expect(idsIn(read(folder, ours))).toEqual(known);
    expect(JSON.parse(built.stdout)).toMatchObject({ digest: { state: "sample" } });
    const lock = read(folder, "postrider.lock");
    expect(lock.match(/ in=archive/g)).toHaveLength(4);
    // Atom asks for an IRI, and what is none stands in the other two alone.
    for (const id of idsIn(read(folder, "public/atom.xml"))) {
      if (file !== "old.atom") expect(id).toMatch(/^[a-z]+:\S+$/);
    }
  });

  test("says what it did, and does nothing when it is asked to say it only", async () => {
    const folder = blog({ "old.rss": RSS });
    const dry = await adopt(folder, "old.rss", "--dry-run");
    expect(dry.stdout).toMatchInlineSnapshot(`
      "old.rss: 5 entries

      entries that are no post here (1)
        Gone
          https://blog.example/2026/gone/

      would take over their ids (4)
        posts/2026-11-20-one.md
          http://old.example/?p=17&x=%C3%A9
        posts/2026-11-19-two.md
          0016
        posts/2026-11-18-three.md
          post <15> of mine
        posts/2026-10-17-four.md
          https://blog.example/x/4

      4 posts keep the ids that readers know. Nothing was written.
      "
    `);
    expect(() => read(folder, "postrider.lock")).toThrow("ENOENT");
    const json = JSON.parse((await adopt(folder, "old.rss", "--json")).stdout) as object;
    expect(json).toMatchObject({
      entries: 5,
      adopted: [
        { source: "posts/2026-11-20-one.md", id: "http://old.example/?p=17&x=%C3%A9" },
        { source: "posts/2026-11-19-two.md", guid: "0016" },
        { source: "posts/2026-11-18-three.md" },
        { source: "posts/2026-10-17-four.md" },
      ],
      unmatched: [{ id: "14", title: "Gone", published: "2026-10-10T00:00:00Z" }],
      missing: [],
      written: true,
    });
    const lock = read(folder, "postrider.lock");
    const again = await adopt(folder, "old.rss");
    expect(again.stdout).toContain(
      "4 posts keep the ids that readers know. Nothing had to be written.",
    );
    expect(read(folder, "postrider.lock")).toBe(lock);
  });

  test("names the posts that will look new all the same", async () => {
    const folder = blog({
      "old.rss": RSS.replace(/<item><title>Two[\s\S]*?<\/item>/, "").replace(
        /<item><title>Four[\s\S]*/,
        "</channel></rss>",
      ),
    });
    const ran = await adopt(folder, "old.rss");
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain(
      "1 post as recent as those of the feed is not in it, and will look new: `posts/2026-11-19-two.md`",
    );
    expect(ran.stderr).toContain("your feeds would have 1 older post that this one has not");
    expect(ran.stderr).toContain("set `limit: 2` below `feeds:`");
  });

  test("follows a feed from page to page", async () => {
    const pages: Record<string, string> = {
      "/feed": page(item(4, "Two"), "next", "?page=2"),
      "/feed?page=2": page(item(3, "Three"), "prev-archive", "/2025.xml"),
      "/2025.xml": page(item(2, "Four"), "prev-archive", "/feed"),
    };
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end(pages[request.url ?? ""]);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const folder = blog();
    const ran = await adopt(folder, `http://127.0.0.1:${port}/feed`, "--json");
    expect(JSON.parse(ran.stdout)).toMatchObject({ pages: 3, entries: 3, adopted: { length: 3 } });
    expect(asked).toEqual(["/feed", "/feed?page=2", "/2025.xml"]);
    writeFileSync(join(folder, "part.xml"), pages["/feed"] ?? "");
    const part = await adopt(folder, "part.xml");
    expect(part.stderr).toContain(
      "the feed goes on at `https://blog.example/?page=2`, which was not read",
    );
  });

  test.each([
    ["http://127.0.0.1:1/feed", "feed-missing"],
    ["others.xml", "feed-of-others"],
  ])("refuses %s and writes nothing", async (named, code) => {
    const others = {
      "others.xml": JSON.stringify({
        version: "https://jsonfeed.org/version/1",
        title: "x",
        items: [{ id: "1", title: "Else" }],
      }),
    };
    const folder = blog(others);
    const ran = await adopt(folder, named, "--json");
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.stdout)).toMatchObject({ problems: [{ code }] });
    expect(() => read(folder, "postrider.lock")).toThrow("ENOENT");
  });
});
