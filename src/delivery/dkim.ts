/** DKIM signatures (RFC 6376): RSA-SHA256, relaxed in header and body. */
import { createPrivateKey, hash, type KeyObject, sign } from "node:crypto";
import { asciiDomain } from "../lib/address.ts";
import type { Secrets } from "../model/config.ts";
import type { Problem } from "../model/problem.ts";
import { dkimKeyInvalid } from "./problems.ts";

/** A key that was read once: parsing PEM for each message costs three times as much as signing. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  readonly privateKey: KeyObject;
}

/** Reads the configured key, or says what is wrong with it. */
export function readDkimKey(written: NonNullable<Secrets["dkim"]>): {
  readonly key?: DkimKey;
  readonly problems: readonly Problem[];
} {
  const { domain, selector } = written;
  try {
    const privateKey = createPrivateKey(written.privateKey);
    const complaint = objectTo(privateKey);
    if (complaint !== undefined) return { problems: [dkimKeyInvalid(complaint)] };
    return { key: { domain: asciiDomain(domain), selector, privateKey }, problems: [] };
  } catch {
    // OpenSSL's own words name routines of its, and might repeat what it read.
    return { problems: [dkimKeyInvalid("is no private key in PEM form")] };
  }
}

// RFC 8301, 3.2: less than 1,024 bits is not to be believed by anybody.
function objectTo(key: KeyObject): string | undefined {
  if (key.asymmetricKeyType !== "rsa") {
    return `is a key of type \`${key.asymmetricKeyType}\`, where only \`rsa\` is understood everywhere`;
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < 1024 ? `has ${bits} bits, where 1,024 are the least and 2,048 usual` : undefined;
}

/**
 * Listed once more than they occur, so that nobody can add another one in front of what was signed
 * (RFC 6376, 8.15).
 */
const SEALED = [
  "from",
  "reply-to",
  "to",
  "cc",
  "subject",
  "date",
  "message-id",
  "list-unsubscribe",
  "list-unsubscribe-post",
];

/** The message with a signature in front, over its body and all of its header fields. */
export function signMessage(message: Uint8Array, key: DkimKey): Uint8Array {
  // Latin-1 takes bytes as they are, there and back.
  const text = Buffer.from(message).toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/);
  const body = text.slice(end + 4);

  // A verifier takes fields of one name from the bottom up (RFC 6376, 5.4.2); no name occurs twice here.
  const names = fields.map((field) => field.slice(0, field.indexOf(":")).trim().toLowerCase());
  const bodyHash = hash("sha256", Buffer.from(relaxedBody(body), "latin1"), "base64");
  const unsigned = signatureField([...names, ...SEALED], bodyHash, key);
  const input = [...fields, unsigned].map(relaxedField).join("\r\n");
  const signature = sign("sha256", Buffer.from(input, "latin1"), key.privateKey);
  const value = (signature.toString("base64").match(/.{1,72}/g) ?? []).join("\r\n ");
  return Buffer.concat([Buffer.from(`${unsigned}${value}\r\n`, "latin1"), message]);
}

// No `t=`: the same message has the same signature, whenever it is made.
function signatureField(names: readonly string[], bodyHash: string, key: DkimKey): string {
  return [
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;",
    ` d=${key.domain}; s=${key.selector};`,
    ` h=${names.join(":\r\n  ")};`,
    ` bh=${bodyHash};`,
    " b=",
  ].join("\r\n");
}

/** RFC 6376, 3.4.2. */
export function relaxedField(field: string): string {
  const colon = field.indexOf(":");
  const name = field.slice(0, colon).trim().toLowerCase();
  const value = field.slice(colon + 1).replace(/\r\n/g, "");
  return `${name}:${value.replace(/[ \t]+/g, " ").replace(/^ | $/g, "")}`;
}

/** RFC 6376, 3.4.4. */
export function relaxedBody(body: string): string {
  const lines = body.replace(/[ \t]+(?=\r\n|$)/g, "").replace(/[ \t]+/g, " ");
  const kept = lines.replace(/(?:\r\n)+$/, "");
  return kept === "" ? "" : `${kept}\r\n`;
}
