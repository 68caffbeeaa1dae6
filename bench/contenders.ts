/** The programs that are set beside each other, each with a blog of its own over the same posts. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answerOf, type Call } from "./process.ts";

export const NEWEST = 20;

export interface Contender extends Call {
  readonly name: string;
  /** Puts everything back to the state that the run begins in. */
  prepare(): void;
  /** Titles in each feed that it wrote, in their order; absent where it writes none. */
  feeds?(): readonly (readonly string[])[];
  /** False where the work is done by children, whose memory is not seen from outside. */
  readonly memory: boolean;
}

/** A Postrider blog in `root`, whose posts are in `root/posts`. */
export function postrider(root: string, cli: string): readonly Contender[] {
  const call = {
    command: [process.execPath, cli, "build", "--now", "2026-11-01T12:00Z"],
    cwd: root,
    memory: true,
    feeds: () => ["atom.xml", "rss.xml", "feed.json"].map((file) => titlesIn(root, "public", file)),
  };
  const forget = (): void => {
    for (const path of ["public", ".postrider", "postrider.lock"]) {
      rmSync(join(root, path), { recursive: true, force: true });
    }
  };
  writeFileSync(
    join(root, "postrider.yaml"),
    [
      "site:",
      "  title: Benchmark",
      "  url: https://blog.example/",
      "  description: Posts by the thousand",
      "  timezone: UTC",
      "  author: Postrider",
      "posts:",
      "  folders: [posts]",
      "  permalink: /:year/:month/:day/:slug/",
      "feeds:",
      `  limit: ${NEWEST}`,
      "",
    ].join("\n"),
  );
  return [
    {
      ...call,
      name: "postrider, three feeds, cold",
      command: [...call.command, "--no-preview"],
      prepare: forget,
    },
    { ...call, name: "postrider, and a digest to look at, cold", prepare: forget },
    { ...call, name: "postrider, nothing changed", prepare: () => {} },
  ];
}

/**
 * Hugo over `root/posts`, told to do as little as it can: one RSS feed of the newest posts, no page, no
 * other kind. Nothing where it is not installed.
 */
export function hugo(root: string): readonly Contender[] {
  if (answerOf("hugo", "version") === undefined) return [];
  const [site, out] = [join(root, "hugo"), join(root, "hugo-public")];
  mkdirSync(site, { recursive: true });
  writeFileSync(
    join(site, "hugo.toml"),
    [
      'baseURL = "https://blog.example/"',
      'title = "Benchmark"',
      'disableKinds = ["section", "taxonomy", "term", "404", "sitemap", "robotsTXT"]',
      "[outputs]",
      'home = ["RSS"]',
      "[services.rss]",
      `limit = ${NEWEST}`,
      "[[cascade]]",
      "[cascade._build]",
      'render = "link"',
      "[cascade._target]",
      'kind = "page"',
      "",
    ].join("\n"),
  );
  const given = [
    "--quiet",
    "--source",
    site,
    "--contentDir",
    join(root, "posts"),
    "--destination",
    out,
  ];
  return [
    {
      name: "hugo, RSS only",
      command: ["hugo", ...given],
      cwd: root,
      memory: true,
      feeds: () => [titlesIn(out, "", "index.xml")],
      prepare: () => rmSync(out, { recursive: true, force: true }),
    },
  ];
}

/** What it costs merely to look at every post. */
export function floors(root: string): readonly Contender[] {
  const posts = join(root, "posts");
  const script = join(import.meta.dirname, "read-every-file.ts");
  const nothing = { cwd: root, prepare: () => {} };
  return [
    {
      ...nothing,
      name: "node, read every file",
      command: [process.execPath, script, posts],
      memory: true,
    },
    {
      ...nothing,
      name: "cat, every file",
      command: ["find", posts, "-type", "f", "-exec", "cat", "{}", "+"],
      memory: false,
    },
  ];
}

function titlesIn(root: string, folder: string, file: string): readonly string[] {
  const text = readFileSync(join(root, folder, file), "utf8");
  if (file.endsWith(".json")) {
    const feed = JSON.parse(text) as { readonly items: readonly { readonly title: string }[] };
    return feed.items.map(({ title }) => title);
  }
  const posts = text.split(/<(?:item|entry)>/).slice(1);
  return posts.map((post) => /<title[^>]*>(?:<!\[CDATA\[)?([^<\]]*)/.exec(post)?.[1] ?? "");
}
