import { type Database, transaction } from "./database.ts";

/** Runs a change inside of a transaction that it shares; resolves when that is on the disk. */
export type CommitSoon = <T>(change: () => T) => Promise<T>;

interface Waiting {
  readonly run: () => void;
  readonly kept: () => void;
  readonly lost: (error: unknown) => void;
}

/**
 * Commits together what several connections ask for at the same time: syncing the disk costs the same
 * for one mark as for twenty. A change that throws is undone alone; where the commit itself fails, none
 * of them happened and every one is told so.
 */
export function groupCommit(db: Database): CommitSoon {
  let group: Waiting[] = [];

  function commit(): void {
    const changes = group;
    group = [];
    const kept: Waiting[] = [];
    try {
      transaction(db, () => {
        for (const change of changes) if (runAlone(db, change)) kept.push(change);
      });
    } catch (error) {
      for (const change of changes) change.lost(error);
      return;
    }
    for (const change of kept) change.kept();
  }

  return (change) =>
    new Promise((resolve, reject) => {
      let finish: () => void;
      // Whatever else the event loop has in hand gets the chance to join.
      if (group.length === 0) setImmediate(commit);
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

function runAlone(db: Database, change: Waiting): boolean {
  db.exec("SAVEPOINT change");
  try {
    change.run();
  } catch (error) {
    // Without a transaction there is nothing left to undo, and nothing of the others either.
    if (!db.isTransaction) throw error;
    db.exec("ROLLBACK TO change; RELEASE change");
    change.lost(error);
    return false;
  }
  db.exec("RELEASE change");
  return true;
}
