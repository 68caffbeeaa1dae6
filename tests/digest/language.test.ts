import { describe, expect, test } from "vitest";
import { dotted } from "../../src/digest/inline.ts";
import { loadLanguage } from "../../src/digest/language.ts";
import { renderDigest } from "../../src/digest/render.ts";
import { eachGrapheme } from "../../src/lib/width.ts";
import { preheaderOf, subjectOf } from "../../src/digest/subject.ts";
import { DAY } from "../../src/model/instant.ts";
import type { Config } from "../../src/model/config.ts";
import type { Post } from "../../src/model/post.ts";
import { config, editionOf, ours, post, SLOT } from "./sample.ts";
import { japanesePosts, persianPosts } from "./sample-posts.ts";

test.each([
  ["en", "November 23, 2026", "3 new posts"],
  ["en-GB", "23 November 2026", "3 new posts"],
  ["de-AT", "23. November 2026", "3 neue Beiträge"],
  ["fr", "23 novembre 2026", "3 nouveaux articles"],
  ["es-MX", "23 de noviembre de 2026", "3 entradas nuevas"],
  ["ja", "2026年11月23日", "新着記事3件"],
  ["fa-IR", "۲ آذر ۱۴۰۵", "۳ نوشتهٔ تازه"],
  ["tlh", "23 November 2026", "3 new posts"],
])("%s speaks of %s and %s", async (tag, day, count) => {
  const language = await loadLanguage(config({ language: tag }).site);
  expect(language.day(SLOT)).toBe(day);
  expect(language.strings.newPosts(3)).toBe(count);
});

test("the day is the one on the wall of the blog's zone", async () => {
  const { day } = await loadLanguage(
    config({ language: "fr", timeZone: "America/Los_Angeles" }).site,
  );
  expect(day(SLOT)).toBe("22 novembre 2026");
});

test("the first of a month is written as people write it", async () => {
  const first = Date.parse("2026-12-01T12:00:00Z");
  const days = await Promise.all(
    ["fr", "es", "de", "ja"].map(async (language) =>
      (await loadLanguage(config({ language }).site)).day(first),
    ),
  );
  expect(days).toEqual([
    "1er décembre 2026",
    "1 de diciembre de 2026",
    "1. Dezember 2026",
    "2026年12月1日",
  ]);
  const { day } = await loadLanguage(config({ language: "fr" }).site);
  expect(day(first + 10 * DAY)).toBe("11 décembre 2026");
});

describe("one and many", () => {
  test.each([
    ["en", "1 new post", "2 new posts", "and 1 more on the web"],
    ["de", "1 neuer Beitrag", "2 neue Beiträge", "und 1 weiterer im Web"],
    ["fr", "1 nouvel article", "2 nouveaux articles", "et 1 autre sur le web"],
    ["es", "1 entrada nueva", "2 entradas nuevas", "y 1 más en la web"],
    ["ja", "新着記事1件", "新着記事2件", "ほか1件はウェブで"],
    ["fa", "۱ نوشتهٔ تازه", "۲ نوشتهٔ تازه", "و ۱ نوشتهٔ دیگر در وب"],
  ])("in %s", async (language, one, two, more) => {
    const { strings } = await loadLanguage(config({ language }).site);
    expect([strings.newPosts(1), strings.newPosts(2), strings.moreOnTheWeb(1)]).toEqual([
      one,
      two,
      more,
    ]);
  });
});

describe("a whole digest", () => {
  test("in Japanese", async () => {
    const posts = japanesePosts();
    const settings = config({ language: "ja", title: "便り", postalAddress: [] });
    const { digest } = await renderDigest(editionOf(posts), posts, settings, ours());
    await expect(digest?.text).toMatchFileSnapshot("golden/digest-ja.txt");
  });

  test("in Persian, from right to left", async () => {
    const posts = persianPosts();
    const settings = config({
      language: "fa",
      direction: "rtl",
      title: "نامه‌ها",
      postalAddress: [],
    });
    const { digest } = await renderDigest(editionOf(posts), posts, settings, ours());
    await expect(digest?.html).toMatchFileSnapshot("golden/digest-fa.html");
    await expect(digest?.text).toMatchFileSnapshot("golden/digest-fa.txt");
  });
});

async function linesOf(posts: readonly Post[], subject?: string, settings: Config = config()) {
  const digest = { ...settings.digest, ...(subject !== undefined && { subject }) };
  const language = await loadLanguage(settings.site);
  return {
    subject: subjectOf(editionOf(posts), posts, { ...settings, digest }, language),
    preheader: preheaderOf(posts, settings.site, language),
  };
}

describe("subject and preheader", () => {
  test("name the first post, then the others", async () => {
    const posts = ["Snow", "Rain", "Sun"].map((title) => post(title, { title }));
    expect(await linesOf(posts)).toEqual({
      subject: "Snow + 2 more",
      preheader:
        "Also: Rain · Sun · What there is to say about Snow, in a sentence or two. There is more…",
    });
    expect(await linesOf(posts.slice(0, 1))).toEqual({
      subject: "Snow",
      preheader:
        "What there is to say about Snow, in a sentence or two. There is more on the page.",
    });
  });

  test("follow the configuration, filled in once", async () => {
    const posts = [post("a", { title: "{site} {count}" }), post("b")];
    const { subject } = await linesOf(posts, "{site}, {date}: {title} ({count}) {else}");
    expect(subject).toBe("Posts in the Mail, November 23, 2026: {site} {count} (2) {else}");
  });

  test("are one line of a bearable length, without anything that turns it around", async () => {
    const nasty = `A\r\nBcc: x@blog.example\u0000\u2028\u202e ${"long ".repeat(80)}👩‍👩‍👧`;
    const { subject, preheader } = await linesOf([
      post("a", { title: nasty }),
      post("b", { title: nasty }),
    ]);
    expect(subject).toMatch(/^A Bcc: x@blog\.example long .*…\u0020\+ 1 more$/);
    expect([...eachGrapheme(subject)].length).toBeLessThanOrEqual(150);
    expect([...eachGrapheme(preheader)].length).toBeLessThanOrEqual(90);
    expect(subject + preheader).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
  });
});

test("names against the line's direction do not pull their neighbours along", () => {
  expect(dotted(["1 May", "Postrider", "2 min"], "ltr")).toBe("1 May · Postrider · 2 min");
  expect(dotted(["1 May", "پست", "2 min"], "ltr")).toBe(
    "1 May\u200e · \u200eپست\u200e · \u200e2 min",
  );
  expect(dotted(["۱ آذر", "۲ دقیقه"], "rtl")).toBe("۱ آذر · ۲ دقیقه");
  expect(dotted(["۱ آذر", "Postrider"], "rtl")).toBe("۱ آذر\u200f · \u200fPostrider");
});
