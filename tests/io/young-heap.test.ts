import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

function megabytesOf(...given: readonly string[]): number {
  const churn = join(import.meta.dirname, "churn.ts");
  return Number(spawnSync(process.execPath, [churn, ...given], { encoding: "utf8" }).stdout);
}

test("held, the room for what is new stays small where V8 alone would double it", () => {
  expect(megabytesOf("hold")).toBeLessThanOrEqual(32);
  expect(megabytesOf()).toBeGreaterThan(32);
});
