import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeWhole } from "../../src/io/write-files.ts";
import { temporaryFolder } from "../commands/postrider.ts";

describe("a text in pieces", () => {
  const long = fc.string({ unit: "grapheme", maxLength: 40 });
  // Some of them about as long as what is written at once.
  const piece = fc.oneof(
    long,
    fc.tuple(long, fc.integer({ min: 1, max: 20_000 })).map(([text, times]) => text.repeat(times)),
  );

  test("becomes the bytes that it would be as one, however it is cut", () => {
    const root = temporaryFolder({});
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const whole = Buffer.from(pieces.join(""));
        const written = writeWhole(root, "feed.xml", pieces);
        expect(written.bytes).toBe(whole.length);
        expect(whole.equals(readFileSync(join(root, "feed.xml")))).toBe(true);
        expect(writeWhole(root, "feed.xml", pieces)).toEqual({ ...written, changed: false });
      }),
      { numRuns: 40 },
    );
    expect(readdirSync(root)).toEqual(["feed.xml"]);
  });

  test("leaves a file alone that holds it, and no other", () => {
    const root = temporaryFolder({});
    const path = join(root, "feed.xml");
    const pieces = ["one ", "two ", "three"];
    for (const [standing, changed] of [
      ["one two three", false],
      ["one two thre", true],
      ["one two three!", true],
      ["one too three", true],
      ["", true],
    ] as const) {
      writeFileSync(path, standing);
      const { ino } = statSync(path);
      expect(writeWhole(root, "feed.xml", pieces).changed, standing).toBe(changed);
      expect(statSync(path).ino === ino).toBe(!changed);
      expect(readFileSync(path, "utf8")).toBe("one two three");
    }
  });
});
