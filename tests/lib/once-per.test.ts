import { expect, test, vi } from "vitest";
import { oncePer } from "../../src/lib/once-per.ts";

test("each thing's value is made once, one that is undefined too", () => {
  const make = vi.fn((list: readonly string[]) => list.at(0));
  const firstOf = oncePer(make);
  const [one, none] = [["a"], []];
  expect([firstOf(one), firstOf(none), firstOf(one), firstOf(none)]).toEqual([
    "a",
    undefined,
    "a",
    undefined,
  ]);
  expect(make).toHaveBeenCalledTimes(2);
});
