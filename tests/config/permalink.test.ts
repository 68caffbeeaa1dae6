import { expect, test } from "vitest";
import { PLACEHOLDERS } from "../../src/config/values/permalink.ts";
import { PART_NAMES } from "../../src/posts/address/permalink.ts";

test("what may be written in a permalink is what can be filled in", () => {
  expect(PLACEHOLDERS.toSorted()).toEqual(PART_NAMES.toSorted());
});
