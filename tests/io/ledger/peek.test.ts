/** A ledger that is looked at and left alone. */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { peekIntoLedger } from "../../../src/io/ledger/peek.ts";
import { EDITION, filled, folder, NOW, open } from "./material.ts";

const waiting = (path: string) =>
  peekIntoLedger(path, (records) => records.editions().map(({ counts }) => counts.queued));

test("where there is none, none is made", () => {
  const path = join(folder(), "postrider.db");
  expect(waiting(path)).toBeUndefined();
  expect(readdirSync(dirname(path))).toEqual([]);
});

test("one that nobody uses stays as it is, with nothing beside it", () => {
  const { ledger, path } = filled(3);
  ledger.close();
  chmodSync(path, 0o400);
  const [names, bytes] = [readdirSync(dirname(path)), readFileSync(path)];
  expect(waiting(path)).toEqual([3]);
  expect(readdirSync(dirname(path))).toEqual(names);
  expect(readFileSync(path)).toEqual(bytes);
});

test("one that is sent from is seen as it is now, and goes on", async () => {
  const { ledger, path } = filled(3);
  ledger.becomeSender(NOW);
  const [one] = ledger.claim(EDITION.id, NOW, 1);
  const id = one?.id ?? "";
  const marked = peekIntoLedger(path, (records) => {
    const mark = ledger.markSubmitting(id, NOW);
    return { mark, sending: records.hasSender() };
  });
  expect(marked?.sending).toBe(true);
  expect(await marked?.mark).toBe(true);
  expect(waiting(path)).toEqual([2]);
  expect(open(path).becomeSender(NOW)).toMatchObject({ process: process.pid });
});

test.each(["no database at all", ""])("what is no ledger is not read: `%s`", (content) => {
  const path = join(folder(), "postrider.db");
  writeFileSync(path, content);
  expect(() => waiting(path)).toThrow();
});
