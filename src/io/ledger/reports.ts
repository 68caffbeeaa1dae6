import { maskAddress } from "../../lib/address.ts";
import type { Ledger } from "../../model/ports.ts";
import { curveStep } from "../../outbox/curve.ts";
import { type Database, integer, text } from "./database.ts";
import { asState } from "./editions.ts";

const EDITION = "(SELECT number FROM editions WHERE id = ?)";

/** The part of the ledger that tells how the delivery of an edition went. */
export function reportRecords(db: Database): Pick<Ledger, "reasons" | "submissions" | "uncertain"> {
  return {
    reasons(edition) {
      return db
        .prepare(
          `SELECT state, coalesce(reply, '') AS reply, count(*) AS many FROM envelopes
           WHERE edition = ${EDITION} AND state IN ('deferred', 'refused', 'uncertain')
           GROUP BY state, reply ORDER BY many DESC, state, reply LIMIT ${MOST_REASONS}`,
        )
        .all(edition)
        .map((row) => ({
          state: asState(row["state"]),
          reply: text(row["reply"]),
          count: integer(row["many"]),
        }));
    },

    submissions(edition) {
      const submitted = `FROM envelopes WHERE edition = ${EDITION} AND state = 'submitted'`;
      const ends = db
        .prepare(`SELECT min(changed) AS first, max(changed) AS last ${submitted}`)
        .get(edition);
      if (!ends || ends["first"] === null) return undefined;
      const from = integer(ends["first"]);
      const to = integer(ends["last"]);
      const step = curveStep(to - from);
      const counts = Array.from({ length: Math.floor((to - from) / step) + 1 }, () => 0);
      const spans = db
        .prepare(
          `SELECT CAST((changed - ?) / ? AS INTEGER) AS span, count(*) AS many ${submitted} GROUP BY span`,
        )
        .all(from, step, edition);
      for (const { span, many } of spans) counts[integer(span)] = integer(many);
      return { from, to, step, counts };
    },

    uncertain(edition, most) {
      return db
        .prepare(
          `SELECT e.id, s.address, e.changed, e.reply FROM envelopes e
           JOIN subscribers s ON s.number = e.subscriber
           WHERE e.edition = ${EDITION} AND e.state = 'uncertain'
           ORDER BY e.changed, e.number LIMIT ?`,
        )
        .all(edition, most)
        .map((row) => ({
          id: text(row["id"]),
          address: maskAddress(text(row["address"])),
          since: integer(row["changed"]),
          reply: text(row["reply"]),
        }));
    },
  };
}

// Servers put queue ids into their replies: every refusal could be a reason of its own.
const MOST_REASONS = 100;
