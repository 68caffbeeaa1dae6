/**
 * Writes that many subscribers into a new ledger, in a process of its own: what sends them something is
 * measured alone. Where fewer are to be left to send to, the others have got theirs.
 *
 *     node bench/delivery/fill-ledger.ts LEDGER COUNT [LEFT]
 */
import { DatabaseSync } from "node:sqlite";
import { openLedger } from "../../src/io/ledger.ts";
import { EDITION, makeDigest, subscribers } from "./material.ts";

const [path = "", count = "", left = count] = process.argv.slice(2);
const { ledger } = openLedger(path);
if (!ledger) throw new Error("no ledger can be made there");
ledger.addSubscribers(subscribers(Number(count)));
if (Number(left) < Number(count)) ledger.openEdition(EDITION, makeDigest());
ledger.close();
if (Number(left) < Number(count)) {
  const db = new DatabaseSync(path);
  db.prepare("UPDATE envelopes SET state = 'submitted' WHERE number <= ?").run(
    Number(count) - Number(left),
  );
  db.close();
}
