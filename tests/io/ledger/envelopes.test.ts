import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { NEXT_WAITING } from "../../../src/io/ledger/envelopes.ts";
import { HOUR, MINUTE } from "../../../src/model/instant.ts";
import type { Ledger } from "../../../src/model/ports.ts";
import { DIGEST, EDITION, filled, NOW, open, subscriber } from "./material.ts";

const ID = EDITION.id;
const OK = { is: "submitted", reply: "250 ok" } as const;

/** A ledger whose one sender is this test. */
function sending(count: number): { readonly ledger: Ledger; readonly path: string } {
  const made = filled(count);
  expect(made.ledger.becomeSender(NOW)).toBeUndefined();
  return made;
}

function take(ledger: Ledger, now = NOW) {
  const [envelope] = ledger.claim(ID, now, 1);
  if (!envelope) throw new Error("nothing to claim");
  return envelope;
}

test("an edition is opened once, for who is active then", () => {
  const { ledger } = filled(3);
  ledger.addSubscribers([subscriber(7)]);
  expect(ledger.openEdition(EDITION, { ...DIGEST, subject: "Another" })).toBe(3);
  expect(ledger.editions()).toEqual([
    {
      edition: EDITION,
      counts: { queued: 3, submitting: 0, submitted: 0, deferred: 0, refused: 0, uncertain: 0 },
    },
  ]);
  expect(ledger.digest(ID)).toEqual(DIGEST);
  expect(ledger.digest("2020-01-01")).toBeUndefined();
});

test("who is not active is queued nothing", () => {
  const { ledger } = filled(3);
  ledger.setSubscriberState("s0", "unsubscribed");
  ledger.setSubscriberState("s1", "suppressed");
  expect(ledger.openEdition({ ...EDITION, id: "2026-11-30" }, DIGEST)).toBe(1);
});

test("nothing is lent twice", () => {
  const { ledger } = sending(5);
  const first = ledger.claim(ID, NOW, 3);
  const second = ledger.claim(ID, NOW, 3);
  const all = [...first, ...second].map(({ address }) => address);
  expect(all).toEqual([0, 1, 2, 3, 4].map((number) => `reader${number}@example.org`));
  expect(ledger.claim(ID, NOW, 3)).toEqual([]);
});

test("what is taken back is lent again", () => {
  const { ledger } = sending(1);
  const envelope = take(ledger);
  ledger.release(envelope.id);
  expect(take(ledger)).toEqual(envelope);
});

test("what a sender that is gone had borrowed is lent again, what it had marked is uncertain", async () => {
  const { ledger, path } = sending(4);
  const [, marked, settled] = ledger.claim(ID, NOW, 3);
  await ledger.markSubmitting(marked?.id ?? "", NOW);
  await ledger.markSubmitting(settled?.id ?? "", NOW);
  await ledger.settle(settled?.id ?? "", OK, NOW);
  ledger.close();
  const next = open(path);
  next.becomeSender(NOW);
  expect(next.recover()).toBe(1);
  expect(next.counts(ID)).toMatchObject({ queued: 2, submitted: 1, uncertain: 1 });
  expect(next.claim(ID, NOW, 9).map(({ subscriber: id }) => id)).toEqual(["s0", "s3"]);
  expect(next.reasons(ID)).toMatchObject([{ state: "uncertain", count: 1 }]);
});

test("recovering leaves alone what this process has in flight", async () => {
  const { ledger } = sending(1);
  const { id } = take(ledger);
  await ledger.markSubmitting(id, NOW);
  expect(ledger.recover()).toBe(0);
  expect(await ledger.settle(id, OK, NOW)).toBe("submitted");
});

test("the mark is on the disk when its promise resolves", async () => {
  const { ledger, path } = sending(1);
  const { id } = take(ledger);
  const marking = ledger.markSubmitting(id, NOW);
  expect(ledger.counts(ID).submitting).toBe(0);
  expect(await marking).toBe(true);
  const other = new DatabaseSync(path);
  expect(other.prepare("SELECT state FROM envelopes").all()).toEqual([{ state: "submitting" }]);
  other.close();
});

test("marks asked for together are committed together", async () => {
  const { ledger, path } = sending(20);
  const envelopes = ledger.claim(ID, NOW, 20);
  const other = new DatabaseSync(path);
  const version = () => other.prepare("PRAGMA data_version").get()?.["data_version"];
  const before = Number(version());
  await Promise.all(envelopes.map(({ id }) => ledger.markSubmitting(id, NOW)));
  expect(Number(version())).toBe(before + 1);
  other.close();
});

test("who said stop after being queued gets nothing, and it is said why", () => {
  const { ledger } = sending(3);
  ledger.setSubscriberState("s0", "unsubscribed");
  ledger.setSubscriberState("s2", "suppressed");
  expect(ledger.claim(ID, NOW, 9).map(({ subscriber: id }) => id)).toEqual(["s1"]);
  expect(ledger.counts(ID)).toMatchObject({ queued: 1, refused: 2 });
  expect(ledger.reasons(ID)).toEqual([
    { state: "refused", reply: "suppressed before its turn", count: 1 },
    { state: "refused", reply: "unsubscribed before its turn", count: 1 },
  ]);
});

