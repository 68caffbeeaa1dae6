/** The ledger's tables, and how an older ledger becomes a newer one. */
import { type Database, transaction, value } from "./database.ts";

/** `Post` in ASCII: how SQLite's own tools tell a ledger from other databases. */
export const APPLICATION_ID = 0x506f7374;

/**
 * Step n leads from version n to n + 1. A step that was ever released is never changed.
 *
 * Instants are milliseconds since 1970. An Envelope's `owner` is the run that marked it; its
 * `not_before` orders the waiting ones. `waiting` holds what may be sent and nothing else, so that
 * finding the next one costs the same at the end of a million as at the start.
 */
const STEPS: readonly string[] = [
  `CREATE TABLE subscribers (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     address TEXT NOT NULL,
     address_key TEXT NOT NULL UNIQUE,
     name TEXT,
     state TEXT NOT NULL CHECK (state IN ('active', 'unsubscribed', 'suppressed')),
     source TEXT NOT NULL,
     since INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX subscribers_by_state ON subscribers (state);
   CREATE TABLE editions (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     slot INTEGER NOT NULL,
     edition TEXT NOT NULL,
     digest TEXT NOT NULL
   ) STRICT;
   CREATE TABLE envelopes (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     edition INTEGER NOT NULL REFERENCES editions (number),
     subscriber INTEGER NOT NULL REFERENCES subscribers (number),
     state TEXT NOT NULL CHECK (
       state IN ('queued', 'submitting', 'submitted', 'deferred', 'refused', 'uncertain')),
     attempts INTEGER NOT NULL DEFAULT 0,
     first_tried INTEGER,
     not_before INTEGER NOT NULL DEFAULT 0,
     changed INTEGER,
     owner TEXT,
     reply TEXT
   ) STRICT;
   CREATE INDEX envelopes_by_state ON envelopes (edition, state);
   CREATE INDEX waiting ON envelopes (edition, not_before) WHERE state IN ('queued', 'deferred');
   CREATE INDEX submitting ON envelopes (number) WHERE state = 'submitting';
   CREATE TABLE sender (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     process INTEGER NOT NULL,
     since INTEGER NOT NULL
   ) STRICT;`,
  // When the next message may leave, so that a new run does not begin faster than the last one ended.
  `CREATE TABLE pace (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     next INTEGER NOT NULL
   ) STRICT;`,
  // How often something was recorded: `witness.ts` has what for.
  `CREATE TABLE recorded (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     count INTEGER NOT NULL
   ) STRICT;
   INSERT INTO recorded (one, count) VALUES (1, 0);`,
  // How many messages left when, as far as a quota for a longer span still counts them: JSON.
  `ALTER TABLE pace ADD COLUMN spent TEXT NOT NULL DEFAULT '[]';`,
];

/** The version of a ledger that this Postrider writes. */
export const VERSION = STEPS.length;

/** Brings an older ledger, or an empty file, up to date: all the way, or not at all. */
export function migrate(db: Database, steps: readonly string[] = STEPS): void {
  if (value(db, "PRAGMA user_version") === steps.length) return;
  transaction(db, () => {
    // Asked again under the lock: another process may just have done it.
    const version = Number(value(db, "PRAGMA user_version"));
    for (const step of steps.slice(version)) db.exec(step);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.exec(`PRAGMA user_version = ${steps.length}`);
  });
}
