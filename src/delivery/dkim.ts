/** DKIM signatures (RFC 6376), relaxed in header and body: RSA-SHA256, and Ed25519-SHA256 (RFC 8463). */
import { createPrivateKey, hash, type KeyObject, sign } from "node:crypto";
import { asciiDomain } from "../lib/address.ts";
import type { Secrets } from "../model/secrets.ts";
import type { Problem } from "../model/problem.ts";
import { fewAtOnce } from "./few-at-once.ts";
import { dkimKeyInvalid } from "./problems.ts";

/** A key that was read once: parsing PEM for each message costs three times as much as signing. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  readonly privateKey: KeyObject;
}

/** Reads the configured keys, or says what is wrong with them. */
export function readDkimKeys(written: NonNullable<Secrets["dkim"]>): {
  readonly keys: readonly DkimKey[];
  readonly problems: readonly Problem[];
} {
  const { domain, ed25519 } = written;
  const read = [
    readDkimKey(written, "rsa"),
    ...(ed25519 ? [readDkimKey({ domain, ...ed25519 }, "ed25519")] : []),
  ];
  return {
    keys: read.flatMap(({ key }) => key ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Reads one key of that type. */
export function readDkimKey(
  written: Omit<NonNullable<Secrets["dkim"]>, "ed25519">,
  type: "rsa" | "ed25519" = "rsa",
): { readonly key?: DkimKey; readonly problems: readonly Problem[] } {
  const { domain, selector } = written;
  try {
    const privateKey = createPrivateKey(written.privateKey);
    const complaint = objectTo(privateKey, type);
    if (complaint !== undefined) return { problems: [dkimKeyInvalid(complaint)] };
    return { key: { domain: asciiDomain(domain), selector, privateKey }, problems: [] };
  } catch {
    // OpenSSL's own words name routines of its, and might repeat what it read.
    return { problems: [dkimKeyInvalid("is no private key in PEM form")] };
  }
}

// RFC 8301, 3.2: less than 1,024 bits is not to be believed by anybody.
function objectTo(key: KeyObject, type: "rsa" | "ed25519"): string | undefined {
  if (key.asymmetricKeyType !== type) {
    return `is a key of type \`${key.asymmetricKeyType}\`, where one of type \`${type}\` belongs`;
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 2048;
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

/** A header field, its bytes as the characters of a string, and what DKIM makes of it. */
export interface Field {
  /** In lower case. */
  readonly name: string;
  /** Without the line end behind it. */
  readonly text: string;
  readonly relaxed: string;
}

export function fieldOf(text: string): Field {
  const name = text.slice(0, text.indexOf(":")).trim().toLowerCase();
  return { name, text, relaxed: relaxedField(text) };
}

/**
 * A signature field for each key, over all of these fields and the body with this hash, each with the
 * line end behind it, to be put in front of the message. They are made on Node's thread pool.
 *
 * @param bodyHash SHA-256 over the relaxed body, base64
 */
export async function signatureFields(
  fields: readonly Field[],
  bodyHash: string,
  keys: readonly DkimKey[],
): Promise<string> {
  // A verifier takes fields of one name from the bottom up (RFC 6376, 5.4.2); no name occurs twice here.
  const names = [...fields.map(({ name }) => name), ...SEALED].join(":\r\n  ");
  const head = fields.map(({ relaxed }) => `${relaxed}\r\n`).join("");
  const made = await Promise.all(
    keys.map(async (key) => {
      const unsigned = unsignedField(names, bodyHash, key);
      const signature = await signatureOver(`${head}${relaxedField(unsigned)}`, key.privateKey);
      const value = (signature.toString("base64").match(/.{1,72}/g) ?? []).join("\r\n ");
      return `${unsigned}${value}\r\n`;
    }),
  );
  return made.join("");
}

// No `t=`: the same message has the same signature, whenever it is made.
function unsignedField(names: string, bodyHash: string, key: DkimKey): string {
  return [
    `DKIM-Signature: v=1; a=${algorithmOf(key)}; c=relaxed/relaxed;`,
    ` d=${key.domain}; s=${key.selector};`,
    ` h=${names};`,
    ` bh=${bodyHash};`,
    " b=",
  ].join("\r\n");
}

function algorithmOf({ privateKey }: DkimKey): string {
  return privateKey.asymmetricKeyType === "ed25519" ? "ed25519-sha256" : "rsa-sha256";
}

// Node has four threads for this, and the ledger's syncing of the disk stands in the same row: with all of
// them signing, and more in front, every mark would wait for many signatures.
const onThreads = fewAtOnce(2);

// RFC 8463, 3: PureEdDSA over the hash, where RSA hashes by itself.
function signatureOver(text: string, key: KeyObject): Promise<Buffer> {
  const input = Buffer.from(text, "latin1");
  const isRsa = key.asymmetricKeyType === "rsa";
  const [algorithm, data] = isRsa ? ["sha256", input] : [null, hash("sha256", input, "buffer")];
  return onThreads(
    () =>
      new Promise((resolve, reject) => {
        sign(algorithm, data, key, (error, signature) => {
          if (error) reject(error);
          else resolve(signature);
        });
      }),
  );
}

/** RFC 6376, 3.4.2. */
export function relaxedField(field: string): string {
  const colon = field.indexOf(":");
  const name = field.slice(0, colon).trim().toLowerCase();
  const value = field.slice(colon + 1).replace(/\r\n/g, "");
  return `${name}:${value.replace(/[ \t]+/g, " ").replace(/^ | $/g, "")}`;
}

/** RFC 6376, 3.4.4, for lines in front of the last one of a body: empty ones at its end are not looked for. */
export function relaxedLines(lines: string): string {
  return lines.replace(/[ \t]+(?=\r\n|$)/g, "").replace(/[ \t]+/g, " ");
}

/** RFC 6376, 3.4.4, for a whole body. */
export function relaxedBody(body: string): string {
  const kept = relaxedLines(body).replace(/(?:\r\n)+$/, "");
  return kept === "" ? "" : `${kept}\r\n`;
}
