/** Rendering on several cores: who rendered a post must not show, neither in it nor in what is remembered. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openProject, type Project } from "../../src/commands/project.ts";
import { otherCores } from "../../src/commands/other-cores/other-cores.ts";
import { realWorld } from "../../src/io/world.ts";
import { POST_BYTES } from "../../src/model/markup.ts";
import { headsForFeeds, makeFeeds, readBlog } from "../../src/pipeline.ts";
import { temporaryFolder } from "./postrider.ts";

const POSTS = 1600;

test("gives the same feeds as one core alone, whoever is faster", async () => {
  const root = largeBlog();
  const alone = makeFeeds(readBlog(projectIn(root)));
  expect(alone.files[0]?.entries).toBe(POSTS);
  for (const [count, pause] of [
    [2, 0],
    [2, 1500],
    [4, 400],
  ] as const) {
    const project = projectIn(root);
    const cores = otherCores(project, count);
    onTestFinished(cores.end);
    const bodies: string[] = [];
    const files = {
      ...project.files,
      read(path: string, limit?: number) {
        if (limit === POST_BYTES) bodies.push(path);
        return project.files.read(path, limit);
      },
    };
    const blog = readBlog({ ...project, files, renderer: cores.renderer });
    cores.begin(blog, headsForFeeds(blog));
    // With a pause, the others have rendered some or all of what there is before this one begins.
    await setTimeout(pause);
    expect(makeFeeds(blog)).toEqual(alone);
    // The oldest ones are what the others begin with.
    if (pause > 0) expect(bodies).not.toContain("posts/0.md");
    // A picture is part of the build even where the other core alone has looked at it.
    expect(Object.keys(project.trace([]).files)).toContainEqual(
      expect.stringMatching(/:static\/1\.png$/),
    );
  }
});

test("leaves a blog of few posts to one core", () => {
  const project = projectIn(temporaryFolder({ "postrider.yaml": SETTINGS, "posts/a.md": post(1) }));
  const cores = otherCores(project, 4);
  const blog = readBlog({ ...project, renderer: cores.renderer });
  cores.begin(blog, headsForFeeds(blog));
  expect(makeFeeds(blog)).toEqual(makeFeeds(readBlog(project)));
  expect(process.getActiveResourcesInfo()).not.toContain("MessagePort");
});

const SETTINGS = `site: { title: A blog, url: https://blog.example/, language: en, timezone: UTC, author: Ada }
posts: { dialect: plain }
feeds: { limit: 10000 }
`;

function largeBlog(): string {
  const posts = Array.from({ length: POSTS }, (_, n) => [`posts/${n}.md`, post(n)] as const);
  const root = temporaryFolder({ "postrider.yaml": SETTINGS, ...Object.fromEntries(posts) });
  mkdirSync(join(root, "static"));
  writeFileSync(join(root, "static/1.png"), PIXEL);
  return root;
}

function post(n: number): string {
  const day = new Date(Date.UTC(2020, 0, n + 1)).toISOString().slice(0, 10);
  const image = n === 1 ? "image: /1.png\n" : "";
  return `---\ntitle: Post ${n}\ndate: ${day}\n${image}---\nHello *number ${n}*, see [the other](${n + 1}.md).\n`;
}

function projectIn(root: string): Project {
  const now = "2026-11-23T08:00Z";
  const { project } = openProject(realWorld(), { directory: root, now });
  if (!project) throw new Error("the test's configuration is wrong");
  return project;
}

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