test("who said stop after being lent is not marked", async () => {
  const { ledger } = sending(1);
  const { id } = take(ledger);
  ledger.setSubscriberState("s0", "unsubscribed");
  expect(await ledger.markSubmitting(id, NOW)).toBe(false);
  ledger.release(id);
  expect(ledger.claim(ID, NOW, 1)).toEqual([]);
  expect(ledger.counts(ID).refused).toBe(1);
});

test("an address that was changed meanwhile is the one that is written to", () => {
  const { ledger, path } = sending(1);
  const other = new DatabaseSync(path);
  other.exec("UPDATE subscribers SET address = 'new@example.org'");
  other.close();
  expect(take(ledger).address).toBe("new@example.org");
});

test("a deferred one comes back when its pause is over, later each time", async () => {
  const { ledger } = sending(1);
  const later = { is: "deferred", reply: "451 later", throttled: false } as const;
  expect(await ledger.settle(take(ledger).id, later, NOW)).toBe("deferred");
  expect(ledger.nextAttempt(ID)).toBe(NOW + 5 * MINUTE);
  expect(ledger.claim(ID, NOW + 5 * MINUTE - 1, 1)).toEqual([]);
  const again = take(ledger, NOW + 5 * MINUTE);
  expect(again).toMatchObject({ state: "deferred", attempts: 1 });
  await ledger.settle(again.id, later, NOW + 5 * MINUTE);
  expect(ledger.nextAttempt(ID)).toBe(NOW + 15 * MINUTE);
  const last = take(ledger, NOW + 48 * HOUR);
  expect(await ledger.settle(last.id, later, NOW + 48 * HOUR)).toBe("refused");
  expect(ledger.nextAttempt(ID)).toBeUndefined();
});

test("one that was halted comes after the others that are due", async () => {
  const { ledger } = sending(2);
  const first = take(ledger);
  expect(await ledger.settle(first.id, { is: "halted", reply: "550 5.7.1 no" }, NOW)).toBe(
    "queued",
  );
  const order = ledger.claim(ID, NOW + 1, 2).map(({ subscriber: id }) => id);
  expect(order).toEqual(["s1", "s0"]);
});

test("a bad address is suppressed", async () => {
  const { ledger } = sending(2);
  const refused = { is: "refused", reply: "550 5.1.1 no", badAddress: true } as const;
  await ledger.settle(take(ledger).id, refused, NOW);
  await ledger.settle(take(ledger).id, { ...refused, badAddress: false }, NOW);
  expect(ledger.countSubscribers()).toEqual({ active: 1, unsubscribed: 0, suppressed: 1 });
});

test("a change that is forbidden is undone alone", async () => {
  const { ledger } = sending(2);
  const [one, two] = ledger.claim(ID, NOW, 2);
  const results = await Promise.allSettled([
    ledger.markSubmitting(one?.id ?? "", NOW),
    ledger.settle(two?.id ?? "", OK, NOW),
    ledger.markSubmitting("never-lent", NOW),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(ledger.counts(ID)).toMatchObject({ submitting: 1, queued: 1 });
});

test("only the sender may send", async () => {
  const { ledger } = filled(1);
  expect(() => ledger.claim(ID, NOW, 1)).toThrow("not the one that sends");
  expect(() => ledger.recover()).toThrow("not the one that sends");
  await expect(ledger.markSubmitting("x", NOW)).rejects.toThrow("not the one that sends");
});

test("a second one steps back until the first is done", () => {
  const { ledger, path } = sending(1);
  const other = open(path);
  expect(other.becomeSender(NOW + 5)).toEqual({ process: process.pid, since: NOW });
  ledger.resign();
  expect(other.becomeSender(NOW + 5)).toBeUndefined();
  expect(ledger.becomeSender(NOW + 9)).toEqual({ process: process.pid, since: NOW + 5 });
});

test("even two senders that should not be there mark an envelope once", async () => {
  const { ledger, path } = sending(1);
  rmSync(`${path}-sender`);
  const other = open(path);
  expect(other.becomeSender(NOW)).toBeUndefined();
  const mine = take(ledger).id;
  expect(take(other).id).toBe(mine);
  expect(await ledger.markSubmitting(mine, NOW)).toBe(true);
  expect(await other.markSubmitting(mine, NOW)).toBe(false);
  await expect(other.settle(mine, OK, NOW)).rejects.toThrow("another process's");
  expect(await ledger.settle(mine, OK, NOW)).toBe("submitted");
});

test("the next one is found by an index, without sorting", () => {
  const { path } = sending(1);
  const other = new DatabaseSync(path);
  const explained = other.prepare(`EXPLAIN QUERY PLAN ${NEXT_WAITING}`).all();
  const plan = explained.map((row) => row["detail"]);
  expect(plan).toContainEqual(
    expect.stringContaining("INDEX waiting (edition=? AND not_before<?)"),
  );
  expect(plan).not.toContainEqual(expect.stringContaining("TEMP B-TREE"));
  other.close();
});
