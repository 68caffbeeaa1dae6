import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { ledgerTrouble } from "../../../src/io/ledger/trouble.ts";
import { open, subscribers, folder } from "./material.ts";
import { join } from "node:path";

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing went wrong");
}

test("a full disk is a person's to mend", () => {
  const db = new DatabaseSync(":memory:");
  db.exec("PRAGMA max_page_count = 3; CREATE TABLE a (x)");
  const full = errorOf(() => db.exec("INSERT INTO a VALUES (zeroblob(100000))"));
  expect(ledgerTrouble(full, "postrider.db")).toMatchObject({
    code: "ledger-unwritable",
    place: { file: "postrider.db" },
  });
});

test("a disk that cannot keep what it was given, too", () => {
  const error = Object.assign(new Error("EIO: i/o error, fdatasync"), { syscall: "fdatasync" });
  expect(ledgerTrouble(error, "postrider.db")?.code).toBe("ledger-unwritable");
});

test("what its schema rules out was not written by us", () => {
  const path = join(folder(), "postrider.db");
  const ledger = open(path);
  ledger.addSubscribers(subscribers(2));
  const db = new DatabaseSync(path);
  db.exec("PRAGMA ignore_check_constraints = ON; UPDATE subscribers SET state = 'actiwe'");
  db.close();
  const error = errorOf(() => [...ledger.subscribers()]);
  expect(ledgerTrouble(error, "postrider.db")?.code).toBe("ledger-corrupt");
});

test("whatever else goes wrong is nobody's but ours", () => {
  expect(ledgerTrouble(new Error("a fault"), "postrider.db")).toBeUndefined();
  expect(ledgerTrouble(new TypeError("a fault"), "postrider.db")).toBeUndefined();
});
