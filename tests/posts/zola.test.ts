/** What Zola makes of names, sections and settings. */
import { describe, expect, test } from "vitest";
import type { PostsConfig } from "../../src/model/config.ts";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { type Scan, scanPosts } from "../../src/posts/scan.ts";
import { zolaSlug } from "../../src/posts/address/zola-slug.ts";
import { renderPost } from "../../src/posts/render.ts";
import { type BlogOptions, configOf, type Files, filesOf, NOW } from "./blog.ts";

const ZOLA: BlogOptions = {
  dialect: "zola",
  folders: ["content"],
  permalink: "/:sections/:slug/",
};

function read(files: Files, posts: Partial<PostsConfig> = {}): Scan {
  const config = configOf(ZOLA);
  return scanPosts(
    { ...config, posts: { ...config.posts, ...posts } },
    EMPTY_LOCK,
    filesOf(files),
    NOW,
  );
}

const header = (...lines: readonly string[]): string => `+++\n${lines.join("\n")}\n+++\nText.\n`;
const POST = header('title = "Hello"', "date = 2026-11-02");

function paths({ heads }: Scan): string[] {
  return heads.map(({ url }) => decodeURI(new URL(url).pathname)).toSorted();
}

describe("a name in an address", () => {
  test.each([
    ["Hello World", "hello-world"],
    ["what’s new – now?", "what-s-new-now"],
    ["Die Straße", "die-strasse"],
    ["ÆØÅ łódź", "aeoa-lodz"],
    ["Подъезд: ёлка", "podezd-iolka"],
    ["Αθήνα", "athena"],
    ["C++ & Co.", "c-co"],
  ])("%s is %s", (name, slug) => expect(zolaSlug(name)).toBe(slug));

  test("may stay what it is, less what no file system takes", () => {
    expect(zolaSlug("Der Gruß: a/b? ...", "safe")).toBe("Der Gruß ab");
    expect(zolaSlug("Der Gruß?", "off")).toBe("Der Gruß?");
    const letters = { slugify: "safe" } as const;
    expect(paths(read({ "content/Der Gruß.md": POST }, { rules: { letters } }))).toEqual([
      "/Der Gruß/",
    ]);
  });

  test("changes in slugs too, and not in the names of folders", () => {
    const files = {
      "content/My Blog/2026-11-01 some_name/index.md": POST,
      "content/My Blog/2026-11-02_other.md": header("date = 2026-11-02", 'slug = "My Slug"'),
      "content/_c.md": POST,
    };
    expect(paths(read(files))).toEqual(["/My Blog/my-slug/", "/My Blog/some-name/", "/c/"]);
  });

  test("has no date, unless the settings say so", () => {
    const files = { "content/2026-11-02-a.md": "+++\n+++\nText.\n" };
    expect(paths(read(files))).toEqual(["/a/"]);
    expect(paths(read(files, { rules: { datesInSlugs: true } }))).toEqual(["/2026-11-02-a/"]);
  });
});

test("a section that is a draft keeps all that is in it, and a post without a page is none", () => {
  const files = {
    "content/blog/_index.md": '+++\nsort_by = "date"\n+++\n',
    "content/blog/a.md": POST,
    "content/blog/b.md": header("date = 2026-11-02", "render = false"),
    "content/later/_index.md": "+++\ndraft = true\n+++\n",
    "content/later/deep/c.md": POST,
  };
  const { heads, leftOut } = read(files);
  expect(heads.map(({ source }) => source)).toEqual(["content/blog/a.md"]);
  expect(leftOut.filter(({ reason }) => reason !== "not-a-post")).toMatchObject([
    { source: "content/blog/b.md", reason: "hidden" },
    { source: "content/later/deep/c.md", reason: "draft" },
  ]);
});

test("people, tags and summaries may be in tables", () => {
  const files = {
    "content/a.md": header(
      "date = 2026-11-03",
      '[taxonomies]\nauthor = ["Ana Example"]\ncategory = ["One"]',
      '[extra]\nauthor = "Bo Example"\ndescription = "What it is."',
    ),
    "content/b.md": header(
      "date = 2026-11-02",
      '[extra]\nauthor = "Bo Example"\ntags = ["x", "y"]',
    ),
  };
  expect(read(files).heads).toMatchObject([
    { authors: [{ name: "Ana Example" }], tags: ["One"], summary: "What it is." },
    { authors: [{ name: "Bo Example" }], tags: ["x", "y"] },
  ]);
});

test("what stands behind a full stop is a language where the settings name it", () => {
  const files = { "content/init.el.md": POST, "content/a.en.md": POST, "content/fr/b.md": POST };
  expect(paths(read(files))).toEqual(["/a/", "/el/init/", "/fr/b/"]);
  expect(paths(read(files, { rules: { contents: ["content"] } }))).toEqual([
    "/a/",
    "/fr/b/",
    "/init-el/",
  ]);
});

test("quotes are curly where the settings say so", () => {
  const files = filesOf({ "content/a.md": `${POST}"So" -- it...\n` });
  const shown = (rules: PostsConfig["rules"], dialect: "zola" | "hugo"): string => {
    const config = configOf({ ...ZOLA, dialect });
    const all = { ...config, posts: { ...config.posts, ...(rules && { rules }) } };
    const [head = expect.fail()] = scanPosts(all, EMPTY_LOCK, files, NOW).heads;
    return renderPost(head, { config: all, files, urls: new Map() }).post.content;
  };
  expect(shown(undefined, "zola")).toContain("&quot;So&quot; -- it...");
  expect(shown({ typographic: true }, "zola")).toContain("“So” – it…");
  expect(shown(undefined, "hugo")).toContain("“So” – it…");
  expect(shown({ typographic: false }, "hugo")).toContain("&quot;So&quot; -- it...");
});
