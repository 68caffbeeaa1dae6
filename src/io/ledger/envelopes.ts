import { randomUUID } from "node:crypto";
import type { Envelope } from "../../model/envelope.ts";
import type { Instant } from "../../model/instant.ts";
import type { KeptPace } from "../../model/pace.ts";
import type { Ledger } from "../../model/ports.ts";
import { type Patience, settle } from "../../outbox/settle.ts";
import { after, WAITING_STATES } from "../../outbox/states.ts";
import { type Database, integer, type Row, text, transaction } from "./database.ts";
import { asState } from "./editions.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { SenderLock } from "./sender-lock.ts";

const WAITING = WAITING_STATES.map((state) => `'${state}'`).join(", ");

/** Those of an edition that are due at an instant, the longest due first. */
export const NEXT_WAITING = `
  SELECT e.number, e.id, d.id AS edition, e.state, e.attempts, e.not_before,
         s.id AS subscriber, s.address, s.name, s.state AS wish
  FROM editions d
  JOIN envelopes e INDEXED BY waiting ON e.edition = d.number
  JOIN subscribers s ON s.number = e.subscriber
  WHERE d.id = ? AND e.state IN (${WAITING}) AND e.not_before <= ?
  ORDER BY e.not_before, e.number LIMIT ?`;

/**
 * The part of the ledger that lends Envelopes to this process and records what became of them.
 *
 * Lending is a matter of memory alone: one process at a time may send, so one that dies takes what it
 * had borrowed and not marked with it, and all of that may safely be sent. What is on the disk is the
 * mark. It is set on a waiting Envelope only, so of two senders that should not be there (somebody
 * removed the lock's file) one gets it and the other is told no, before its final dot.
 */
export function envelopeRecords(
  db: Database,
  lock: SenderLock,
  group: GroupCommit,
  patience: Patience,
): Pick<
  Ledger,
  "claim" | "release" | "markSubmitting" | "keptPace" | "settle" | "recover" | "retryUncertain"
> {
  /** This run: whoever finds its name on a `submitting` knows whether it is alive. */
  const owner = randomUUID();
  const lent = new Set<string>();

  const waiting = db.prepare(NEXT_WAITING);
  const withdraw = db.prepare(
    `UPDATE envelopes SET state = ?, reply = ?, changed = ? WHERE number = ?`,
  );
  const mark = db.prepare(
    `UPDATE envelopes SET state = 'submitting', owner = ?, changed = ?
     WHERE id = ? AND state IN (${WAITING})
       AND EXISTS (SELECT 1 FROM subscribers s
                   WHERE s.number = envelopes.subscriber AND s.state = 'active')`,
  );
  const keepPace = db.prepare(
    `INSERT INTO pace (one, next, spent) VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET next = excluded.next, spent = excluded.spent`,
  );
  const find = db.prepare(
    "SELECT number, subscriber, state, attempts, first_tried, owner FROM envelopes WHERE id = ?",
  );
  const record = db.prepare(
    `UPDATE envelopes SET state = ?, attempts = ?, first_tried = ?, not_before = ?, changed = ?,
            reply = ? WHERE number = ?`,
  );
  const suppress = db.prepare(
    "UPDATE subscribers SET state = 'suppressed' WHERE number = ? AND state = 'active'",
  );
  const strand = db.prepare(
    "UPDATE envelopes SET state = ?, reply = ? WHERE state = 'submitting' AND owner IS NOT ?",
  );
  const again = db.prepare(
    `UPDATE envelopes SET state = ?, attempts = 0, first_tried = NULL, not_before = ?, changed = ?,
            owner = NULL, reply = NULL
     WHERE edition = (SELECT number FROM editions WHERE id = ?) AND state = 'uncertain'
       AND EXISTS (SELECT 1 FROM subscribers s
                   WHERE s.number = envelopes.subscriber AND s.state = 'active')`,
  );

  function asSender(): void {
    if (!lock.held()) throw new Error("this process is not the one that sends from the ledger");
  }

  /** Up to `limit` of the next ones, and whether there may be more behind those that fell out. */
  function next(edition: string, now: Instant, limit: number) {
    const rows = waiting.all(edition, now, limit + lent.size);
    const free = rows.filter((row) => !lent.has(text(row["id"])));
    const unwanted = free.filter((row) => row["wish"] !== "active");
    return { wanted: free.filter((row) => row["wish"] === "active"), unwanted };
  }

  return {
    claim(edition, now, limit) {
      asSender();
      for (;;) {
        const { wanted, unwanted } = next(edition, now, limit);
        if (unwanted.length === 0) {
          const envelopes = wanted.slice(0, limit).map(asEnvelope);
          for (const { id } of envelopes) lent.add(id);
          return envelopes;
        }
        transaction(db, () => {
          for (const row of unwanted) {
            const state = after(asState(row["state"]), "withdraw") ?? "refused";
            const reply = `${text(row["wish"])} before its turn`;
            withdraw.run(state, reply, now, integer(row["number"]));
          }
        });
      }
    },

    release(envelope) {
      lent.delete(envelope);
    },

    markSubmitting(envelope, now, pace) {
      return group.commit(() => {
        asSender();
        if (!lent.has(envelope)) throw new Error(`the envelope ${envelope} was not lent`);
        if (pace) keepPace.run(pace.next, JSON.stringify(pace.spent));
        return mark.run(owner, now, envelope).changes === 1;
      });
    },

    keptPace() {
      const row = db.prepare("SELECT next, spent FROM pace").get();
      if (!row) return undefined;
      const spent: KeptPace["spent"] = JSON.parse(text(row["spent"]));
      return { next: integer(row["next"]), spent };
    },

    async settle(envelope, outcome, now) {
      const state = await group.commitAlong(() => {
        asSender();
        const row = find.get(envelope);
        if (!row || !lent.has(envelope)) throw new Error(`the envelope ${envelope} was not lent`);
        if (row["state"] === "submitting" && row["owner"] !== owner) {
          throw new Error(`the envelope ${envelope} is another process's`);
        }
        const settled = settle(asTried(row), outcome, now, patience);
        const { attempts, firstTried, notBefore, reply } = settled;
        const number = integer(row["number"]);
        record.run(settled.state, attempts, firstTried ?? null, notBefore, now, reply, number);
        if (settled.suppress) suppress.run(integer(row["subscriber"]));
        return settled.state;
      });
      lent.delete(envelope);
      return state;
    },

    recover() {
      asSender();
      const state = after("submitting", "uncertain") ?? "uncertain";
      // `changed` stays when its dot was about to leave, so that it can be looked up in a server's log.
      return Number(strand.run(state, STRANDED, owner).changes);
    },

    retryUncertain(edition, now) {
      asSender();
      const state = after("uncertain", "retry") ?? "queued";
      return Number(again.run(state, now, now, edition).changes);
    },
  };
}

const STRANDED = "the process that sent it ended before the server had answered";

function asEnvelope(row: Row): Envelope {
  return {
    id: text(row["id"]),
    edition: text(row["edition"]),
    subscriber: text(row["subscriber"]),
    address: text(row["address"]),
    ...(row["name"] === null ? {} : { name: text(row["name"]) }),
    state: asState(row["state"]),
    attempts: integer(row["attempts"]),
    notBefore: integer(row["not_before"]),
  };
}

function asTried(row: Row) {
  return {
    state: asState(row["state"]),
    attempts: integer(row["attempts"]),
    ...(row["first_tried"] === null ? {} : { firstTried: integer(row["first_tried"]) }),
  };
}
