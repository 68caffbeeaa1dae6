import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openLedger } from "../../../src/io/ledger.ts";
import { filled, folder, open, subscriber } from "./material.ts";

const LEDGER = new URL("../../../src/io/ledger.ts", import.meta.url).href;
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test("what was written is there after opening again", () => {
  const { ledger, path } = filled(3);
  ledger.close();
  expect(open(path).counts("2026-11-23").queued).toBe(3);
});

test.each(["000", "777", "022"])("nobody else can read it, even under umask %s", (umask) => {
  const path = join(folder(), "postrider.db");
  // In a process of its own: a umask is the whole process's.
  const script = `
    process.umask(0o${umask});
    const { openLedger } = await import(${JSON.stringify(LEDGER)});
    const { statSync } = await import("node:fs");
    const { ledger } = openLedger(${JSON.stringify(path)});
    ledger.becomeSender(0);
    for (const end of ["", "-wal", "-shm", "-sender"]) {
      console.log((statSync(${JSON.stringify(path)} + end).mode & 0o777).toString(8));
    }`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(printed.trim().split("\n")).toEqual(["600", "600", "600", "600"]);
});

test("one that others could read is closed to them", () => {
  const { ledger, path } = filled(1);
  ledger.close();
  chmodSync(path, 0o644);
  open(path);
  expect(mode(path)).toBe("600");
});

test("it has a write-ahead log, and what refers to something refers to something", () => {
  const { path } = filled(1);
  const other = new DatabaseSync(path);
  expect(other.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
  expect(() => other.exec("DELETE FROM subscribers")).toThrow("FOREIGN KEY");
  other.close();
});

test("a ledger from a newer version is left alone", () => {
  const { ledger, path } = filled(1);
  ledger.close();
  const newer = new DatabaseSync(path);
  newer.exec("PRAGMA user_version = 7");
  newer.close();
  const before = readFileSync(path);
  const { ledger: none, problems } = openLedger(path);
  expect(none).toBeUndefined();
  expect(problems).toMatchObject([{ code: "ledger-newer", place: { file: "postrider.db" } }]);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("somebody else's database is left alone", () => {
  const path = join(folder(), "postrider.db");
  const other = new DatabaseSync(path);
  other.exec("CREATE TABLE theirs (a)");
  other.close();
  const before = readFileSync(path);
  expect(openLedger(path).problems).toMatchObject([{ code: "ledger-foreign" }]);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("a file that is no database is a problem", () => {
  const path = join(folder(), "postrider.db");
  writeFileSync(path, "name,address\n".repeat(1000));
  expect(openLedger(path, { file: "my.db" }).problems).toMatchObject([
    { code: "ledger-corrupt", place: { file: "my.db" } },
  ]);
});

test("a ledger that was cut short is a problem", () => {
  const { ledger, path } = filled(1);
  ledger.close();
  truncateSync(path, 5000);
  expect(openLedger(path).problems).toMatchObject([{ code: "ledger-corrupt" }]);
});

test("a folder in its place, and no folder to put it in, are problems", () => {
  const path = join(folder(), "postrider.db");
  expect(openLedger(join(path, "deeper")).problems).toMatchObject([{ code: "ledger-unreadable" }]);
  mkdirSync(path);
  expect(openLedger(path).problems).toMatchObject([{ code: "ledger-unreadable" }]);
});

test("opening a second one in the same process drops no lock of the first", () => {
  const { ledger, path } = filled(1);
  expect(ledger.becomeSender(0)).toBeUndefined();
  const second = open(path);
  expect(second.becomeSender(0)).toMatchObject({ process: process.pid });
  const script = `
    const { openLedger } = await import(${JSON.stringify(LEDGER)});
    console.log(JSON.stringify(openLedger(${JSON.stringify(path)}).ledger.becomeSender(0)));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(JSON.parse(printed)).toMatchObject({ process: process.pid });
});

test("several processes may make it at the same moment", async () => {
  const path = join(folder(), "postrider.db");
  const script = `
    const { openLedger } = await import(${JSON.stringify(LEDGER)});
    const { ledger, problems } = openLedger(${JSON.stringify(path)});
    console.log(problems.length, ledger.countSubscribers().active);`;
  const run = promisify(execFile);
  const started = [1, 2, 3, 4].map(() =>
    run(process.execPath, ["--input-type=module", "-e", script]),
  );
  for (const { stdout } of await Promise.all(started)) expect(stdout).toBe("0 0\n");
});

test("a name, an address and a source keep whatever characters they have", () => {
  const path = join(folder(), "postrider.db");
  const odd = subscriber(1, {
    name: "O'Brien; DROP TABLE 😀\u0000x",
    address: "ö'x@bücher.example",
  });
  open(path).addSubscribers([odd]);
  expect([...open(path).subscribers()]).toEqual([odd]);
});
