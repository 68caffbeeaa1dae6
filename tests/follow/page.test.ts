import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { feedStyle } from "../../src/follow/feed-style.ts";
import { followPage } from "../../src/follow/page.ts";
import { stringsFor } from "../../src/follow/strings.ts";
import { writeFollowPage } from "../../src/follow/write.ts";
import { page, site } from "./sample.ts";

describe("the page for people", () => {
  test("is whole and the same each time", async () => {
    await expect(followPage(page())).toMatchFileSnapshot("golden/follow.html");
    expect(followPage(page())).toBe(followPage(page()));
  });

  test("leaves out what there is nothing of", () => {
    const { signUp: _, ...rest } = page({ more: [], posts: [], editions: [] });
    const html = followPage(rest);
    expect(html.match(/<h2/g)).toHaveLength(1);
    expect(html).not.toContain("e-mail");
  });

  test("lets nothing run but its own script and style", () => {
    const html = followPage(page());
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    for (const part of ["script", "style"]) {
      const [, source = ""] = new RegExp(`<${part}>([^]*?)</${part}>`).exec(html) ?? [];
      const hash = createHash("sha256").update(source).digest("base64");
      expect(policy).toContain(`${part}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
  });

  test("escapes whatever a blog says", () => {
    const evil = `"><script>alert(1)</script>&\u0000`;
    const html = followPage(
      page({
        site: site({ title: evil, description: evil }),
        feeds: [{ name: evil, type: "text/html", url: `https://blog.example/${evil}` }],
        signUp: evil,
      }),
    );
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toContain("\u0000");
  });

  test("speaks English, from left to right, of a blog whose language it does not speak", () => {
    const html = followPage(page({ site: site({ language: "he", direction: "rtl" }) }));
    expect(html).toContain('<html lang="en" dir="ltr">');
    const persian = followPage(page({ site: site({ language: "fa-IR", direction: "rtl" }) }));
    expect(persian).toContain('<html lang="fa-IR" dir="rtl">');
  });

  test.each([
    ["en", "November 21, 2026"],
    ["en-GB", "21 November 2026"],
    ["de-AT", "21. November 2026"],
    ["fr", "21 novembre 2026"],
    ["es", "21 de noviembre de 2026"],
    ["ja", "2026年11月21日"],
    ["fa", "۳۰ آبان ۱۴۰۵"],
  ])("writes the day of the blog's own zone as people do: %s", (language, expected) => {
    const late = Date.UTC(2026, 10, 20, 23, 30);
    expect(stringsFor(language).day(late, "Europe/Berlin")).toBe(expected);
  });
});

function paths(file: string | undefined, there: Record<string, string>) {
  const { files, taken } = writeFollowPage(page(), file, (path) => there[path]);
  return { paths: files.map(({ path }) => path), taken };
}

/** The stylesheet where that stands already. */
function told(there: Record<string, string>) {
  return writeFollowPage(page(), undefined, (path) => there[path]).files.at(-1)?.text;
}

describe("where the page goes", () => {
  const [ours, style] = writeFollowPage(page(), undefined, () => undefined).files;

  test("is the front page of a site that has none, or whose front page it is", () => {
    expect(paths(undefined, {}).paths).toEqual(["index.html", "feed.css"]);
    const there = { "index.html": ours?.text ?? "", "feed.css": style?.text ?? "" };
    expect(paths(undefined, there).paths).toEqual(["index.html", "feed.css"]);
  });

  test("is never in the place of somebody else's file", () => {
    const there = { "index.html": "<h1>My site</h1>", "feed.css": "feed { color: red }" };
    expect(paths(undefined, there)).toEqual({ paths: ["follow/index.html"], taken: undefined });
    expect(paths(undefined, { ...there, "follow/index.html": "mine" })).toEqual({
      paths: [],
      taken: "follow/index.html",
    });
    expect(paths("feeds.html", { "feeds.html": "mine" })).toEqual({
      paths: ["feed.css"],
      taken: "feeds.html",
    });
    expect(paths("feeds.html", there).paths).toEqual(["feeds.html"]);
  });

  test("is what the feeds' stylesheet tells of", () => {
    expect(told({})).toContain("https://blog.example/\u2069");
    expect(told({ "index.html": "mine" })).toContain("https://blog.example/follow/\u2069");
  });
});

test("the feeds' stylesheet holds whatever an address holds in one string", () => {
  const css = feedStyle(site(), `https://blog.example/"\\\n</style>`);
  expect(css).toContain(String.raw`https://blog.example/\22 \5c \a \3c /style>`);
});
