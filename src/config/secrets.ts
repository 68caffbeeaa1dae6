import { createPrivateKey, type KeyObject } from "node:crypto";
import { asciiDomain } from "../lib/address.ts";
import { readSmtpUrl } from "../lib/smtp-url.ts";
import type { Secrets } from "../model/config.ts";
import type { Problem } from "../model/problem.ts";
import * as problem from "./problems-of-secrets.ts";

/** The environment, as Node has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads what comes from the environment alone: SMTP_URL, DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY or
 * DKIM_PRIVATE_KEY_FILE, POSTRIDER_SECRET. A variable that is set and empty counts as not set. Problems
 * name the variable and never what is in it.
 *
 * @param readFile the bytes of a file, for DKIM_PRIVATE_KEY_FILE; undefined where there is none
 */
export function readSecrets(
  env: Environment,
  readFile: (path: string) => Uint8Array | undefined,
): { readonly secrets: Secrets; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const smtpUrl = readSmtp(env, problems);
  const tokenSecrets = readTokenSecrets(env, problems);
  const dkim = readDkim(env, readFile, problems);
  const secrets = { tokenSecrets, ...(smtpUrl && { smtpUrl }), ...(dkim && { dkim }) };
  return { secrets, problems };
}

function valueOf(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function readSmtp(env: Environment, problems: Problem[]): string | undefined {
  const url = valueOf(env, "SMTP_URL");
  if (url === undefined) return undefined;
  const read = readSmtpUrl(url);
  if ("server" in read) return url;
  problems.push(problem.badVariable("SMTP_URL", read.why));
  return undefined;
}

function readTokenSecrets(env: Environment, problems: Problem[]): readonly string[] {
  const secrets = (valueOf(env, "POSTRIDER_SECRET") ?? "")
    .split(",")
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");
  if (secrets.every((secret) => secret.length >= 32)) return secrets;
  problems.push(problem.weakSecret());
  return [];
}

function readDkim(
  env: Environment,
  readFile: (path: string) => Uint8Array | undefined,
  problems: Problem[],
): Secrets["dkim"] {
  const domain = valueOf(env, "DKIM_DOMAIN");
  const selector = valueOf(env, "DKIM_SELECTOR");
  const found = problems.length;
  const given = { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: keyOf(env) };
  if (Object.values(given).every((value) => value === undefined)) return undefined;
  for (const [name, value] of Object.entries(given))
    if (value === undefined) problems.push(problem.dkimIncomplete(name));
  if (domain !== undefined && !DOMAIN.test(asciiDomain(domain)))
    problems.push(problem.badVariable("DKIM_DOMAIN", "is no domain name"));
  if (selector !== undefined && !SELECTOR.test(selector))
    problems.push(problem.badVariable("DKIM_SELECTOR", "is no name that can stand in DNS"));
  const privateKey = readKey(env, readFile, problems);
  if (problems.length > found || !domain || !selector || !privateKey) return undefined;
  return { domain: asciiDomain(domain), selector, privateKey };
}

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})+$`);
// RFC 6376, 3.1: a selector is one or more labels.
const SELECTOR = new RegExp(`^[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*$`, "i");

function keyOf(env: Environment): string | undefined {
  return valueOf(env, "DKIM_PRIVATE_KEY") ?? valueOf(env, "DKIM_PRIVATE_KEY_FILE");
}

function readKey(
  env: Environment,
  readFile: (path: string) => Uint8Array | undefined,
  problems: Problem[],
): string | undefined {
  const inline = valueOf(env, "DKIM_PRIVATE_KEY");
  const path = valueOf(env, "DKIM_PRIVATE_KEY_FILE");
  const name = inline === undefined ? "DKIM_PRIVATE_KEY_FILE" : "DKIM_PRIVATE_KEY";
  if (inline !== undefined && path !== undefined) problems.push(problem.twoKeys());
  if (inline === undefined && path === undefined) return undefined;
  const bytes = inline === undefined ? readFile(path ?? "") : undefined;
  // One line is all that many hosts let a variable have.
  const pem = inline?.replaceAll("\\n", "\n") ?? new TextDecoder().decode(bytes);
  if (inline === undefined && bytes === undefined) {
    problems.push(problem.badVariable(name, "names a file that is not there"));
    return undefined;
  }
  const why = complaintAbout(pem);
  if (why === undefined) return pem;
  problems.push(problem.badVariable(name, why));
  return undefined;
}

// Mail with a key that nodemailer cannot use goes out unsigned and without a word.
function complaintAbout(pem: string): string | undefined {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return pem.includes("ENCRYPTED")
      ? "has a key that is locked by a passphrase"
      : "has no private key in PEM form (-----BEGIN PRIVATE KEY-----)";
  }
  if (key.asymmetricKeyType !== "rsa")
    return "has a key that is not RSA, the kind that can sign here";
  // RFC 8301, 3.2: signers use at least 1024 bits and should use 2048.
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < 1024 ? `has a key of ${bits} bits, and verifiers refuse less than 1024` : undefined;
}
