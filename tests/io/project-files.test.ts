import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFiles } from "../../src/io/project-files.ts";
import { temporaryFolder } from "../commands/postrider.ts";

test("gives as many bytes of a file as it is asked for, whatever its size", () => {
  const root = temporaryFolder();
  const files = projectFiles(root);
  const sizes = [0, 1, 4095, 4096, 65_535, 65_536, 65_537, 3_000_000];
  const whole = new Map(sizes.map((size) => [`${size}.md`, Buffer.alloc(size, `${size} bytes `)]));
  for (const [path, bytes] of whole) writeFileSync(join(root, path), bytes);
  const read = [4096, 65_536, 65_537, 5_000_000, undefined].flatMap((limit) =>
    Array.from(whole, ([path, bytes]) => {
      return { bytes: files.read(path, limit), meant: bytes.subarray(0, limit) };
    }),
  );
  // All at once at the end: none was read over another.
  for (const { bytes, meant } of read) expect(bytes && meant.equals(bytes)).toBe(true);
});

test("finds nothing in a folder, behind a file and where there is nothing", () => {
  const root = temporaryFolder({ "posts/a.md": "A" });
  for (const path of ["posts", "posts/a.md/b", "gone.md"]) {
    expect(projectFiles(root).read(path, 10)).toBeUndefined();
    expect(projectFiles(root).read(path, 1_000_000)).toBeUndefined();
    expect(projectFiles(root).read(path)).toBeUndefined();
  }
});
