/** Where the pictures of Jekyll's posts lie. */
import { expect, test } from "vitest";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import type { Dialect } from "../../src/model/config.ts";
import type { Post } from "../../src/model/post.ts";
import { renderPost } from "../../src/posts/render.ts";
import { scanPosts } from "../../src/posts/scan.ts";
import { configOf, filesOf, NOW } from "./blog.ts";

function rendered(header: string, body: string, dialect: Dialect = "jekyll"): Post {
  const url = "https://blog.example/sub/";
  const config = configOf({ dialect, folders: ["_posts"], url, permalink: "/:title/" });
  const path = "_posts/2026-11-02-a.md";
  const files = filesOf({ [path]: `---\ntitle: x\ndate: 2026-11-02\n${header}\n---\n${body}\n` });
  const [head] = scanPosts(config, EMPTY_LOCK, files, NOW).heads;
  if (!head) throw new Error("no post");
  return renderPost(head, { config, files, urls: new Map() }).post;
}

const pictures = ({ content }: Post): string[] =>
  Array.from(content.matchAll(/src="([^"]*)"/g), ([, src = ""]) => src);

test.each(["media_subpath: /assets/a/", "media_subpath: assets/a", "img_path: '/assets/a'"])(
  "are in the folder that the header names: %s",
  (header) => {
    const post = rendered(
      `${header}\nimage: { path: cover.png }`,
      "![](b.png) ![](./c.png) ![](/d.png) ![](https://example.org/e.png) [f](g/)",
    );
    expect(pictures(post)).toEqual([
      "https://blog.example/sub/assets/a/b.png",
      "https://blog.example/sub/assets/a/c.png",
      "https://blog.example/d.png",
      "https://example.org/e.png",
    ]);
    expect(post.content).toContain('href="https://blog.example/sub/a/g/"');
    expect(post.image?.url).toBe("https://blog.example/sub/assets/a/cover.png");
  },
);

test("are below the address of the post otherwise, and with other generators", () => {
  expect(pictures(rendered("", "![](b.png)"))).toEqual(["https://blog.example/sub/a/b.png"]);
  const hugo = rendered("media_subpath: /assets/", "![](b.png)", "hugo");
  expect(pictures(hugo)).toEqual(["https://blog.example/sub/x/b.png"]);
});

test("of an include begin at the top of the site", () => {
  const body =
    '{% include figure.liquid path="assets/b.png" %} {% include image.html url="/c.png" %} ' +
    '{% include image.html file="https://example.org/d.png" %}';
  expect(pictures(rendered("", body))).toEqual([
    "https://blog.example/sub/assets/b.png",
    "https://blog.example/c.png",
    "https://example.org/d.png",
  ]);
});
