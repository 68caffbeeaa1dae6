/** Where `{% link %}` leads in a post of Jekyll's, if not to another post. */
import { expect, test } from "vitest";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { renderPost } from "../../src/posts/render.ts";
import { scanPosts } from "../../src/posts/scan.ts";
import { configOf, filesOf, NOW } from "./blog.ts";

const PAGE = "---\ntitle: x\n---\n";

function linked(path: string, contents: readonly string[] = ["web"]): string | undefined {
  const places = {
    "": "/:path:output_ext",
    docs: "/:collection/:path/",
    notes: "/n/:title",
    days: "/:year/:title/",
  };
  const config = configOf({
    dialect: "jekyll",
    folders: ["web/_posts"],
    url: "https://blog.example/b/",
  });
  const whole = { ...config, posts: { ...config.posts, rules: { places, contents } } };
  const source = "web/_posts/2026-11-02-a.md";
  const files = filesOf({
    [source]: `---\ntitle: a\n---\n[x]({% link ${path} %}#y)\n`,
    "web/own.md": "---\ntitle: x\npermalink: '/an own/place/'\n---\n",
    "web/own2.md": "---\npermalink: own/place.html\n---\n",
    "web/late.md": `${PAGE}\npermalink: /no/\n---\n`,
    "web/pattern.md": "---\npermalink: /:title/\n---\n",
    "secret.md": "---\npermalink: /secret/\n---\n",
  });
  const [head] = scanPosts(whole, EMPTY_LOCK, files, NOW).heads;
  if (!head) throw new Error("no post");
  const { post } = renderPost(head, { config: whole, files, urls: new Map() });
  return /href="https:\/\/blog\.example\/b(\/[^"]*)#y"/.exec(post.content)?.[1];
}

test.each([
  ["about.md", "/about.html"],
  ["/pages/a b.html", "/pages/a%20b.html"],
  ["pages/über.md", "/pages/%C3%BCber.html"],
  ["index.md", "/"],
  ["pages/index.html", "/pages/"],
  ["_docs/sub/a.md", "/docs/sub/a/"],
  ["_notes/2026-01-01-a.md", "/n/a"],
  ["own2.md", "/own/place.html"],
  ["late.md", "/late.html"],
  ["pattern.md", "/pattern.html"],
  ["_days/a.md", undefined],
  ["_others/a.md", undefined],
  ["_posts/2020-01-01-gone.md", undefined],
])("%s is at %s", (path, expected) => {
  expect(linked(path)).toBe(expected);
});

test("nothing outside of the site is asked for its address", () => {
  expect(linked("../secret.md")).toBeUndefined();
  expect(linked("secret.md", ["."])).toBe("/secret/");
  expect(linked("secret.md", [])).toBe("/secret.html");
});
