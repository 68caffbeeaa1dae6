import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatLock, parseLock } from "../../src/model/lock-text.ts";

const DAY = "2026-11-20T08:00:00Z";
const EDITION = "edition 2026-11-23 2026-11-23T07:00:00Z 2026-11-16T07:00:00Z";

function read(lines: readonly string[], there: readonly string[] = []) {
  return parseLock(`${lines.join("\n")}\n`, "postrider.lock", (source) => there.includes(source));
}

describe("a lock that disagrees with itself", () => {
  test("because two files that are there have one id", () => {
    const lines = [`post tag:x,2026:/a a.md ${DAY}`, "", `post tag:x,2026:/a b.md ${DAY}`];
    const { lock, problems } = read(lines, ["a.md", "b.md"]);
    expect(lock).toBeUndefined();
    expect(problems).toMatchObject([
      {
        code: "lock-id-twice",
        place: { file: "postrider.lock", line: 3, column: 1, text: lines[2] },
        other: { file: "postrider.lock", line: 1 },
      },
    ]);
  });

  test("because one file has two ids", () => {
    const lines = [`post tag:x,2026:/a a.md ${DAY}`, `post tag:x,2026:/b a.md ${DAY}`];
    const { lock, problems } = read(lines, ["a.md"]);
    expect(lock).toBeUndefined();
    expect(problems).toMatchObject([
      {
        code: "lock-source-twice",
        place: { line: 2, column: 20, length: 4 },
        other: { line: 1, column: 20, length: 4 },
      },
    ]);
    // Of a file that is gone nobody will ever ask which.
    expect(read(lines).problems).toEqual([]);
  });

  test("because an edition has a post that nobody knows", () => {
    const lines = [`${EDITION} tag:x,2026:/a tag:x,2026:/b`, `post tag:x,2026:/a a.md ${DAY}`];
    const { lock, problems } = read(lines);
    expect(lock).toBeUndefined();
    expect(problems).toMatchObject([
      { code: "lock-post-missing", place: { line: 1, column: 76, length: 13 } },
    ]);
  });

  test("because an edition was made twice", () => {
    const post = `post tag:x,2026:/a a.md ${DAY}`;
    const { lock, problems } = read([`${EDITION} tag:x,2026:/a`, EDITION, post]);
    expect(lock).toBeUndefined();
    expect(problems).toMatchObject([
      { code: "lock-edition-twice", place: { line: 2 }, other: { line: 1 } },
    ]);
  });

  test("because of a conflict, told once from its beginning to its end", () => {
    const [a, b] = [`post tag:x,2026:/a a.md ${DAY}`, `post tag:x,2026:/b b.md ${DAY}`];
    const lines = ["<<<<<<< HEAD", a, "||||||| base", "=======", b, ">>>>>>> b"];
    expect(read([...lines, ...lines]).problems).toMatchObject([
      { code: "lock-merge-conflict", place: { line: 1 }, other: { line: 6 } },
      { code: "lock-merge-conflict", place: { line: 7 }, other: { line: 12 } },
    ]);
  });
});

describe("what a merge doubled and nobody doubts", () => {
  test("is one post at the file that is there", () => {
    const lines = [
      `post tag:x,2026:/a old.md ${DAY} in=2026-11-23`,
      `post tag:x,2026:/a new.md ${DAY}`,
    ];
    const { lock, problems } = read(lines, ["new.md"]);
    expect(problems).toEqual([]);
    expect([...(lock?.posts.values() ?? [])]).toMatchObject([
      { source: "new.md", edition: "2026-11-23" },
    ]);
  });

  test("is the same whichever line comes first, and what was mailed stays mailed", () => {
    const mark = fc.option(fc.constantFrom("2026-11-16", "2026-11-23", "archive", "filtered"), {
      nil: undefined,
    });
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((n) => `2026-11-${String(n).padStart(2, "0")}T00:00:00Z`);
    const line = fc
      .record({
        source: fc.constantFrom("a.md", "b.md"),
        day,
        mark,
        updated: fc.option(day, { nil: undefined }),
      })
      .map((post) => {
        const marks = [post.mark && `in=${post.mark}`, post.updated && `updated=${post.updated}`];
        return ["post tag:x,2026:/a", post.source, post.day, ...marks].filter(Boolean).join(" ");
      });
    fc.assert(
      fc.property(line, line, (one, other) => {
        const there = read([one, other], ["a.md"]);
        const back = read([other, one], ["a.md"]);
        expect(there.problems).toEqual([]);
        const text = there.lock && formatLock(there.lock);
        expect(back.lock && formatLock(back.lock)).toBe(text);
        expect(/ in=2026/.test(text ?? "")).toBe(/ in=2026/.test(one + other));
      }),
    );
  });
});
