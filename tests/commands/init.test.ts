import { describe, expect, test } from "vitest";
import { postrider, readTree, temporaryFolder } from "./postrider.ts";

describe("postrider init", () => {
  test("reads a Jekyll folder, keeps private files out of git, and leads on to a build", async () => {
    const blog = temporaryFolder({
      "_config.yml":
        "title: A blog\nurl: https://blog.example\nbaseurl: /b\ntimezone: Europe/Berlin\n",
      "_posts/2026-11-01-hello.md": "---\ntitle: Hello\n---\nText.\n",
      ".git/HEAD": "ref: refs/heads/main\n",
      ".gitignore": "_site",
    });
    const ran = await postrider(blog, ["init"]);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "This looks like a blog made with jekyll.
        title      A blog                                    \`title\` in _config.yml
        url        https://blog.example/b/                   \`url\` and \`baseurl\` in _config.yml
        timezone   Europe/Berlin                             \`timezone\` in _config.yml
        folders    _posts                                    the folder _posts
        permalink  /:categories/:year/:month/:day/:title.html  Jekyll's default
        note Jekyll empties its folder whenever it builds: run \`postrider build\` after \`jekyll build\`

      Wrote postrider.yaml, .gitignore, .gitattributes.

      Next:
        1. look through postrider.yaml: it finds 1 post
        2. postrider check   reads and renders everything, writes nothing, says what is wrong
        3. postrider build   writes the feeds, and a preview of the next digest
      "
    `);
    const tree = readTree(blog);
    expect(tree[".gitignore"]).toBe("_site\n/.postrider/\n/postrider.db*\n/.env\n");
    expect(tree[".gitattributes"]).toBe("postrider.lock merge=union\n");
    expect(tree["postrider.yaml"]).toContain("https://blog.example/b/");
    expect((await postrider(blog, ["build"])).code).toBe(0);
  });

  test("works in an empty folder, and never overwrites what somebody wrote", async () => {
    const blog = temporaryFolder();
    expect((await postrider(blog, ["init"])).stdout).toContain("put a first post into posts/");
    expect((await postrider(blog, ["check"])).code).toBe(0);
    const again = await postrider(blog, ["init"]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("`--force` replaces it");
  });

  test("proposes addresses that tell posts of one name apart", async () => {
    const text = "Text.\n";
    const blog = temporaryFolder({
      "posts/2026-11-01-meeting.md": text,
      "posts/2026-11-08-meeting.md": text,
      "posts/2026-11-09-hello.md": text,
    });
    const ran = await postrider(blog, ["init"]);
    expect(ran.stdout).toContain("/:year/:month/:day/:slug/");
    const checked = await postrider(blog, ["check"]);
    expect(checked.stdout).not.toContain("address");
    // Where days do not help either, folders do.
    const other = temporaryFolder({
      "posts/team/2026-11-01-meeting.md": text,
      "posts/club/2026-11-01-meeting.md": text,
    });
    const inFolders = await postrider(other, ["init"]);
    expect(inFolders.stdout).toContain("/:sections/:year/:month/:day/:slug/");
  });

  test("goes by the posts where there are no settings", async () => {
    const post = "---\ntitle: A\ndate: 2026-11-01\n---\n{{< youtube abcdefghijk >}}\n";
    const blog = temporaryFolder({ "content/posts/_index.md": "", "content/posts/a.md": post });
    const ran = await postrider(blog, ["init"]);
    expect(ran.stdout).toContain("This looks like a blog made with hugo.");
    expect(readTree(blog)["postrider.yaml"]).toContain(
      "permalink: /:sections/:slugorfilename/ # Hugo's default\n  dialect: hugo\n",
    );
  });
});
