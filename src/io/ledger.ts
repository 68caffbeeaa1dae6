/** The ledger on SQLite. */
import { basename } from "node:path";
import type { Instant } from "../model/instant.ts";
import type { Ledger } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import { type Patience, USUAL_PATIENCE } from "../outbox/settle.ts";
import {
  type Database,
  integer,
  makeDurable,
  openDatabase,
  resultCode,
  SQLITE_CORRUPT,
  SQLITE_NOTADB,
  transaction,
  value,
} from "./ledger/database.ts";
import { editionRecords } from "./ledger/editions.ts";
import { envelopeRecords } from "./ledger/envelopes.ts";
import { groupCommit } from "./ledger/group-commit.ts";
import * as problem from "./ledger/problems.ts";
import { reportRecords } from "./ledger/reports.ts";
import { APPLICATION_ID, migrate, VERSION } from "./ledger/schema.ts";
import { isSenderLocked, senderLock, type SenderLock } from "./ledger/sender-lock.ts";
import { subscriberRecords } from "./ledger/subscribers.ts";
import { type Witness, witnessOf } from "./ledger/witness.ts";

/**
 * Opens the ledger, making it where there is none, readable by its owner alone. A file that is
 * damaged, foreign, newer than this Postrider or out of reach is a Problem and left as it was. One that is
 * older than what was sent from it is opened, with a warning: whoever waits in it may have a copy, and is
 * uncertain as soon as somebody becomes the sender.
 *
 * @param path where it is
 * @param options.file how a person calls it, for the Problem; its base name if absent
 * @param options.patience how long deferred Envelopes wait
 */
export function openLedger(
  path: string,
  options: { readonly file?: string; readonly patience?: Patience } = {},
): { readonly ledger?: Ledger; readonly problems: readonly Problem[] } {
  const file = options.file ?? basename(path);
  let db: Database | undefined;
  try {
    db = openDatabase(path);
    const found = inspect(db, file);
    if (found) {
      db.close();
      return { problems: [found] };
    }
    makeDurable(db);
    migrate(db);
    const witness = witnessOf(db, path);
    const problems = witness.contradicts() ? [problem.ledgerBehind(file)] : [];
    return { ledger: ledgerOn(db, path, witness, options.patience ?? USUAL_PATIENCE), problems };
  } catch (error) {
    db?.close();
    return { problems: [asProblem(error, file)] };
  }
}

function inspect(db: Database, file: string): Problem | undefined {
  // All of one instant: another process may be making it just now.
  db.exec("BEGIN");
  const tables = value(db, "SELECT count(*) FROM sqlite_schema");
  const version = Number(value(db, "PRAGMA user_version"));
  const application = value(db, "PRAGMA application_id");
  db.exec("ROLLBACK");
  if (application !== APPLICATION_ID && (tables !== 0 || version !== 0)) {
    return problem.ledgerForeign(file);
  }
  return version > VERSION ? problem.ledgerNewer(file, version, VERSION) : undefined;
}

function asProblem(error: unknown, file: string): Problem {
  const because = error instanceof Error ? error.message : String(error);
  const code = resultCode(error);
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB)
    return problem.ledgerCorrupt(file, because);
  if (code !== undefined || (error instanceof Error && "syscall" in error)) {
    return problem.ledgerUnreadable(file, because);
  }
  throw error;
}

function ledgerOn(db: Database, path: string, witness: Witness, patience: Patience): Ledger {
  const lock = senderLock(path);
  const group = groupCommit(db, path, witness);
  return {
    ...subscriberRecords(db),
    ...editionRecords(db),
    ...reportRecords(db),
    ...envelopeRecords(db, lock, group, patience),
    ...sending(db, lock, witness),
    hasSender: () => lock.held() || isSenderLocked(path),
    close() {
      lock.release();
      group.close();
      db.close();
    },
  };
}

// Who sends is written down so that whoever steps back can say for whom; the lock alone decides.
function sending(
  db: Database,
  lock: SenderLock,
  witness: Witness,
): Pick<Ledger, "becomeSender" | "resign"> {
  return {
    becomeSender(now) {
      if (!lock.take()) {
        const row = db.prepare("SELECT process, since FROM sender").get();
        return row ? { process: integer(row["process"]), since: integer(row["since"]) } : {};
      }
      transaction(db, () => {
        db.prepare("INSERT OR REPLACE INTO sender (one, process, since) VALUES (1, ?, ?)").run(
          process.pid,
          now,
        );
        if (witness.contradicts()) doubt(db, witness, now);
      });
      return undefined;
    },
    resign: () => lock.release(),
  };
}

// Nobody who waits can be told from somebody whose mark is gone.
function doubt(db: Database, witness: Witness, now: Instant): void {
  db.prepare(
    `UPDATE envelopes SET state = 'uncertain', reply = ?, changed = ?
     WHERE state IN ('queued', 'deferred')`,
  ).run("the ledger is older than what was sent from it", now);
  witness.forgive();
}
