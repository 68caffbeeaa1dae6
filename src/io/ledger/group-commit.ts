import { closeSync, fdatasync, openSync } from "node:fs";
import { type Database, resultCode, transaction, transactionInLog, value } from "./database.ts";
import type { Witness } from "./witness.ts";

export interface GroupCommit {
  /** Runs a change inside of a transaction that it shares; resolves when that is on the disk. */
  commit<T>(change: () => T): Promise<T>;
  /** The same for what nobody waits for: it goes with the next that somebody does, or soon alone. */
  commitAlong<T>(change: () => T): Promise<T>;
  /** Lets go of its file. What is under way still ends. */
  close(): void;
}

// Milliseconds.
const SOON = 10;

interface Waiting {
  readonly run: () => void;
  readonly kept: () => void;
  readonly lost: (error: unknown) => void;
}

/**
 * Commits together what several connections ask for at the same time: syncing the disk costs the same
 * for one mark as for twenty. A change that throws by itself is undone alone; where the database cannot
 * take one or cannot commit, none of them happened and every one is told so.
 *
 * A commit is no more than writing to the write-ahead log and syncing that file (what `synchronous` FULL
 * adds to NORMAL). The syncing is done by a thread of Node's, so that the other connections go on
 * meanwhile; what they ask for in that time is the next group. Once anything of this has failed every
 * further change is refused: what cannot be recorded must not be sent.
 *
 * @param path the database's, whose log is beside it
 * @param witness counts the commits; without one nobody does
 */
export function groupCommit(db: Database, path: string, witness?: Witness): GroupCommit {
  let group: Waiting[] = [];
  let busy = false;
  let wanted = false;
  let soon: NodeJS.Timeout | undefined;
  let closed = false;
  let log: number | undefined;
  let broken: { readonly because: unknown } | undefined;
  // File systems without shared memory have no such log.
  const inLog = value(db, "PRAGMA journal_mode") === "wal";

  function hurry(): void {
    wanted = true;
    clearTimeout(soon);
    soon = undefined;
    // Whatever else the event loop has in hand gets the chance to join.
    if (!busy) setImmediate(work);
    busy = true;
  }

  async function work(): Promise<void> {
    while (wanted) {
      const changes = group;
      group = [];
      wanted = false;
      await commitTogether(changes);
    }
    busy = false;
    if (group.length > 0) soon ??= setTimeout(hurry, SOON);
    else if (closed) letGo();
  }

  async function commitTogether(changes: readonly Waiting[]): Promise<void> {
    const kept: Waiting[] = [];
    const run = () => {
      for (const change of changes) if (runAlone(db, change)) kept.push(change);
      witness?.count();
    };
    try {
      if (broken) throw broken.because;
      if (inLog) transactionInLog(db, run);
      else transaction(db, run);
    } catch (error) {
      broken ??= { because: error };
      for (const change of changes) change.lost(error);
      return;
    }
    try {
      if (inLog) await sync((log ??= openSync(`${path}-wal`, "r+")));
      witness?.swear();
    } catch (error) {
      broken = { because: error };
      for (const change of kept) change.lost(error);
      return;
    }
    for (const change of kept) change.kept();
  }

  function letGo(): void {
    if (log !== undefined) closeSync(log);
    log = undefined;
    witness?.close();
  }

  function join<T>(change: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let finish: () => void;
      group.push({
        run() {
          const result = change();
          finish = () => resolve(result);
        },
        kept: () => finish(),
        lost: reject,
      });
    });
  }

  return {
    commit(change) {
      hurry();
      return join(change);
    },
    commitAlong(change) {
      if (!busy) soon ??= setTimeout(hurry, SOON);
      return join(change);
    },
    close() {
      closed = true;
      if (!busy && group.length === 0) letGo();
    },
  };
}

function sync(file: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(file, (error) => (error ? reject(error) : resolve()));
  });
}

function runAlone(db: Database, change: Waiting): boolean {
  db.exec("SAVEPOINT change");
  try {
    change.run();
  } catch (error) {
    if (resultCode(error) !== undefined) throw error;
    db.exec("ROLLBACK TO change; RELEASE change");
    change.lost(error);
    return false;
  }
  db.exec("RELEASE change");
  return true;
}
