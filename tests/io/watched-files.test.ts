import { mkdirSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { projectFiles } from "../../src/io/project-files.ts";
import { watchedFiles } from "../../src/io/watched-files.ts";
import { temporaryFolder } from "../commands/postrider.ts";

const PATHS = ["a.md", "b.md", "deep/a.md", "deep/down/b.md", "deep-er/a.md", "node_modules/a.md"];
const path = fc.constantFrom(...PATHS);
const act = fc.oneof(
  fc.record({ is: fc.constant("write" as const), path, text: fc.string() }),
  fc.record({ is: fc.constant("remove" as const), path }),
  fc.record({ is: fc.constant("move" as const), path, to: path }),
  fc.record({ is: fc.constant("folder" as const), path }),
  fc.record({ is: fc.constant("link" as const), path, to: path }),
);

test("what is told of is listed as if everything was", () => {
  fc.assert(
    fc.property(fc.array(fc.array(act, { maxLength: 3 }), { maxLength: 12 }), (rounds) => {
      const root = temporaryFolder({ "posts/a.md": "a", "posts/deep/a.md": "b" });
      const { files, tell } = watchedFiles(root);
      for (const round of rounds) {
        const paths = new Set(round.flatMap((each) => done(root, each)));
        tell({ paths, andMore: false });
        for (const folder of ["posts", "posts/deep", "."])
          expect([files.list(folder), files.unread(folder)]).toEqual([
            projectFiles(root).list(folder),
            projectFiles(root).unread(folder),
          ]);
      }
    }),
    { numRuns: 60 },
  );
});

test("nothing is asked for twice, and everything where a watcher is not sure", () => {
  const root = temporaryFolder({ "posts/a.md": "a" });
  const { files, tell } = watchedFiles(root);
  const before = files.list("posts");
  writeFileSync(join(root, "posts/a.md"), "untold");
  expect(files.list("posts")).toBe(before);
  tell({ paths: new Set(["elsewhere/a.md"]), andMore: false });
  expect(files.list("posts")).toBe(before);
  tell({ paths: new Set(), andMore: true });
  expect(files.list("posts")[0]?.bytes).toBe(6);
  expect(new TextDecoder().decode(files.read("posts/a.md", 2))).toBe("un");
});

test("where there are links, every change is looked at: what they lead to has another name", () => {
  const root = temporaryFolder({ "posts/a.md": "a", "shared/b.md": "b" });
  symlinkSync(join(root, "posts/a.md"), join(root, "posts/c.md"));
  const { files, tell } = watchedFiles(root);
  files.list("posts");
  writeFileSync(join(root, "posts/a.md"), "longer");
  tell({ paths: new Set(["posts/a.md"]), andMore: false });
  expect(files.list("posts")).toEqual(projectFiles(root).list("posts"));
});

/** Does it if it can be done; every path that a watcher would name. */
function done(
  root: string,
  each: typeof act extends fc.Arbitrary<infer Act> ? Act : never,
): string[] {
  const at = (name: string) => join(root, "posts", name);
  let written = each.path;
  try {
    mkdirSync(dirname(at("to" in each ? each.to : each.path)), { recursive: true });
    if (each.is === "write") {
      writeFileSync(at(each.path), each.text);
      // Through a link another file is written, and a watcher is told the name of that one.
      written = relative(realpathSync(at(".")), realpathSync(at(each.path)));
    }
    if (each.is === "remove") rmSync(at(each.path), { recursive: true, force: true });
    if (each.is === "move") renameSync(at(each.path), at(each.to));
    if (each.is === "folder") mkdirSync(at(each.path));
    if (each.is === "link") symlinkSync(at(each.to), at(each.path));
  } catch {
    // What is not there cannot be moved, and what is there not be made.
  }
  return [...named(each.path), ...named(written), ...("to" in each ? named(each.to) : [])];
}

/** The file and the folders that it is in. */
function named(name: string): string[] {
  const parts = `posts/${name}`.split("/");
  return parts.map((_, n) => parts.slice(0, n + 1).join("/")).slice(1);
}
