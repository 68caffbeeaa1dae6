/** Small blogs for the tests of this folder. */
import type { Config, DigestConfig } from "../../src/model/config.ts";
import type { Cadence } from "../../src/model/edition.ts";
import type { Instant } from "../../src/model/instant.ts";
import type { PostHead } from "../../src/model/post.ts";

export function at(text: string): Instant {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new RangeError(text);
  return instant;
}

export function head(
  name: string,
  published: string | Instant,
  more: Partial<PostHead> = {},
): PostHead {
  const instant = typeof published === "string" ? at(published) : published;
  return {
    id: `urn:post:${name}`,
    source: `posts/${name}.md`,
    markup: "markdown",
    url: `https://blog.example/${name}/`,
    title: name,
    published: instant,
    updated: instant,
    authors: [],
    tags: [],
    inFeeds: true,
    inDigest: true,
    ...more,
  };
}

export function blog(
  cadence: Cadence,
  timeZone = "Europe/Berlin",
  rules: Partial<DigestConfig> = {},
): Config {
  return {
    site: {
      title: "A blog",
      url: "https://blog.example/",
      description: "",
      language: "en",
      direction: "ltr",
      timeZone,
      timeZoneGiven: true,
      authors: [],
      postalAddress: [],
    },
    posts: { folders: ["posts"], permalink: "/:slug/", dialect: "plain" },
    output: "public",
    feeds: {
      formats: ["atom"],
      files: { atom: "atom.xml", rss: "rss.xml", json: "feed.json" },
      limit: 20,
      content: "full",
    },
    digest: { cadence, ...rules },
  };
}

export const EVERY_MONDAY: Cadence = {
  every: "week",
  on: "monday",
  at: { hour: 8, minute: 0 },
};

export const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "Pacific/Apia",
  "Pacific/Chatham",
];
