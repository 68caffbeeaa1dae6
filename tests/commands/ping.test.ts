import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { postrider, readTree, temporaryFolder } from "./postrider.ts";

const NOW = ["--no-preview", "--now", "2026-11-23T12:00:00+01:00"];

/** A web server that shows what a test puts there, and a hub; what the hub was told. */
async function publicWeb() {
  const shown = new Map<string, string>();
  const told: string[] = [];
  const hub = { status: 202 };
  const underWay = { now: 0, most: 0, cutOff: false };
  const server = createServer((request, response) => {
    underWay.most = Math.max(underWay.most, ++underWay.now);
    response.on("close", () => underWay.now--);
    if (request.method === "POST" && underWay.cutOff) {
      request.socket.destroy();
    } else if (request.method === "POST") {
      let body = "";
      request.setEncoding("utf8").on("data", (text: string) => (body += text));
      request.on("end", () => {
        told.push(body);
        response.writeHead(hub.status).end();
      });
    } else {
      const file = shown.get(request.url ?? "");
      if (file === undefined) response.writeHead(404).end();
      else setTimeout(() => response.end(file), 5);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, shown, told, hub, underWay };
}

function blogAt(url: string, network = "network:\n  private-addresses: true\n"): string {
  return temporaryFolder({
    "postrider.yaml": `site:\n  title: A blog\n  url: ${url}/\n  timezone: UTC\nfeeds:\n  formats: [atom, rss, json]\n  hub: ${url}/hub\n${network}`,
    "posts/2026-11-01-one.md": "---\ntitle: One\n---\nText.\n",
  });
}

function publish(blog: string, shown: Map<string, string>): void {
  for (const [path, text] of Object.entries(readTree(join(blog, "public"))))
    shown.set(`/${path}`, text);
}

describe("postrider ping", () => {
  test("tells the hub of feeds that changed, once they are public, and once", async () => {
    const { url, shown, told } = await publicWeb();
    const blog = blogAt(url);
    await postrider(blog, ["build", ...NOW]);
    const early = await postrider(blog, ["ping"]);
    expect(early.code).toBe(1);
    expect(early.stderr).toContain(`\`${url}/atom.xml\` is not what was built: it answered 404`);
    expect(told).toEqual([]);

    publish(blog, shown);
    const first = await postrider(blog, ["ping"]);
    expect([first.code, first.stderr]).toEqual([0, ""]);
    const feeds = ["atom.xml", "rss.xml", "feed.json"].map((name) => `${url}/${name}`);
    expect(first.stdout).toBe(
      `Told ${url}/hub of 3 feeds:\n${feeds.map((feed) => `  ${feed}\n`).join("")}`,
    );
    expect(new Set(told)).toEqual(
      new Set(feeds.map((feed) => `hub.mode=publish&hub.url=${encodeURIComponent(feed)}`)),
    );

    await postrider(blog, ["build", ...NOW]);
    const again = await postrider(blog, ["ping"]);
    expect(again.stdout).toBe("No feed has changed since the hub was last told.\n");
    expect(told).toHaveLength(3);

    writeFileSync(join(blog, "posts/2026-11-02-two.md"), "---\ntitle: Two\n---\nText.\n");
    await postrider(blog, ["build", ...NOW]);
    // The old bytes are still what the web shows.
    expect((await postrider(blog, ["ping"])).stderr).toContain("its bytes are others");
    expect(told).toHaveLength(3);
  });

  test("tells of the feeds of tags and names too, and of no archive", async () => {
    const { url, shown, told } = await publicWeb();
    const blog = blogAt(url);
    const config = readFileSync(join(blog, "postrider.yaml"), "utf8");
    writeFileSync(
      join(blog, "postrider.yaml"),
      config.replace("feeds:\n", "feeds:\n  by: [tag]\n  limit: 1\n  archive: true\n"),
    );
    for (const day of ["02", "03"]) {
      const text = "---\ntitle: Another\ntags: [a b]\n---\nText.\n";
      writeFileSync(join(blog, `posts/2026-11-${day}-another.md`), text);
    }
    await postrider(blog, ["build", ...NOW]);
    publish(blog, shown);
    expect((await postrider(blog, ["ping"])).code).toBe(0);
    const paths = told.map((body) => new URLSearchParams(body).get("hub.url")?.slice(url.length));
    const names = ["atom.xml", "feed.json", "rss.xml"];
    expect(new Set(paths)).toEqual(
      new Set([
        ...names.map((name) => `/${name}`),
        ...names.map((name) => `/feeds/tag/a-b/${name}`),
      ]),
    );
    expect(told).toHaveLength(6);
    expect([...shown.keys()]).toContain("/feeds/archive/2026/atom.xml");
  });

  test("tries again what the hub refused", async () => {
    const { url, shown, told, hub } = await publicWeb();
    const blog = blogAt(url);
    await postrider(blog, ["build", ...NOW]);
    publish(blog, shown);
    hub.status = 503;
    const refused = await postrider(blog, ["ping", "--json"]);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      pinged: [],
      problems: [{ code: "hub-refused" }, { code: "hub-refused" }, { code: "hub-refused" }],
    });
    hub.status = 204;
    expect((await postrider(blog, ["ping"])).code).toBe(0);
    expect(told).toHaveLength(6);
  });

  test("tells of many at once, and stops where the hub does not answer", async () => {
    const { url, shown, told, underWay } = await publicWeb();
    const blog = blogAt(url);
    const config = readFileSync(join(blog, "postrider.yaml"), "utf8");
    writeFileSync(
      join(blog, "postrider.yaml"),
      config.replace("feeds:\n", "feeds:\n  by: [tag]\n").replace("[atom, rss, json]", "[atom]"),
    );
    const tags = Array.from({ length: 20 }, (_, n) => `t${n}`).join(", ");
    writeFileSync(join(blog, "posts/2026-11-02-two.md"), `---\ntags: [${tags}]\n---\nText.\n`);
    await postrider(blog, ["build", ...NOW]);
    publish(blog, shown);

    underWay.cutOff = true;
    const silent = await postrider(blog, ["ping", "--json"]);
    expect(JSON.parse(silent.stdout)).toMatchObject({
      pinged: [],
      problems: [{ code: "hub-silent" }],
    });
    underWay.cutOff = false;
    const ran = await postrider(blog, ["ping", "--json"]);
    const { pinged } = JSON.parse(ran.stdout) as { pinged: string[] };
    expect(pinged).toHaveLength(21);
    expect(pinged[0]).toBe(`${url}/atom.xml`);
    expect(told).toHaveLength(21);
    expect(underWay.most).toBeGreaterThan(1);
    expect(underWay.most).toBeLessThanOrEqual(6);
  });

  test("asks nobody on this machine unless that is allowed", async () => {
    const { url, shown, told } = await publicWeb();
    const blog = blogAt(url, "");
    await postrider(blog, ["build", ...NOW]);
    publish(blog, shown);
    const ran = await postrider(blog, ["ping"]);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("its address is on this machine or in a local network");
    expect(told).toEqual([]);
  });

  test("needs a hub", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": "site:\n  title: A blog\n  url: https://blog.example/\n",
    });
    const ran = await postrider(blog, ["ping"]);
    expect([ran.code, ran.stderr.split("\n")[0]]).toEqual([
      2,
      "error: `postrider.yaml` names no hub to tell",
    ]);
  });

  test("names the hub in every format, beside the feed's own address", async () => {
    const { url } = await publicWeb();
    const blog = blogAt(url);
    await postrider(blog, ["build", ...NOW]);
    const read = (name: string) => readFileSync(join(blog, "public", name), "utf8");
    expect(read("atom.xml")).toContain(`<link rel="hub" href="${url}/hub"/>`);
    expect(read("rss.xml")).toContain(`<atom:link rel="hub" href="${url}/hub"/>`);
    expect(JSON.parse(read("feed.json"))).toMatchObject({
      hubs: [{ type: "WebSub", url: `${url}/hub` }],
    });
  });
});
