import { X509Certificate } from "node:crypto";
import { isLoopback, readSmtpUrls } from "../lib/smtp-url.ts";
import type { Secrets } from "../model/secrets.ts";
import type { Problem } from "../model/problem.ts";
import { type Environment, valueOf } from "./environment.ts";
import * as problem from "./problems-of-secrets.ts";

/** SMTP_URL, SMTP_CA_FILE, and the SMTP_OAUTH_ variables, which stand together. */
export function readSmtp(
  env: Environment,
  readFile: (path: string) => Uint8Array | undefined,
  problems: Problem[],
): Pick<Secrets, "smtpUrl" | "smtpOauth" | "smtpCa"> {
  const smtpOauth = readOauth(env, problems);
  const smtpCa = readCa(env, readFile, problems);
  const smtpUrl = valueOf(env, "SMTP_URL");
  const read = smtpUrl === undefined ? undefined : readSmtpUrls(smtpUrl, smtpOauth !== undefined);
  if (read && "why" in read) problems.push(problem.badVariable("SMTP_URL", read.why));
  return {
    ...(smtpUrl !== undefined && read && "servers" in read && { smtpUrl }),
    ...(smtpOauth && { smtpOauth }),
    ...(smtpCa !== undefined && { smtpCa }),
  };
}

const OAUTH = {
  tokenUrl: "SMTP_OAUTH_TOKEN_URL",
  id: "SMTP_OAUTH_CLIENT_ID",
  refreshToken: "SMTP_OAUTH_REFRESH_TOKEN",
} as const;
// Absent for what RFC 6749 (2.1) calls a public client.
const OAUTH_SECRET = "SMTP_OAUTH_CLIENT_SECRET";

function readOauth(env: Environment, problems: Problem[]): Secrets["smtpOauth"] {
  const tokenUrl = valueOf(env, OAUTH.tokenUrl);
  const id = valueOf(env, OAUTH.id);
  const refreshToken = valueOf(env, OAUTH.refreshToken);
  const clientSecret = valueOf(env, OAUTH_SECRET);
  if ([tokenUrl, id, refreshToken, clientSecret].every((one) => one === undefined))
    return undefined;
  if (tokenUrl === undefined || id === undefined || refreshToken === undefined) {
    for (const name of Object.values(OAUTH)) {
      if (valueOf(env, name) === undefined) problems.push(problem.oauthIncomplete(name));
    }
    return undefined;
  }
  const url = URL.parse(tokenUrl);
  // RFC 6749, 3.2: what goes there is a password.
  if (url?.protocol !== "https:" && !(url?.protocol === "http:" && isLoopback(url.hostname))) {
    problems.push(problem.badVariable(OAUTH.tokenUrl, "is no address that begins with https://"));
    return undefined;
  }
  return { tokenUrl, id, refreshToken, ...(clientSecret !== undefined && { clientSecret }) };
}

function readCa(
  env: Environment,
  readFile: (path: string) => Uint8Array | undefined,
  problems: Problem[],
): string | undefined {
  const path = valueOf(env, "SMTP_CA_FILE");
  if (path === undefined) return undefined;
  const bytes = readFile(path);
  if (!bytes) {
    problems.push(problem.badVariable("SMTP_CA_FILE", "names a file that is not there"));
    return undefined;
  }
  const pem = new TextDecoder().decode(bytes);
  if (hasCertificate(pem)) return pem;
  const why = "names a file that has no certificate in PEM form (-----BEGIN CERTIFICATE-----)";
  problems.push(problem.badVariable("SMTP_CA_FILE", why));
  return undefined;
}

function hasCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
