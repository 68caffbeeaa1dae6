/** What stands around posts is read as well, and nobody vouches for it. */
import { ftruncateSync, mkdirSync, openSync, closeSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { postrider, readTree, temporaryFolder } from "../commands/postrider.ts";
import { stopwatch } from "../stopwatch.ts";

const NOW = ["--now", "2026-11-23T12:00:00Z"];
const SITE = "site: { title: A blog, url: https://blog.example/, author: Ana Example }\n";
const POST = "---\ntitle: Hello\n---\nText.\n";
const BOMB = [
  "a0: &a0 [x, x, x, x, x, x, x, x, x]",
  ...Array.from({ length: 20 }, (_, n) => {
    const inner = Array.from({ length: 9 }, () => `*a${n}`).join(", ");
    return `a${n + 1}: &a${n + 1} [${inner}]`;
  }),
].join("\n");

describe("settings of a generator", () => {
  test.each([
    ["an alias bomb", { "_config.yml": `${BOMB}\ndefaults: *a20\n` }],
    ["nonsense", { "_config.yml": "\0\u{fffd}: [{{{" }],
    [
      "keys of every object",
      { "_config.yml": "__proto__: { permalink: /x/:title }\nconstructor: 1\n" },
    ],
    [
      "defaults of every object",
      {
        "_config.yml":
          "defaults:\n  - scope: { path: '' }\n    values: { __proto__: { draft: true }, toString: 1 }\n",
      },
    ],
    [
      "defaults that lead elsewhere",
      {
        "_config.yml":
          "defaults:\n  - scope: { path: ../../.. }\n    values: { permalink: /../../x/:title }\n",
      },
    ],
    [
      "lists ten thousand deep",
      { "_config.yml": `a: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n` },
    ],
    ["a package that is none", { "package.json": "[1, 2" }],
    ["a program", { "astro.config.mjs": "process.exit(3); export default { site: `x` }\n" }],
  ])("may be %s, and the posts are read", async (_, files) => {
    const blog = temporaryFolder({
      "postrider.yaml": `${SITE}posts: { folders: [_posts] }\n`,
      "_posts/2026-11-02-a.md": POST,
      ...files,
    });
    const ran = await postrider(blog, ["build", "--json", "--no-preview", ...NOW]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(ran.stdout)).toMatchObject({ posts: 1 });
    const feed = readTree(blog)["public/atom.xml"] ?? "";
    expect(feed).toMatch(/<id>tag:blog\.example,2026-11-02:\/[\w/.-]*a[\w/.-]*<\/id>/);
  });

  test.each(["_config.yml", "hugo.toml", "astro.config.mjs"])(
    "of fifty megabytes in %s cost no more than a moment",
    async (name) => {
      const blog = temporaryFolder({
        "postrider.yaml": `${SITE}posts: { folders: [_posts] }\n`,
        "_posts/2026-11-02-a.md": POST,
        [name]: "title: x\n",
      });
      const file = openSync(join(blog, name), "r+");
      ftruncateSync(file, 50_000_000);
      closeSync(file);
      const spent = stopwatch();
      const ran = await postrider(blog, ["build", "--json", "--no-preview", ...NOW]);
      expect(ran.code).toBe(0);
      expect(JSON.parse(ran.stdout)).toMatchObject({ posts: 1 });
      expect(spent()).toBeLessThan(2500);
    },
  );

  test("that lie outside of the project are not read", async () => {
    const outside = temporaryFolder({
      "_config.yml": "permalink: /secret/:title\nauthor: Nobody\n",
    });
    const blog = temporaryFolder({
      "postrider.yaml": `${SITE}posts: { folders: [_posts] }\n`,
      "_posts/2026-11-02-a.md": POST,
    });
    symlinkSync(join(outside, "_config.yml"), join(blog, "_config.yml"));
    const ran = await postrider(blog, ["build", "--no-preview", ...NOW]);
    expect(ran.code).toBe(0);
    expect(readTree(blog)["public/atom.xml"]).not.toContain("secret");
  });
});

async function built(files: Readonly<Record<string, string>>, link?: string): Promise<string> {
  const blog = temporaryFolder({ "postrider.yaml": SITE, "secret.md": "SECRET", ...files });
  if (link !== undefined) {
    mkdirSync(join(blog, "_posts"), { recursive: true });
    symlinkSync(link, join(blog, "_posts/part.md"));
  }
  const ran = await postrider(blog, ["build", "--no-preview", ...NOW]);
  // A link that leads out is told.
  expect(ran.code).toBe(link === undefined ? 0 : 1);
  return readTree(blog)["public/atom.xml"] ?? "";
}
const including = (path: string): Record<string, string> => ({
  "_posts/2026-11-02-a.md": `${POST}{% include_relative ${path} %}\n`,
});

describe("a post that includes files", () => {
  test("has those beside it and below it", async () => {
    const feed = await built({
      ...including("parts/one.md"),
      "_posts/parts/one.md": "first **part**\n{% include_relative parts/two.md %}\n",
      "_posts/parts/two.md": "second part\n",
    });
    expect(feed).toContain("first <strong>part</strong>");
    expect(feed).toContain("second part");
  });

  test.each([
    "../secret.md",
    "/secret.md",
    "x/../../secret.md",
    "..\\secret.md",
    "./../secret.md",
    "%2e%2e/secret.md",
  ])("has nothing of %s", async (path) => {
    const feed = await built(including(path));
    expect(feed).toContain('<title type="text">Hello</title>');
    expect(feed).not.toContain("SECRET");
  });

  test("has nothing that a link leads to outside of the posts folder", async () => {
    const outside = temporaryFolder({ "part.md": "SECRET" });
    expect(await built(including("part.md"), join(outside, "part.md"))).not.toContain("SECRET");
  });

  test("comes to an end where it includes itself", async () => {
    const one = "{% include_relative part.md %}".repeat(50);
    const feed = await built({ ...including("part.md"), "_posts/part.md": `${one}\n` });
    expect(feed).toContain('<title type="text">Hello</title>');
  });
});
