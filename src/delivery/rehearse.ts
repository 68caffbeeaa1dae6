/** The first message, looked at as its receivers will look at it, before anybody is sent one. */
import { createPublicKey, hash, verify } from "node:crypto";
import { asciiDomain } from "../lib/address.ts";
import type { Problem } from "../model/problem.ts";
import { type DkimKey, type Field, fieldOf, relaxedBody } from "./dkim.ts";
import type { Outgoing } from "./job.ts";
import { joinMessage } from "./join.ts";
import * as problem from "./problems.ts";
import type { Template } from "./template.ts";

/** What every digest must have; of these no message may have two (RFC 5322, 3.6; RFC 8058, 4). */
const REQUIRED = [
  "from",
  "to",
  "subject",
  "date",
  "message-id",
  "mime-version",
  "list-id",
  "list-unsubscribe",
];

/**
 * Joins and signs a message to nobody in particular and verifies it with the public halves of the keys.
 * Every Problem it tells of is an error: what is wrong with the first would be wrong with all.
 */
export async function rehearse(
  template: Template,
  outgoing: Outgoing,
): Promise<readonly Problem[]> {
  const { settings, unsubscribe, keys } = outgoing;
  const reader = {
    id: "0".repeat(32),
    address: settings.from.address,
    unsubscribe: unsubscribe("rehearsal"),
  };
  const { pieces } = await joinMessage(template, reader, keys);
  return objectionsTo(Buffer.concat(pieces), keys);
}

/** What a receiver would object to in a message that is to be signed with these keys. */
export function objectionsTo(message: Uint8Array, keys: readonly DkimKey[]): readonly Problem[] {
  // Latin-1 takes bytes as they are, there and back.
  const text = Buffer.from(message).toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const fields = text
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .map(fieldOf);
  const found = (name: string): number => fields.filter((field) => field.name === name).length;
  const body = relaxedBody(text.slice(end + 4));
  const bodyHash = hash("sha256", Buffer.from(body, "latin1"), "base64");
  return [
    ...REQUIRED.filter((name) => found(name) !== 1).map((name) =>
      problem.headerMissing(name, found(name)),
    ),
    ...keys.flatMap((key) => objectionsToSignature(fields, bodyHash, key)),
  ];
}

function objectionsToSignature(
  fields: readonly Field[],
  bodyHash: string,
  key: DkimKey,
): readonly Problem[] {
  const own = fields.find((field) => {
    const { d, s } = tagsOf(field);
    return field.name === "dkim-signature" && d === key.domain && s === key.selector;
  });
  if (!own) return [problem.signatureMissing(key.selector)];
  const objections: Problem[] = [];
  const { bh, h = "", b = "" } = tagsOf(own);
  const signed = h.split(":");
  const input = `${signedPart(fields, signed)}${own.relaxed.replace(/(;\s*b=).*$/, "$1")}`;
  if (bh !== bodyHash || !isGood(Buffer.from(input, "latin1"), b, key)) {
    objections.push(problem.signatureWrong(key.selector));
  }
  const unsigned = [...REQUIRED, "list-unsubscribe-post"].filter(
    (name) => fields.some((field) => field.name === name) && !signed.includes(name),
  );
  for (const name of unsigned) objections.push(problem.headerUnsigned(name, key.selector));
  const from = domainOf(fields.find(({ name }) => name === "from")?.relaxed ?? "");
  if (!isAligned(from, key.domain)) objections.push(problem.notAligned(from, key.domain));
  return objections;
}

/** RFC 6376, 3.2: tags and their values, white space in them aside. */
function tagsOf({ relaxed }: Field): Readonly<Record<string, string>> {
  const list = relaxed.slice(relaxed.indexOf(":") + 1).split(";");
  const pairs = list.map((tag) => {
    const [name = "", ...value] = tag.split("=");
    return [name.trim(), value.join("=").replace(/\s/g, "")];
  });
  return Object.fromEntries(pairs);
}

// RFC 6376, 5.4.2: of fields with one name the lowest first, each once; one that is not there counts for
// nothing, and keeps others from adding it.
function signedPart(fields: readonly Field[], signed: readonly string[]): string {
  const left = fields.toReversed();
  return signed
    .map((name) => {
      const at = left.findIndex((field) => field.name === name);
      const [field] = at < 0 ? [] : left.splice(at, 1);
      return field ? `${field.relaxed}\r\n` : "";
    })
    .join("");
}

function isGood(input: Uint8Array, signature: string, { privateKey }: DkimKey): boolean {
  const publicKey = createPublicKey(privateKey);
  const given = Buffer.from(signature, "base64");
  return privateKey.asymmetricKeyType === "ed25519"
    ? verify(null, hash("sha256", input, "buffer"), publicKey, given)
    : verify("sha256", input, publicKey, given);
}

function domainOf(from: string): string {
  return asciiDomain(/@([^@<>\s]+)>?\s*$/.exec(from)?.[1] ?? "");
}

// RFC 7489, 3.1.1: relaxed alignment wants one organisational domain for both. Where that begins DNS alone can
// tell; only what is certainly not aligned is objected to.
function isAligned(from: string, signing: string): boolean {
  if (from === "" || signing === "") return false;
  const [shorter, longer] = [from, signing].toSorted((a, b) => a.length - b.length);
  return longer === shorter || longer?.endsWith(`.${shorter}`) || haveParent(from, signing);
}

/** Whether both are below one domain that somebody can have for himself, such as `blog.example`. */
function haveParent(one: string, other: string): boolean {
  const [mine, theirs] = [one.split(".").toReversed(), other.split(".").toReversed()];
  const differAt = mine.findIndex((label, index) => label !== theirs[index]);
  // `co.uk`, `com.au`, `or.jp`: a country's, and nobody's own.
  const isRegistry = /^[a-z]{2}\.[a-z]{2,3}$/.test(mine.slice(0, 2).join("."));
  return differAt >= (isRegistry ? 3 : 2);
}
