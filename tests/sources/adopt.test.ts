import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_LOCK, type Lock } from "../../src/model/lock.ts";
import { formatLock, parseLock } from "../../src/model/lock-text.ts";
import { adoptIds } from "../../src/sources/adopt.ts";
import type { SourceEntry, SourceFeed } from "../../src/sources/entry.ts";
import { matchEntries } from "../../src/sources/match-entries.ts";
import { type Files, scan } from "../posts/blog.ts";

const OPTIONS = { permalink: "/:year/:slug/" };
const FILES = {
  "posts/2026-11-20-one.md": "---\ntitle: One\n---\nText of one.\n",
  "posts/2026-11-19-two.md": "---\ntitle: Two\n---\nText of two.\n",
};

function entry(id: string, more: Partial<SourceEntry> = {}): SourceEntry {
  return { id, title: "", base: "https://blog.example/", authors: [], tags: [], ...more };
}

/** The blog after one feed after the other was adopted, the lock written and read in between. */
function adopted(
  files: Files,
  feeds: readonly (readonly [SourceFeed["format"], readonly SourceEntry[]])[],
  stored: Lock = EMPTY_LOCK,
) {
  let lock = stored;
  for (const [format, entries] of feeds) {
    const found = scan(files, { ...OPTIONS, lock });
    const pairs = matchEntries(entries, found.heads, found.lock);
    const made = adoptIds(pairs, format, found.lock, lock);
    const read = parseLock(formatLock(made.lock), "postrider.lock");
    expect(read.problems).toEqual([]);
    lock = read.lock ?? EMPTY_LOCK;
  }
  const { heads, lock: after } = scan(files, { ...OPTIONS, lock });
  return {
    heads,
    lock: after,
    names: heads.map(({ id, guid }) => ({ id, ...(guid && { guid }) })),
  };
}

const ONE = { url: "https://blog.example/2026/one/" };
const TWO = { url: "https://blog.example/2026/two/" };
const MINTED = "tag:blog.example,2026-11-20:/2026/one/";

describe("an entry tells of the post", () => {
  test.each<[string, Partial<SourceEntry>]>([
    ["at its address", ONE],
    ["over another protocol", { url: "http://blog.example/2026/one/" }],
    ["with www", { url: "https://www.blog.example/2026/one" }],
    ["with an index", { url: "https://blog.example/2026/one/index.html" }],
    ["as a page", { url: "https://blog.example/2026/one.html#top" }],
    ["followed by trackers", { url: "https://blog.example/2026/one/?utm_source=a&utm_medium=b" }],
    ["on another domain, with its title", { url: "https://old.example/2026/one", title: "One" }],
    ["with title and instant", { title: "ONE!", published: Date.UTC(2026, 10, 20) }],
    ["with title and about the day", { title: "One", published: Date.UTC(2026, 10, 21, 9) }],
  ])("%s", (_, more) => {
    const { names } = adopted(FILES, [["rss", [entry("urn:x:1", more)]]]);
    expect(names).toContainEqual({ id: "urn:x:1" });
  });

  test.each<[string, Partial<SourceEntry>]>([
    ["on another domain with another title", { url: "https://old.example/2026/one", title: "Uno" }],
    ["with its title, of another day", { title: "One", published: Date.UTC(2026, 10, 24) }],
    ["with its title and no day", { title: "One" }],
    ["of its day", { title: "Else", published: Date.UTC(2026, 10, 20) }],
  ])("but not %s", (_, more) => {
    const { names } = adopted(FILES, [["rss", [entry("urn:x:1", more)]]]);
    expect(names[0]).toEqual({ id: MINTED });
  });

  test("and none of two that have its address", () => {
    const { names } = adopted(FILES, [["rss", [entry("urn:x:1", ONE), entry("urn:x:2", ONE)]]]);
    expect(names[0]).toEqual({ id: MINTED });
  });
});

describe("what a feed called a post", () => {
  test("is its id where it is an IRI, stands beside it where Atom would not have it", () => {
    const { names, lock } = adopted(FILES, [["rss", [entry("urn:x:1", ONE), entry("17", TWO)]]]);
    expect(names).toEqual([
      { id: "urn:x:1" },
      { id: "tag:blog.example,2026-11-19:/2026/two/", guid: "17" },
    ]);
    expect(Array.from(lock.posts.values(), ({ edition }) => edition)).toEqual([
      "archive",
      "archive",
    ]);
  });

  test("is its id to the letter where that feed was Atom", () => {
    const odd = "HTTP://Blog.Example:80/%7e \\u0020 é";
    expect(adopted(FILES, [["atom", [entry(odd, ONE)]]]).names[0]).toEqual({ id: odd });
  });

  test("in Atom and in RSS is adopted from both, in whatever order", () => {
    const atom = ["atom", [entry("urn:atom:1", ONE)]] as const;
    for (const guid of ["17", "urn:rss:1"]) {
      const rss = ["rss", [entry(guid, ONE)]] as const;
      for (const feeds of [
        [atom, rss],
        [rss, atom],
        [rss, atom, rss, atom],
      ]) {
        expect(adopted(FILES, feeds).names[0]).toEqual({ id: "urn:atom:1", guid });
      }
    }
  });

  test("does not make a post known that was published from the lock and waits", () => {
    const { lock } = scan(FILES, OPTIONS);
    const own = [...lock.posts.keys()].map((id) => entry(id));
    expect(adopted(FILES, [["atom", own]], lock).lock).toEqual(lock);
  });

  test("stands in the editions that had the post before", () => {
    const { lock } = scan(FILES, OPTIONS);
    const edition = { id: "e", slot: 1, window: { from: 0, to: 1 }, posts: [MINTED] };
    const mailed = { ...lock, editions: [edition] };
    const after = adopted(FILES, [["rss", [entry("urn:x:1", ONE)]]], mailed);
    expect(after.lock.editions).toMatchObject([{ posts: ["urn:x:1"] }]);
  });

  test("stays beside an id that the post's header says", () => {
    const files = {
      ...FILES,
      "posts/2026-11-20-one.md": "---\ntitle: One\nid: mine\n---\nText.\n",
    };
    const { names } = adopted(files, [["rss", [entry("urn:x:1", ONE)]]]);
    expect(names[0]).toEqual({ id: "tag:blog.example,2026-11-20:mine", guid: "urn:x:1" });
  });

  test("comes out again as it went in, whatever it is, and once more changes nothing", () => {
    const id = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(id, fc.constantFrom("atom", "rss", "rdf", "json"), (known, format) => {
        const feed = [format, [entry(known, ONE)]] as const;
        const once = adopted(FILES, [feed]);
        const [name] = once.names;
        expect(format === "atom" ? name?.id : (name?.guid ?? name?.id)).toBe(known);
        expect(adopted(FILES, [feed], once.lock).lock).toEqual(once.lock);
      }),
      { numRuns: 50 },
    );
  });
});
