/** The one door to node:sqlite. */
import { chmodSync, closeSync, fchmodSync, openSync, statSync } from "node:fs";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { isCode } from "../error-code.ts";

export type Database = DatabaseSync;
export type Row = Readonly<Record<string, SQLOutputValue>>;

// An import of a million subscribers holds the write lock for seconds: others wait rather than fail.
const PATIENCE = 30_000;

/**
 * Opens or makes a database file that its owner alone can read, whatever the umask; SQLite gives the
 * files that it puts beside it the same mode.
 *
 * @param wait milliseconds that a statement waits for another process's lock
 * @throws when the file cannot be made or read
 */
export function openDatabase(path: string, wait = PATIENCE): Database {
  makePrivate(path);
  return new DatabaseSync(path, { timeout: wait });
}

/** Opens a database file that is there, to read from it and to change nothing; nobody is waited for. */
export function openToRead(path: string | URL): Database {
  return new DatabaseSync(path, { readOnly: true, timeout: 0 });
}

// By path where the file is there: closing any descriptor of it would drop the locks that this process
// holds on it through SQLite (fcntl(2); https://sqlite.org/howtocorrupt.html, 2.2).
function makePrivate(path: string): void {
  try {
    const file = openSync(path, "wx", 0o600);
    try {
      fchmodSync(file, 0o600);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
    if ((statSync(path).mode & 0o777) !== 0o600) chmodSync(path, 0o600);
  }
}

/**
 * Settles how the file is written. Every commit is on the disk itself when it returns: `synchronous`
 * FULL syncs the write-ahead log each time, and `fullfsync` makes macOS flush its drives as well.
 */
export function makeDurable(db: Database): void {
  // Switching needs the file for oneself, which another process that just opened it may refuse; asked
  // only where it is not so already, and under a write lock that waits, it is refused to nobody.
  if (value(db, "PRAGMA journal_mode") !== "wal") {
    retryWhileBusy(() => db.exec("PRAGMA journal_mode = WAL"));
  }
  db.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
  `);
}

/** The first column of the first row. */
export function value(db: Database, sql: string): SQLOutputValue | undefined {
  return Object.values(db.prepare(sql).get() ?? {})[0];
}

/** Runs it in one transaction: all of it is on the disk afterwards, or none of it. */
export function transaction<T>(db: Database, run: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = run();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk has SQLite roll back by itself.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/**
 * The same, but only into the write-ahead log: it is seen by everybody at once, and on the disk when the
 * log's file was synced.
 */
export function transactionInLog<T>(db: Database, run: () => T): T {
  db.exec("PRAGMA synchronous = NORMAL");
  try {
    return transaction(db, run);
  } finally {
    db.exec("PRAGMA synchronous = FULL");
  }
}

/** SQLite's primary result code (https://sqlite.org/rescode.html); undefined for any other fault. */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}

export const SQLITE_BUSY = 5;
export const SQLITE_CORRUPT = 11;
export const SQLITE_NOTADB = 26;

function retryWhileBusy(run: () => void): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += 10) {
    try {
      run();
      return;
    } catch (error) {
      if (resultCode(error) !== SQLITE_BUSY || waited >= PATIENCE) throw error;
      Atomics.wait(pause, 0, 0, 10);
    }
  }
}

/** The ledger holds what its schema rules out: its file was written to by something else than SQLite. */
export class Damaged extends TypeError {}

/** A column that the schema promises to be text. */
export function text(column: SQLOutputValue | undefined): string {
  if (typeof column !== "string") throw new Damaged(`it holds ${typeof column} for text`);
  return column;
}

/** A column that the schema promises to be a whole number. */
export function integer(column: SQLOutputValue | undefined): number {
  if (typeof column !== "number") {
    throw new Damaged(`it holds ${typeof column} for a number`);
  }
  return column;
}
