/** A sender in a process of its own, to be killed. Arguments: ledger, SMTP URL, connections. */
import { deliver } from "../../src/delivery/deliver.ts";
import { systemClock } from "../../src/io/clock.ts";
import { openLedger } from "../../src/io/ledger.ts";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import { outgoing } from "./material.ts";

const [path = "", url = "", connections = "1"] = process.argv.slice(2);
const { ledger } = openLedger(path);
const { mailer } = openMailer(url);
if (!ledger || !mailer) throw new Error("a sound ledger and a sound URL");
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
const report = await deliver("2026-11-23", { ledger, mailer, clock: systemClock }, outgoing(), {
  connections: Number(connections),
  signal: stop.signal,
});
await mailer.close();
ledger.close();
process.stdout.write(JSON.stringify(report));
