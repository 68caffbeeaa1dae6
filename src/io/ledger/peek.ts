import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { DeliveryRecords } from "../../model/ports.ts";
import { type Database, openToRead, value } from "./database.ts";
import { editionRecords } from "./editions.ts";
import { reportRecords } from "./reports.ts";
import { APPLICATION_ID, VERSION } from "./schema.ts";
import { isSenderLocked } from "./sender-lock.ts";

/**
 * Looks into a ledger without changing, making or locking anything, not even for those who send from it
 * meanwhile. Undefined where there is none.
 *
 * @throws where it cannot be read, is no ledger, or is one of a newer Postrider
 */
export function peekIntoLedger<T>(
  path: string,
  look: (records: DeliveryRecords) => T,
): T | undefined {
  if (!existsSync(path)) return undefined;
  const db = openToRead(isInUse(path) ? path : untouched(path));
  try {
    // What is read is of one instant.
    db.exec("BEGIN");
    if (!isLedger(db)) throw new Error("it is no ledger of this Postrider");
    return look({
      ...editionRecords(db),
      ...reportRecords(db),
      hasSender: () => isSenderLocked(path),
    });
  } finally {
    db.close();
  }
}

// SQLite puts a write-ahead log beside a file that it opens, even to read from it, and a reader cannot take
// it away again. Where there is none, nobody has the file open, and it may be read as it lies there.
function isInUse(path: string): boolean {
  return existsSync(`${path}-wal`);
}

function untouched(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set("immutable", "1");
  return url;
}

function isLedger(db: Database): boolean {
  const version = Number(value(db, "PRAGMA user_version"));
  return value(db, "PRAGMA application_id") === APPLICATION_ID && version > 0 && version <= VERSION;
}
