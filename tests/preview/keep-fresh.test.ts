import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepFresh } from "../../src/commands/live/keep-fresh.ts";
import type { Studio } from "../../src/commands/live/studio.ts";
import { realWorld } from "../../src/io/world.ts";
import type { Problem } from "../../src/model/problem.ts";
import { PROBLEM, shown } from "./sample.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-23T06:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const SAVED = { paths: new Set(["posts/a.md"]), andMore: false };

/** A studio whose every reading takes 100 ms. */
function keeping(until = Infinity) {
  const log: string[] = [];
  let problems: readonly Problem[] = [];
  const studio: Studio = {
    shown: () => shown({ problems }),
    project: () => undefined,
    until: () => until,
    tell: ({ paths }) => void log.push(`told of ${paths.size}`),
    refresh: async () => {
      log.push("reads");
      await new Promise((done) => void setTimeout(done, 100));
    },
    check: () => Promise.resolve(void log.push("checks")),
  };
  const said: string[] = [];
  const world = { ...realWorld(), say: (text: string) => void said.push(text) };
  const keeper = keepFresh(world, studio, false);
  return { log, said, ...keeper, break: (with_: readonly Problem[]) => void (problems = with_) };
}

test("reads once for what changes before it begins, and once more for what changes meanwhile", async () => {
  const { log, changed, end } = keeping();
  changed(SAVED);
  for (let n = 0; n < 3; n++) changed(SAVED);
  await vi.advanceTimersByTimeAsync(1000);
  expect(log.filter((one) => one === "reads")).toHaveLength(2);
  expect(log.filter((one) => one === "told of 1")).toHaveLength(4);
  // When it is quiet, and not for each of them.
  expect(log.filter((one) => one === "checks")).toHaveLength(1);
  end();
});

test("says problems as they come, and that they are gone", async () => {
  const { said, changed, break: fail, end } = keeping();
  fail([PROBLEM]);
  for (const problems of [[PROBLEM], []]) {
    fail(problems);
    for (let n = 0; n < 2; n++) {
      changed(SAVED);
      await vi.advanceTimersByTimeAsync(500);
    }
  }
  expect(said).toEqual([
    expect.stringContaining("templates/digest.mjml:2:4"),
    "\nAll is well again.",
  ]);
  end();
});

test("reads again at the instant at which time alone changes something, and never after its end", async () => {
  const due = Date.parse("2026-11-23T06:30:00Z");
  const { log, changed, end } = keeping(due);
  await vi.advanceTimersByTimeAsync(29 * 60_000);
  expect(log).not.toContain("reads");
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(log).toContain("reads");
  changed(SAVED);
  end();
  log.length = 0;
  await vi.advanceTimersByTimeAsync(3 * 3_600_000);
  expect(log).toEqual([]);
});
