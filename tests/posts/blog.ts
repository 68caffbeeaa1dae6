/** A blog in memory, for the tests of this room. */
import type { Config, Dialect } from "../../src/model/config.ts";
import { EMPTY_LOCK, type Lock } from "../../src/model/lock.ts";
import type { ProjectFiles } from "../../src/model/ports.ts";
import type { PostHead } from "../../src/model/post.ts";
import { compareText, type Problem } from "../../src/model/problem.ts";
import type { SiteRules } from "../../src/model/site-rules.ts";
import { type Scan, scanPosts } from "../../src/posts/scan.ts";

export const NOW = Date.parse("2026-11-23T08:00:00Z");

export interface BlogOptions {
  readonly dialect?: Dialect;
  readonly permalink?: string;
  readonly folders?: readonly string[];
  /** Absent: no zone is set, and UTC is assumed. */
  readonly zone?: string;
  readonly url?: string;
  readonly language?: string;
  readonly rules?: SiteRules;
  readonly lock?: Lock;
  readonly now?: number;
}

export function configOf(options: BlogOptions = {}): Config {
  return {
    site: {
      title: "A blog",
      url: options.url ?? "https://blog.example/",
      description: "",
      language: options.language ?? "en",
      direction: "ltr",
      timeZone: options.zone ?? "UTC",
      timeZoneGiven: options.zone !== undefined,
      authors: [],
      postalAddress: [],
    },
    posts: {
      folders: options.folders ?? ["posts"],
      permalink: options.permalink ?? "/:year/:month/:slug/",
      dialect: options.dialect ?? "plain",
      ...(options.rules && { rules: options.rules }),
    },
    output: "public",
    feeds: {
      formats: ["atom"],
      files: { atom: "atom.xml", rss: "rss.xml", json: "feed.json" },
      limit: 20,
      content: "full",
    },
    digest: { cadence: { every: "post" } },
  };
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function filesOf(files: Files): ProjectFiles {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    ]),
  );
  return {
    list: (folder) =>
      [...bytes]
        .filter(([path]) => folder === "." || path.startsWith(`${folder}/`))
        .map(([path, content]) => ({ path, bytes: content.length, modified: 0 }))
        .toSorted((a, b) => compareText(a.path, b.path)),
    unread: () => [],
    read: (path, limit) => bytes.get(path)?.subarray(0, limit),
  };
}

export function scan(files: Files, options: BlogOptions = {}): Scan {
  const { lock = EMPTY_LOCK, now = NOW } = options;
  return scanPosts(configOf(options), lock, filesOf(files), now);
}

/** The one post of a file with that text. */
export function post(
  text: string | Uint8Array,
  options: BlogOptions & { path?: string } = {},
): PostHead {
  const { heads, leftOut, problems } = scan({ [options.path ?? "posts/hello.md"]: text }, options);
  const [head] = heads;
  if (!head) throw new Error(`no post: ${JSON.stringify({ leftOut, problems })}`);
  return head;
}

/** Errors and warnings: what a person has to mend. */
export function found({ problems }: Scan): Problem[] {
  return problems.filter(({ level }) => level !== "note");
}

export function codes(result: Scan): string[] {
  return found(result).map(({ code }) => code);
}

export function rfc3339(instant: number): string {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}
