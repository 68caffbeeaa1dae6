/**
 * What writing feeds adds to rendering their posts, and how that compares with the packages that write
 * feeds for others: all three formats of every post, in full. Everything happens in one process, and the
 * contenders take turns.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Feed } from "feed";
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import { readConfig } from "../src/config/read-config.ts";
import { writeFeeds } from "../src/feeds/write.ts";
import { projectFiles } from "../src/io/project-files.ts";
import type { Config } from "../src/model/config.ts";
import { EMPTY_LOCK } from "../src/model/lock.ts";
import { wholeText } from "../src/model/output.ts";
import type { Post } from "../src/model/post.ts";
import { POSTRIDER } from "../src/model/version.ts";
import { readBlog } from "../src/pipeline.ts";
import { median, table } from "./figures.ts";
import { makeCorpus } from "./make-corpus.ts";

/** Something that is timed, after what is not; what it returns keeps the work from being left out. */
interface Task {
  readonly name: string;
  readonly prepare: () => () => readonly string[];
  readonly times: number[];
  bytes?: number;
}

/** `npm run bench -- feeds [--posts N] [--rounds N]`: the figures go to stdout, as Markdown. */
export async function feeds(given: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      posts: { type: "string", default: "10000" },
      rounds: { type: "string", default: "7" },
    },
  });
  const root = mkdtempSync(join(tmpdir(), "postrider-bench-"));
  try {
    makeCorpus(Number(values.posts), join(root, "posts"));
    const config = configured(Number(values.posts));
    const posts = renderer(root, config)();
    const tasks: Task[] = [
      {
        name: "rendering the posts",
        prepare: () => {
          const render = renderer(root, config);
          return () => render().map(({ id }) => id);
        },
      },
      { name: "Postrider", prepare: () => () => withPostrider(posts, config) },
      { name: "feed", prepare: () => () => withFeed(posts, config) },
      { name: "feedsmith", prepare: () => () => withFeedsmith(posts, config) },
    ].map((task) => ({ ...task, times: [] }));
    for (const task of tasks) task.bytes = Buffer.byteLength(task.prepare()().join(""));
    for (let round = 0; round < Number(values.rounds); round++) {
      process.stderr.write(`round ${round + 1} of ${values.rounds}\n`);
      for (const task of tasks) task.times.push(timed(task.prepare()));
    }
    process.stdout.write(`${heading(values.posts, values.rounds)}\n\n${figures(tasks)}\n`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function configured(limit: number): Config {
  const { config } = readConfig(
    `site: { title: Benchmark, url: https://blog.example/, timezone: UTC, author: Postrider }\nfeeds: { limit: ${limit} }\n`,
    "postrider.yaml",
  );
  if (!config) throw new Error("the benchmark's configuration is wrong");
  return config;
}

/** Heads are read before the clock starts: a build reads them whether it writes feeds or not. */
function renderer(root: string, config: Config): () => readonly Post[] {
  const now = Date.UTC(2026, 10, 1, 12);
  const blog = readBlog({ config, lock: EMPTY_LOCK, files: projectFiles(root), now });
  return () => blog.heads.map((head) => blog.render(head).post);
}

function timed(work: () => readonly string[]): number {
  const started = performance.now();
  const texts = work();
  const milliseconds = performance.now() - started;
  if (texts.length === 0) throw new Error("nothing was made");
  return milliseconds;
}

function withPostrider(posts: readonly Post[], { site, feeds: settings }: Config) {
  return writeFeeds(posts, site, settings, POSTRIDER).map(({ text }) => wholeText(text));
}

function withFeed(posts: readonly Post[], { site }: Config): readonly string[] {
  const feed = new Feed({
    id: site.url,
    title: site.title,
    link: site.url,
    description: site.title,
    language: site.language,
    copyright: "",
    updated: new Date(posts[0]?.updated ?? 0),
    feedLinks: { atom: `${site.url}atom.xml`, json: `${site.url}feed.json` },
  });
  for (const post of posts) {
    feed.addItem({
      id: post.id,
      title: post.title,
      link: post.url,
      description: post.summary,
      content: post.content,
      date: new Date(post.updated),
      published: new Date(post.published),
      // It throws where nobody is named.
      author: (post.authors.length > 0 ? post.authors : site.authors).map(({ name }) => ({ name })),
      category: post.tags.map((name) => ({ name, term: name })),
    });
  }
  return [feed.atom1(), feed.rss2(), feed.json1()];
}

function authorsOf({ authors }: Post): { name: string }[] {
  return authors.map(({ name }) => ({ name }));
}

function withFeedsmith(posts: readonly Post[], { site }: Config): readonly string[] {
  const atom = generateAtomFeed({
    id: site.url,
    title: { value: site.title },
    updated: new Date(posts[0]?.updated ?? 0),
    links: [{ href: `${site.url}atom.xml`, rel: "self" }],
    entries: posts.map((post) => ({
      id: post.id,
      title: { value: post.title },
      updated: new Date(post.updated),
      published: new Date(post.published),
      links: [{ href: post.url, rel: "alternate" }],
      summary: { value: post.summary },
      content: { value: post.content, type: "html" },
      authors: authorsOf(post),
      categories: post.tags.map((term) => ({ term })),
    })),
  });
  const rss = generateRssFeed({
    title: site.title,
    link: site.url,
    description: site.title,
    language: site.language,
    items: posts.map((post) => ({
      title: post.title,
      link: post.url,
      guid: { value: post.id, isPermaLink: false },
      pubDate: new Date(post.published),
      description: post.summary,
      content: { encoded: post.content },
      dc: { creators: post.authors.map(({ name }) => name) },
      categories: post.tags.map((name) => ({ name })),
    })),
  });
  const json = generateJsonFeed({
    title: site.title,
    home_page_url: site.url,
    feed_url: `${site.url}feed.json`,
    items: posts.map((post) => ({
      id: post.id,
      url: post.url,
      title: post.title,
      summary: post.summary,
      content_html: post.content,
      date_published: new Date(post.published),
      date_modified: new Date(post.updated),
      authors: authorsOf(post),
      tags: [...post.tags],
    })),
  });
  return [atom, rss, JSON.stringify(json)];
}

function figures(tasks: readonly Task[]): string {
  const [rendering] = tasks;
  const rows = tasks.map(({ name, times, bytes = 0 }) => [
    name,
    median(times).toFixed(0),
    Math.min(...times).toFixed(0),
    rendering ? shareOf(times, rendering.times) : "",
    name === rendering?.name ? "" : (bytes / 1_000_000).toFixed(0),
  ]);
  return table(["", "median ms", "fastest ms", "× rendering", "MB"], rows);
}

// Round by round, so that what slows a whole round down drops out.
function shareOf(times: readonly number[], rendering: readonly number[]): string {
  return median(times.map((time, round) => time / (rendering[round] ?? Number.NaN))).toFixed(2);
}

function heading(posts: string, rounds: string): string {
  const cores = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}: ${Number(posts).toLocaleString("en-US")} posts in full,`,
    `median of ${rounds} rounds; ${cores.length} × ${cores[0]?.model.trim()}, Node ${process.version.slice(1)}`,
  ].join(" ");
}
