import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { projectFiles } from "../../src/io/project-files.ts";
import { projectTree } from "../../src/io/project-tree.ts";
import { isClosedFile, stampOf } from "../../src/io/stamp.ts";
import { temporaryFolder } from "../commands/postrider.ts";

test("gives as many bytes of a file as it is asked for, whatever its size", () => {
  const root = temporaryFolder();
  const files = projectFiles(root);
  const sizes = [0, 1, 4095, 4096, 65_535, 65_536, 65_537, 3_000_000];
  const whole = new Map(sizes.map((size) => [`${size}.md`, Buffer.alloc(size, `${size} bytes `)]));
  for (const [path, bytes] of whole) writeFileSync(join(root, path), bytes);
  const read = [4096, 65_536, 65_537, 5_000_000, undefined].flatMap((limit) =>
    Array.from(whole, ([path, bytes]) => {
      return { bytes: files.read(path, limit), meant: bytes.subarray(0, limit) };
    }),
  );
  // All at once at the end: none was read over another.
  for (const { bytes, meant } of read) expect(bytes && meant.equals(bytes)).toBe(true);
});

test("a pipe holds nobody up, and is told where a post might be", () => {
  const root = temporaryFolder({ "posts/a.md": "A" });
  execFileSync("sh", ["-c", `mkfifo "$0"`, join(root, "posts/b.md")]);
  symlinkSync("b.md", join(root, "posts/c.md"));
  const files = projectFiles(root);
  expect(files.list("posts").map(({ path }) => path)).toEqual(["posts/a.md"]);
  expect(files.unread("posts")).toEqual(
    ["posts/b.md", "posts/c.md"].map((path) => ({ path, isFolder: false, because: "no-file" })),
  );
  expect(files.read("posts/b.md")?.length ?? 0).toBe(0);
  expect(files.read("posts/b.md", 10)?.length ?? 0).toBe(0);
});

test("tells of links that lead away, and of what is only named twice does not", () => {
  const root = temporaryFolder({
    "posts/a.md": "A",
    "posts/deep/b.md": "B",
    "elsewhere/c.md": "C",
  });
  symlinkSync("../elsewhere/c.md", join(root, "posts/out.md"));
  symlinkSync("../elsewhere", join(root, "posts/folder"));
  symlinkSync("deep/b.md", join(root, "posts/in.md"));
  symlinkSync("deep", join(root, "posts/again"));
  symlinkSync(".", join(root, "posts/self"));
  const files = projectFiles(root);
  // Asked for first, it is listed for that.
  expect(files.unread("posts")).toEqual([
    { path: "posts/folder", isFolder: true, because: "leads-out" },
    { path: "posts/out.md", isFolder: false, because: "leads-out" },
  ]);
  expect(files.list("posts").map(({ path }) => path)).toEqual([
    "posts/a.md",
    "posts/deep/b.md",
    "posts/in.md",
  ]);
  expect(files.unread("nowhere")).toEqual([]);
});

test("what may not be opened is told or not there, and throws nothing", () => {
  const root = temporaryFolder({ "posts/a.md": "A", "posts/b.md": "B", "posts/deep/c.md": "C" });
  mkdirSync(join(root, "closed"));
  for (const path of ["posts/b.md", "posts/deep", "closed"]) chmodSync(join(root, path), 0);
  onTestFinished(() => {
    for (const path of ["posts/deep", "closed"]) chmodSync(join(root, path), 0o700);
  });
  const asAnybody = asNobody(() => {
    const files = projectFiles(root);
    return {
      listed: files.list("posts").map(({ path }) => path),
      unread: [...files.unread("posts"), ...files.unread("closed")],
      read: files.read("posts/b.md"),
      head: files.read("posts/b.md", 10),
      entries: projectTree(root).entries("closed"),
      closed: ["posts/a.md", "posts/b.md", "none.md"].map((path) => isClosedFile(root, path)),
    };
  });
  expect(asAnybody).toEqual({
    listed: ["posts/a.md", "posts/b.md"],
    unread: ["posts/deep", "closed"].map((path) => {
      return { path, isFolder: true, because: "forbidden" };
    }),
    read: undefined,
    head: undefined,
    entries: [],
    closed: [false, true, false],
  });

  /** To root nothing is closed. */
  function asNobody<Result>(act: () => Result): Result {
    if (process.geteuid?.() !== 0) return act();
    chmodSync(root, 0o755);
    process.seteuid?.(65_534);
    try {
      return act();
    } finally {
      process.seteuid?.(0);
    }
  }
});

test("finds nothing in a folder, behind a file and where there is nothing", () => {
  const root = temporaryFolder({ "posts/a.md": "A" });
  for (const path of ["posts", "posts/a.md/b", "gone.md"]) {
    expect(projectFiles(root).read(path, 10)).toBeUndefined();
    expect(projectFiles(root).read(path, 1_000_000)).toBeUndefined();
    expect(projectFiles(root).read(path)).toBeUndefined();
  }
});

test("has no stamp of what no disk could have, as a post may name it", () => {
  const root = temporaryFolder({ "a.md": "A" });
  expect(stampOf(root, "a.md")?.bytes).toBe(1);
  for (const path of ["b.md", "a.md/b.md", `${"ä".repeat(200)}.md`, "a\u0000.md"]) {
    expect(stampOf(root, path)).toBeUndefined();
  }
});
