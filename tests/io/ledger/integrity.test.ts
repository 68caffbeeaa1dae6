import { DatabaseSync } from "node:sqlite";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lookThroughLedger } from "../../../src/io/ledger/integrity.ts";
import { filled, folder } from "./material.ts";

test("a sound one tells how many readers it has, and one that is not there is not made", () => {
  const { path } = filled(6);
  expect(lookThroughLedger(path, "postrider.db")).toEqual({ readers: 6 });
  const nowhere = join(folder(), "postrider.db");
  expect(lookThroughLedger(nowhere, "postrider.db")).toEqual({ missing: true });
  expect(existsSync(nowhere)).toBe(false);
});

test("one that cannot be opened is not called damaged", () => {
  const path = folder();
  expect(lookThroughLedger(path, "postrider.db")).toMatchObject({
    trouble: { code: "ledger-unreadable" },
  });
  const broken = join(path, "postrider.db");
  writeFileSync(broken, "this is no database at all, and long enough to be read as one of them");
  expect(lookThroughLedger(broken, "postrider.db")).toMatchObject({
    trouble: { code: "ledger-corrupt" },
  });
});

test("readers who fell out of an index are missed", () => {
  const { ledger, path } = filled(6);
  ledger.close();
  // Written to while the index was not there, and put back as it was.
  const edit = (sql: string) => {
    const db = new DatabaseSync(path, { defensive: false });
    db.exec(`PRAGMA writable_schema = ON; ${sql}`);
    db.close();
  };
  const db = new DatabaseSync(path);
  const row = db
    .prepare("SELECT tbl_name, rootpage, sql FROM sqlite_schema WHERE name = 'envelopes_by_state'")
    .get();
  db.close();
  edit("DELETE FROM sqlite_schema WHERE name = 'envelopes_by_state'");
  edit("UPDATE envelopes SET state = 'refused' WHERE number = 3");
  edit(`INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES
    ('index', 'envelopes_by_state', 'envelopes', ${String(row?.["rootpage"])}, '${String(row?.["sql"])}')`);
  expect(lookThroughLedger(path, "postrider.db")).toEqual({
    damage: [expect.stringContaining("envelopes_by_state")],
  });
});
