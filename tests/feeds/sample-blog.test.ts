/** The blog in posts/, from its files to its feeds: nothing to say of them, and the same bytes for all. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.ts";
import { checkFeeds } from "../../src/feeds/check-feed.ts";
import { projectFiles } from "../../src/io/project-files.ts";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { formatLock } from "../../src/model/lock-text.ts";
import type { ProjectFiles } from "../../src/model/ports.ts";
import { wholeText } from "../../src/model/output.ts";
import { makeFeeds, readBlog } from "../../src/pipeline.ts";

const NOW = Date.parse("2026-11-23T08:00:00Z");
const MORE = `
feeds:
  limit: 4
  archive: true
  by: [tag, author, language]
  more: { german: { languages: de } }
  podcast:
    category: Technology
    image: https://postrider.example/cover.png
    email: hello@postrider.example
`;

function configured() {
  const { config } = readConfig(readFileSync("postrider.yaml", "utf8") + MORE, "postrider.yaml");
  if (!config) throw new Error("the sample blog's configuration cannot be read");
  return config;
}

function build(files: ProjectFiles) {
  const blog = readBlog({ config: configured(), lock: EMPTY_LOCK, files, now: NOW });
  return { blog, made: makeFeeds(blog) };
}

const real = projectFiles(process.cwd());

test("every feed of it passes our own checks", () => {
  const { blog, made } = build(real);
  expect(made.files.length).toBeGreaterThan(50);
  expect(checkFeeds(made.files, blog.config.site, blog.heads)).toEqual([]);
  expect(made.problems).toEqual([]);
});

describe("the same bytes", () => {
  const { made } = build(real);

  test("in whatever order a disk lists its files", () => {
    const turned = { ...real, list: (folder: string) => real.list(folder).toReversed() };
    const other = build(turned).made;
    expect(other.files).toEqual(made.files);
    expect(formatLock(other.lock)).toBe(formatLock(made.lock));
  });

  test("with the lock of the build before", () => {
    const blog = readBlog({ config: configured(), lock: made.lock, files: real, now: NOW + 9e9 });
    const again = makeFeeds(blog);
    expect(again.files).toEqual(made.files);
  });

  // Zone and locale belong to a process, so each is tried in one of its own.
  test.each([
    { TZ: "UTC", LC_ALL: "C" },
    { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
    { TZ: "Pacific/Kiritimati", LC_ALL: "fa_IR.UTF-8", LANG: "fa_IR.UTF-8" },
  ])("in %j", (env) => {
    const printed = execFileSync(process.execPath, ["tests/feeds/print-hash.ts"], {
      env: { ...process.env, ...env },
      input: MORE,
      encoding: "utf8",
    });
    const texts = made.files.map(({ path, text }) => `${path}\n${wholeText(text)}`).join("");
    expect(printed).toBe(hashOf(texts + formatLock(made.lock)));
  });
});

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
