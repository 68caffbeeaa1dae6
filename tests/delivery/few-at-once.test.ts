import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { fewAtOnce } from "../../src/delivery/few-at-once.ts";

test("never more at once than that, all of them in the end, in their order, whatever fails", async () => {
  const run = fewAtOnce(2);
  const begun: number[] = [];
  let now = 0;
  let most = 0;
  const all = Array.from({ length: 9 }, (_, number) =>
    run(async () => {
      begun.push(number);
      most = Math.max(most, ++now);
      await pause(number % 3);
      now -= 1;
      if (number % 4 === 1) throw new Error("no");
      return number;
    }),
  );
  const results = await Promise.allSettled(all);
  expect(results.map((result) => (result.status === "fulfilled" ? result.value : "no"))).toEqual([
    0,
    "no",
    2,
    3,
    4,
    "no",
    6,
    7,
    8,
  ]);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(most).toBe(2);
});
