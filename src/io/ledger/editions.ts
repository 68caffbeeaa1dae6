import type { Digest } from "../../model/digest.ts";
import type { Edition } from "../../model/edition.ts";
import type { EnvelopeCounts, EnvelopeState } from "../../model/envelope.ts";
import type { Ledger } from "../../model/ports.ts";
import { envelopeId } from "../../outbox/id.ts";
import { Damaged, type Database, integer, type Row, text, transaction, value } from "./database.ts";

/** The part of the ledger that knows the editions and how far each of them is. */
export function editionRecords(
  db: Database,
): Pick<Ledger, "editions" | "digest" | "openEdition" | "counts" | "nextAttempt"> {
  db.function("envelope_id", { deterministic: true }, (edition, subscriber) =>
    envelopeId(text(edition), text(subscriber)),
  );
  const numberOf = db.prepare("SELECT number FROM editions WHERE id = ?");
  const countStates = db.prepare(
    "SELECT edition, state, count(*) AS many FROM envelopes WHERE edition = ? GROUP BY state",
  );

  function counts(number: number): EnvelopeCounts {
    const states = {
      queued: 0,
      submitting: 0,
      submitted: 0,
      deferred: 0,
      refused: 0,
      uncertain: 0,
    };
    for (const row of countStates.all(number)) states[asState(row["state"])] = integer(row["many"]);
    return states;
  }

  return {
    editions() {
      return db
        .prepare("SELECT number, edition FROM editions ORDER BY slot, number")
        .all()
        .map((row) => {
          const edition: Edition = JSON.parse(text(row["edition"]));
          return { edition, counts: counts(integer(row["number"])) };
        });
    },

    digest(edition) {
      const row = db.prepare("SELECT digest FROM editions WHERE id = ?").get(edition);
      if (!row) return undefined;
      const digest: Digest = JSON.parse(text(row["digest"]));
      return digest;
    },

    openEdition(edition, digest) {
      return transaction(db, () => {
        const { changes, lastInsertRowid } = db
          .prepare(
            `INSERT INTO editions (id, slot, edition, digest) VALUES (?, ?, ?, ?)
             ON CONFLICT (id) DO NOTHING`,
          )
          .run(edition.id, edition.slot, JSON.stringify(edition), JSON.stringify(digest));
        if (changes === 0) return total(counts(numberIn(numberOf.get(edition.id))));
        const queue = db.prepare(
          `INSERT INTO envelopes (id, edition, subscriber, state)
           SELECT envelope_id(?, id), ?, number, 'queued' FROM subscribers
           WHERE number > ? AND number <= ? AND state = 'active' ORDER BY number`,
        );
        const last = Number(value(db, "SELECT coalesce(max(number), 0) FROM subscribers"));
        let queued = 0;
        // Row by row inside of SQLite, and in portions: Node keeps what a statement's function calls
        // used until the statement ends, which for a million are 200 MB.
        for (let from = 0; from < last; from += PORTION) {
          queued += Number(queue.run(edition.id, lastInsertRowid, from, from + PORTION).changes);
        }
        return queued;
      });
    },

    counts: (edition) => counts(numberIn(numberOf.get(edition))),

    nextAttempt(edition) {
      const row = db
        .prepare(
          "SELECT min(not_before) AS first FROM envelopes WHERE edition = ? AND state = 'deferred'",
        )
        .get(numberIn(numberOf.get(edition)));
      return row && row["first"] !== null ? integer(row["first"]) : undefined;
    },
  };
}

const PORTION = 10_000;

// An edition that is not there has number 0, which no row has: its counts are all zero.
function numberIn(row: Row | undefined): number {
  return row ? integer(row["number"]) : 0;
}

function total(states: EnvelopeCounts): number {
  return Object.values(states).reduce((sum, count) => sum + count, 0);
}

const STATES: Readonly<Record<EnvelopeState, true>> = {
  queued: true,
  submitting: true,
  submitted: true,
  deferred: true,
  refused: true,
  uncertain: true,
};

/** A column that the schema promises to be an Envelope's state. */
export function asState(column: Row[string] | undefined): EnvelopeState {
  const state = text(column);
  if (isState(state)) return state;
  throw new Damaged(`it holds an envelope that is ${state}`);
}

function isState(word: string): word is EnvelopeState {
  return Object.hasOwn(STATES, word);
}
