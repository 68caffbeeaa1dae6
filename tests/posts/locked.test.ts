/** Posts that the site shows to those only who know a password. */
import { expect, test } from "vitest";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { renderPost } from "../../src/posts/render.ts";
import { scanPosts } from "../../src/posts/scan.ts";
import { configOf, filesOf, NOW } from "./blog.ts";

function show(header: string) {
  const text = `---\ntitle: Diary\ndate: 2026-11-02\n${header}\n---\n${"A secret told to nobody. ".repeat(40)}\n`;
  const files = filesOf({ "posts/a.md": text });
  const config = configOf({ dialect: "hexo", rules: { lockedTags: ["diary"] } });
  const scan = scanPosts(config, EMPTY_LOCK, files, NOW);
  const head = scan.heads[0] ?? expect.fail();
  const { post } = renderPost(head, { config, files, urls: new Map() });
  return { post, lock: scan.lock };
}

test.each(["password: hunter2", "password: 1234", "tags: [one, diary]"])(
  "with `%s` there is no word of it anywhere",
  (header) => {
    const { post, lock } = show(`${header}\nabstract: For friends only.`);
    expect(post).toMatchObject({
      title: "Diary",
      summary: "For friends only.",
      content: "<p>For friends only.</p>",
      changes: [{ what: expect.stringContaining("locked with a password"), times: 1 }],
    });
    const open = show("").lock;
    const [written] = lock.posts.values();
    expect(written?.likeness).toBeDefined();
    expect(open.posts.values().next().value?.likeness?.length).toBeGreaterThan(
      written?.likeness?.length ?? 0,
    );
    expect(JSON.stringify(post)).not.toContain("secret");
    expect(JSON.stringify(post)).not.toContain("hunter2");
  },
);

test.each(["password:", 'password: ""\ntags: diary', "password: false"])(
  "with `%s` it is open",
  (header) => {
    expect(show(header).post.content).toContain("A secret told to nobody");
  },
);
