import { describe, expect, test } from "vitest";
import { checkFeeds } from "../../src/feeds/check-feed.ts";
import { writeFeeds } from "../../src/feeds/write.ts";
import type { Podcast } from "../../src/model/config.ts";
import type { Post } from "../../src/model/post.ts";
import { FEEDS, GENERATOR, POSTS, SITE, somePost, written } from "./samples.ts";

const PODCAST: Podcast = {
  category: "Society & Culture",
  subcategory: "Documentary",
  image: "https://blog.example/cover.jpg",
  explicit: false,
  owner: { email: "show@blog.example" },
  type: "episodic",
};
const SHOW = { ...FEEDS, podcast: PODCAST };

function rssOf(post: Partial<Post>): string {
  return written([somePost(post)], {}, SHOW).rss;
}

test("a show with an episode is written as in golden/podcast.xml", async () => {
  const { rss } = written(POSTS.slice(0, 2), {}, SHOW);
  await expect(rss).toMatchFileSnapshot("golden/podcast.xml");
});

test("and our own checks have nothing to say of it", () => {
  const files = writeFeeds(POSTS, SITE, SHOW, GENERATOR);
  expect(checkFeeds(files, SITE, POSTS)).toEqual([]);
});

test.each([
  [0, "0:00:00"],
  [59, "0:00:59"],
  [1834, "0:30:34"],
  [3600, "1:00:00"],
  [360_000, "100:00:00"],
])("%d seconds are %s", (seconds, clock) => {
  const enclosure = { url: "https://blog.example/e.mp3", type: "audio/mpeg", seconds };
  expect(rssOf({ enclosure })).toContain(`<itunes:duration>${clock}</itunes:duration>`);
});

test("a file that Apple does not play stays an enclosure and is no episode", () => {
  const rss = rssOf({ enclosure: { url: "https://blog.example/e.ogg", type: "audio/ogg" } });
  expect(rss).toContain("<enclosure");
  expect(rss).not.toContain("itunes:title");
});

test("without a podcast there is none of its elements, whatever comes with a post", () => {
  expect(written(POSTS).rss).not.toContain("itunes");
});

describe("what validators say of a show", () => {
  const good = rssOf({
    enclosure: { url: "https://blog.example/e.mp3", type: "audio/mpeg", seconds: 60 },
  });

  test.each<[string, string | RegExp, string]>([
    ["missing-itunes-element", /<itunes:owner>.*<\/itunes:owner>/, ""],
    ["missing-itunes-element", /<itunes:category .*<\/itunes:category>/, ""],
    ["missing-itunes-element", "<itunes:explicit>false</itunes:explicit>", ""],
    ["invalid-itunes-category", "Documentary", "Documentaries"],
    ["invalid-itunes-category", "Society &amp; Culture", "Society"],
    ["invalid-value", ">false<", ">clean<"],
    ["invalid-value", ">episodic<", ">weekly<"],
    ["invalid-value", ">full<", ">whole<"],
    ["invalid-duration", "0:01:00", "one minute"],
    ["invalid-contact", "show@blog.example", "show"],
    ["missing-element", /<itunes:email>.*<\/itunes:email>/, ""],
    ["missing-attribute", ' href="https://blog.example/cover.jpg"', ""],
    ["unsupported-itunes-format", "e.mp3", "e.ogg"],
    ["duplicate-element", "<itunes:title>", "<itunes:title>x</itunes:title><itunes:title>"],
  ])("%s: %s", (code, from, to) => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);
    const files = [{ path: "rss.xml", format: "rss" as const, text }];
    expect(checkFeeds(files, SITE, []).map((problem) => problem.code)).toContain(code);
  });
});
