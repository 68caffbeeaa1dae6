import { createPrivateKey, type KeyObject } from "node:crypto";
import { asciiDomain } from "../lib/address.ts";
import type { Secrets } from "../model/secrets.ts";
import type { Problem } from "../model/problem.ts";
import { type Environment, valueOf } from "./environment.ts";
import * as problem from "./problems-of-secrets.ts";
import { readSmtp } from "./smtp-secrets.ts";

/**
 * Reads what comes from the environment alone: SMTP_URL, SMTP_OAUTH_…, SMTP_CA_FILE, DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY or
 * DKIM_PRIVATE_KEY_FILE, the same three with DKIM_ED25519_ in front, POSTRIDER_SECRET. A variable that is set and empty counts as not set. Problems
 * name the variable and never what is in it.
 *
 * @param readFile the bytes of a file, for the variables in _FILE; undefined where there is none
 */
export function readSecrets(
  env: Environment,
  readFile: (path: string) => Uint8Array | undefined,
): { readonly secrets: Secrets; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const smtp = readSmtp(env, readFile, problems);
  const tokenSecrets = readTokenSecrets(env, problems);
  const dkim = readDkim(env, readFile, problems);
  const secrets = { tokenSecrets, ...smtp, ...(dkim && { dkim }) };
  return { secrets, problems };
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
  const found = problems.length;
  const second = isSet(env, "ed25519");
  if (domain === undefined && !isSet(env, "rsa") && !second) return undefined;
  if (domain === undefined) problems.push(problem.dkimIncomplete("DKIM_DOMAIN"));
  else if (!DOMAIN.test(asciiDomain(domain)))
    problems.push(problem.badVariable("DKIM_DOMAIN", "is no domain name"));
  // An Ed25519 key alone would leave the mail unsigned for whoever knows RSA alone.
  const rsa = readSigner(env, readFile, problems, "rsa");
  const ed25519 = second ? readSigner(env, readFile, problems, "ed25519") : undefined;
  if (problems.length > found || !domain || !rsa) return undefined;
  return { domain: asciiDomain(domain), ...rsa, ...(ed25519 && { ed25519 }) };
}

type KeyType = "rsa" | "ed25519";

const SELECTOR_OF = { rsa: "DKIM_SELECTOR", ed25519: "DKIM_ED25519_SELECTOR" } as const;
const KEY_OF = { rsa: "DKIM_PRIVATE_KEY", ed25519: "DKIM_ED25519_PRIVATE_KEY" } as const;

function isSet(env: Environment, type: KeyType): boolean {
  const names = [SELECTOR_OF[type], KEY_OF[type], `${KEY_OF[type]}_FILE`];
  return names.some((name) => valueOf(env, name) !== undefined);
}

/** Selector and key of one signature; undefined where one of them is missing or not right. */
function readSigner(
  env: Environment,
  readFile: (path: string) => Uint8Array | undefined,
  problems: Problem[],
  type: KeyType,
): { readonly selector: string; readonly privateKey: string } | undefined {
  const selector = valueOf(env, SELECTOR_OF[type]);
  if (selector === undefined) problems.push(problem.dkimIncomplete(SELECTOR_OF[type]));
  else if (!SELECTOR.test(selector))
    problems.push(problem.badVariable(SELECTOR_OF[type], "is no name that can stand in DNS"));
  const privateKey = readKey(env, readFile, problems, type);
  return selector === undefined || privateKey === undefined ? undefined : { selector, privateKey };
}

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})+$`);
// RFC 6376, 3.1: a selector is one or more labels.
const SELECTOR = new RegExp(`^[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*$`, "i");

function readKey(
  env: Environment,
  readFile: (path: string) => Uint8Array | undefined,
  problems: Problem[],
  type: KeyType,
): string | undefined {
  const variable = KEY_OF[type];
  const inline = valueOf(env, variable);
  const path = valueOf(env, `${variable}_FILE`);
  const name = inline === undefined ? `${variable}_FILE` : variable;
  if (inline !== undefined && path !== undefined) problems.push(problem.twoKeys(variable));
  if (inline === undefined && path === undefined) {
    problems.push(problem.dkimIncomplete(variable));
    return undefined;
  }
  const bytes = inline === undefined ? readFile(path ?? "") : undefined;
  // One line is all that many hosts let a variable have.
  const pem = inline?.replaceAll("\\n", "\n") ?? new TextDecoder().decode(bytes);
  if (inline === undefined && bytes === undefined) {
    problems.push(problem.badVariable(name, "names a file that is not there"));
    return undefined;
  }
  const why = complaintAbout(pem, type);
  if (why === undefined) return pem;
  problems.push(problem.badVariable(name, why));
  return undefined;
}

// Mail with a key that nodemailer cannot use goes out unsigned and without a word.
function complaintAbout(pem: string, type: KeyType): string | undefined {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return pem.includes("ENCRYPTED")
      ? "has a key that is locked by a passphrase"
      : "has no private key in PEM form (-----BEGIN PRIVATE KEY-----)";
  }
  if (key.asymmetricKeyType !== type)
    return `has a key that is not ${type === "rsa" ? "RSA" : "Ed25519"}, the kind that belongs there`;
  // RFC 8301, 3.2: signers use at least 1024 bits and should use 2048.
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 2048;
  return bits < 1024 ? `has a key of ${bits} bits, and verifiers refuse less than 1024` : undefined;
}
