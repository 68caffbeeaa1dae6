import { readFileSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { postrider, readTree, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
const CONFIG = "site:\n  title: A blog\n  url: https://blog.example/\n  timezone: UTC\n";

function blog(more: Readonly<Record<string, string>> = {}): string {
  return temporaryFolder({
    "postrider.yaml": CONFIG,
    "posts/2026-11-01-one.md":
      "---\ntitle: One\n---\nThe first of them, with a text that is long enough.\n",
    "posts/2026-11-02-two.md":
      "---\ntitle: Two\n---\nThe second one of them, and it says something else.\n",
    ...more,
  });
}

const run = (folder: string, ...args: string[]) => postrider(folder, [...args, ...NOW]);
const lockOf = (folder: string) => readFileSync(join(folder, "postrider.lock"), "utf8");

const idsIn = (lock: string) => lock.match(/^post \S+/gm);

/** As if all had been written long ago: what is as young as the build itself is read again. */
function aged(folder: string): void {
  for (const path of Object.keys(readTree(folder))) {
    if (!path.startsWith(".postrider"))
      utimesSync(join(folder, path), 1_700_000_000, 1_700_000_000);
  }
}

describe("a post that was renamed", () => {
  test("is told once, by check and by the build that takes it in", async () => {
    const folder = blog();
    await run(folder, "build", "--no-preview");
    const before = lockOf(folder);
    renameSync(join(folder, "posts/2026-11-01-one.md"), join(folder, "posts/uno.md"));
    writeFileSync(
      join(folder, "posts/uno.md"),
      "---\ntitle: Uno\ndate: 2026-10-30\n---\nThe first of them, with a text that is long enough.\n",
    );
    const checked = await run(folder, "check", "--verbose");
    expect(checked.code).toBe(0);
    expect(checked.stdout).toContain("which is gone: same text");
    expect(lockOf(folder)).toBe(before);
    aged(folder);
    const built = await run(folder, "build", "--no-preview");
    expect(built.stderr).toMatchInlineSnapshot(`
      "note: this is taken for \`posts/2026-11-01-one.md\`, which is gone: same text
      --> posts/uno.md
       = if it is another post, write an \`id\` of its own into its header

      "
    `);
    expect(idsIn(lockOf(folder))).toEqual(idsIn(before));
    expect(readFileSync(join(folder, "public/atom.xml"), "utf8")).toContain(
      "<id>tag:blog.example,2026-11-01:/2026/11/one/</id>",
    );
    expect((await run(folder, "build", "--no-preview")).stderr).toBe("");
  });
});

describe("a lock that disagrees with itself", () => {
  test("is shown with both places, and nobody writes over it", async () => {
    const id = "tag:blog.example,2026-11-01:/2026/11/one/";
    const lock = [
      "# postrider.lock, version 1",
      `post ${id} posts/2026-11-01-one.md 2026-11-01T00:00:00Z`,
      `post ${id} posts/2026-11-02-two.md 2026-11-02T00:00:00Z in=2026-11-02`,
      "",
    ].join("\n");
    const folder = blog({ "postrider.lock": lock, "old.xml": "<rss version='2.0'></rss>" });
    for (const command of [["build"], ["check"], ["run"], ["adopt", "old.xml"]]) {
      const ran = await run(folder, ...command);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain("two posts, whose files are both there, have the id");
      expect(lockOf(folder)).toBe(lock);
    }
    const built = await run(folder, "build");
    expect(built.stderr).toMatchInlineSnapshot(`
      "error: two posts, whose files are both there, have the id \`tag:blog.example,2026-11-01:/2026/11/one/\`
       --> postrider.lock:3:1
        |
      3 | post tag:blog.example,2026-11-01:/2026/11/one/ posts/2026-11-02-two.md 2026-11-02T00:00:00Z in=2026-11-02
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       ::: postrider.lock:2:1
        |
      2 | post tag:blog.example,2026-11-01:/2026/11/one/ posts/2026-11-01-one.md 2026-11-01T00:00:00Z
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        = keep the line of the file that readers know by this id, and remove the other

      1 error. Nothing was written or sent.
      "
    `);
  });

  test.each([
    ["empty", 0, "lock-empty"],
    ["cut off", 160, "lock-line-unreadable"],
    ["cut off within the sketch of a text", -9, "lock-line-cut-off"],
  ])("because it is %s is not taken for one of a new blog", async (_, length, code) => {
    const folder = blog();
    await run(folder, "build", "--no-preview");
    const rest = lockOf(folder).slice(0, length);
    writeFileSync(join(folder, "postrider.lock"), rest);
    for (const command of ["build", "check", "send"]) {
      const ran = await run(folder, command, "--json");
      expect(ran.code).toBe(2);
      expect(JSON.parse(ran.stdout)).toMatchObject({ problems: [{ code }] });
      expect(lockOf(folder)).toBe(rest);
    }
  });

  test("because a merge doubled its lines is tidied up by the next build", async () => {
    const folder = blog();
    await run(folder, "build", "--no-preview");
    const lock = lockOf(folder);
    const [one = ""] = lock.match(/^post .*one.md.*$/m) ?? [];
    const stale = one.replace("2026-11-01-one.md", "old.md").replace(/ text=\S+/, " in=2026-11-02");
    writeFileSync(join(folder, "postrider.lock"), `${lock}${stale}\n`);
    expect((await run(folder, "build", "--no-preview")).code).toBe(0);
    const tidy = lock.replace("2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z in=2026-11-02");
    expect(lockOf(folder)).toBe(tidy);
  });
});
