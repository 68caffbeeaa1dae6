import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStudio } from "../../src/commands/live/studio.ts";
import { realWorld } from "../../src/io/world.ts";
import { REPOSITORY, sampleBlog } from "../commands/postrider.ts";
import { withEdition } from "./with-edition.ts";

const POST = "posts/2026-11-20-writing-for-a-digest.md";
const NOW = "2026-11-23T07:30:00+01:00";

async function opened() {
  const folder = sampleBlog();
  let news = 0;
  const studio = openStudio(realWorld(), { directory: folder, now: NOW }, () => (news += 1));
  await studio.refresh();
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  return {
    folder,
    studio,
    shown: studio.shown,
    news: () => news,
    read,
    write: async (path: string, text: string) => {
      writeFileSync(join(folder, path), text);
      studio.tell({ paths: new Set([path]), andMore: false });
      await studio.refresh();
      return studio.shown();
    },
  };
}

describe("what is shown", () => {
  test("follows posts, templates and configuration", async () => {
    const { shown, news, read, write } = await opened();
    const first = shown();
    expect(first.digest?.subject).toBe("Writing for a digest + 2 more");
    expect(first.digest?.when).toMatch(/^goes out Monday 23 November 2026, 08:00/);
    expect(first.posts.choices.filter(({ isIn }) => isIn)).toHaveLength(3);
    const post = await write(POST, read(POST).replace(/^title:.*$/m, "title: Another title"));
    expect(post.digest?.subject).toBe("Another title + 2 more");
    const template = read("templates/digest.mjml").replace(
      "</mj-body>",
      "<mj-raw>marked</mj-raw>$&",
    );
    expect((await write("templates/digest.mjml", template)).digest?.html).toContain("marked");
    const config = read("postrider.yaml").replace("title: Postrider", "title: Renamed");
    const renamed = await write("postrider.yaml", config);
    expect([renamed.blog, renamed.isBehind, renamed.problems]).toEqual(["Renamed", false, []]);
    expect([shown().version, news()]).toEqual([4, 4]);
  });

  test.each([
    ["template", "templates/digest.mjml", "<mjml>{{ tilte }}</mjml>", "template-variable-unknown"],
    ["configuration", "postrider.yaml", "site: [", "yaml-invalid"],
    ["post", POST, "---\ntitle: [\ndate: 2026-11-20\n---\nx\n", "header-invalid"],
  ])("keeps the last digest while a %s is broken", async (_what, path, text, _code) => {
    const { shown, read, write, studio } = await opened();
    const before = shown();
    const whole = read(path);
    const broken = await write(path, text);
    expect(broken.isBehind).toBe(true);
    expect(broken.digest?.html).toBe(before.digest?.html);
    expect(broken.problems[0]?.place).toMatchObject({ file: path, line: expect.any(Number) });
    const mended = await write(path, whole);
    expect([mended.isBehind, mended.problems]).toEqual([false, []]);
    await studio.check();
    expect(shown().check?.problems.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("goes on without a post that was broken before, and without one that is deleted", async () => {
    const { folder, read, write, studio, shown } = await opened();
    const other = await write(
      "posts/2026-11-21-broken.md",
      "---\ntitle: [\ndate: 2026-11-21\n---\nx\n",
    );
    expect([other.isBehind, other.problems.length]).toEqual([false, 1]);
    const changed = await write(POST, read(POST).replace(/^title:.*$/m, "title: Still alive"));
    expect(changed.digest?.subject).toContain("Still alive");
    rmSync(join(folder, POST));
    studio.tell({ paths: new Set([POST]), andMore: false });
    await studio.refresh();
    expect(shown().digest?.subject).not.toContain("Still alive");
  });

  test("outlives a folder that is taken away", async () => {
    const { folder, shown, studio } = await opened();
    renameSync(join(folder, "postrider.yaml"), join(folder, "away.yaml"));
    await studio.refresh();
    expect(shown().problems.map(({ code }) => code)).toEqual(["no-project"]);
    expect(shown().digest).toBeDefined();
  });

  test("has every post, edition, feed and finding", async () => {
    const folder = sampleBlog();
    const id = await withEdition(folder, "2026-10-26T09:00:00+01:00");
    const studio = openStudio(realWorld(), { directory: folder, now: NOW }, () => {});
    await studio.refresh();
    const { editions, feeds, posts } = studio.shown();
    expect(editions.map((edition) => edition.id)).toEqual([id]);
    expect(editions[0]?.page()).toContain("<html");
    expect(posts.leftOut.map(({ file }) => file)).toContain(
      "posts/2099-01-01-letter-to-the-year-2099.md",
    );
    const read = (await feeds()).map((feed) => feed.read().entries.length);
    expect(read).toEqual([11, 11, 11]);
    expect(studio.shown().check).toBeUndefined();
    await studio.check();
    expect(studio.shown().check?.problems.filter(({ level }) => level === "error")).toEqual([]);
    const { version } = studio.shown();
    await studio.check();
    expect(studio.shown().version).toBe(version);
  });
});

test("a picture of the blog is found beside its post, where it is published as it is, and after a change", async () => {
  const { folder, shown, studio } = await opened();
  const { pictures, digest } = shown();
  expect(
    pictures.candidates("https://postrider.example/2026/11/from-folder-to-inbox/letters.png")[0],
  ).toBe("posts/from-folder-to-inbox/letters.png");
  mkdirSync(join(folder, "static"));
  cpSync(join(REPOSITORY, "posts/from-folder-to-inbox/letters.png"), join(folder, "static/x.png"));
  expect(pictures.candidates("https://postrider.example/x.png")).toContain("static/x.png");
  expect(await pictures.folder.find("static/x.png")).toMatchObject({ bytes: expect.any(Number) });
  expect(await pictures.folder.find("../x.png")).toBeUndefined();
  const letters = join(folder, "posts/from-folder-to-inbox/letters.png");
  writeFileSync(letters, Buffer.concat([readFileSync(letters), Buffer.from("x")]));
  await studio.refresh();
  expect(shown().digest?.html).toBe(digest?.html);
  expect(shown().digest?.picturesMark).not.toBe(digest?.picturesMark);
});
