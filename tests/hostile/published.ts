/** Takes posts the whole way, from files to everything that is published of them. */
import { expect } from "vitest";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { type OutputFile, type Text, wholeText } from "../../src/model/output.ts";
import type { ProjectFiles } from "../../src/model/ports.ts";
import type { Post } from "../../src/model/post.ts";
import { type Blog, makeFeeds, readBlog } from "../../src/pipeline.ts";
import { type XmlElement, childOf, childrenOf, parseXml } from "../feeds/xml-reader.ts";
import { type BlogOptions, configOf, NOW } from "../posts/blog.ts";
import { unsafeIn } from "../posts/body/safety.ts";

export interface Published {
  readonly blog: Blog;
  /** Every post that could be rendered, newest first. */
  readonly posts: readonly Post[];
  readonly feeds: readonly OutputFile<Text>[];
}

/** Scans, renders and writes feeds in all three formats, each with every post. */
export function publish(files: ProjectFiles, options: BlogOptions = {}): Published {
  const base = configOf(options);
  const config = {
    ...base,
    feeds: {
      ...base.feeds,
      formats: ["atom", "rss", "json"] as const,
      limit: 10_000,
      maxBytes: 2 ** 30,
    },
  };
  const blog = readBlog({ config, lock: options.lock ?? EMPTY_LOCK, files, now: NOW });
  const posts = blog.heads.flatMap((head) => {
    const { post, problems } = blog.render(head);
    return problems.some(({ level }) => level === "error") ? [] : [post];
  });
  return { blog, posts, feeds: makeFeeds(blog).files };
}

const ATOM = "{http://www.w3.org/2005/Atom}";

/** Reads the feeds as strictly as can be: each has every post once, by its id, and nothing that runs. */
export function expectSound({ posts, feeds }: Published): void {
  const ids = posts.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { content } of posts) expect(unsafeIn(content)).toEqual([]);

  const [atom, rss, json] = feeds.map(({ text }) => wholeText(text));
  const entries = childrenOf(parseXml(atom ?? ""), `${ATOM}entry`);
  expect(entries.map((entry) => childOf(entry, `${ATOM}id`)?.text)).toEqual(ids);
  for (const entry of entries) expect(entry.children.flatMap(unsafeInAtom)).toEqual([]);

  const items = childrenOf(childOf(parseXml(rss ?? ""), "channel") ?? none, "item");
  expect(items.map((item) => childOf(item, "guid")?.text)).toEqual(ids);

  const feed: { items: JsonItem[] } = JSON.parse(json ?? "");
  expect(feed.items.map(({ id, title }) => [id, title])).toEqual(
    posts.map(({ id, title }) => [id, title]),
  );
  for (const { content_html: html, content_text: text } of feed.items) {
    // One of them has to be there (JSON Feed 1.1, Items).
    expect(html ?? text).toBeDefined();
    expect(unsafeIn(html ?? "")).toEqual([]);
  }
}

interface JsonItem {
  readonly id: string;
  readonly title: string;
  readonly content_html?: string;
  readonly content_text?: string;
}

const none: XmlElement = { name: "", attributes: new Map(), children: [], text: "" };

function unsafeInAtom({ attributes, text }: XmlElement): string[] {
  return attributes.get("type") === "html" ? unsafeIn(text) : [];
}
