import { describe, expect, test } from "vitest";
import { postrider, readTree, sampleBlog, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];

describe("postrider check", () => {
  test("finds nothing wrong with the sample blog, and writes nothing", async () => {
    const blog = sampleBlog();
    const before = readTree(blog);
    const ran = await postrider(blog, ["check", ...NOW]);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "11 posts in posts/

      left out: 2 files
        posts/2099-01-01-letter-to-the-year-2099.md: a date in the future: 2099-01-01
        posts/when-readers-write-back.md: a draft, as its header says

      11 posts, no problems. Nothing was written or sent.
      "
    `);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(readTree(blog)).toEqual(before);
  });

  const NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
  const BLOG = {
    "_config.yml": "permalink: /:title/\nlang: en\ntimezone: Europe/Berlin\n",
    "postrider.yaml": "site:\n  title: A blog\n  url: https://blog.example/\n",
    "_posts/2026-10-01-a.md":
      "---\ntitle: A\ndate: 2026-13-01\nupdated: soon\ndraft: perhaps\n---\nText.\n",
    "_posts/2026-11-01-b.md":
      '---\ntitle: B\n---\n<iframe src="https://video.example/1"></iframe>\n' +
      '<iframe src="https://video.example/2"></iframe>\n\n{% nobody %} {% nobody %} {% nobody %}\n',
    "_posts/2026-11-02-c.md": "---\ntitle: [C\n---\nText.\n",
    "_posts/2026-11-03-d.md": "---\ntitle: D\n---\n[gone]({% link _posts/gone.md %})\n",
    "_posts/2031-01-01-later.md": "Text.\n",
    "_posts/2032-01-01-much-later.md": "Text.\n",
    "_posts/notes.md": "Text.\n",
    ...Object.fromEntries(
      NAMES.map((name) => [`_posts/2026-11-04-${name}.md`, `---\nupdated: ${name}\n---\nText.\n`]),
    ),
  };

  test("tells how it read a blog, and a line a file of what is wrong, left out and changed", async () => {
    const ran = await postrider(temporaryFolder(BLOG), ["check", ...NOW]);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "10 posts in _posts/, read as Jekyll does: _config.yml
        folders    _posts         the folder _posts
        permalink  /:title/       \`permalink\` in _config.yml
        language   en             \`lang\` in _config.yml
        timezone   Europe/Berlin  \`timezone\` in _config.yml

      1 error
        _posts/2026-11-02-c.md:2:8: the header cannot be read: a bracket is opened here and never closed
          = close it, or put the whole value in quotes

      10 warnings
        _posts/2026-10-01-a.md:5:8: \`draft\` is neither yes nor no and was taken for yes: \`perhaps\`
          = write \`true\` or \`false\`
        _posts/2026-11-03-d.md:4:16: a link leads to \`_posts/gone.md\`, which is not among the posts, so only its text was kept
        _posts/2026-11-04-eight.md:2:10: \`updated\` is not a date and was ignored: \`eight\`
        _posts/2026-11-04-five.md:2:10: \`updated\` is not a date and was ignored: \`five\`
        _posts/2026-11-04-four.md:2:10: \`updated\` is not a date and was ignored: \`four\`
        _posts/2026-11-04-one.md:2:10: \`updated\` is not a date and was ignored: \`one\`
        _posts/2026-11-04-seven.md:2:10: \`updated\` is not a date and was ignored: \`seven\`
        and 3 files more like these (updated-invalid)
          = write it as YYYY-MM-DD

      left out: 4 files
        a date in the future: 2 files
          _posts/2031-01-01-later.md: 2031-01-01
          _posts/2032-01-01-much-later.md: 2032-01-01
        _posts/2026-10-01-a.md: a draft, as its header says
        _posts/notes.md: its name does not begin with a date, as Jekyll asks

      changed to be safe and whole elsewhere: 1 post
        _posts/2026-11-01-b.md: template tag \`nobody\` dropped 3 times, 2 iframes became links

      --verbose shows all of it.
      10 posts, 1 error and 10 warnings. Nothing was written or sent.
      "
    `);
    expect(ran).toMatchObject({ code: 1, stderr: "" });
  });

  test("shows all of it with --verbose, each problem with its line and its way out", async () => {
    const ran = await postrider(temporaryFolder(BLOG), ["check", "--verbose", ...NOW]);
    await expect(ran.stdout).toMatchFileSnapshot("golden/check-verbose.txt");
    expect(ran.code).toBe(1);
  });

  test("names files as they are from where it was called", async () => {
    const blog = temporaryFolder(BLOG);
    const name = blog.slice(blog.lastIndexOf("/") + 1);
    const ran = await postrider(`${blog}/..`, ["check", "-C", name, ...NOW]);
    expect(ran.stdout).toContain(`  ${name}/_posts/2026-11-02-c.md:2:8: the header`);
    expect(ran.stdout).toContain(`  ${name}/_posts/notes.md: its name`);
    expect(ran.stdout).toContain(`  ${name}/_posts/2026-11-01-b.md: template tag`);
    const json = await postrider(`${blog}/..`, ["check", "-C", name, "--json", ...NOW]);
    expect(json.stdout).not.toContain(name);
  });

  test("is one JSON document with --json", async () => {
    const json = await postrider(temporaryFolder(BLOG), ["check", "--json", ...NOW]);
    expect(json).toMatchObject({ code: 1, stderr: "" });
    expect(JSON.parse(json.stdout)).toMatchObject({
      dialect: "jekyll",
      recognised: [
        { setting: "dialect", value: "jekyll", from: "_config.yml" },
        { setting: "folders", value: "_posts", from: "the folder _posts" },
        { setting: "permalink", value: "/:title/", from: "`permalink` in _config.yml" },
        { setting: "language", value: "en", from: "`lang` in _config.yml" },
        { setting: "timezone", value: "Europe/Berlin", from: "`timezone` in _config.yml" },
      ],
      changed: [
        {
          source: "_posts/2026-11-01-b.md",
          changes: [
            { what: "template tag `nobody` dropped", times: 3 },
            { what: "`iframe` became a link", times: 2 },
          ],
        },
      ],
      conventions: expect.arrayContaining([{ what: "date from the file's name", posts: 10 }]),
    });
    // As docs/check.md promises.
    const { problems, leftOut, ...rest } = JSON.parse(json.stdout) as Record<string, object[]>;
    expect(Object.keys(rest).toSorted()).toEqual([
      "changed",
      "conventions",
      "dialect",
      "posts",
      "recognised",
    ]);
    const [first] = problems ?? [];
    expect(first).toEqual({
      code: "header-invalid",
      level: "error",
      headline: expect.any(String),
      place: {
        file: "_posts/2026-11-02-c.md",
        line: 2,
        column: 8,
        length: 1,
        text: "title: [C",
      },
      hint: expect.any(String),
    });
    expect(leftOut?.find((file) => "from" in file)).toEqual({
      source: "_posts/2031-01-01-later.md",
      reason: "future",
      because: "a date in the future: 2031-01-01",
      from: Date.parse("2030-12-31T23:00:00Z"),
    });
  });

  test("fails on warnings with --strict, and on nothing less", async () => {
    const warned = temporaryFolder({
      "postrider.yaml": BLOG["postrider.yaml"],
      "posts/2026-11-01-a.md": "---\nupdated: soon\n---\nText.\n",
    });
    expect((await postrider(warned, ["check", ...NOW])).code).toBe(0);
    expect((await postrider(warned, ["check", "--strict", ...NOW])).code).toBe(1);
    const noted = temporaryFolder({
      "postrider.yaml": BLOG["postrider.yaml"],
      "posts/2026-11-01-a.md": "Text.\n",
    });
    expect((await postrider(noted, ["check", "--strict", ...NOW])).code).toBe(0);
  });

  test("could not run where the configuration is wrong", async () => {
    const blog = temporaryFolder({ "postrider.yaml": "site: { title: A }\n" });
    expect((await postrider(blog, ["check", ...NOW])).code).toBe(2);
  });
});
