/**
 * Writes that many subscribers into a new ledger, in a process of its own: what sends them something is
 * measured alone.
 *
 *     node bench/delivery/fill-ledger.ts LEDGER COUNT
 */
import { openLedger } from "../../src/io/ledger.ts";
import { subscribers } from "./material.ts";

const [path = "", count = ""] = process.argv.slice(2);
const { ledger } = openLedger(path);
if (!ledger) throw new Error("no ledger can be made there");
ledger.addSubscribers(subscribers(Number(count)));
ledger.close();
