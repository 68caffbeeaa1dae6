/**
 * The same messages through nodemailer's own pool, each composed, and signed, for itself.
 *
 *     node bench/delivery/with-pool.ts URL COUNT CONNECTIONS [KEY-FILE]
 */
import { readFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import { listHeaders, messageId } from "../../src/delivery/headers.ts";
import { DKIM, makeDigest, SETTINGS, subscribers, unsubscribeUrl } from "./material.ts";
import { report } from "./report.ts";

const [url = "", count = "", connections = "", keyFile] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const pool = createTransport({
  pool: true,
  host: hostname,
  port: Number(port),
  ignoreTLS: true,
  maxConnections: Number(connections),
  maxMessages: Number.POSITIVE_INFINITY,
  ...(keyFile !== undefined && {
    dkim: {
      domainName: DKIM.domain,
      keySelector: DKIM.selector,
      privateKey: readFileSync(keyFile, "utf8"),
    },
  }),
});
const digest = makeDigest();
await report(Number(count), async () => {
  let sent = 0;
  const waiting = subscribers(Number(count));
  // As many at once as there are connections: handed over all together, they would only wait in memory.
  await Promise.all(
    Array.from({ length: Number(connections) }, async () => {
      for (const { id, address, name = "" } of waiting) {
        const link = unsubscribeUrl(id);
        await pool.sendMail({
          from: SETTINGS.from.address,
          to: { name, address },
          subject: digest.subject,
          date: new Date(digest.slot),
          messageId: messageId(id, SETTINGS.domain),
          headers: Object.fromEntries(
            listHeaders(SETTINGS, { url: link }).map((field) => [
              field.name,
              { prepared: true, value: field.value },
            ]),
          ),
          html: digest.html.replaceAll(digest.tokens.unsubscribe, link),
          text: digest.text.replaceAll(digest.tokens.unsubscribe, link),
          textEncoding: "quoted-printable",
        });
        sent += 1;
      }
    }),
  );
  return sent;
});
pool.close();
