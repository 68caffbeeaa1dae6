import { symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { postrider, readTree, sampleBlog, temporaryFolder } from "./postrider.ts";
import { ask, serving } from "./serving.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
const CONFIG = "site:\n  title: A blog\n  url: https://blog.example/\n";
const blogWith = (files: Record<string, string>, config = CONFIG) =>
  temporaryFolder({ "postrider.yaml": config, ...files });

describe("postrider serve", () => {
  test("serves the feeds with their types, compressed, for scripts of any site", async () => {
    const blog = sampleBlog();
    await postrider(blog, ["build", "--no-preview", ...NOW]);
    const server = await serving(blog);
    const tree = readTree(join(blog, "public"));
    const types = {
      "atom.xml": "application/atom+xml; charset=utf-8",
      "rss.xml": "application/rss+xml; charset=utf-8",
      "feed.json": "application/feed+json; charset=utf-8",
    };
    for (const [path, type] of Object.entries(types)) {
      const plain = await ask(server, `/${path}`);
      expect(plain.status).toBe(200);
      expect(plain.headers).toMatchObject({
        "content-type": type,
        "access-control-allow-origin": "*",
        "x-content-type-options": "nosniff",
        "content-length": String(Buffer.byteLength(tree[path] ?? "")),
        vary: "Accept-Encoding, Sec-Fetch-Dest",
      });
      expect(plain.body.toString()).toBe(tree[path]);
      const zipped = await ask(server, `/${path}`, { headers: { "accept-encoding": "gzip" } });
      expect(zipped.headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(zipped.body).toString()).toBe(tree[path]);
      const smallest = await ask(server, `/${path}`, {
        headers: { "accept-encoding": "gzip, deflate, br" },
      });
      expect(smallest.headers["content-encoding"]).toBe("br");
      expect(brotliDecompressSync(smallest.body).toString()).toBe(tree[path]);
      expect(smallest.body.length).toBeLessThan(plain.body.length / 2);
      // Three representations, three tags (RFC 9110, 8.8.3.3).
      const tags = [plain, zipped, smallest].map(({ headers }) => headers.etag);
      expect(new Set(tags).size).toBe(3);
    }
  });

  test("gives a feed to a person in a browser as something that browsers show", async () => {
    const server = await serving(
      blogWith({
        "public/atom.xml": '<?xml version="1.0"?>\n<?xml-stylesheet href="a.css"?><feed/>',
        "public/feed.json": '{"version": "https://jsonfeed.org/version/1.1"}',
      }),
    );
    const type = async (path: string, aim: string) =>
      (await ask(server, path, { headers: { "sec-fetch-dest": aim } })).headers["content-type"];
    expect(await type("/atom.xml", "document")).toBe("application/xml; charset=utf-8");
    expect(await type("/feed.json", "document")).toBe("application/json; charset=utf-8");
    expect(await type("/atom.xml", "empty")).toBe("application/atom+xml; charset=utf-8");
  });

  test("answers 304 to who has it, also after the same bytes were written again", async () => {
    const blog = blogWith({ "public/atom.xml": "<feed/>" });
    const server = await serving(blog);
    const first = await ask(server, "/atom.xml");
    const etag = first.headers.etag ?? "";
    const modified = first.headers["last-modified"] ?? "";
    const status = async (headers: Record<string, string>) => {
      const { status: code, body } = await ask(server, "/atom.xml", { headers });
      return [code, body.length];
    };
    expect(await status({ "if-none-match": etag })).toEqual([304, 0]);
    expect(await status({ "if-none-match": `"other", W/${etag}` })).toEqual([304, 0]);
    expect(await status({ "if-none-match": "*" })).toEqual([304, 0]);
    expect(await status({ "if-none-match": '"other"' })).toEqual([200, 7]);
    expect(await status({ "if-modified-since": modified })).toEqual([304, 0]);
    expect(await status({ "if-modified-since": "yesterday" })).toEqual([200, 7]);
    // A tag counts more than a date.
    expect(await status({ "if-none-match": '"other"', "if-modified-since": modified })).toEqual([
      200, 7,
    ]);
    utimesSync(join(blog, "public/atom.xml"), 1e9, 1e9);
    expect(await status({ "if-none-match": etag })).toEqual([304, 0]);
    writeFileSync(join(blog, "public/atom.xml"), "<feed></feed>");
    expect(await status({ "if-none-match": etag })).toEqual([200, 13]);
  });

  test("answers HEAD with the headers of GET and no body", async () => {
    const server = await serving(blogWith({ "public/page.html": "<p>Text".repeat(400) }));
    for (const headers of [{}, { "accept-encoding": "br" }] as Record<string, string>[]) {
      const get = await ask(server, "/page.html", { headers });
      const head = await ask(server, "/page.html", { headers, method: "HEAD" });
      expect(head.body.length).toBe(0);
      const { date: _one, ...expected } = get.headers;
      const { date: _other, ...found } = head.headers;
      expect(found).toEqual(expected);
    }
  });

  test("shows folders as static hosts do, and the site's own page for what is not there", async () => {
    const server = await serving(
      blogWith({
        "public/index.html": "front",
        "public/about.html": "about",
        "public/2026/index.html": "year",
        "public/empty/file.txt": "file",
        "public/404.html": "nothing here",
        "public/ü b.txt": "odd name",
      }),
    );
    const seen = async (path: string) => {
      const { status, headers, body } = await ask(server, path);
      return [status, headers.location ?? body.toString()];
    };
    expect(await seen("/")).toEqual([200, "front"]);
    expect(await seen("/about")).toEqual([200, "about"]);
    expect(await seen("/2026/")).toEqual([200, "year"]);
    expect(await seen("/2026?a=b")).toEqual([308, "/2026/?a=b"]);
    expect(await seen("/empty/")).toEqual([404, "nothing here"]);
    expect(await seen("/empty")).toEqual([404, "nothing here"]);
    expect(await seen("/%C3%BC%20b.txt")).toEqual([200, "odd name"]);
    expect((await ask(server, "/nowhere")).headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
    });
  });

  test("serves a blog below a path where its address says", async () => {
    const config = "site:\n  title: A blog\n  url: https://example.org/blog/\n";
    const server = await serving(blogWith({ "public/atom.xml": "<feed/>" }, config));
    expect(server.url).toMatch(/\/blog\/$/);
    expect((await ask(server, "/blog/atom.xml")).status).toBe(200);
    expect((await ask(server, "/atom.xml")).status).toBe(404);
    expect((await ask(server, "/blog")).headers.location).toBe("/blog/");
    expect((await ask(server, "/")).headers.location).toBe("/blog/");
  });

  test("gives a part of a large file, as players of podcasts ask for it", async () => {
    const episode = "0123456789".repeat(500_000);
    const server = await serving(blogWith({ "public/e.mp3": episode, "public/s.txt": "short" }));
    const part = await ask(server, "/e.mp3", { headers: { range: "bytes=10-14" } });
    expect(part.status).toBe(206);
    expect(part.headers["content-range"]).toBe(`bytes 10-14/${episode.length}`);
    expect(part.body.toString()).toBe("01234");
    const last = await ask(server, "/e.mp3", { headers: { range: "bytes=-3" } });
    expect(last.body.toString()).toBe("789");
    const whole = await ask(server, "/e.mp3");
    expect(whole.body.length).toBe(episode.length);
    const changed = await ask(server, "/e.mp3", {
      headers: { range: "bytes=0-1", "if-range": '"other"' },
    });
    expect(changed.status).toBe(200);
    const beyond = await ask(server, "/s.txt", { headers: { range: "bytes=5-" } });
    expect([beyond.status, beyond.headers["content-range"]]).toEqual([416, "bytes */5"]);
  });

  test("shows nothing beside the folder, nothing hidden and nothing through a link", async () => {
    const outside = temporaryFolder({ "secret.txt": "secret" });
    const blog = blogWith({
      ".env": "KEY=secret",
      "public/.git/config": "secret",
      "public/.atom.xml.1.tmp": "secret",
      "public/.well-known/security.txt": "public",
      "public/a.txt": "public",
    });
    symlinkSync(join(outside, "secret.txt"), join(blog, "public/link.txt"));
    symlinkSync(outside, join(blog, "public/linked"));
    symlinkSync("a.txt", join(blog, "public/b.txt"));
    const server = await serving(blog);
    const paths = [
      "/../.env",
      "/..%2f.env",
      "/%2e%2e/.env",
      "/%2e%2e%2f.env",
      "/x/..%2f..%2f.env",
      "/..%5c.env",
      "//etc/passwd",
      "/%2fetc/passwd",
      "/.git/config",
      "/.atom.xml.1.tmp",
      "/link.txt",
      "/linked/secret.txt",
      "/a.txt%00.html",
      "/a.txt/",
      "/a.txt/b",
      "/%ff",
      "/%",
      `/${"a".repeat(300)}`,
      `/${"a/".repeat(1500)}`,
    ];
    for (const path of paths) {
      const { status, body } = await ask(server, path);
      expect([path, status, body.toString()]).toEqual([
        path,
        404,
        "there is nothing at that address\n",
      ]);
    }
    expect((await ask(server, "/..\\.env")).status).toBe(400);
    expect((await ask(server, "/b.txt")).body.toString()).toBe("public");
    expect((await ask(server, "/.well-known/security.txt")).status).toBe(200);
    expect(server.said()).toBe("");
  });

  test("withstands odd methods, long addresses and odd hosts, and says nothing of its inside", async () => {
    const server = await serving(blogWith({ "public/a.txt": "text" }));
    const post = await ask(server, "/a.txt", { method: "POST" });
    expect([post.status, post.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect((await ask(server, "/a.txt", { method: "PROPFIND" })).status).toBe(405);
    expect((await ask(server, "/a.txt", { method: "TRACE" })).status).toBe(405);
    const preflight = await ask(server, "/a.txt", { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers["access-control-allow-headers"]).toContain("If-None-Match");
    expect((await ask(server, `/${"a".repeat(5_000)}`)).status).toBe(414);
    expect((await ask(server, `/${"a".repeat(65_536)}`)).status).toBe(414);
    for (const host of ["", "a b", "x/../../y", "[::1", "a@b", "?"]) {
      const { status, body } = await ask(server, "/a.txt", { headers: { host } });
      expect([host, [200, 400].includes(status)]).toEqual([host, true]);
      expect(body.toString()).not.toMatch(/node_modules|\.ts:|at .*\(/);
    }
    expect(await raw(server.port, "NONSENSE\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
    expect((await ask(server, "/a.txt")).body.toString()).toBe("text");
  });

  test("drops a connection whose header comes a letter at a time", async () => {
    const server = await serving(blogWith({ "public/a.txt": "text" }));
    const began = performance.now();
    const letters = setInterval(() => slow.write("x"), 200);
    const slow = connect(server.port, "127.0.0.1");
    slow.write("GET / HTTP/1.1\r\nhost: blog.example\r\nx-slow: ");
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      slow.setEncoding("utf8").on("data", (more: string) => (text += more));
      slow.on("error", () => resolve(text)).on("close", () => resolve(text));
    });
    clearInterval(letters);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "ends politely at %s, connections and all",
    async (signal) => {
      const server = await serving(blogWith({ "public/a.txt": "text" }));
      const idle = connect(server.port, "127.0.0.1");
      idle.on("error", () => {});
      idle.write("GET /a.txt HTTP/1.1\r\nhost: blog.example\r\n\r\n");
      await new Promise((resolve) => idle.once("data", resolve));
      expect(await server.stop(signal)).toBe(0);
      idle.destroy();
    },
  );

  test("says why it cannot serve", async () => {
    const blog = blogWith({ "public/a.txt": "text" });
    const { port } = await serving(blog);
    const taken = await postrider(blog, ["serve", "--port", String(port)]);
    expect(taken.code).toBe(2);
    expect(taken.stderr).toBe(
      `error: \`127.0.0.1\` port \`${port}\` cannot be used: another program has it\n` +
        " = choose another with `--port`, or 0 for any free one\n\n1 error. Nothing is served.\n",
    );
    const odd = await postrider(blog, ["serve", "--port", "70000", "--json"]);
    expect(JSON.parse(odd.stdout)).toMatchObject({ problems: [{ code: "port-invalid" }] });
    const none = await postrider(blogWith({}), ["serve", "--port", "0", "--json"]);
    expect(JSON.parse(none.stdout)).toMatchObject({ problems: [{ code: "nothing-to-serve" }] });
  });
});

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8").on("data", (more: string) => (answer += more));
    socket.on("error", () => resolve(answer)).on("close", () => resolve(answer));
  });
}
