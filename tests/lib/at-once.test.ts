import { expect, test } from "vitest";
import { atOnce } from "../../src/lib/at-once.ts";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test("keeps the order, and so many under way", async () => {
  let underWay = 0;
  let most = 0;
  const doubled = await atOnce([5, 1, 4, 0, 3, 2], 3, async (turns) => {
    most = Math.max(most, ++underWay);
    for (let n = 0; n < turns; n++) await turn();
    underWay--;
    return turns * 2;
  });
  expect(doubled).toEqual([10, 2, 8, 0, 6, 4]);
  expect(most).toBe(3);
  expect(await atOnce([], 3, turn)).toEqual([]);
});

test("begins nothing after a failure, and says which it was", async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await turn();
    if (item === 2) throw new Error("the second");
  };
  await expect(atOnce([1, 2, 3, 4, 5, 6], 2, work)).rejects.toThrow("the second");
  expect(begun.length).toBeLessThan(5);
});
