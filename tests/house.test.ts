/** What the linter cannot see of the house's rules. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const SRC = join(import.meta.dirname, "../src");
const OUTSIDE = ["io", "commands"];

const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: readFileSync(join(SRC, path), "utf8") }));
const pure = sources.filter(
  ({ path }) => path.includes("/") && !OUTSIDE.includes(path.split("/")[0] ?? ""),
);

describe("a pure room", () => {
  test.each([
    ["asks no clock", /(?<![\w.])Date\(\)|performance\.now/],
    [
      "asks for no zone or locale of the machine",
      /resolvedOptions\(\)|toLocale\w+\(\)|localeCompare\(/,
    ],
    ["reads no environment", /process\.(env|argv|cwd|platform|stdout|stderr)/],
    ["asks no chance", /Math\.random|randomUUID|randomBytes/],
  ])("%s", (_what, forbidden) => {
    expect(pure.filter(({ text }) => forbidden.test(code(text))).map(({ path }) => path)).toEqual(
      [],
    );
  });
});

test("src/README.md draws every room that there is", () => {
  const picture = readFileSync(join(SRC, "README.md"), "utf8");
  const rooms = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of rooms) expect(picture).toContain(`    ${name}/`);
});

test("no file has more than one duty's worth of lines", () => {
  // Tables of words grow with what there is to say.
  const duties = sources.filter(({ path }) => !/(?:words|problems|strings|schema)\.ts$/.test(path));
  const long = duties.filter(({ text }) => text.split("\n").length > 270).map(({ path }) => path);
  expect(long).toEqual([]);
});

// A comment may name what the code must not do.
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}
