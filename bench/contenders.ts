/** The programs that are set beside each other, each with a blog of its own over the same posts. */
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
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

/** How many posts a blog's feeds carry. */
export interface Blog {
  readonly root: string;
  /** As many as that, in full. */
  readonly limit: number;
}

/** A Postrider blog in `root`, whose posts are in `root/posts`. */
export function postrider({ root, limit }: Blog, cli: string): readonly Contender[] {
  const command = [process.execPath, cli, "build", "--now", "2026-11-01T12:00Z"];
  const call = {
    command: [...command, "--no-preview"],
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
      `  limit: ${limit}`,
      "  max-bytes: 100 MB",
      "",
    ].join("\n"),
  );
  return [
    { ...call, name: "postrider, and a digest to look at, cold", command, prepare: forget },
    { ...call, name: "postrider, three feeds, cold", prepare: forget },
    { ...call, name: "postrider, one post changed", prepare: () => touch(root) },
    { ...call, name: "postrider, nothing changed", prepare: () => {} },
  ];
}

/** Adds a line to one of the older posts, and makes it look as if that were long ago, as it mostly is. */
function touch(root: string): void {
  const posts = join(root, "posts");
  const path = join(posts, readdirSync(posts).toSorted()[7] ?? "");
  appendFileSync(path, "\nOne more line.\n");
  const at = statSync(path).size;
  utimesSync(path, at, at);
}

/**
 * Hugo over `root/posts`, told to do as little as it can: one RSS feed of the newest posts, no page, no
 * other kind. Nothing where it is not installed. Of more posts than its own feed has by default, it writes the
 * whole text, by a template that is its own but for that, and leaves code as plain as we do.
 */
export function hugo({ root, limit }: Blog): readonly Contender[] {
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
      `limit = ${limit}`,
      "[markup.highlight]",
      "codeFences = false",
      "[[cascade]]",
      "[cascade._build]",
      'render = "link"',
      "[cascade._target]",
      'kind = "page"',
      "",
    ].join("\n"),
  );
  if (limit > NEWEST) {
    mkdirSync(join(site, "layouts"), { recursive: true });
    writeFileSync(join(site, "layouts/index.rss.xml"), FULL_RSS);
  }
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
      name: limit > NEWEST ? "hugo, RSS in full" : "hugo, RSS only",
      command: ["hugo", ...given],
      cwd: root,
      memory: true,
      feeds: () => [titlesIn(out, "", "index.xml")],
      prepare: () => rmSync(out, { recursive: true, force: true }),
    },
  ];
}

const FULL_RSS = `{{- printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\" standalone=\\"yes\\"?>" | safeHTML }}
<rss version="2.0">
  <channel>
    <title>{{ .Site.Title }}</title>
    <link>{{ .Permalink }}</link>
    <description>{{ .Site.Title }}</description>
    {{- range first .Site.Config.Services.RSS.Limit .Site.RegularPages }}
    <item>
      <title>{{ .Title }}</title>
      <link>{{ .Permalink }}</link>
      <pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</pubDate>
      <guid>{{ .Permalink }}</guid>
      <description>{{ .Content | html }}</description>
    </item>
    {{- end }}
  </channel>
</rss>
`;

/** What it costs merely to look at every post. */
export function floors({ root }: Blog): readonly Contender[] {
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
