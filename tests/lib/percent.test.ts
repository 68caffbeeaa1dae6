import fc from "fast-check";
import { expect, test } from "vitest";
import { decodedOrAsIs, encodedPath, percentDecoded } from "../../src/lib/percent.ts";

test("nothing in a file's name ends its path or leaves it", () => {
  expect(encodedPath("a b/C#?&ü%41.xml")).toBe("a%20b/C%23%3F%26%C3%BC%2541.xml");
  const site = "https://blog.example/";
  const path = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((each) => !/^\.|\/|\\/.test(each));
  fc.assert(
    fc.property(fc.array(path, { minLength: 1 }), (parts) => {
      const url = new URL(site + encodedPath(parts.join("/")));
      expect([url.search, url.hash]).toEqual(["", ""]);
      expect(percentDecoded(url.pathname.slice(1))).toBe(parts.join("/").toWellFormed());
    }),
    { numRuns: 50 },
  );
});

test("half of a surrogate pair has a path all the same", () => {
  expect(encodedPath("a\uD800")).toBe("a%EF%BF%BD");
});

test.each(["100%", "%zz", "%E4"])("%s is not encoded text", (text) => {
  expect(percentDecoded(text)).toBeUndefined();
  expect(decodedOrAsIs(text)).toBe(text);
});

test("escapes are resolved, also those of what separates", () => {
  expect(decodedOrAsIs("C%23%2F%C3%BC")).toBe("C#/ü");
});
