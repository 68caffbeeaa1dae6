import { copyFileSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../../src/model/instant.ts";
import type { Ledger } from "../../../src/model/ports.ts";
import { EDITION, filled, NOW, open } from "./material.ts";

const ID = EDITION.id;

function sending(count: number) {
  const made = filled(count);
  made.ledger.becomeSender(NOW);
  return made;
}

async function submit(ledger: Ledger, at: number): Promise<void> {
  const [envelope] = ledger.claim(ID, NOW, 1);
  const id = envelope?.id ?? "";
  await ledger.markSubmitting(id, at);
  await ledger.settle(id, { is: "submitted", reply: "250 ok" }, at);
}

test("submissions are counted in equal spans, empty ones included", async () => {
  const { ledger } = sending(5);
  expect(ledger.submissions(ID)).toBeUndefined();
  for (const second of [0, 0.4, 3, 3.9]) await submit(ledger, NOW + second * SECOND);
  expect(ledger.submissions(ID)).toEqual({
    from: NOW,
    to: NOW + 3900,
    step: SECOND,
    counts: [2, 0, 0, 2],
  });
  await submit(ledger, NOW + HOUR);
  const { step, counts } = ledger.submissions(ID) ?? {};
  expect(step).toBe(2 * MINUTE);
  expect(counts).toHaveLength(31);
  expect([counts?.at(0), counts?.at(-1)]).toEqual([4, 1]);
  expect(ledger.submissions("2020-01-01")).toBeUndefined();
});

/** A ledger with uncertain Envelopes: of s0 by its answer, of s1 and s2 by its sender's death. */
async function uncertain() {
  const { ledger: dead, path } = sending(4);
  const [first, second, third] = dead.claim(ID, NOW, 3).map(({ id }) => id);
  await dead.markSubmitting(first ?? "", NOW);
  await dead.settle(first ?? "", { is: "uncertain", reply: "cut off" }, NOW + 9000);
  await dead.markSubmitting(second ?? "", NOW + 10);
  await dead.markSubmitting(third ?? "", NOW + 20);
  dead.close();
  const ledger = open(path);
  ledger.becomeSender(NOW + HOUR);
  expect(ledger.recover()).toBe(2);
  return { ledger, ids: [first, second, third] };
}

test("uncertain ones are told by the time of their dot, and masked", async () => {
  const { ledger, ids } = await uncertain();
  const stranded = "the process that sent it ended before the server had answered";
  const address = "r…@example.org";
  expect(ledger.uncertain(ID, 9)).toEqual([
    { id: ids[1], address, since: NOW + 10, reply: stranded },
    { id: ids[2], address, since: NOW + 20, reply: stranded },
    { id: ids[0], address, since: NOW + 9000, reply: "cut off" },
  ]);
  expect(ledger.uncertain(ID, 1)).toHaveLength(1);
});

test("a person lets uncertain ones go again, those who still want them, and nothing else", async () => {
  const { ledger, ids } = await uncertain();
  ledger.setSubscriberState("s1", "unsubscribed");
  expect(ledger.retryUncertain("2020-01-01", NOW)).toBe(0);
  expect(ledger.retryUncertain(ID, NOW + 2 * HOUR)).toBe(2);
  expect(ledger.counts(ID)).toMatchObject({ queued: 3, uncertain: 1 });
  const again = ledger.claim(ID, NOW + 2 * HOUR, 9);
  expect(again.map(({ id }) => id).slice(1)).toEqual([ids[0], ids[2]]);
  expect(again).toMatchObject([{}, { attempts: 0 }, { attempts: 0 }]);
  expect(ledger.retryUncertain(ID, NOW)).toBe(0);
});

test("letting them go again is for the one that sends", async () => {
  const { ledger } = await uncertain();
  ledger.resign();
  expect(() => ledger.retryUncertain(ID, NOW)).toThrow("not the one that sends");
});

test("what a ledger that went back makes uncertain can be told as well", async () => {
  const { ledger: sent, path } = sending(2);
  sent.close();
  copyFileSync(path, `${path}.backup`);
  const later = open(path);
  later.becomeSender(NOW);
  await submit(later, NOW);
  later.close();
  for (const end of ["-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
  copyFileSync(`${path}.backup`, path);
  const ledger = open(path);
  ledger.becomeSender(NOW + HOUR);
  expect(ledger.uncertain(ID, 9)).toMatchObject([{ since: NOW + HOUR }, { since: NOW + HOUR }]);
});
