import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withEdition } from "../preview/with-edition.ts";
import { postrider, sampleBlog, temporaryFolder } from "./postrider.ts";

const BEFORE = ["--now", "2026-11-22T12:00Z"];

test("what comes next, when, and why each post is in or out", async () => {
  const folder = sampleBlog();
  const { code, stdout, stderr } = await postrider(folder, ["edition", "next", ...BEFORE]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(
    "next: edition 2026-11-23, Monday 23 November 2026, 08:00 (Europe/Berlin), 3 posts",
  );
  expect(stdout).toMatch(/✓ Writing for a digest\n {4}goes out Monday 23 November 2026/);
  expect(stdout).toMatch(/– Plain text is enough\n {4}never: it is from before the first edition/);
});

test("the same for machines", async () => {
  const { stdout } = await postrider(sampleBlog(), ["edition", "next", "--json", ...BEFORE]);
  const { due, next, nextSlot, posts } = JSON.parse(stdout);
  expect({ due, next, nextSlot }).toMatchObject({
    due: [],
    next: { id: "2026-11-23", after: "2026-11-16T07:00:00Z", posts: { length: 3 } },
    nextSlot: "2026-11-23T07:00:00Z",
  });
  expect(posts[0]).toMatchObject({
    is: "next",
    edition: "2026-11-23",
    source: expect.stringContaining("posts/"),
  });
});

test("too few posts, and a slot that went by without its edition", async () => {
  const folder = sampleBlog();
  await withEdition(folder, "2026-10-26T09:00:00+01:00");
  const file = join(folder, "postrider.yaml");
  const written = readFileSync(file, "utf8").replace(/^digest:$/m, "digest:\n  at-least: 9");
  writeFileSync(file, written);
  const { stdout } = await postrider(folder, ["edition", "next", "--now", "2026-11-23T12:00Z"]);
  expect(stdout).toContain(
    "no edition of Monday 23 November 2026, 08:00 (Europe/Berlin): that is fewer than `digest.at-least` (9); 3 posts wait for the next",
  );
});

test("one edition is shown, and a name that is none is not", async () => {
  const folder = sampleBlog();
  const shown = await postrider(folder, ["edition", "show", "2026-11-23", ...BEFORE]);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain("https://postrider.example/editions/2026-11-23/");
  expect(shown.stdout).toContain("· Writing for a digest");
  const unknown = await postrider(folder, ["edition", "show", "2026-11-24", ...BEFORE]);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain("did you mean `2026-11-23`?");
});

test("the list has what the lock has", async () => {
  const folder = sampleBlog();
  expect((await postrider(folder, ["edition", "list"])).stdout).toBe("No edition was made yet.\n");
  const lock = [
    "edition 2026-11-09 2026-11-09T07:00:00Z 2026-11-02T07:00:00Z a b",
    "edition 2026-11-16 2026-11-16T07:00:00Z 2026-11-09T07:00:00Z c",
    ...["a", "b", "c"].map((id) => `post ${id} posts/${id}.md 2026-11-01T00:00:00Z`),
  ];
  writeFileSync(join(folder, "postrider.lock"), `${lock.join("\n")}\n`);
  expect((await postrider(folder, ["edition", "list"])).stdout).toBe(
    [
      "2026-11-16  Monday 16 November 2026, 08:00 (Europe/Berlin)  1 post",
      "2026-11-09  Monday 9 November 2026, 08:00 (Europe/Berlin)  2 posts",
      "",
    ].join("\n"),
  );
  expect((await postrider(temporaryFolder(), ["edition", "list"])).code).toBe(2);
});
