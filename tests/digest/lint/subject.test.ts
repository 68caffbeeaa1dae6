import { expect, test } from "vitest";
import { post } from "../sample.ts";
import { linted } from "./mail.ts";

async function codesOf(title: string): Promise<string[]> {
  const problems = await linted([post("a", { title })]);
  return problems.map(({ code }) => code);
}

test.each([
  ["A plain title", []],
  ["Hurra! Wir sind umgezogen!", []],
  ["NASA", []],
  ["HTTP API", []],
  ["RSS, Atom and JSON: a comparison of three formats for people in a hurry", []],
  ["$ is not €", []],
  ["Re-reading old letters", []],
  ["فهرست نوشته‌ها و خوراک", []],
  ["EVERYTHING MUST GO", ["mail-subject-shouts"]],
  ["ВСЁ ДОЛЖНО УЙТИ", ["mail-subject-shouts"]],
  ["Free!!", ["mail-subject-shouts"]],
  ["So! Much! Joy!", ["mail-subject-shouts"]],
  ["Make $$$ at home", ["mail-subject-shouts"]],
  ["Re: your order", ["mail-subject-shouts"]],
  ["A title that goes on and on ".repeat(3), []],
  ["A title that goes on and on ".repeat(5), ["mail-subject-long"]],
  ["長い題名の記事".repeat(7), []],
  ["長い題名の記事".repeat(9), ["mail-subject-long"]],
])("%j: %j", async (title, codes) => {
  expect(await codesOf(title)).toEqual(codes);
});

test("the place is the title in the post's own file", async () => {
  const files = { "posts/a.md": "---\ntitle: EVERYTHING MUST GO\n---\n" };
  const [problem] = await linted([post("a", { title: "EVERYTHING MUST GO" })], { files });
  expect(problem?.place).toMatchObject({ file: "posts/a.md", line: 2, column: 8, length: 18 });
});

test("a subject that the configuration words has no place in a post", async () => {
  const [problem] = await linted([post("a")], { subject: "NEWS FROM OUR BLOG" });
  expect(problem).toMatchObject({ code: "mail-subject-shouts" });
  expect(problem?.place).toBeUndefined();
});
