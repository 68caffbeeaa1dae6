/** Mail servers, talked to as far as the login and no farther. */
import { isLoopback, readSmtpUrls, type SmtpServer } from "../lib/smtp-url.ts";
import { oneLine } from "../lib/text.ts";
import type { ServerAnswer } from "../model/server-answer.ts";
import { type Hider, hideSecrets } from "./hide-secrets.ts";
import type { OauthClient } from "./smtp-login.ts";
import { connectSmtp, responseIn, smtpOptions } from "./smtp.ts";

export interface ProbeOptions {
  readonly ca?: string;
  readonly oauth?: OauthClient;
}

// A server may take its time; a person in front of a terminal has less of it.
const PATIENCE = 20_000;

/** Connects to every server that the URL names, logs in where a login is set, and says goodbye. */
export async function probeServers(
  smtpUrl: string,
  options: ProbeOptions = {},
): Promise<readonly ServerAnswer[]> {
  const read = readSmtpUrls(smtpUrl, options.oauth !== undefined);
  if ("why" in read) return [];
  const hide = hideSecrets([
    ...read.servers.flatMap(({ login }) => login?.password ?? []),
    ...(options.oauth ? [options.oauth.refreshToken, options.oauth.clientSecret ?? ""] : []),
  ]);
  return Promise.all(read.servers.map((server) => probe(server, options, hide)));
}

async function probe(
  server: SmtpServer,
  options: ProbeOptions,
  hide: Hider,
): Promise<ServerAnswer> {
  const { host, port, encryption, login } = server;
  const base = {
    host,
    port,
    encrypted: encryption !== "none",
    local: isLoopback(host),
    loggedIn: login !== undefined,
  };
  const patience = AbortSignal.timeout(PATIENCE);
  const opened = await connectSmtp(server, smtpOptions(server, options, hide), patience);
  if ("error" in opened) {
    const stopped = { at: opened.at, because: hide(wordsOf(opened.error)) };
    return { ...base, stopped, abilities: "" };
  }
  const { abilities } = opened.connection;
  await opened.connection.quit();
  return { ...base, abilities: hide(abilities) };
}

// The server's own where it said anything: nodemailer puts a few of its own in front of them.
function wordsOf(error: Error): string {
  return oneLine(responseIn(error) || error.message);
}
