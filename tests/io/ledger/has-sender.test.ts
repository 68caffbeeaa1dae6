/** Whether somebody is sending, asked from outside. */
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { filled, NOW, open } from "./material.ts";

test("whoever asks is told who sends, and keeps nobody from becoming the sender", () => {
  const { ledger: first, path } = filled(1);
  expect(first.hasSender()).toBe(false);
  expect(existsSync(`${path}-sender`)).toBe(false);
  const second = open(path);
  expect(first.becomeSender(NOW)).toBeUndefined();
  expect([first.hasSender(), second.hasSender()]).toEqual([true, true]);
  // It was looked at, from within and without, and is still held.
  expect(second.becomeSender(NOW)).toEqual({ process: process.pid, since: NOW });
  first.resign();
  expect([first.hasSender(), second.hasSender()]).toEqual([false, false]);
  expect(second.becomeSender(NOW)).toBeUndefined();
});
