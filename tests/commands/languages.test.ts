import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { postrider, readTree, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00Z"];
const SITE =
  "site:\n  title: A blog\n  url: https://blog.example/\n  author: Ana Example\n  timezone: UTC\n";
const HUGO = {
  "hugo.toml":
    'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n[permalinks]\nposts = "/:year/:slug/"\n',
  "content/posts/one/index.md": "---\ntitle: One\ndate: 2026-11-20\n---\nEnglish.\n",
  "content/posts/one/index.fr.md":
    '---\ntitle: Un\ndate: 2026-11-20\n---\n[deux]({{< relref "two.md" >}})\n',
  "content/posts/two.md": "---\ntitle: Two words\ndate: 2026-11-21\n---\nEnglish too.\n",
};

/** Addresses of the posts that are in a feed. */
function addresses(feed: string | undefined): string[] {
  const { items }: { items: readonly { url: string }[] } = JSON.parse(feed ?? '{"items":[]}');
  return items.map(({ url }) => new URL(url).pathname);
}

async function feedsOf(settings: string): Promise<Record<string, string>> {
  const blog = temporaryFolder({ ...HUGO, "postrider.yaml": SITE + settings });
  const ran = await postrider(blog, ["build", "--no-preview", ...NOW]);
  expect(ran).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/error|warning/) });
  return readTree(blog);
}

describe("a blog in two languages", () => {
  test("has all of its posts in its feed, each at its own address", async () => {
    const files = await feedsOf("");
    expect(addresses(files["public/feed.json"])).toEqual([
      "/2026/two-words/",
      "/2026/one/",
      "/fr/2026/un/",
    ]);
  });

  test("has a feed for each language where somebody asks for them", async () => {
    const files = await feedsOf("feeds: { by: [language], formats: [json] }\n");
    expect(addresses(files["public/feeds/language/en/feed.json"])).toEqual([
      "/2026/two-words/",
      "/2026/one/",
    ]);
    expect(addresses(files["public/feeds/language/fr/feed.json"])).toEqual(["/fr/2026/un/"]);
  });

  test("is a blog in one of them, whose links lead to the others", async () => {
    const files = await feedsOf("posts: { languages: fr }\n");
    expect(addresses(files["public/feed.json"])).toEqual(["/fr/2026/un/"]);
    expect(files["public/atom.xml"]).toContain('xml:lang="fr"');
    expect(files["public/atom.xml"]).toContain('href="https://blog.example/2026/two-words/"');
  });

  test("mails one of them", async () => {
    const blog = temporaryFolder({
      ...HUGO,
      "postrider.yaml": `${SITE}digest: { every: week, on: monday, at: '08:00', languages: fr }\n`,
    });
    const shown = await postrider(blog, ["edition", "next", ...NOW]);
    expect(shown.stdout).toMatchInlineSnapshot(`
      "due now: edition 2026-11-23, 1 post
      next: Monday 30 November 2026, 08:00 (UTC), and no post waits for it yet

      recent posts
        – Two words
          never: its tags or its language kept it out when its edition was made
        – One
          never: its tags or its language kept it out when its edition was made
        ✓ Un
          goes out now, in edition 2026-11-23
      "
    `);
  });

  test("is built anew when the generator's settings change", async () => {
    const blog = temporaryFolder({ ...HUGO, "postrider.yaml": SITE });
    await postrider(blog, ["build", "--no-preview", ...NOW]);
    writeFileSync(join(blog, "hugo.toml"), HUGO["hugo.toml"].replace("/:year/:slug/", "/p/:slug/"));
    await postrider(blog, ["build", "--no-preview", ...NOW]);
    expect(addresses(readTree(blog)["public/feed.json"])).toContain("/p/two-words/");
  });
});

test("settings that come to a blog that had none are seen", async () => {
  const blog = temporaryFolder({
    "postrider.yaml": `${SITE}posts: { folder: _posts }\n`,
    "_posts/2026-11-20-a.md": "Text.\n",
  });
  await postrider(blog, ["build", "--no-preview", ...NOW]);
  expect(addresses(readTree(blog)["public/feed.json"])).toEqual(["/2026/11/20/a.html"]);
  writeFileSync(join(blog, "_config.yml"), "permalink: /:title/\n");
  await postrider(blog, ["build", "--no-preview", ...NOW]);
  expect(addresses(readTree(blog)["public/feed.json"])).toEqual(["/a/"]);
});
