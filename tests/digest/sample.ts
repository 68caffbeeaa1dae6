/** A made-up edition for the tests of this folder and for the screenshots. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Templates } from "../../src/digest/render.ts";
import type { Config, Layout, Site } from "../../src/model/config.ts";
import type { Edition } from "../../src/model/edition.ts";
import { DAY, type Instant } from "../../src/model/instant.ts";
import type { Post } from "../../src/model/post.ts";
import { sketchOf } from "../../src/lib/text-sketch.ts";

export const SLOT: Instant = Date.parse("2026-11-23T07:00:00Z");

/** The templates that ship. */
export function ours(layout: Layout = "cards"): Templates {
  const html = layout === "cards" ? "digest" : layout;
  const text = layout === "letter" ? "letter" : "digest";
  return {
    html: template(`templates/${html}.mjml`),
    text: template(`templates/${text}.txt`),
    partials: readdirSync(fileURLToPath(new URL("../../templates/", import.meta.url)))
      .filter((name) => name.endsWith(".liquid"))
      .map((name) => template(`templates/${name}`)),
  };
}

function template(file: string) {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  return { file, text: readFileSync(path, "utf8") };
}

export function config(site: Partial<Site> = {}, more: Partial<Config> = {}): Config {
  return {
    site: {
      title: "Posts in the Mail",
      url: "https://blog.example/",
      description: "Notes about feeds and letters",
      language: "en",
      direction: "ltr",
      timeZone: "Europe/Berlin",
      timeZoneGiven: true,
      authors: [],
      postalAddress: ["1 Example Street", "10115 Berlin"],
      ...site,
    },
    posts: { folders: ["posts"], permalink: "/:slug/", dialect: "plain" },
    output: "public",
    feeds: {
      formats: ["atom", "rss"],
      files: { atom: "atom.xml", rss: "rss.xml", json: "feed.json" },
      limit: 20,
      content: "full",
    },
    digest: { cadence: { every: "week", on: "monday", at: { hour: 8, minute: 0 } } },
    ...more,
  };
}

export function post(name: string, more: Partial<Post> = {}): Post {
  const published = SLOT - DAY;
  const { content = `<p>${"word ".repeat(500)}</p>` } = more;
  return {
    id: `urn:post:${name}`,
    source: `posts/${name}.md`,
    markup: "markdown",
    url: `https://blog.example/${name}/`,
    title: `About ${name}`,
    published,
    updated: published,
    authors: [],
    tags: [],
    inFeeds: true,
    inDigest: true,
    summary: `What there is to say about ${name}, in a sentence or two. There is more on the page.`,
    content,
    sketch: sketchOf(content),
    changes: [],
    ...more,
  };
}

export function editionOf(posts: readonly Post[], id = "2026-11-23"): Edition {
  return {
    id,
    slot: SLOT,
    window: { from: SLOT - 7 * DAY, to: SLOT },
    posts: posts.map((each) => each.id),
  };
}
