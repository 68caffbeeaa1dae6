import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ALL from "big-list-of-naughty-strings/blns.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { projectFiles } from "../../src/io/project-files.ts";
import { temporaryFolder } from "../commands/postrider.ts";
import { filesOf } from "../posts/blog.ts";
import { expectSound, publish } from "./published.ts";

const STRINGS = [...new Set(ALL)];

/** A blog with one post for each string, which says where in the post the string stands. */
function blogOf(
  write: (string: string) => string,
  extension = "md",
): { readonly files: Record<string, string>; readonly published: ReturnType<typeof publish> } {
  const files = Object.fromEntries(
    STRINGS.map((string, n) => [`posts/2026-11-02-${n}.${extension}`, write(string)]),
  );
  return { files, published: publish(filesOf(files)) };
}

describe("strings that have broken other programs", () => {
  test("are more than four hundred", () => {
    expect(STRINGS.length).toBeGreaterThan(400);
  });

  test("in every field of a header and in the body, quoted", () => {
    const { published } = blogOf((string) => {
      const quoted = JSON.stringify(string);
      const header = `title: ${quoted}\ntags: [${quoted}]\nauthor: ${quoted}\nsummary: ${quoted}`;
      return `---\n${header}\n---\n${string}\n`;
    });
    expect(published.posts).toHaveLength(STRINGS.length);
    expectSound(published);
  });

  test("a title that was quoted is the title that is shown, but for white space and controls", () => {
    const { published } = blogOf((string) => `---\ntitle: ${JSON.stringify(string)}\n---\nx\n`);
    const titles = new Map(published.posts.map(({ source, title }) => [source, title]));
    // Markup in a title is meant as markup: what is left is its text.
    const plain = STRINGS.map((string, n) => ({ n, string })).filter(
      ({ string }) => /[\p{L}\p{N}]/u.test(string) && !/[<&\p{C}]/u.test(string),
    );
    expect(plain.length).toBeGreaterThan(150);
    for (const { n, string } of plain) {
      expect(titles.get(`posts/2026-11-02-${n}.md`)).toBe(string.replace(/\s+/g, " ").trim());
    }
  });

  test.each([
    [
      "YAML",
      (string: string) => `---\ntitle: ${string}\nauthor: ${string}\ntags: ${string}\n---\n`,
    ],
    ["TOML", (string: string) => `+++\ntitle = "${string}"\ntags = ["${string}"]\n+++\n`],
    ["JSON", (string: string) => `{"title": "${string}"}\n`],
    ["an id", (string: string) => `---\nid: ${string}\n---\n`],
    ["an address", (string: string) => `---\npermalink: ${string}\n---\n`],
    ["a date", (string: string) => `---\nupdated: ${string}\nlang: ${string}\n---\n`],
    ["nothing", (string: string) => string],
  ])("as they are, in %s: each costs one post at most", (_, write) => {
    const { files, published } = blogOf((string) => `${write(string)}\n${string}\n`);
    const { heads, leftOut } = published.blog;
    const known = [...heads, ...leftOut].map(({ source }) => source);
    expect(known.toSorted()).toEqual(Object.keys(files).toSorted());
    expectSound(published);
  });

  test.each(["html", "mdx", "txt"])("as a whole .%s file", (extension) => {
    expectSound(blogOf((string) => `${string}\n\n> ${string}\n`, extension).published);
  });

  test("as names of files and folders, on a real disk", () => {
    const root = temporaryFolder();
    const named = STRINGS.filter((string) => {
      const bytes = Buffer.byteLength(string);
      return bytes > 0 && bytes < 240 && !/[/\0]/.test(string) && !/^\.\.?$/.test(string);
    });
    expect(named.length).toBeGreaterThan(250);
    let written = 0;
    for (const name of named) {
      mkdirSync(join(root, "posts", name), { recursive: true });
      for (const path of [`2026-11-02-${name}.md`, `${name}/2026-11-02-in.md`]) {
        writeFileSync(join(root, "posts", path), "# Title\n\nText\n");
        written++;
      }
    }
    const published = publish(projectFiles(root), { permalink: "/:year/:slug/" });
    const { heads, leftOut } = published.blog;
    expect(heads.length + leftOut.length).toBe(written);
    expect(heads.length).toBeGreaterThan(written * 0.9);
    for (const { url } of heads) {
      expect(url).toMatch(/^https:\/\/blog\.example\/2026\/[^?#<>"\s]+\/$/);
      expect(new URL(url).href).toBe(url);
    }
    expectSound(published);
  });
});
