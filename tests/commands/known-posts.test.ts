/** The index on disk: what it knows, and when it is not to be trusted. */
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { keepPosts, knownPosts } from "../../src/commands/known-posts.ts";
import type { Memory } from "../../src/posts/memory.ts";
import { postrider, temporaryFolder } from "./postrider.ts";

const POSTS = 120;
const FILE = ".postrider/posts.json";
const BUILD = ["build", "--no-preview", "--now", "2026-11-23T08:00Z"];
const LONG_AGO = new Date("2026-01-01");

let blog = "";
beforeEach(() => {
  const names = Array.from({ length: POSTS }, (_, n) => `posts/${n}.md`);
  blog = temporaryFolder({
    "postrider.yaml":
      "site: { title: A blog, url: https://blog.example/, language: en, timezone: UTC, author: Ada }\nposts: { dialect: plain }\n",
    ...Object.fromEntries(names.map((name, n) => [name, post(n)])),
  });
  for (const name of names) utimesSync(join(blog, name), LONG_AGO, LONG_AGO);
});

describe("an index", () => {
  test("is written by a build, and a blog built with it is the same", async () => {
    await postrider(blog, BUILD);
    expect(sizeOf(knownPosts(blog))).toBe(POSTS);
    writeFileSync(join(blog, "posts/7.md"), post(7115));
    await postrider(blog, BUILD);
    const withIndex = output();
    expect(withIndex["public/atom.xml"]).toContain("Post 7115");
    for (const gone of ["public", ".postrider"]) rmSync(join(blog, gone), { recursive: true });
    await postrider(blog, BUILD);
    expect(output()).toEqual(withIndex);
  });

  test("does not vouch for a file that changed when it was being read", async () => {
    await postrider(blog, BUILD);
    const memory = knownPosts(blog);
    if (!memory) throw new Error("there is no index");
    const now = Date.now();
    // One that took a minute began before a file of thirty seconds ago was written.
    const at = new Date(now - 30_000);
    keepPosts(blog, stamped(memory, "posts/1.md", at.getTime()), 0);
    expect(sizeOf(knownPosts(blog))).toBe(POSTS);
    rmSync(join(blog, FILE));
    keepPosts(blog, stamped(memory, "posts/1.md", at.getTime()), 60_000);
    expect(sizeOf(knownPosts(blog))).toBe(POSTS - 1);
    rmSync(join(blog, FILE));
    keepPosts(blog, stamped(memory, "posts/1.md", now), 0);
    expect(sizeOf(knownPosts(blog))).toBe(POSTS - 1);
  });

  test.each([
    ["gone", () => rmSync(join(blog, FILE))],
    ["empty", () => writeFileSync(join(blog, FILE), "")],
    ["cut off", () => rewrite((text) => text.slice(0, -100))],
    ["changed in one letter", () => rewrite((text) => text.replace("Post 5", "Post 6"))],
    ["another version's", () => rewrite((text) => text.replace(/^\S+/, "0.0.0"))],
    ["another Node's", () => rewrite((text) => text.replace(/^(\S+) \S+/, "$1 v24.0.0"))],
  ])("that is %s is none", async (_what, spoil) => {
    await postrider(blog, BUILD);
    const before = output();
    spoil();
    expect(knownPosts(blog)).toBeUndefined();
    utimesSync(join(blog, "posts/3.md"), new Date(), new Date());
    const again = await postrider(blog, BUILD);
    expect(again.stderr).toBe("");
    expect(output()).toEqual(before);
  });

  test("is not kept for a blog of few posts", () => {
    mkdirSync(join(blog, ".postrider"), { recursive: true });
    keepPosts(blog, { now: 0, folders: new Map() }, 0);
    expect(knownPosts(blog)).toBeUndefined();
  });
});

function post(n: number): string {
  const day = new Date(Date.UTC(2026, 0, 1) + (n % 300) * 86_400_000).toISOString().slice(0, 10);
  return `---\ntitle: Post ${n}\ndate: ${day}\n---\nText ${n}.\n`;
}

function rewrite(change: (text: string) => string): void {
  writeFileSync(join(blog, FILE), change(readFileSync(join(blog, FILE), "utf8")));
}

function output(): Record<string, string> {
  const paths = ["public/atom.xml", "public/feed.json", "postrider.lock"];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(blog, path), "utf8")]));
}

function sizeOf(memory: Memory | undefined): number | undefined {
  return memory?.folders.get("posts")?.posts.size;
}

function stamped(memory: Memory, path: string, modified: number): Memory {
  const folders = Array.from(memory.folders, ([folder, { key, posts }]) => {
    const known = posts.get(path);
    const changed = known ? new Map(posts).set(path, { ...known, modified }) : posts;
    return [folder, { key, posts: changed }] as const;
  });
  return { ...memory, folders: new Map(folders) };
}
