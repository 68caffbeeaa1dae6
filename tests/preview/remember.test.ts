import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rememberingLock, rememberingRenderer } from "../../src/commands/live/remember.ts";
import { openProject } from "../../src/commands/project.ts";
import { realWorld } from "../../src/io/world.ts";
import { readBlog } from "../../src/pipeline.ts";
import { sampleBlog, temporaryFolder } from "../commands/postrider.ts";

test("a post is rendered again when it, its picture, its neighbours or the configuration change", () => {
  const folder = sampleBlog();
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write(
    "posts/2026-11-21-one.md",
    "---\ntitle: One\ndate: 2026-11-21\n---\n[two](2026-11-22-two.md) ![x](/x.png)\n",
  );
  write("posts/2026-11-22-two.md", "---\ntitle: Two\ndate: 2026-11-22\n---\nText\n");
  const renderer = rememberingRenderer(folder);
  const render = (title: string) => {
    const { project } = openProject(realWorld(), {
      directory: folder,
      now: "2026-11-23T09:00:00Z",
    });
    if (!project) throw new Error("no project");
    const blog = readBlog({ ...project, renderer });
    const head = blog.heads.find((each) => each.title === title);
    if (!head) throw new Error(`no post ${title}`);
    return blog.render(head);
  };
  const kept = () => [render("One"), render("Two")];

  const [one, two] = kept();
  expect(kept()).toEqual([one, two]);
  expect(render("One")).toBe(one);
  appendFileSync(join(folder, "posts/2026-11-22-two.md"), "More text\n");
  expect(render("Two").post.content).toContain("More text");
  expect(render("One")).toBe(one);

  mkdirSync(join(folder, "static"));
  write("static/x.png", `\u0089PNG\r\n\u001A\n`);
  const withPicture = render("One");
  expect(withPicture).not.toBe(one);
  write("posts/2026-11-22-two.md", "---\ntitle: Two\ndate: 2026-11-22\nslug: deux\n---\nText\n");
  expect(render("One").post.content).toContain("/deux/");
});

test("posts are rendered again when a file changes that they include", () => {
  const folder = temporaryFolder({
    "postrider.yaml": "site: { title: A blog, url: https://blog.example/ }\n",
    "_config.yml": "title: A blog\n",
    "_includes/a.html": "first",
    "_posts/2026-11-21-one.md": "---\ntitle: One\n---\n{% include a.html %} {% include b.html %}\n",
    "_posts/2026-11-22-two.md":
      "---\ntitle: Two\n---\n{% include a.html %}{% include_relative c.md %}\n",
  });
  const renderer = rememberingRenderer(folder);
  const contents = () => {
    const { project } = openProject(realWorld(), {
      directory: folder,
      now: "2026-11-23T09:00:00Z",
    });
    if (!project) throw new Error("no project");
    const blog = readBlog({ ...project, renderer });
    return blog.heads.map((head) => blog.render(head).post.content);
  };
  expect(contents()).toEqual(["<p>first</p>", "<p>first </p>"]);
  writeFileSync(join(folder, "_includes/a.html"), "second one");
  writeFileSync(join(folder, "_includes/b.html"), "and this");
  expect(contents()).toEqual(["<p>second one</p>", "<p>second one and this</p>"]);
  writeFileSync(join(folder, "_posts/c.md"), ", beside it");
  expect(contents()[0]).toBe("<p>second one, beside it</p>");
});

const isAway = () => false;

test("a lock is read again when its text or, where it is in doubt, the disk changes", () => {
  const read = rememberingLock();
  const one = "post urn:a posts/a.md 2026-11-02T00:00:00Z\n";
  const first = read(one, "postrider.lock", isAway);
  expect(first.problems).toEqual([]);
  expect(read(one, "postrider.lock", isAway)).toBe(first);
  const other = `${one}post urn:b posts/b.md 2026-11-02T00:00:00Z\n`;
  expect(read(other, "postrider.lock", isAway).lock?.posts.size).toBe(2);
  const doubtful = `${one}post urn:b posts/a.md 2026-11-02T00:00:00Z\n`;
  expect(read(doubtful, "postrider.lock", isAway).problems).toEqual([]);
  expect(read(doubtful, "postrider.lock", () => true).problems).toHaveLength(1);
});
