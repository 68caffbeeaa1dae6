/** The list of variables on top of templates/digest.mjml is whole, and true. */
import { expect, test } from "vitest";
import { loadLanguage } from "../../src/digest/language.ts";
import { rehearsalsOf } from "../../src/digest/rehearsal.ts";
import { renderDigest } from "../../src/digest/render.ts";
import { viewOf } from "../../src/digest/view.ts";
import { config, editionOf, ours, post } from "./sample.ts";

const [comment = ""] = /\{%- comment -%\}[\s\S]*?\{%- endcomment -%\}/.exec(ours().html.text) ?? [];
const lines = comment.split("\n");
const first = lines.findIndex((line) => line.startsWith("  subject"));
const last = lines.findIndex((line) => line.startsWith("  The tag render"));
const list = lines.slice(first, last).filter((line) => line.trim() !== "");

/** What is said of each variable; a line that begins further to the right goes on with the one before. */
const documented = new Map<string, string>();
let current: readonly string[] = [];
for (const line of list) {
  const [, names = "", rest = ""] = /^ {2}(\S.*?) {2,}(.*)$/.exec(line) ?? ["", "", line.trim()];
  if (names !== "") current = names.split(", ");
  for (const name of current) documented.set(name, `${documented.get(name) ?? ""} ${rest}`);
}

async function wholeView() {
  const posts = [post("a")];
  const settings = config();
  const language = await loadLanguage(settings.site);
  const detail = { brief: false, body: "none", longest: Infinity, summary: 100, posts: 9 } as const;
  const view = viewOf(editionOf(posts), posts, settings, language, detail, "x");
  return rehearsalsOf(view)[0] ?? view;
}

test("every variable that there is is on the list, and none that there is not", async () => {
  const view = await wholeView();
  expect([...documented.keys()].toSorted()).toEqual(Object.keys(view).toSorted());
});

test("so is all that stands in them", async () => {
  const { site, posts, theme, strings, logo } = await wholeView();
  const [one] = posts;
  const inside = { site, posts: one ?? {}, theme, strings, logo: logo ?? {} };
  for (const [name, value] of Object.entries(inside)) {
    const words = new Set(documented.get(name)?.match(/\w+/g));
    expect({ name, missing: Object.keys(value).filter((key) => !words.has(key)) }).toEqual({
      name,
      missing: [],
    });
  }
  expect(documented.get("posts")).toContain(`image (${Object.keys(one?.image ?? {}).join(", ")})`);
  const words = new Set(documented.get("theme")?.match(/\w+/g));
  expect(Object.keys(theme.code).filter((key) => !words.has(key))).toEqual([]);
  expect(documented.get("strings")?.match(/\w+/g)).toEqual(Object.keys(strings));
});

test("the filters on it are there, written as they are written there", async () => {
  const filters = comment.match(/Filters beside Liquid's: (.*)$/m)?.[1] ?? "";
  const uses = filters.replace(/\s*\([^)]*\)\.?/, "").split(/, (?=\w+:)/);
  expect(uses.map((use) => use.split(":")[0])).toEqual(["date", "wrap", "underline"]);
  const text = uses.map((use) => `{{ posts[0].published | ${use.replace(/\.$/, "")} }}`).join("\n");
  const templates = ours();
  const posts = [post("a")];
  const { problems } = await renderDigest(editionOf(posts), posts, config(), {
    ...templates,
    text: { file: "own.txt", text: `{{ unsubscribe_url }}\n${text}` },
  });
  expect(problems).toEqual([]);
});
