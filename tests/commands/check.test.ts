import { describe, expect, test } from "vitest";
import { postrider, readTree, sampleBlog, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];

describe("postrider check", () => {
  test("finds nothing wrong with the sample blog, and writes nothing", async () => {
    const blog = sampleBlog();
    const before = readTree(blog);
    const ran = await postrider(blog, ["check", ...NOW]);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "left out (2)
        posts/2099-01-01-letter-to-the-year-2099.md: a date in the future: 2099-01-01
        posts/when-readers-write-back.md: a draft, as its header says

      11 posts, no problems. Nothing was written or sent.
      "
    `);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(readTree(blog)).toEqual(before);
  });

  test("shows problems a line each, or with their place when asked, or as JSON", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": "site:\n  title: A blog\n  url: https://blog.example/\n  timezone: UTC\n",
      "posts/a.md": "---\ntitle: A\ndate: 2026-13-01\n---\nText.\n",
      "posts/2026-11-01-b.md":
        '---\ntitle: B\n---\n<iframe src="https://video.example/1"></iframe>\n',
    });
    const short = await postrider(blog, ["check", ...NOW]);
    expect(short.stdout).toMatchInlineSnapshot(`
      "error posts/a.md:3:7: \`date\` is a day that no calendar has: \`2026-13-01\`

      changed to be safe and complete elsewhere (1)
        posts/2026-11-01-b.md: \`iframe\` became a link

      1 post, 1 error. Nothing was written or sent.
      "
    `);
    expect(short.code).toBe(1);
    const long = await postrider(blog, ["check", "--verbose", ...NOW]);
    expect(long.stdout).toContain("3 | date: 2026-13-01");
    const json = await postrider(blog, ["check", "--json", ...NOW]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      posts: 1,
      problems: [{ code: "date-invalid", place: { file: "posts/a.md", line: 3, column: 7 } }],
      changed: [{ source: "posts/2026-11-01-b.md" }],
    });
  });
});
