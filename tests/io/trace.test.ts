import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFiles } from "../../src/io/project-files.ts";
import { projectTree } from "../../src/io/project-tree.ts";
import { isSame, traced } from "../../src/io/trace.ts";
import { temporaryFolder } from "../commands/postrider.ts";

test("what a folder has beside its files is looked at too: it was told of", () => {
  const root = temporaryFolder({ "posts/a.md": "A", "elsewhere.md": "B" });
  const [files, tree] = [projectFiles(root), projectTree(root)];
  const seen = traced(files, tree);
  seen.files.list("posts");
  const trace = seen.trace([]);
  expect(isSame(trace, files, tree)).toBe(true);
  symlinkSync("../elsewhere.md", join(root, "posts/b.md"));
  expect(isSame(trace, files, tree)).toBe(false);
  rmSync(join(root, "posts/b.md"));
  expect(isSame(trace, files, tree)).toBe(true);
  writeFileSync(join(root, "posts/b.md"), "B");
  expect(isSame(trace, files, tree)).toBe(false);
});
