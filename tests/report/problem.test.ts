import { expect, test } from "vitest";
import type { Problem } from "../../src/model/problem.ts";
import { plain } from "../../src/report/paint.ts";
import { countProblems, showProblem, showProblems } from "../../src/report/problem.ts";

const IMPOSSIBLE: Problem = {
  code: "date-invalid",
  level: "error",
  headline: "`date` is not a date: `2026-13-01`",
  place: { file: "posts/hello.md", line: 13, column: 7, length: 10, text: "date: 2026-13-01" },
  hint: "write it as YYYY-MM-DD",
};

test("a problem shows its line and underlines its place", () => {
  expect(showProblem(IMPOSSIBLE, plain)).toMatchInlineSnapshot(`
    "error: \`date\` is not a date: \`2026-13-01\`
      --> posts/hello.md:13:7
       |
    13 | date: 2026-13-01
       |       ^^^^^^^^^^
       = write it as YYYY-MM-DD"
  `);
});

test("carets stand under wide characters and tabs, and a long line is cut around its place", () => {
  const wide = {
    ...IMPOSSIBLE,
    place: { file: "a.md", line: 1, column: 4, length: 2, text: "題:\t日本 x" },
  };
  expect(showProblem(wide, plain).split("\n")[4]).toBe("  |     ^^^^");
  const long = {
    ...IMPOSSIBLE,
    place: {
      file: "a.md",
      line: 1,
      column: 5001,
      length: 3,
      text: `${"x".repeat(5000)}bad${"y".repeat(5000)}`,
    },
  };
  expect(showProblem(long, plain)).toContain("…");
  expect(
    Math.max(
      ...showProblem(long, plain)
        .split("\n")
        .map((line) => line.length),
    ),
  ).toBeLessThan(140);
});

test("no character of a post reaches the terminal as a command to it", () => {
  const evil = {
    ...IMPOSSIBLE,
    place: { file: "a\u202Edm.exe", line: 1, column: 1, text: "\u001B]0;owned\u0007\u2028x\u2066" },
  };
  const shown = showProblem(evil, plain);
  for (const sign of "\u001B\u0007\u2028\u202E\u2066") expect(shown).not.toContain(sign);
});

test("problems come worst first and are counted", () => {
  const warning: Problem = { code: "a", level: "warning", headline: "hm", place: { file: "a.md" } };
  expect(showProblems([warning, IMPOSSIBLE], plain).indexOf("hm")).toBeGreaterThan(0);
  expect(countProblems([warning, IMPOSSIBLE, warning])).toBe("1 error and 2 warnings");
  expect(countProblems([])).toBe("no problems");
});
