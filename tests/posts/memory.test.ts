/** What a scan remembers makes the next one faster, and never other. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import type { ProjectFiles } from "../../src/model/ports.ts";
import type { Memory } from "../../src/posts/memory.ts";
import { type Scan, scanPosts } from "../../src/posts/scan.ts";
import { type BlogOptions, configOf, filesOf, NOW } from "./blog.ts";

type Folder = ReadonlyMap<string, { readonly text: string; readonly modified: number }>;

const PATHS = [
  "posts/a.md",
  "posts/b.md",
  "posts/2025-03-01-dated.md",
  "posts/trip/index.md",
  "posts/trip/2025-04-01-day.md",
  "posts/trip/notes.txt",
  "posts/fr/c.md",
  "posts/en/d.md",
  "posts/_drafts/e.md",
  "posts/a.html",
];
const TEXTS = [
  "---\ntitle: One\ndate: 2025-01-01\n---\nText.",
  "---\ntitle: Two\ndate: 2025-01-01\n---\nText.",
  "---\ntitle: Same\ndate: 2025-01-02T10:00:00Z\nauthor: ada\ntags: [x]\n---\nText.",
  "---\ndate: 2025-01-03\npermalink: /p/\nid: me\naliases: [/old/]\n---\n# Heading\n",
  "---\ntitle: Ends\ndate: 2025-01-04\nexpiryDate: 2026-12-01\n---\n",
  "---\ntitle: Later\ndate: 2026-12-05\n---\n",
  "---\ntitle: Changed later\ndate: 2025-01-05\nupdated: 2026-12-10\n---\n",
  "---\ntitle: Unclear\ndate: 2025-01-06\ndraft: perhaps\n---\n",
  "---\ntitle: Draft\ndate: 2025-01-07\ndraft: true\n---\n",
  "---\ntitle: Back\ndate: 2025-01-08\nretracted: true\n---\n",
  "---\ntitle: [broken\n---\n",
  "No header at all.",
  "",
];
const DATA = ['{ "author": "Grace" }', '{ "language": "fr", "permalink": "/x/:slug/" }'];
const SITES: readonly BlogOptions[] = [
  {},
  { permalink: "/:title/" },
  { zone: "Europe/Berlin" },
  { dialect: "jekyll" },
  { dialect: "hugo" },
  { folders: ["posts", "posts/trip"] },
];

const edit = fc.oneof(
  fc.record({ is: fc.constant("write"), at: fc.nat(), to: fc.constantFrom(...TEXTS) }),
  fc.record({ is: fc.constant("remove"), at: fc.nat() }),
  fc.record({ is: fc.constant("rename"), at: fc.nat(), to: fc.constantFrom(...PATHS) }),
  fc.record({ is: fc.constant("touch"), at: fc.nat() }),
  fc.record({ is: fc.constant("data"), to: fc.constantFrom(...DATA) }),
  fc.record({ is: fc.constant("authors"), to: fc.constantFrom("ada: Ada\n", "ada: Ada L.\n") }),
  fc.record({ is: fc.constant("site"), to: fc.constantFrom(...SITES) }),
  fc.record({ is: fc.constant("wait"), days: fc.integer({ min: -10, max: 30 }) }),
);

test("whatever happens to a blog, remembering gives what reading gives", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      let files: Folder = new Map(
        TEXTS.slice(0, 4).map((text, n) => [PATHS[n] ?? "", { text, modified: -n }]),
      );
      let site: BlogOptions = {};
      let now = NOW;
      let memory: Memory | undefined;
      for (const [step, each] of edits.entries()) {
        if ("days" in each) now += each.days * 86_400_000;
        else if (each.is === "site" && typeof each.to === "object") site = each.to;
        else files = edited(files, each, step + 1);
        const read = scanned(files, site, now);
        const recalled = scanned(files, site, now, memory);
        expect(withoutMemory(recalled)).toEqual(withoutMemory(read));
        // What it goes through on its way to the next scan.
        if (recalled.memory) memory = structuredClone(recalled.memory);
      }
    }),
    { numRuns: 250 },
  );
});

describe("with a memory", () => {
  const blog: Folder = new Map(
    Array.from({ length: 30 }, (_, n) => {
      return [`posts/${n}.md`, { text: TEXTS[n % 3] ?? "", modified: 0 }];
    }),
  );

  test("only what has changed is read, and what has not is not remembered anew", () => {
    const { memory } = scanned(blog, {}, NOW);
    const read: string[] = [];
    expect(scanned(blog, {}, NOW, memory, read).memory).toBeUndefined();
    expect(read).toEqual([]);
    const changed = new Map(blog).set("posts/7.md", { text: TEXTS[2] ?? "", modified: 5 });
    expect(scanned(changed, {}, NOW, memory, read).memory).toBeDefined();
    expect(read).toEqual(["posts/7.md"]);
  });

  test("what is nearly right stays as it is", () => {
    const large: Folder = new Map(
      Array.from({ length: 300 }, (_, n) => [
        `posts/${n}.md`,
        { text: TEXTS[0] ?? "", modified: 0 },
      ]),
    );
    const { memory } = scanned(large, {}, NOW);
    const touched = (count: number): Folder =>
      new Map(
        [...large].map(([path, file], n) => [path, n < count ? { ...file, modified: 5 } : file]),
      );
    const read: string[] = [];
    expect(scanned(touched(2), {}, NOW, memory, read).memory).toBeUndefined();
    expect(read).toHaveLength(2);
    expect(scanned(touched(4), {}, NOW, memory).memory).toBeDefined();
  });

  test("all is read again where the settings are others, or the clock has been put back", () => {
    const { memory } = scanned(blog, {}, NOW);
    for (const [site, now] of [
      [{ permalink: "/other/:title/" }, NOW],
      [{}, NOW - 1],
    ] as const) {
      const read: string[] = [];
      scanned(blog, site, now, memory, read);
      expect(read).toHaveLength(30);
    }
  });

  test("a post that has expired meanwhile is read again", () => {
    const ending = new Map([["posts/a.md", { text: TEXTS[4] ?? "", modified: 0 }]]);
    const { memory, until } = scanned(ending, {}, NOW);
    expect(until).toBe(Date.parse("2026-12-01T00:00Z"));
    expect(scanned(ending, {}, (until ?? 0) - 1, memory).heads).toHaveLength(1);
    expect(scanned(ending, {}, until ?? 0, memory).leftOut).toMatchObject([{ reason: "hidden" }]);
  });
});

function edited(
  files: Folder,
  each: { is: string; at?: number; to?: unknown },
  modified: number,
): Folder {
  const next = new Map(files);
  const place = each.at ?? 0;
  const there = [...next.keys()];
  const path = there[place % Math.max(1, there.length)] ?? "posts/a.md";
  const file = next.get(path);
  const text = String(each.to);
  if (each.is === "write") next.set(PATHS[place % PATHS.length] ?? "", { text, modified });
  if (each.is === "remove") next.delete(path);
  if (each.is === "touch" && file) next.set(path, { ...file, modified });
  if (each.is === "data") next.set("posts/posts.json", { text, modified });
  if (each.is === "authors") next.set("posts/authors.yml", { text, modified });
  if (each.is === "rename" && file) {
    next.delete(path);
    next.set(text, file);
  }
  return next;
}

function scanned(
  files: Folder,
  site: BlogOptions,
  now: number,
  memory?: Memory,
  read: string[] = [],
): Scan {
  const plain = filesOf(Object.fromEntries([...files].map(([path, { text }]) => [path, text])));
  const stamped: ProjectFiles = {
    list: (folder) =>
      plain
        .list(folder)
        .map((file) => ({ ...file, modified: files.get(file.path)?.modified ?? 0 })),
    unread: () => [],
    read(path, limit) {
      const bytes = plain.read(path, limit);
      if (bytes && /\d\.md$/.test(path)) read.push(path);
      return bytes;
    },
  };
  return scanPosts(configOf(site), EMPTY_LOCK, stamped, now, memory);
}

function withoutMemory({ memory: _memory, ...rest }: Scan) {
  return rest;
}
