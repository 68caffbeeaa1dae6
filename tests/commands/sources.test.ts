import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { postrider, readTree, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
const ATOM = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Another blog</title><id>x</id>${entries}</feed>`;
const entry = (n: number, content = "&lt;p&gt;Text&lt;/p&gt;") =>
  `<entry><id>tag:other.example,2026:${n}</id><title>Entry ${n}</title><link href="https://other.example/${n}/"/><published>2026-11-0${n}T08:00:00Z</published><updated>2026-11-0${n}T08:00:00Z</updated><content type="html">${content}</content></entry>`;

/** A server with one feed, which a test may change or break; the conditions it was asked on. */
async function otherBlog(text: string) {
  const feed = { text, status: 200 };
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers["if-none-match"]);
    const etag = `"${feed.text.length}"`;
    const known = request.headers["if-none-match"] === etag;
    response.writeHead(feed.status === 200 && known ? 304 : feed.status, { etag });
    response.end(feed.status === 200 && !known ? feed.text : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { feed, asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed` };
}

function config(feeds: readonly string[], rest = "network:\n  private-addresses: true\n"): string {
  return `site:\n  title: A planet\n  url: https://planet.example/\n  timezone: UTC\nposts:\n  feeds: [${feeds.join(", ")}]\n${rest}`;
}

interface Built {
  posts: number;
  problems: { code: string; headline: string }[];
}

async function build(blog: string): Promise<Built> {
  const { stdout } = await postrider(blog, ["build", "--no-preview", "--json", ...NOW]);
  return JSON.parse(stdout) as Built;
}

describe("feeds as sources", () => {
  test("are not believed that something has changed in the future", async () => {
    const early = entry(1).replace(/<updated>[^<]*/, "<updated>2999-01-01T00:00:00Z");
    const { url } = await otherBlog(ATOM(early));
    const blog = temporaryFolder({ "postrider.yaml": config([url]) });
    await build(blog);
    const atom = readTree(blog)["public/atom.xml"] ?? "";
    expect(atom.match(/<updated>[^<]*/g)).toEqual([
      "<updated>2026-11-01T08:00:00Z",
      "<updated>2026-11-01T08:00:00Z",
    ]);
  });

  test("make posts of their entries, cleaned as every other post is", async () => {
    const evil = entry(
      2,
      `&lt;p onclick="x()"&gt;Hi&lt;script&gt;alert(1)&lt;/script&gt; &lt;a href="/rel"&gt;there&lt;/a&gt;&lt;img src="javascript:x"&gt;&lt;img src="pic.png"&gt;&lt;/p&gt;`,
    );
    const { url } = await otherBlog(ATOM(entry(1) + evil));
    const blog = temporaryFolder({ "postrider.yaml": config([url]) });
    expect(await build(blog)).toMatchObject({ posts: 2, problems: [] });
    const { items } = JSON.parse(readTree(blog)["public/feed.json"] ?? "") as {
      items: { id: string; url: string; content_html: string; authors: unknown }[];
    };
    expect(items.map(({ id }) => id)).toEqual([
      "tag:other.example,2026:2",
      "tag:other.example,2026:1",
    ]);
    expect(items[0]?.url).toBe("https://other.example/2/");
    expect(items[0]?.authors).toEqual([{ name: "Another blog" }]);
    const content = items[0]?.content_html ?? "";
    expect(content).toContain('<a href="https://other.example/rel">there</a>');
    expect(content).toContain('src="https://other.example/2/pic.png"');
    expect(content).not.toMatch(/script|onclick/);
  });

  test("are asked on a condition, and stay as they were where they fail", async () => {
    const { url, feed, asked } = await otherBlog(ATOM(entry(1)));
    const good = await otherBlog(ATOM(entry(3)));
    const blog = temporaryFolder({ "postrider.yaml": config([url, good.url]) });
    expect((await build(blog)).posts).toBe(2);
    expect((await build(blog)).posts).toBe(2);
    expect(asked).toEqual([undefined, `"${feed.text.length}"`]);
    feed.status = 500;
    good.feed.text = ATOM(entry(3) + entry(4));
    const failed = await build(blog);
    expect(failed.posts).toBe(3);
    expect(failed.problems).toEqual([
      expect.objectContaining({ code: "source-not-fetched", level: "warning" }),
    ]);
    expect(failed.problems[0]?.headline).toContain(
      "it answered 500; its posts are those of the last time",
    );
    feed.status = 200;
    feed.text = "<html>The blog has moved to somewhere nicer</html>";
    expect(await build(blog)).toMatchObject({ posts: 3, problems: [{ code: "not-a-feed" }] });
  });

  test("may be files, beside posts of one's own, and each post is there once", async () => {
    const own = "---\ntitle: Own\nid: tag:other.example,2026:1\n---\nMine.\n";
    const blog = temporaryFolder({
      "postrider.yaml": config(["other.xml", "nowhere.xml"], "  folders: [posts]\n"),
      "other.xml": ATOM(entry(1) + entry(2)),
      "posts/2026-11-01-own.md": own,
    });
    expect(await build(blog)).toMatchObject({ posts: 2, problems: [{ code: "source-missing" }] });
    const feed = readTree(blog)["public/feed.json"] ?? "";
    expect(feed).toContain('"title": "Own"');
    expect(feed).not.toContain('"title": "Entry 1"');
  });

  test("are not asked on this machine unless that is allowed", async () => {
    const { url, asked } = await otherBlog(ATOM(entry(1)));
    const blog = temporaryFolder({ "postrider.yaml": config([url], "") });
    const { problems } = await build(blog);
    expect(problems[0]?.headline).toContain("its address is on this machine or in a local network");
    expect(asked).toEqual([]);
  });

  test("go into the digest, and never twice", async () => {
    const { url } = await otherBlog(ATOM(entry(1) + entry(2)));
    const blog = temporaryFolder({ "postrider.yaml": config([url]) });
    const ran = await postrider(blog, ["build", ...NOW]);
    expect(ran.stdout).toContain("Entry 2");
    expect(ran.stdout).toContain(`2 posts in ${url}`);
    const lock = readTree(blog)["postrider.lock"] ?? "";
    expect(lock).toContain(`post tag:other.example,2026:1 ${url}#tag:other.example,2026:1`);
    const again = await postrider(blog, ["build", ...NOW]);
    expect(again.stderr).toBe("");
    expect(readTree(blog)["postrider.lock"]).toBe(lock);
  });

  test("without a date are dated by the day they were first seen", async () => {
    const undated = `<rss version="2.0"><channel><title>T</title><item><guid>one</guid><title>One</title><link>https://other.example/1</link><description>x</description></item></channel></rss>`;
    const { url } = await otherBlog(undated);
    const blog = temporaryFolder({ "postrider.yaml": config([url]) });
    await build(blog);
    const first = readTree(blog)["public/feed.json"];
    expect(first).toContain('"date_published": "2026-11-23T11:00:00Z"');
    expect(first).toMatch(
      /"id": "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}"/,
    );
    await postrider(blog, ["build", "--no-preview", "--now", "2026-11-25T12:00:00Z"]);
    expect(readTree(blog)["public/feed.json"]).toBe(first);
  });
});
