import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { postrider, temporaryFolder } from "./postrider.ts";

const NOW = ["--no-preview", "--now", "2026-11-23T12:00:00+01:00"];
const CONFIG =
  "site:\n  title: A blog\n  url: https://blog.example/\n  timezone: UTC\nfeeds:\n  limit: 1\n  by: [tag]\n  archive: true\n";

test("a feed in which nothing is any more stays without posts, an archive goes, and both are said", async () => {
  const blog = temporaryFolder({
    "postrider.yaml": CONFIG,
    "posts/2024-11-01-one.md": tagged("old"),
    "posts/2026-11-02-two.md": tagged("both"),
  });
  const at = (path: string) => join(blog, "public/feeds", path);
  await postrider(blog, ["build", ...NOW]);
  const own = join(blog, "public/feeds/tag/theirs.xml");
  writeFileSync(own, "not ours");
  expect(existsSync(at("archive/2024/atom.xml"))).toBe(true);

  writeFileSync(join(blog, "posts/2024-11-01-one.md"), tagged("both"));
  writeFileSync(join(blog, "postrider.yaml"), CONFIG.replace("  archive: true\n", ""));
  const ran = await postrider(blog, ["build", ...NOW]);
  expect(ran.code).toBe(0);
  expect(ran.stderr).toContain("note: nothing is in `public/feeds/tag/old/atom.xml`");
  expect(ran.stderr).toMatch(/note: \d+ files of older posts that no feed leads to any more/);
  expect(readFileSync(at("tag/old/atom.xml"), "utf8")).toMatch(/<title[^]*<\/feed>\n$/);
  expect(readFileSync(at("tag/old/atom.xml"), "utf8")).not.toContain("<entry");
  expect(existsSync(at("archive"))).toBe(false);
  expect(readFileSync(own, "utf8")).toBe("not ours");

  const again = await postrider(blog, ["build", ...NOW]);
  expect(again.stderr).not.toContain("tag/old");
  expect(existsSync(at("tag/old/atom.xml"))).toBe(true);
});

function tagged(tag: string): string {
  return `---\ntitle: One\ntags: [${tag}]\n---\nText.\n`;
}
