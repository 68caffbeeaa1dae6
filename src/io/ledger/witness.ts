import { closeSync, constants, openSync, readFileSync, writeSync } from "node:fs";
import { isCode } from "../error-code.ts";
import { type Database, integer } from "./database.ts";

/** Knows how far a ledger has come, apart from the ledger. */
export interface Witness {
  /** Whether the ledger is behind what was once recorded in it. */
  contradicts(): boolean;
  /** Part of a transaction: the ledger goes on from where the witness is. */
  forgive(): void;
  /** Part of a transaction: what it records is one step further. */
  count(): void;
  /** That transaction is on the disk. */
  swear(): void;
  close(): void;
}

/**
 * A file beside the ledger with a number in it. A ledger whose write-ahead log was deleted, cut short or
 * damaged, or that a backup took the place of, is sound to SQLite, and people wait in it who have their
 * copy. Its own number is smaller then.
 *
 * The number is written when the ledger's is on the disk, so it is never ahead of an honest one, and
 * nobody waits for the disk to have it: a power cut may set it back, which does no harm.
 */
export function witnessOf(db: Database, ledgerPath: string): Witness {
  const path = `${ledgerPath}-witness`;
  const read = db.prepare("SELECT count FROM recorded");
  const next = db.prepare("UPDATE recorded SET count = count + 1 RETURNING count");
  const set = db.prepare("UPDATE recorded SET count = max(count, ?)");
  let counted = 0;
  let file: number | undefined;

  return {
    contradicts() {
      // In front of the ledger, in which another process may be counting on.
      const sworn = readNumber(path);
      return sworn > integer(read.get()?.["count"]);
    },
    forgive: () => void set.run(readNumber(path)),
    count() {
      counted = integer(next.get()?.["count"]);
    },
    swear() {
      file ??= openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
      writeSync(file, `${String(counted).padStart(DIGITS, "0")}\n`, 0);
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

// As many as the largest number has that is exact.
const DIGITS = 16;

function readNumber(path: string): number {
  try {
    const text = readFileSync(path, "utf8");
    return /^\d{16}\n$/.test(text) ? Number(text) : 0;
  } catch (error) {
    if (isCode(error, "ENOENT")) return 0;
    throw error;
  }
}
