import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jsonSchema, keysAt, type JsonSchema } from "../../src/config/json-schema.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { WORDS } from "../../src/config/words.ts";

/** Every key that may be written, as `site.author.name`, with its schema. */
function keys(schema: JsonSchema, path = ""): [string, JsonSchema][] {
  const inside = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  const any = schema["additionalProperties"];
  const free = typeof any === "object" && any !== null ? { "*": any as JsonSchema } : {};
  const below = Object.entries({ ...schema.properties, ...free }).flatMap(([key, inner]) => {
    const at = path === "" ? key : `${path}.${key}`;
    return [[at, inner], ...keys(inner, at)] as [string, JsonSchema][];
  });
  return [...below, ...inside.flatMap((one) => keys(one, path))];
}

test("postrider.schema.json is up to date (else: npm run schema)", () => {
  const file: unknown = JSON.parse(readFileSync("postrider.schema.json", "utf8"));
  expect(file).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
});

test("every key has words, and there are no words for keys that are not", () => {
  const all = keys(jsonSchema());
  for (const [key, schema] of all)
    expect(schema, key).toMatchObject({ description: expect.stringMatching(/\.$/) });
  expect(new Set(all.map(([key]) => key))).toEqual(new Set(Object.keys(WORDS)));
});

test("unknown keys are refused everywhere", () => {
  for (const [key, schema] of [["", jsonSchema()] as const, ...keys(jsonSchema())])
    if (schema.properties) expect(schema["additionalProperties"], key).toBe(false);
});

test("every example may be written", () => {
  const site = { title: "x", url: "https://blog.example/", address: "x" };
  const mail = { from: "a@blog.example", unsubscribe: "mailto:a@blog.example" };
  const podcast = {
    category: "Arts",
    image: "https://blog.example/cover.png",
    email: "a@blog.example",
  };
  for (const [key, { examples = [] }] of Object.entries(WORDS)) {
    const [section = "", name, inner] = key.split(".");
    for (const example of examples) {
      const beside = name === "podcast" ? podcast : {};
      const value = inner === undefined ? example : { ...beside, [inner]: example };
      const written = { site, mail, [section]: name === undefined ? value : { [name]: value } };
      if (section === "site") written.site = { ...site, ...written.site };
      if (section === "mail") written.mail = { ...mail, ...written.mail };
      const { problems } = readConfig(JSON.stringify(written), "postrider.yaml");
      expect(problems, `${key}: ${JSON.stringify(example)}`).toEqual([]);
    }
  }
});

test("the keys that may stand at a place are known, through lists and alternatives", () => {
  expect(keysAt([])).toEqual([
    "site",
    "posts",
    "output",
    "feeds",
    "network",
    "follow",
    "digest",
    "mail",
  ]);
  expect(keysAt(["feeds", "files"])).toEqual(["atom", "rss", "json"]);
  expect(keysAt(["feeds", "more", "releases"])).toContain("tags");
  expect(keysAt(["site", "authors", 1])).toEqual(["name", "url", "email"]);
  expect(keysAt(["site", "title", "x"])).toEqual([]);
});
