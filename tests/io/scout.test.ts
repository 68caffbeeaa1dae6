/** A thread that reads ahead: with it as without it, the same files. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFiles } from "../../src/io/project-files.ts";
import { filesOf } from "../../src/io/scout/scouted-files.ts";
import { startScout } from "../../src/io/scout/start-scout.ts";
import { HEAD_BYTES } from "../../src/model/markup.ts";
import { temporaryFolder } from "../commands/postrider.ts";

const CODE = new URL("../../src/io/scout/scout.ts", import.meta.url);
const SETTINGS = { config: "postrider.yaml", lastBuild: ".postrider/last-build.json" };
const POSTS = 900;

test.each([
  ["where nothing was built"],
  ["where the thread cannot even start", new URL("file:///nowhere/scout.js")],
] as const)("gives the same as without it %s", (_what, code = CODE) => {
  const root = largeBlog({});
  startScout(code, root, SETTINGS);
  const [ahead, plain] = [filesOf(root), projectFiles(root)];
  const listed = plain.list("blog");
  expect(listed.length).toBe(POSTS + 3);
  expect(ahead.list("blog")).toEqual(listed);
  expect(ahead.unread("blog")).toEqual([
    { path: "blog/link.md", isFolder: false, because: "leads-out" },
  ]);
  // In their order, once more, and from the other end: only the first is as it was meant.
  for (const files of [listed, listed.slice(0, 200), listed.toReversed()]) {
    for (const { path } of files) {
      expect(bytesOf(ahead.read(path, HEAD_BYTES))).toEqual(bytesOf(plain.read(path, HEAD_BYTES)));
    }
  }
  const [first] = listed;
  expect(bytesOf(ahead.read(first?.path ?? ""))).toEqual(bytesOf(plain.read(first?.path ?? "")));
  expect(ahead.read("blog/none.md", HEAD_BYTES)).toBeUndefined();
  expect(ahead.list("elsewhere")).toEqual([]);
});

test("a file that is gone when it is read is gone", () => {
  const root = largeBlog({});
  startScout(CODE, root, SETTINGS);
  const ahead = filesOf(root);
  const [first] = ahead.list("blog");
  rmSync(join(root, first?.path ?? ""));
  // It was read already or it was not: what matters is that nothing throws.
  const bytes = ahead.read(first?.path ?? "", HEAD_BYTES);
  expect(bytes === undefined || bytes.length > 0).toBe(true);
});

test.each([
  ["a small folder", { "postrider.yaml": "", "posts/a.md": "A" }],
  ["a folder without settings", { "posts/a.md": "A" }],
  ["a folder that is not there", { "postrider.yaml": "posts: { folders: [gone] }" }],
])("is not sent for %s", (_what, files) => {
  const root = temporaryFolder(files);
  startScout(new URL("file:///nowhere/scout.js"), root, SETTINGS);
  expect(isSent(root)).toBe(false);
});

test("is not sent where a build is remembered: the folder is listed before a thread has started", () => {
  const root = largeBlog({ ".postrider/last-build.json": "{}" });
  startScout(CODE, root, SETTINGS);
  expect(isSent(root)).toBe(false);
  rmSync(join(root, ".postrider"), { recursive: true });
  startScout(CODE, root, SETTINGS);
  expect(isSent(root)).toBe(true);
});

/** What was sent ahead is asked by all; without it everybody gets files of their own. */
function isSent(root: string): boolean {
  return filesOf(root) === filesOf(root);
}

function largeBlog(more: Readonly<Record<string, string>>): string {
  const root = temporaryFolder({ "postrider.yaml": "posts:\n  folders: [blog]\n", ...more });
  mkdirSync(join(root, "blog"));
  for (let n = 0; n < POSTS; n++) {
    const name = `a-post-with-a-name-of-usual-length-${n}.md`;
    writeFileSync(join(root, "blog", name), `---\ntitle: ${n}\n---\n${"Text. ".repeat(n)}`);
  }
  writeFileSync(join(root, "blog/empty.md"), "");
  symlinkSync("../postrider.yaml", join(root, "blog/link.md"));
  writeFileSync(join(root, "blog/picture.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  writeFileSync(join(root, "blog/Ünïcode.md"), "---\ntitle: Ü\n---\n");
  return root;
}

function bytesOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && Buffer.from(bytes).toString("latin1");
}
