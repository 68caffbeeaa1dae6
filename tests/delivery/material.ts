import { generateKeyPairSync } from "node:crypto";
import type { Outgoing } from "../../src/delivery/job.ts";
import type { Reader } from "../../src/delivery/join.ts";
import type { Digest, MessageSettings } from "../../src/model/digest.ts";

const SLOT = Date.UTC(2026, 10, 23, 8);

export const DIGEST: Digest = {
  edition: "2026-11-23",
  slot: SLOT,
  subject: "Was ein Feed ist, and two more posts",
  html: [
    '<!doctype html><html lang="en"><head><title>Postrider</title></head><body>',
    `<p>${"A long line that quoted-printable has to break, ".repeat(5)}naïvely — 😀.</p>`,
    '<p><a href="unsubscribe-q7x2">Unsubscribe</a></p></body></html>',
  ].join("\n"),
  text: [
    "Postrider",
    "",
    ".a line that starts with a full stop",
    "From here on trailing space ",
    "Unsubscribe: unsubscribe-q7x2",
    "",
  ].join("\n"),
  tokens: { unsubscribe: "unsubscribe-q7x2" },
  archiveUrl: "https://blog.example/editions/2026-11-23.html",
};

export const SETTINGS: MessageSettings = {
  from: { name: "Postrider", address: "digest@blog.example" },
  replyTo: { address: "hello@blog.example" },
  listId: "digest.blog.example",
  listTitle: "The Postrider blog",
  domain: "blog.example",
};

export const READER: Reader = {
  id: "0123456789abcdef0123456789abcdef",
  address: "reader@example.org",
  name: "A reader",
  unsubscribe: {
    url: "https://blog.example/u/token?a=1&b=2",
    mailto: "mailto:stop@blog.example?subject=unsubscribe%20token",
  },
};

/** What everybody is sent: the Digest, with links that tell readers apart. */
export function outgoing(more: Partial<Outgoing> = {}): Outgoing {
  return {
    digest: DIGEST,
    settings: SETTINGS,
    keys: [],
    unsubscribe: (subscriber) => ({ url: `https://blog.example/u/${subscriber}` }),
    ...more,
  };
}

/** A fresh RSA key, and the DNS that publishes its other half. */
export function dkimMaterial(bits = 2048) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  const published = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  return {
    written: {
      domain: "blog.example",
      selector: "mail",
      privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    },
    resolver: (name: string) =>
      name === "mail._domainkey.blog.example"
        ? Promise.resolve([[`v=DKIM1; k=rsa; p=${published}`]])
        : Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" })),
  };
}
