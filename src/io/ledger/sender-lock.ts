import { existsSync } from "node:fs";
import {
  type Database,
  openDatabase,
  openToRead,
  resultCode,
  SQLITE_BUSY,
  value,
} from "./database.ts";

export interface SenderLock {
  /** Whether this process holds it now. Asking again while holding it is all right. */
  take(): boolean;
  held(): boolean;
  release(): void;
}

/**
 * Lets one process at a time send from a ledger, by an exclusive lock on an empty file beside it. The
 * operating system frees it the moment its holder dies, however it dies, and keeps it while the holder
 * merely sleeps: no clock, no time limit and no process id that could mean somebody else has a say. It
 * is a lock on an SQLite database because that is the one kind of file lock that Node brings along.
 *
 * It is not what keeps mails from going out twice: that is the mark, which one process alone can set on
 * an Envelope. It tells the dead from the living, whose `submitting` is nobody's business.
 */
export function senderLock(ledgerPath: string): SenderLock {
  let lock: Database | undefined;
  return {
    take() {
      if (lock) return true;
      const candidate = openDatabase(fileOf(ledgerPath), A_LOOK);
      try {
        candidate.exec("BEGIN EXCLUSIVE");
        lock = candidate;
      } catch (error) {
        candidate.close();
        if (resultCode(error) !== SQLITE_BUSY) throw error;
      }
      return lock !== undefined;
    },
    held: () => lock !== undefined,
    release() {
      lock?.close();
      lock = undefined;
    },
  };
}

/** Whether some process holds the lock. Nobody is kept from taking it meanwhile, and no file is made. */
export function isSenderLocked(ledgerPath: string): boolean {
  if (!existsSync(fileOf(ledgerPath))) return false;
  const file = openToRead(fileOf(ledgerPath));
  try {
    // Reading shares the lock for as long as it takes.
    value(file, "PRAGMA user_version");
    return false;
  } catch (error) {
    if (resultCode(error) !== SQLITE_BUSY) throw error;
    return true;
  } finally {
    file.close();
  }
}

function fileOf(ledgerPath: string): string {
  return `${ledgerPath}-sender`;
}

// Milliseconds: somebody may be asking at this moment whether it is held.
const A_LOOK = 200;
