import fc from "fast-check";
import { expect, test } from "vitest";
import type { Dialect } from "../../src/model/config.ts";
import { filesOf } from "../posts/blog.ts";
import { VECTORS } from "../posts/body/vectors.ts";
import { expectSound, publish } from "./published.ts";

const DIALECTS: readonly Dialect[] = [
  "plain",
  "jekyll",
  "hugo",
  "zola",
  "eleventy",
  "astro",
  "hexo",
  "docusaurus",
];
const utf8 = new TextEncoder();

/** What a header's field is made of: quoted and not, nested, hostile, and torn in the middle. */
const value = fc.oneof(
  fc.constantFrom(...VECTORS),
  fc.constantFrom(...VECTORS).map((vector) => JSON.stringify(vector)),
  fc.string({ unit: "binary", maxLength: 20 }).map((text) => JSON.stringify(text)),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.json({ maxDepth: 2 }),
);
const field = fc
  .tuple(
    fc.constantFrom(
      ..."title tags author summary image enclosure id permalink slug date updated lang url".split(
        " ",
      ),
    ),
    value,
  )
  .map(([key, text]) => `${key}: ${text}\n`);
const body = fc.oneof(
  fc.constantFrom(...VECTORS),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(fc.constantFrom(...VECTORS), { minLength: 2, maxLength: 4 })
    .map((some) => some.join("")),
);
const written = fc
  .tuple(fc.array(field, { maxLength: 5 }), body)
  .map(([fields, text]) => utf8.encode(`---\n${fields.join("")}---\n${text}`));
const torn = fc
  .tuple(written, fc.nat(), fc.uint8Array({ maxLength: 4 }))
  .map(([bytes, at, other]) => {
    const cut = at % (bytes.length + 1);
    return Uint8Array.from([...bytes.subarray(0, cut), ...other, ...bytes.subarray(cut)]);
  });
const bytes = fc.oneof(written, written, torn, fc.uint8Array({ maxLength: 200 }));
const extension = fc.constantFrom("md", "md", "mdx", "html", "txt");

test("any bytes as posts: nothing throws, and every feed is well-formed, whole and harmless", () => {
  let published = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(extension, bytes), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...DIALECTS),
      (posts, dialect) => {
        const files = posts.map(([kind, content], n) => [`posts/2026-11-02-${n}.${kind}`, content]);
        const made = publish(filesOf(Object.fromEntries(files)), { dialect });
        expect(made.blog.heads.length + made.blog.leftOut.length).toBe(posts.length);
        published += made.posts.length;
        expectSound(made);
      },
    ),
    { numRuns: Number(process.env["RUNS"] ?? 400) },
  );
  // What is left out proves nothing.
  expect(published).toBeGreaterThan(100);
});
