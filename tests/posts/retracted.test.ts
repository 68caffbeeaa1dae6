import { expect, test } from "vitest";
import { scan } from "./blog.ts";

const KEPT = { "posts/kept.md": "---\ntitle: Kept\ndate: 2026-11-01\n---\n" };

function taken(line: string) {
  return scan({ ...KEPT, "posts/taken.md": `---\ntitle: T\ndate: 2026-11-02\n${line}\n---\n` });
}

test.each([
  ["retracted: true", {}],
  ["retracted: yes", {}],
  ["retracted: 2026-11-20", { when: Date.UTC(2026, 10, 20) }],
  ["withdrawn: 2026-11-20T08:00:00+01:00", { when: Date.UTC(2026, 10, 20, 7) }],
])("`%s` takes a post out of every list, and it is said", (line, retracted) => {
  const { heads, retracted: gone, leftOut, lock, problems } = taken(line);
  expect(heads.map(({ source }) => source)).toEqual(["posts/kept.md"]);
  expect(gone).toMatchObject([{ source: "posts/taken.md", retracted }]);
  expect(leftOut).toMatchObject([{ source: "posts/taken.md", reason: "retracted" }]);
  expect(lock.posts.has(gone[0]?.id ?? "")).toBe(true);
  expect(problems.filter(({ level }) => level === "error")).toEqual([]);
});

test.each(["retracted: false", "retracted:", "retracted: null"])(
  "`%s` takes nothing back",
  (line) => {
    expect(taken(line).heads).toHaveLength(2);
  },
);

test("what is neither yes nor no nor a date counts as taken back, and is said", () => {
  const { retracted, problems } = taken("retracted: perhaps");
  expect(retracted).toHaveLength(1);
  expect(problems.map(({ code }) => code)).toContain("flag-unclear");
});
