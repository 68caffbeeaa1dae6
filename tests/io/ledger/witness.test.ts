/** A ledger that lost what was last written to it must not look as if nothing had been sent. */
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { openLedger } from "../../../src/io/ledger.ts";
import type { Ledger } from "../../../src/model/ports.ts";
import { EDITION, filled, folder, NOW, open } from "./material.ts";

async function send(ledger: Ledger, count: number): Promise<void> {
  for (const { id } of ledger.claim(EDITION.id, NOW, count)) {
    await ledger.markSubmitting(id, NOW);
    await ledger.settle(id, { is: "submitted", reply: "250 taken" }, NOW);
  }
}

/** What a process that was killed in the middle leaves behind: three of six have their copy. */
async function cutOff(): Promise<string> {
  const { ledger, path } = filled(6);
  ledger.close();
  // Once the queue is in the database itself, the log holds nothing but the sending.
  const sender = open(path);
  sender.becomeSender(NOW);
  await send(sender, 3);
  const copy = folder();
  cpSync(dirname(path), copy, { recursive: true });
  return join(copy, "postrider.db");
}

function waiting(path: string) {
  const { problems } = openLedger(path);
  const ledger = open(path);
  ledger.becomeSender(NOW);
  ledger.recover();
  const { queued, uncertain, submitted } = ledger.counts(EDITION.id);
  return { codes: problems.map(({ code }) => code), queued, uncertain, submitted };
}

test("with its log, nothing is missing and nothing said", async () => {
  const path = await cutOff();
  expect(waiting(path)).toEqual({ codes: [], queued: 3, uncertain: 0, submitted: 3 });
});

test.each<[string, (log: string) => void]>([
  ["gone", (log) => rmSync(log)],
  ["emptied", (log) => truncateSync(log)],
  ["cut short", (log) => truncateSync(log, statSync(log).size - 5000)],
  [
    "damaged",
    (log) => {
      const bytes = readFileSync(log);
      bytes.fill(0x55, 200, 300);
      writeFileSync(log, bytes);
    },
  ],
])("with its log %s, whoever waits may have a copy", async (_how, harm) => {
  const path = await cutOff();
  harm(`${path}-wal`);
  const found = waiting(path);
  expect(found.codes).toEqual(["ledger-behind"]);
  expect(found.queued).toBe(0);
  expect(found.uncertain + found.submitted).toBe(6);
  // It is said and settled once.
  expect(openLedger(path).problems).toEqual([]);
});

test("a backup in its place is told from the ledger", async () => {
  const { ledger, path } = filled(6);
  ledger.close();
  const backup = readFileSync(path);
  const sender = open(path);
  sender.becomeSender(NOW);
  await send(sender, 3);
  sender.close();
  writeFileSync(path, backup);
  expect(waiting(path)).toMatchObject({ codes: ["ledger-behind"], queued: 0, uncertain: 6 });
});

test("while one sends, others that look see nothing wrong", async () => {
  const { ledger, path } = filled(6);
  ledger.becomeSender(NOW);
  for (let sent = 0; sent < 6; sent += 1) {
    await send(ledger, 1);
    const looking = openLedger(path);
    expect(looking.problems).toEqual([]);
    looking.ledger?.close();
  }
});
