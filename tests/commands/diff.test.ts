import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { postrider, temporaryFolder } from "./postrider.ts";
import { serving } from "./serving.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
const CONFIG =
  "site:\n  title: A blog\n  url: https://blog.example/\n  timezone: UTC\nfeeds:\n  limit: 4\n";
const post = (title: string, text = "Text.", more = "") =>
  `---\ntitle: ${title}\n${more}---\n${text}\n`;
const diff = (blog: string, ...args: string[]) => postrider(blog, ["diff", ...args, ...NOW]);

async function publishedBlog(): Promise<string> {
  const blog = temporaryFolder({
    "postrider.yaml": CONFIG,
    "posts/2026-11-01-one.md": post("One"),
    "posts/2026-11-02-two.md": post("Two"),
    "posts/2026-11-03-three.md": post("Three"),
    "posts/2026-11-04-four.md": post("Four"),
  });
  await postrider(blog, ["build", "--no-preview", ...NOW]);
  return blog;
}

describe("postrider diff", () => {
  test("is quiet where nothing would be seen", async () => {
    const ran = await diff(await publishedBlog());
    expect(ran.stdout).toBe(
      "Against public/atom.xml:\n\n4 posts unchanged. Nothing would look new.\n",
    );
    expect(ran.code).toBe(0);
  });

  test("tells what is new, changed, changed without a word, gone, and making room", async () => {
    const blog = await publishedBlog();
    writeFileSync(join(blog, "posts/2026-11-20-new.md"), post("New"));
    writeFileSync(
      join(blog, "posts/2026-11-03-three.md"),
      post("Three", "Quite another text about other things altogether.", "updated: 2026-11-10\n"),
    );
    writeFileSync(join(blog, "posts/2026-11-02-two.md"), post("Two", "Text!"));
    rmSync(join(blog, "posts/2026-11-04-four.md"));
    const ran = await diff(blog);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Against public/atom.xml:

      new (1)
        2026-11-20  New
          https://blog.example/2026/11/new/

      changed, and many readers show it again (1)
        2026-11-03  Three
          https://blog.example/2026/11/three/

      changed without a word (1)
        2026-11-02  Two
          text, summary

      gone (1)
        2026-11-04  Four
          https://blog.example/2026/11/four/

      1 post unchanged. 1 post would look new.
      "
    `);
    expect(ran.code).toBe(0);
    writeFileSync(join(blog, "posts/2026-11-04-four.md"), post("Four"));
    const full = JSON.parse((await diff(blog, "--json")).stdout) as { passed: number };
    expect(full).toMatchObject({ ok: true, passed: 1, vanished: [], new: [{ title: "New" }] });
  });

  test("raises an alarm where more than so many would look new", async () => {
    const blog = await publishedBlog();
    writeFileSync(join(blog, "posts/2026-11-20-new.md"), post("New"));
    expect((await diff(blog, "--most-new", "1")).code).toBe(0);
    const none = await diff(blog, "--most-new", "0");
    expect(none.code).toBe(1);
    expect(none.stdout).toContain(
      "Look before you publish this: 1 post would look new, and none may.",
    );
    writeFileSync(join(blog, "postrider.yaml"), `${CONFIG}  most-new: 0\n`);
    expect((await diff(blog)).code).toBe(1);
  });

  test("raises an alarm where a post that readers have gets another id", async () => {
    const blog = await publishedBlog();
    // The lock is what knows a post by another name.
    rmSync(join(blog, "postrider.lock"));
    renameSync(join(blog, "posts/2026-11-04-four.md"), join(blog, "posts/2026-11-04-vier.md"));
    const ran = await diff(blog, "--most-new", "100");
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain(
      "seen as new, but is the same post under another id (1)\n" +
        "  2026-11-04  Four\n" +
        "    was tag:blog.example,2026-11-04:/2026/11/four/\n" +
        "    is  tag:blog.example,2026-11-04:/2026/11/vier/\n",
    );
  });

  test("does not take a post for another one where the lock knows that it was renamed", async () => {
    const blog = await publishedBlog();
    const path = join(blog, "posts/2026-11-04-four.md");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("title: Four", "title: Four\nslug: vier"));
    const ran = await diff(blog);
    expect(ran.stdout).toContain("changed without a word (1)\n  2026-11-04  Four\n    address\n");
    expect(ran.code).toBe(0);
  });

  test("compares with a folder, a file and an address, in any format", async () => {
    const blog = await publishedBlog();
    const server = await serving(blog);
    const quiet = "4 posts unchanged. Nothing would look new.\n";
    cpSync(join(blog, "public/atom.xml"), join(blog, "kept 100%.xml"));
    const places = ["public/", "public/rss.xml", join(blog, "public/feed.json"), "kept 100%.xml"];
    const web = [`${server.url}atom.xml`, `${server.url}feed.json`];
    const told = await Promise.all(
      [...places, ...web].map(async (place) => (await diff(blog, place)).stdout.split("\n\n")[1]),
    );
    expect(told).toEqual(told.map(() => quiet));
  });

  test("compares nothing where there is nothing to compare with", async () => {
    const blog = await publishedBlog();
    const server = await serving(blog);
    const told = async (...args: string[]) => {
      const { stdout, code } = await diff(blog, ...args, "--json");
      const { problems } = JSON.parse(stdout) as { problems: { code: string }[] };
      return [code, problems[0]?.code];
    };
    expect(await told("nowhere")).toEqual([2, "published-missing"]);
    expect(await told("postrider.yaml")).toEqual([2, "not-a-feed"]);
    expect(await told(`${server.url}nothing.xml`)).toEqual([2, "published-missing"]);
    expect(await told(`${server.url}index.html`)).toEqual([2, "not-a-feed"]);
    expect(await told("--most-new", "many")).toEqual([2, "most-new-invalid"]);
    rmSync(join(blog, "public"), { recursive: true });
    expect(await told()).toEqual([2, "published-missing"]);
  });

  test("tells of the other feeds too, in a folder and on the web", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": `${CONFIG}  by: [tag]\n`,
      "posts/2026-11-01-one.md": post("One", "Text.", "tags: [a]\n"),
      "posts/2026-11-02-two.md": post("Two", "Text.", "tags: [b]\n"),
    });
    await postrider(blog, ["build", "--no-preview", ...NOW]);
    writeFileSync(join(blog, "posts/2026-11-02-two.md"), post("Two", "Text.", "tags: [a]\n"));
    const ran = await diff(blog);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Against public/atom.xml:

      changed without a word (1)
        2026-11-02  Two
          tags

      other feeds (1)
        public/feeds/tag/a/atom.xml: 1 new

      no longer made (3)
        public/feeds/tag/b/atom.xml
        public/feeds/tag/b/feed.json
        public/feeds/tag/b/rss.xml

      1 post unchanged. Nothing would look new.
      "
    `);
    expect(ran.code).toBe(0);
    const strict = await diff(blog, "--most-new", "0");
    expect(strict.stdout).toContain("in other feeds, too many posts would look new, and none may.");
    expect(strict.code).toBe(1);
    const { url } = await serving(blog);
    const web = JSON.parse((await diff(blog, url, "--json")).stdout) as unknown;
    expect(web).toMatchObject({
      ok: true,
      published: `${url}atom.xml`,
      others: [{ published: `${url}feeds/tag/a/atom.xml`, new: [{ title: "Two" }] }],
    });
    const one = JSON.parse((await diff(blog, `${url}feeds/tag/a/rss.xml`, "--json")).stdout) as {};
    expect(one).toMatchObject({ new: [{ title: "Two" }], vanished: [], others: [] });
  });

  test("knows one of the other feeds by its address, whatever its file is called", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": `${CONFIG}  by: [tag]\n  formats: rss\n  files: { rss: "C# ü.xml" }\n`,
      "posts/2026-11-01-one.md": post("One", "Text.", "tags: [a]\n"),
      "posts/2026-11-02-two.md": post("Two"),
    });
    await postrider(blog, ["build", "--no-preview", ...NOW]);
    const { url } = await serving(blog);
    const ran = await diff(blog, `${url}feeds/tag/a/C%23%20%C3%BC.xml`);
    expect(ran.stdout).toContain("1 post unchanged. Nothing would look new.\n");
  });

  test("writes nothing", async () => {
    const blog = await publishedBlog();
    const lock = readFileSync(join(blog, "postrider.lock"), "utf8");
    writeFileSync(join(blog, "posts/2026-11-20-new.md"), post("New"));
    await diff(blog);
    expect(readFileSync(join(blog, "postrider.lock"), "utf8")).toBe(lock);
    expect(readFileSync(join(blog, "public/atom.xml"), "utf8")).not.toContain("New");
  });
});
