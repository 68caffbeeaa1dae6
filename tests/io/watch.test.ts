import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { watchTree } from "../../src/io/watch.ts";
import { temporaryFolder } from "../commands/postrider.ts";

const skip = (folder: string, isLink: boolean) => folder === "out" || isLink;

function watching(poll: boolean) {
  const root = temporaryFolder({ "posts/a.md": "a", "posts/deep/b.md": "b", "out/x.xml": "x" });
  const onChange = vi.fn<() => void>();
  const watched = watchTree(root, { skip, poll, every: 50, onChange });
  onTestFinished(() => watched.close());
  const write = (path: string, text = String(Math.random())) =>
    writeFileSync(join(root, path), text);
  /** How often a change was told after this was done. */
  const after = async (act: () => void): Promise<number> => {
    onChange.mockClear();
    act();
    const patience = 400;
    for (let waited = 0; waited < patience && onChange.mock.calls.length === 0; waited += 10)
      await sleep(10);
    // What belongs to the same burst has been told of by then.
    await sleep(80);
    return onChange.mock.calls.length;
  };
  return { root, write, after, watched };
}

describe.each([
  ["the system tells", false],
  ["one has to look", true],
])("where %s", (_how, poll) => {
  test("a change is heard of, however it is made", async () => {
    const { root, write, after, watched } = watching(poll);
    expect(watched.polled()).toBe(poll ? 3 : 0);
    expect(await after(() => write("posts/a.md"))).toBeGreaterThan(0);
    expect(await after(() => write("posts/deep/new.md"))).toBeGreaterThan(0);
    // As editors save: under another name, and then renamed over it. Twice, as its inode changes.
    for (const text of ["one", "other"]) {
      const saved = await after(() => {
        write("posts/.a.md.tmp", text + text);
        renameSync(join(root, "posts/.a.md.tmp"), join(root, "posts/a.md"));
      });
      expect(saved).toBeGreaterThan(0);
    }
    expect(await after(() => rmSync(join(root, "posts/deep/new.md")))).toBeGreaterThan(0);
  }, 30_000);

  test("a folder that comes later is watched, also one that takes the place of another", async () => {
    const { root, write, after } = watching(poll);
    expect(
      await after(() => mkdirSync(join(root, "posts/2026/11"), { recursive: true })),
    ).toBeGreaterThan(0);
    expect(await after(() => write("posts/2026/11/c.md"))).toBeGreaterThan(0);
    const replaced = await after(() => {
      rmSync(join(root, "posts/deep"), { recursive: true });
      mkdirSync(join(root, "posts/deep"));
    });
    expect(replaced).toBeGreaterThan(0);
    expect(await after(() => write("posts/deep/d.md"))).toBeGreaterThan(0);
  }, 30_000);
});

test("what is of no interest is not heard of", async () => {
  const { root, write, after } = watching(false);
  const elsewhere = temporaryFolder({ "f.md": "f" });
  symlinkSync(elsewhere, join(root, "link"));
  symlinkSync(root, join(root, "posts/round"));
  await sleep(100);
  const noise = ["out/x.xml", "posts/.a.md.swp", "posts/a.md~", "posts/4913", "postrider.db-wal"];
  const heard = await after(() => {
    for (const path of noise) write(path);
    writeFileSync(join(elsewhere, "f.md"), "g");
  });
  expect(heard).toBe(0);
  expect(await after(() => write(".env"))).toBe(1);
});

test("a burst of changes is told once, and a long one meanwhile", async () => {
  const { write, after } = watching(false);
  const short = await after(() => {
    for (let n = 0; n < 200; n++) write(`posts/${n}.md`);
  });
  expect(short).toBe(1);
  let told = 0;
  const writing = setInterval(() => write("posts/a.md"), 5);
  try {
    for (let n = 0; n < 3; n++) told += await after(() => {});
  } finally {
    clearInterval(writing);
  }
  expect(told).toBeGreaterThan(1);
});
