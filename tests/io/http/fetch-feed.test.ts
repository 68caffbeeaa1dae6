import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { fetchFeed } from "../../../src/io/fetch-feed.ts";
import { isPrivateAddress } from "../../../src/io/private-address.ts";

/** A server on loopback for as long as the test; its address. */
async function server(answer: RequestListener): Promise<string> {
  const listening = createServer(answer);
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    listening.closeAllConnections();
    listening.close();
  });
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const open = { allowPrivate: true };

describe("fetching a feed", () => {
  test("tells body, encoding and validators, and asks with them the next time", async () => {
    const seen: unknown[] = [];
    const url = await server((request, response) => {
      seen.push(request.headers["if-none-match"], request.headers["if-modified-since"]);
      if (request.headers["if-none-match"] === '"1"') {
        response.writeHead(304).end();
        return;
      }
      response.setHeader("etag", '"1"');
      response.setHeader("last-modified", "Mon, 02 Nov 2026 08:00:00 GMT");
      response.setHeader("content-type", 'application/rss+xml; charset="UTF-8"');
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync("<rss/>"));
    });
    const { body, url: found, ...rest } = await fetchFeed(`${url}/feed`, open);
    expect(Buffer.from(body ?? []).toString()).toBe("<rss/>");
    expect(found).toBe(`${url}/feed`);
    expect(rest).toEqual({
      etag: '"1"',
      modified: "Mon, 02 Nov 2026 08:00:00 GMT",
      charset: "UTF-8",
    });
    expect(await fetchFeed(`${url}/feed`, { ...open, ...rest })).toEqual({ url: `${url}/feed` });
    expect(seen).toEqual([undefined, undefined, '"1"', "Mon, 02 Nov 2026 08:00:00 GMT"]);
  });

  test("follows a few redirects, and not many", async () => {
    const url = await server((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step === 0) response.end("<rss/>");
      else response.writeHead(step % 2 ? 301 : 307, { location: `/${step - 1}` }).end();
    });
    expect((await fetchFeed(`${url}/5`, open)).url).toBe(`${url}/0`);
    await expect(fetchFeed(`${url}/6`, open)).rejects.toThrow("more than 5 times");
  });

  test.each([
    ["file:///etc/passwd", "no web address"],
    ["ftp://a.example/", "no web address"],
  ])("does not follow to %s", async (location, why) => {
    const url = await server((_request, response) => response.writeHead(302, { location }).end());
    await expect(fetchFeed(url, open)).rejects.toThrow(why);
  });

  test("asks no private address, by number or by name", async () => {
    let asked = 0;
    const url = await server((_request, response) => response.end(String(++asked)));
    const { port } = new URL(url);
    for (const host of [
      "127.0.0.1",
      "localhost",
      "[::1]",
      "2130706433",
      "0x7f.1",
      "[::ffff:127.0.0.1]",
    ]) {
      await expect(fetchFeed(`http://${host}:${port}/`, { allowPrivate: false })).rejects.toThrow(
        "its address is on this machine or in a local network",
      );
    }
    expect(asked).toBe(0);
  });

  test("stops at what is too large, also where it was small on the way", async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000));
    const url = await server((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(bomb);
    });
    await expect(fetchFeed(url, open)).rejects.toThrow("larger than 10 MB");
  });

  test.each([
    [
      "an error",
      (_: unknown, response: { writeHead: (code: number) => { end: () => void } }) =>
        response.writeHead(503).end(),
      "it answered 503",
    ],
    [
      "a cut",
      (request: { socket: { destroy: () => void } }) => request.socket.destroy(),
      "cut off",
    ],
  ])("says in words what was wrong: %s", async (_what, answer, why) => {
    const url = await server(answer);
    await expect(fetchFeed(url, open)).rejects.toThrow(why);
  });

  describe("waits no longer than it has patience, wherever the server stalls", () => {
    const patience = 300;
    const stalled = async (answer: RequestListener) => {
      const url = await server(answer);
      const started = performance.now();
      await expect(fetchFeed(url, { ...open, patience })).rejects.toThrow(
        "it took longer than 0.3 seconds",
      );
      expect(performance.now() - started).toBeLessThan(5_000);
    };

    test("before it answers", () => stalled(() => {}));

    test("in the middle of the text", () =>
      stalled((_request, response) => void response.write("<rss>")));

    test("in the middle of a compressed text", () =>
      stalled((_request, response) => {
        response.setHeader("content-encoding", "gzip");
        response.write(gzipSync("<rss/>").subarray(0, 12));
      }));

    test("a byte at a time, without end", () =>
      stalled((_request, response) => {
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      }));

    test("from one redirection to the next", () =>
      stalled((_request, response) => {
        setTimeout(() => response.writeHead(302, { location: "/on" }).end(), 100);
      }));
  });

  test("says so where nobody answers", async () => {
    await expect(fetchFeed("http://127.0.0.1:1/", open)).rejects.toThrow("nothing answers there");
  });
});

test.each([
  ["127.0.0.1", true],
  ["10.1.2.3", true],
  ["172.31.0.1", true],
  ["172.32.0.1", false],
  ["192.168.1.1", true],
  ["169.254.169.254", true],
  ["100.64.0.1", true],
  ["0.0.0.0", true],
  ["255.255.255.255", true],
  ["224.0.0.1", true],
  ["8.8.8.8", false],
  ["::1", true],
  ["::", true],
  ["::ffff:10.0.0.1", true],
  ["::ffff:a00:1", true],
  ["64:ff9b::a00:1", true],
  ["fe80::1", true],
  ["fc00::1", true],
  ["ff02::1", true],
  ["2001:db8::1", true],
  ["2002:7f00:1::", true],
  ["2606:4700::1111", false],
])("%s is private: %s", (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});
