import type { FollowPage } from "../../src/follow/page.ts";
import type { Site } from "../../src/model/config.ts";
import type { PostHead } from "../../src/model/post.ts";

export function site(change: Partial<Site> = {}): Site {
  return {
    title: "A blog",
    url: "https://blog.example/",
    description: "About things",
    language: "en",
    direction: "ltr",
    timeZone: "Europe/Berlin",
    timeZoneGiven: true,
    authors: [],
    postalAddress: [],
    ...change,
  };
}

export function page(change: Partial<FollowPage> = {}): FollowPage {
  return {
    site: site(),
    feeds: [
      feed("Atom", "application/atom+xml", "atom.xml"),
      feed("RSS", "application/rss+xml", "rss.xml"),
      feed("JSON Feed", "application/feed+json", "feed.json"),
    ],
    more: [
      { name: "releases", url: "https://blog.example/feeds/releases/atom.xml" },
      { name: "R&D", url: "https://blog.example/feeds/tag/r-d/atom.xml" },
    ],
    signUp: "https://blog.example/sign-up?list=a&b",
    posts: [
      head("Late at night", Date.UTC(2026, 10, 20, 23, 30)),
      { ...head("نامه‌ها", Date.UTC(2026, 10, 1)), language: "fa", direction: "rtl" },
      head('A <title> & "more"', Date.UTC(2026, 9, 1)),
    ],
    editions: [
      { slot: Date.UTC(2026, 10, 16, 7), url: "https://blog.example/editions/2026-11-16/" },
    ],
    ...change,
  };
}

function feed(name: string, type: string, file: string) {
  return { name, type, url: `https://blog.example/${file}` };
}

function head(title: string, published: number): PostHead {
  return {
    id: `tag:blog.example,2026:${title}`,
    source: "posts/a.md",
    markup: "markdown",
    url: `https://blog.example/${published}/`,
    title,
    published,
    updated: published,
    authors: [],
    tags: [],
    inFeeds: true,
    inDigest: true,
  };
}
