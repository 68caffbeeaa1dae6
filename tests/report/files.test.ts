import { expect, test } from "vitest";
import { showFiles } from "../../src/report/files.ts";
import { plain } from "../../src/report/paint.ts";

const feed = (path: string, kind: string, changed = true) => ({
  path,
  bytes: 1500,
  changed,
  entries: 2,
  kind,
});

test("a line for each file, and one for all feeds of a kind that comes in numbers", () => {
  const files = [
    feed("public/atom.xml", "main"),
    feed("public/rss.xml", "main", false),
    feed("public/feeds/releases/atom.xml", "named"),
    feed("public/feeds/tag/a/atom.xml", "tag"),
    feed("public/feeds/tag/a/rss.xml", "tag", false),
    feed("public/feeds/tag/b/atom.xml", "tag", false),
    feed("public/feeds/tag/b/rss.xml", "tag", false),
    feed("public/feeds/author/x/atom.xml", "author", false),
    feed("public/feeds/author/x/rss.xml", "author", false),
    { path: "public/index.html", bytes: 10, changed: true, what: "how to follow" },
  ];
  expect(`\n${showFiles(files, 2, plain).join("\n")}\n`).toMatchInlineSnapshot(`
    "
      public/atom.xml                   1.5 kB  2 posts
      public/rss.xml                    1.5 kB  unchanged
      public/feeds/releases/atom.xml    1.5 kB  2 posts
      public/index.html               10 bytes  how to follow
      public/feeds/tag/…                6.0 kB  2 feeds by tag
      public/feeds/author/x/…           3.0 kB  unchanged
    "
  `);
});

test("archives of several feeds are in no deeper folder than they share", () => {
  const files = [
    feed("public/feeds/archive/2025/atom.xml", "archive"),
    feed("public/feeds/b/archive/2025/atom.xml", "archive"),
  ];
  expect(showFiles(files, 1, plain)).toEqual([
    "  public/feeds/…  3.0 kB  2 archives of older posts",
  ]);
});
