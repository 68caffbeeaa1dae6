import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { makeDurable, openDatabase } from "../../../src/io/ledger/database.ts";
import { groupCommit } from "../../../src/io/ledger/group-commit.ts";
import { folder } from "./material.ts";

function opened() {
  const path = join(folder(), "x.db");
  const db = openDatabase(path);
  onTestFinished(() => db.close());
  makeDurable(db);
  db.exec("CREATE TABLE a (x INTEGER CHECK (x < 100)) STRICT");
  const add = (x: number) => () => Number(db.prepare("INSERT INTO a VALUES (?)").run(x).changes);
  const all = () =>
    db
      .prepare("SELECT x FROM a")
      .all()
      .map((row) => row["x"]);
  return { path, db, add, all };
}

const states = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.map(({ status }) => status);

test("what is asked for at once and one after the other is all there, in its order", async () => {
  const { path, db, add, all } = opened();
  const group = groupCommit(db, path);
  await Promise.all([group.commit(add(1)), group.commit(add(2))]);
  const late = group.commit(add(3));
  await new Promise(setImmediate);
  await Promise.all([late, group.commit(add(4))]);
  group.close();
  expect(all()).toEqual([1, 2, 3, 4]);
  const other = new DatabaseSync(path);
  expect(other.prepare("SELECT count(*) AS many FROM a").get()).toEqual({ many: 4 });
  other.close();
});

test("a change that throws by itself is undone alone", async () => {
  const { path, db, add, all } = opened();
  const group = groupCommit(db, path);
  const forbidden = () => {
    add(7)();
    throw new Error("forbidden");
  };
  const results = [group.commit(add(1)), group.commit(forbidden), group.commit(add(2))];
  expect(states(await Promise.allSettled(results))).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(all()).toEqual([1, 2]);
  await group.commit(add(3));
  group.close();
});

test("where the database cannot take one, none is taken, then or later", async () => {
  const { path, db, add, all } = opened();
  const group = groupCommit(db, path);
  const results = [group.commit(add(1)), group.commit(add(100)), group.commit(add(2))];
  expect(states(await Promise.allSettled(results))).toEqual(["rejected", "rejected", "rejected"]);
  expect(all()).toEqual([]);
  await expect(group.commit(add(3))).rejects.toThrow("CHECK");
  expect(all()).toEqual([]);
});

test("where the disk cannot be told to keep it, nobody is told that it is kept", async () => {
  const { db, add } = opened();
  const group = groupCommit(db, join(folder(), "elsewhere.db"));
  await expect(group.commit(add(1))).rejects.toThrow("ENOENT");
  await expect(group.commit(add(2))).rejects.toThrow("ENOENT");
});

test("synchronising is back to full for everybody else", async () => {
  const { path, db, add } = opened();
  const group = groupCommit(db, path);
  await group.commit(add(1));
  expect(db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
  group.close();
});

test("a database without a log is committed in full", async () => {
  const { path, db, add, all } = opened();
  db.exec("PRAGMA journal_mode = DELETE");
  const group = groupCommit(db, path);
  await group.commit(add(1));
  group.close();
  expect(all()).toEqual([1]);
});
