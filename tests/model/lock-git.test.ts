/** The lock and the real git: two branches, each with news of its own. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Edition } from "../../src/model/edition.ts";
import { formatLock, parseLock } from "../../src/model/lock-text.ts";
import type { Lock, LockedPost } from "../../src/model/lock.ts";

const day = (n: number) => Date.UTC(2026, 10, n);

function lockedPost(name: string, more: Partial<LockedPost> = {}): LockedPost {
  const id = `tag:blog.example,2026-11-01:/${name}/`;
  return { id, source: `posts/${name}.md`, published: day(1), ...more };
}

function editionOf(n: number, ...names: string[]): Edition {
  const posts = names.map((name) => lockedPost(name).id);
  return { id: `2026-11-${n}`, slot: day(n), window: { from: day(n - 7), to: day(n) }, posts };
}

function lockOf(posts: readonly LockedPost[], editions: readonly Edition[] = []): Lock {
  return { posts: new Map(posts.map((post) => [post.id, post])), editions };
}

/** The lock's text after `git merge` of two branches that begin at the same one. */
function merged(base: Lock, ours: Lock, theirs: Lock): { text: string; conflict: boolean } {
  const folder = mkdtempSync(join(tmpdir(), "postrider-git-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const env = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
  const who = [
    "-c",
    "user.name=A",
    "-c",
    "user.email=a@blog.example",
    "-c",
    "commit.gpgsign=false",
  ];
  const git = (...args: string[]) =>
    execFileSync("git", [...who, ...args], { cwd: folder, env, stdio: "pipe" });
  const commit = (lock: Lock) => {
    writeFileSync(join(folder, "postrider.lock"), formatLock(lock));
    git("add", ".");
    git("commit", "-q", "-m", "x");
  };
  git("init", "-q", "-b", "main");
  writeFileSync(join(folder, ".gitattributes"), "postrider.lock merge=union\n");
  commit(base);
  git("checkout", "-q", "-b", "theirs");
  commit(theirs);
  git("checkout", "-q", "main");
  commit(ours);
  let conflict = false;
  try {
    git("merge", "-q", "-m", "x", "theirs");
  } catch {
    conflict = true;
  }
  return { text: readFileSync(join(folder, "postrider.lock"), "utf8"), conflict };
}

test("two branches that both add posts and editions merge by themselves, and the next build tidies up", () => {
  const [a, m, z] = [lockedPost("a"), lockedPost("m"), lockedPost("z")];
  const [b, c] = [lockedPost("b"), lockedPost("c")];
  const ours = lockOf(
    [{ ...a, edition: "2026-11-16" }, b, m, { ...z, source: "posts/moved/z.md" }],
    [editionOf(16, "a")],
  );
  const theirs = lockOf(
    [a, { ...c, likeness: "aaaaa.bbbbbbbb" }, { ...m, edition: "2026-11-23" }, z],
    [editionOf(23, "m")],
  );
  const { text, conflict } = merged(lockOf([a, m, z]), ours, theirs);
  expect(conflict).toBe(false);
  const { lock, problems } = parseLock(text, "postrider.lock", (path) => path !== "posts/z.md");
  expect(problems).toEqual([]);
  expect(lock && formatLock(lock)).toBe(
    formatLock(
      lockOf(
        [
          { ...a, edition: "2026-11-16" },
          b,
          { ...c, likeness: "aaaaa.bbbbbbbb" },
          { ...m, edition: "2026-11-23" },
          { ...z, source: "posts/moved/z.md" },
        ],
        [editionOf(16, "a"), editionOf(23, "m")],
      ),
    ),
  );
});

test("a slot that both branches made an edition of is told, with both places", () => {
  const posts = [lockedPost("a"), lockedPost("b")];
  const { text } = merged(
    lockOf(posts),
    lockOf([lockedPost("a", { edition: "2026-11-16" }), lockedPost("b")], [editionOf(16, "a")]),
    lockOf([lockedPost("a"), lockedPost("b", { edition: "2026-11-16" })], [editionOf(16, "b")]),
  );
  expect(parseLock(text, "postrider.lock").problems).toMatchObject([
    { code: "lock-edition-twice", place: { line: 6 }, other: { line: 3 } },
  ]);
});
