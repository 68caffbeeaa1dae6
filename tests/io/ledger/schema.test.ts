import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { APPLICATION_ID, migrate } from "../../../src/io/ledger/schema.ts";

const ONE = "CREATE TABLE a (x); INSERT INTO a VALUES (1)";
const TWO = "ALTER TABLE a ADD COLUMN y DEFAULT 2";

const version = (db: DatabaseSync) => db.prepare("PRAGMA user_version").get()?.["user_version"];

test("an older ledger takes the steps it has not taken", () => {
  const db = new DatabaseSync(":memory:");
  migrate(db, [ONE]);
  migrate(db, [ONE, TWO]);
  migrate(db, [ONE, TWO]);
  expect(db.prepare("SELECT * FROM a").all()).toEqual([{ x: 1, y: 2 }]);
  expect(version(db)).toBe(2);
  expect(db.prepare("PRAGMA application_id").get()).toEqual({ application_id: APPLICATION_ID });
});

test("where a step fails, none was taken", () => {
  const db = new DatabaseSync(":memory:");
  expect(() => migrate(db, [ONE, "ALTER TABLE nowhere ADD COLUMN y"])).toThrow("nowhere");
  expect(version(db)).toBe(0);
  expect(db.prepare("SELECT count(*) AS many FROM sqlite_schema").get()).toEqual({ many: 0 });
});
