/** Logging in by password, or by an access token that may have to be asked for first. */
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import XOAuth2 from "nodemailer/lib/xoauth2";
import { isLoopback, type SmtpServer } from "../lib/smtp-url.ts";
import { oneLine } from "../lib/text.ts";
import { SECOND } from "../model/instant.ts";
import { awaitOn } from "./await-on.ts";
import type { Hider } from "./hide-secrets.ts";

/** Who gives out access tokens (RFC 6749, 6), and for what. */
export interface OauthClient {
  readonly tokenUrl: string;
  readonly id: string;
  readonly clientSecret?: string;
  readonly refreshToken: string;
}

/** The access token of one user: in memory until it expires, and asked for once at a time. */
export type Tokens = XOAuth2;

/** @param hide learns every token that is given out */
export function tokensFor(
  { user, password }: NonNullable<SmtpServer["login"]>,
  oauth: OauthClient | undefined,
  hide: Hider,
): Tokens {
  const tokens = new XOAuth2({
    user,
    ...(password !== "" && { accessToken: password }),
    ...(oauth && {
      accessUrl: oauth.tokenUrl,
      requestTimeout: 20 * SECOND,
      clientId: oauth.id,
      refreshToken: oauth.refreshToken,
      ...(oauth.clientSecret !== undefined && { clientSecret: oauth.clientSecret }),
    }),
  });
  tokens.on("token", ({ accessToken }: { readonly accessToken: string }) => hide.add(accessToken));
  return tokens;
}

/** Logs in, or tells why not. A password or a token never goes to another machine unencrypted. */
export async function logIn(
  raw: SMTPConnection,
  host: string,
  { user, password, method }: NonNullable<SmtpServer["login"]>,
  tokens: Tokens | undefined,
): Promise<Error | undefined> {
  if (!raw.secure && !isLoopback(host)) return new Error("the connection is not encrypted");
  if (!raw.allowsAuth) return new Error("the server offers no login");
  if (tokens) return loginByToken(raw, user, tokens);
  return awaitOn(raw, (done) =>
    raw.login({ ...(method && { method }), credentials: { user, pass: password } }, done),
  );
}

/** XOAUTH2, with a fresh token where the one at hand has expired or is refused. */
async function loginByToken(
  raw: SMTPConnection,
  user: string,
  tokens: Tokens,
): Promise<Error | undefined> {
  const renewable = Boolean(tokens.options.refreshToken);
  const before = tokens.accessToken;
  const withToken = (done: (error?: Error | null) => void) =>
    raw.login({ method: "XOAUTH2", user, oauth2: tokens }, done);
  const missing = await tokenError(tokens, false);
  if (missing) return missing;
  const used = tokens.accessToken;
  const denied = await awaitOn(raw, withToken);
  // Some servers ask back before they say no, and then nodemailer has renewed it already.
  if (!denied || !renewable || used !== before || tokens.accessToken !== used) return denied;
  if (raw.destroyed) return denied;
  const failed = await tokenError(tokens, true);
  return failed ?? (await awaitOn(raw, withToken));
}

function tokenError(tokens: Tokens, renew: boolean): Promise<Error | undefined> {
  return new Promise((resolve) => {
    tokens.getToken(renew, (error) => {
      resolve(error ? new Error(`no access token: ${oneLine(error.message)}`) : undefined);
    });
  });
}
