import { describe, expect, test } from "vitest";
import type { ShownDelivery } from "../../src/web/preview/shown.ts";
import { asking, digest, pictures, PROBLEM, shown } from "./sample.ts";

/** The address of a digest's frame. */
async function srcOf(value = digest()): Promise<string | undefined> {
  return /src="(\/frame[^"]*)"/.exec(await asking(shown({ digest: value })).get("/"))?.[1];
}

describe("who may ask", () => {
  const { ask } = asking(shown());

  test.each(["blog.example", "127.0.0.1.blog.example", "localhost.blog.example:4001", "[::2]"])(
    "not a browser that was led here by the name %s",
    async (host) => {
      expect((await ask("/", { host })).status).toBe(421);
      expect(await (await ask("/frame/digest", { host })).text()).not.toContain("Hello");
    },
  );

  test.each(["127.0.0.1:4001", "localhost:9", "LOCALHOST", "[::1]:4001"])(
    "a browser on this machine that calls it %s",
    async (host) => {
      expect((await ask("/", { host })).status).toBe(200);
    },
  );

  test("no page of another site, be it on another port of this machine", async () => {
    for (const site of ["cross-site", "same-site"]) {
      const embeds = { "sec-fetch-site": site, "sec-fetch-mode": "no-cors" };
      for (const dest of ["image", "script", "iframe", "empty"]) {
        const headers = { ...embeds, "sec-fetch-dest": dest };
        expect((await ask("/message.eml", headers)).status, dest).toBe(403);
      }
      const framed = { "sec-fetch-site": site, "sec-fetch-mode": "navigate" };
      expect((await ask("/", { ...framed, "sec-fetch-dest": "iframe" })).status).toBe(403);
      expect((await ask("/", { ...framed, "sec-fetch-dest": "document" })).status).toBe(200);
    }
    expect((await ask("/", { "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  test("nobody may change anything", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      expect((await ask("/", {}, method)).status, method).toBe(405);
    }
    const head = await ask("/", {}, "HEAD");
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  test("no other origin may read, embed or keep what is answered", async () => {
    for (const path of ["/", "/frame/digest", "/icon.svg", "/message.eml", "/nothing"]) {
      const { headers } = await ask(path);
      expect(headers.get("cross-origin-resource-policy"), path).toBe("same-origin");
      expect(headers.get("cache-control"), path).toBe("no-store");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("access-control-allow-origin"), path).toBe(null);
      expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
    }
  });
});

describe("pages", () => {
  test("escape what they show, wherever it comes from", async () => {
    const { get } = asking(shown({ problems: [PROBLEM], isBehind: true }));
    for (const path of ["/", "/text", "/message", "/feeds", "/posts", "/editions", "/check"]) {
      const page = await get(path);
      expect(page, path).toContain("A &lt;i&gt;blog&lt;/i&gt;");
      expect(page, path).not.toMatch(/<script>alert|<i>blog/);
      expect(page, path).toContain("templates/digest.mjml:2:4");
    }
    expect(await get("/")).toContain("Hello &amp; &lt;b&gt;goodbye&lt;/b&gt;");
  });

  test("show the last digest while something is in the way, and say so", async () => {
    const page = await asking(shown({ problems: [PROBLEM], isBehind: true })).get("/");
    expect(page).toContain("is the one from before this");
    expect(page).toContain("<mark>titel</mark>");
    expect(page).toContain('src="/frame/digest?v=');
  });

  test("do without a digest", async () => {
    const { digest: _none, ...rest } = shown();
    const { get, ask } = asking(rest);
    for (const path of ["/", "/text", "/message"])
      expect(await get(path)).toContain("No digest yet");
    expect((await ask("/message.eml")).status).toBe(404);
  });

  test("keep in their address what somebody chose", async () => {
    const page = await asking(shown()).get("/?screen=phone&colours=dark&pictures=off");
    expect(page).not.toContain('id="desktop"');
    expect(page).toMatch(/src="\/frame\/digest\?colours=dark&amp;pictures=off&amp;v=/);
    expect(page).toContain('href="/?screen=phone&amp;colours=dark"');
  });

  test("load a frame anew when the digest or a picture in it changes, and not else", async () => {
    const before = await srcOf();
    expect(await srcOf(digest({ subject: "Another" }))).toBe(before);
    expect(await srcOf(digest({ picturesMark: "x" }))).not.toBe(before);
    expect(await srcOf(digest({ html: "<p>Another</p>" }))).not.toBe(before);
  });

  test("unfold the headers of the message, and offer it as a file", async () => {
    const { get, ask } = asking(shown());
    expect(await get("/message")).toMatch(/<dt>X-Long<\/dt>\s*<dd dir="auto">one two<\/dd>/);
    const file = await ask("/message.eml");
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="2026-11-23.eml"');
    expect(await file.text()).toBe(digest().source);
  });

  test("answer 404 for what is not there, in words, and 500 for faults, without any", async () => {
    const broken = shown({ feeds: () => Promise.reject(new Error("a secret")) });
    const { ask, faults } = asking(broken);
    for (const path of ["/nothing", "/editions/x", "/frame/edition/x", "/__proto__", "/%E0%A4%A"]) {
      expect((await ask(path)).status, path).toBe(404);
    }
    const response = await ask("/feeds");
    expect(await response.text()).not.toContain("a secret");
    expect([response.status, faults.length]).toEqual([500, 1]);
  });
});

describe("feeds and editions", () => {
  const feed = {
    path: "feeds/tag/a b/atom.xml",
    what: "Atom, by tag",
    url: "https://blog.example/feeds/tag/a%20b/atom.xml",
    text: "<feed>&amp;</feed>",
    count: 1,
    read: () => ({
      title: "A feed",
      entries: [
        { title: "One", authors: [], html: '<p>Text</p><img src="https://blog.example/a.png">' },
      ],
    }),
  };

  test("a feed is shown as a reader shows it, and as its source", async () => {
    const { get, ask } = asking(shown({ feeds: () => Promise.resolve([feed]) }));
    expect(await get("/feeds")).toContain('href="/feeds/feeds/tag/a%20b/atom.xml"');
    expect(await get("/feeds/feeds/tag/a%20b/atom.xml")).toContain("#entry-0");
    expect(await get("/feeds/feeds/tag/a%20b/atom.xml?as=source")).toContain(
      "&lt;feed&gt;&amp;amp;",
    );
    const frame = await ask("/frame/feed/feeds/tag/a%20b/atom.xml");
    expect(frame.headers.get("content-security-policy")).toContain("sandbox allow-same-origin");
    expect(await frame.text()).toContain('<p>Text</p><img src="/site/a.png">');
  });

  test("an edition has its posts and its page", async () => {
    const edition = {
      id: "2026-11-16",
      when: "Monday",
      url: "https://blog.example/editions/2026-11-16/",
      posts: [{ title: "One", url: "https://blog.example/one/" }, { title: "urn:gone" }],
      page: () => "<html><head></head><body>The page</body></html>",
      delivery: () => undefined,
    };
    const { get } = asking(shown({ editions: [edition] }));
    expect(await get("/editions")).toContain('href="/editions/2026-11-16"');
    expect(await get("/editions/2026-11-16")).toContain("urn:gone");
    expect(await get("/frame/edition/2026-11-16")).toContain("The page");
    const without = asking(shown({ editions: [{ ...edition, page: () => undefined }] }));
    expect(await without.get("/editions/2026-11-16")).toContain("not in the output folder");
  });
});

/** The page of an edition that was delivered so. */
function pageOf(delivery: ShownDelivery | undefined) {
  const edition = { id: "2026-11-16", when: "Monday", url: "https://blog.example/", posts: [] };
  const made = { ...edition, page: () => undefined, delivery: () => delivery };
  return asking(shown({ editions: [made] })).get("/editions/2026-11-16");
}

describe("the delivery of an edition", () => {
  const report: ShownDelivery = {
    edition: "2026-11-16",
    counts: [
      ["submitted", 1300],
      ["refused", 2],
      ["uncertain", 3],
    ],
    remarks: ["submitting × 4: cut off"],
    curve: { from: "Monday", lasted: "3 seconds", step: "1 second", counts: [100, 0, 1, 1199] },
    reasons: [{ state: "refused", reply: "550 <b>no</b>", count: 2 }],
    uncertain: [{ id: "0f", address: "a…@example.org", since: "Monday", reply: "cut <i>off" }],
    uncertainInAll: 3,
  };
  test("has a curve, the reasons, and who is uncertain", async () => {
    const page = await pageOf(report);
    expect(page).toContain("<dd>1,300</dd>");
    const heights = Array.from(page.matchAll(/<rect\s[^>]*height="([\d.]+)"/g), ([, high]) => high);
    expect(heights).toEqual(["3.34", "0.00", "1.00", "40.00"]);
    expect(page).toContain("550 &lt;b&gt;no&lt;/b&gt;");
    expect(page).toContain("cut &lt;i&gt;off");
    expect(page).toContain("and 2 more");
    expect(page).toContain("postrider send --retry-uncertain 2026-11-16");
  });

  test("is not guessed where the ledger cannot be read, or has none of it", async () => {
    expect(await pageOf("unreadable")).toContain("The ledger cannot be read");
    expect(await pageOf(undefined)).toContain("no envelopes of this edition");
  });
});

describe("pictures of the blog", () => {
  const { ask } = asking(
    shown({
      pictures: pictures({
        "a.png": "a picture",
        "b.svg": "<svg onload='alert(1)'/>",
        "postrider.db": "readers",
        ".env": "secret",
        "sub/.env": "secret",
        "page.html": "<script>alert(1)</script>",
        "posts/hello.md": "a draft",
      }),
    }),
  );

  test("come from the project's folder, and run nothing", async () => {
    const png = await ask("/site/a.png");
    expect([png.status, png.headers.get("content-type"), await png.text()]).toEqual([
      200,
      "image/png",
      "a picture",
    ]);
    expect((await ask("/site/b.svg")).headers.get("content-security-policy")).toMatch(
      /default-src 'none'.*; sandbox$/,
    );
  });

  test("whatever else the folder has is not shown", async () => {
    for (const path of ["postrider.db", "page.html", "posts/hello.md"]) {
      const response = await ask(`/site/${path}`);
      expect([response.status, response.headers.get("location")], path).toEqual([
        307,
        `https://blog.example/${path}`,
      ]);
    }
    for (const path of [
      ".env",
      "sub/.env",
      "%2e%2e%2fa.png",
      "..%2F..%2Fa.png",
      "a%00.png",
      "%5C..%5Ca.png",
      "%",
    ]) {
      const response = await ask(`/site/${path}`);
      expect(response.status, path).toBe(404);
    }
  });

  test("what is not here may be on the web already, on the site and nowhere else", async () => {
    const response = await ask("/site/c.png?size=2");
    expect([response.status, response.headers.get("location")]).toEqual([
      307,
      "https://blog.example/c.png?size=2",
    ]);
    expect((await ask("/site//evil.example/c.png")).status).toBe(404);
  });
});

test("an open page is told of every change, and let go at the end", async () => {
  const { ask, live } = asking(shown());
  const response = await ask("/live");
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const text = response.text();
  const gone = await ask("/live");
  await gone.body?.cancel();
  await (await ask("/live", {}, "HEAD")).text();
  live.tell(8);
  live.breathe();
  live.end();
  expect(await text).toBe("retry: 500\ndata: 7\n\ndata: 8\n\n:\n\n");
});
