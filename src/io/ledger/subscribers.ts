import { addressKey } from "../../lib/address.ts";
import type { Ledger } from "../../model/ports.ts";
import type { Subscriber, SubscriberState } from "../../model/subscriber.ts";
import { Damaged, type Database, integer, type Row, text, transaction } from "./database.ts";

const COLUMNS = "id, address, name, state, source, since";

/** The part of the ledger that knows who wants the digest. */
export function subscriberRecords(
  db: Database,
): Pick<
  Ledger,
  "subscribers" | "countSubscribers" | "findSubscriber" | "addSubscribers" | "setSubscriberState"
> {
  const find = db.prepare(`SELECT ${COLUMNS} FROM subscribers WHERE address_key = ?`);
  return {
    *subscribers(state) {
      // A statement of its own each time: two of these may be read at once.
      const where = state ? "WHERE state = ?" : "";
      const all = db.prepare(`SELECT ${COLUMNS} FROM subscribers ${where} ORDER BY number`);
      for (const row of all.iterate(...(state ? [state] : []))) yield asSubscriber(row);
    },

    countSubscribers() {
      const counts = { active: 0, unsubscribed: 0, suppressed: 0 };
      const rows = db
        .prepare("SELECT state, count(*) AS many FROM subscribers GROUP BY state")
        .all();
      for (const row of rows) counts[asState(row["state"])] = integer(row["many"]);
      return counts;
    },

    findSubscriber(address) {
      const row = find.get(addressKey(address));
      return row && asSubscriber(row);
    },

    addSubscribers(subscribers) {
      const add = db.prepare(
        `INSERT INTO subscribers (${COLUMNS}, address_key) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (address_key) DO NOTHING`,
      );
      return transaction(db, () => {
        let added = 0;
        for (const { id, address, name, state, source, since } of subscribers) {
          const key = addressKey(address);
          added += Number(add.run(id, address, name ?? null, state, source, since, key).changes);
        }
        return added;
      });
    },

    setSubscriberState(id, state) {
      const { changes } = db
        .prepare("UPDATE subscribers SET state = ? WHERE id = ?")
        .run(state, id);
      if (changes !== 1) throw new Error(`the ledger holds no subscriber ${id}`);
    },
  };
}

function asSubscriber(row: Row): Subscriber {
  return {
    id: text(row["id"]),
    address: text(row["address"]),
    ...(row["name"] === null ? {} : { name: text(row["name"]) }),
    state: asState(row["state"]),
    source: text(row["source"]),
    since: integer(row["since"]),
  };
}

function asState(column: Row[string] | undefined): SubscriberState {
  if (column === "active" || column === "unsubscribed" || column === "suppressed") return column;
  throw new Damaged(`it holds a subscriber who is ${String(column)}`);
}
