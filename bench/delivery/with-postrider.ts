/**
 * Delivers an edition through the real ledger, as `postrider send` does.
 *
 *     node bench/delivery/with-postrider.ts URL COUNT LEDGER CONNECTIONS [KEY-FILE]
 */
import { readFileSync } from "node:fs";
import { deliver } from "../../src/delivery/deliver.ts";
import { systemClock } from "../../src/io/clock.ts";
import { openLedger } from "../../src/io/ledger.ts";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import { holdYoungHeap } from "../../src/io/young-heap.ts";
import { dkimKey, EDITION, makeDigest, SETTINGS, unsubscribeUrl } from "./material.ts";
import { report } from "./report.ts";

const [url = "", count = "", path = "", connections = "", keyFile] = process.argv.slice(2);
holdYoungHeap();
const { ledger } = openLedger(path);
const { mailer } = openMailer(url);
if (!ledger || !mailer) throw new Error("a sound ledger and a sound URL");
const digest = makeDigest();
ledger.openEdition(EDITION, digest);
const outgoing = {
  digest,
  settings: SETTINGS,
  unsubscribe: (subscriber: string) => ({ url: unsubscribeUrl(subscriber) }),
  keys: keyFile === undefined ? [] : [dkimKey(readFileSync(keyFile, "utf8"))],
};
await report(Number(count), async () => {
  const ports = { ledger, mailer, clock: systemClock };
  const done = await deliver(EDITION.id, ports, outgoing, { connections: Number(connections) });
  return done.reached.submitted;
});
await mailer.close();
ledger.close();
