/**
 * The door to nodemailer's SMTP connection, its callbacks and events made promises. It speaks the
 * protocol and decides nothing; nodemailer's pool would send again by itself what a connection lost.
 */
import type { Readable, Writable } from "node:stream";
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SmtpServer } from "../lib/smtp-url.ts";
import { MINUTE, SECOND } from "../model/instant.ts";
import { awaitOn, CLOSED } from "./await-on.ts";
import type { Hider } from "./hide-secrets.ts";
import { logIn, type OauthClient, tokensFor, type Tokens } from "./smtp-login.ts";
import { type Transcript, transcripts } from "./smtp-transcript.ts";
import { tlsTrouble } from "./tls-trouble.ts";

/** A connection that is greeted, encrypted as asked, and logged in. */
export interface SmtpConnection {
  /** What the server said it can do: its whole answer to the last EHLO. */
  readonly abilities: string;
  readonly socket: Writable;
  /** The last complete reply. */
  lastReply(): string;
  /** One message; the body is read once the server asked for it. Never rejects. */
  send(envelope: SmtpEnvelope, body: Readable): Promise<Sent>;
  /** RSET: forgets an envelope that was refused. Closes the connection where the server will not. */
  reset(): Promise<void>;
  closed(): boolean;
  /** Cuts the connection at once; whatever is awaited on it ends with an error. */
  close(): void;
  /** Says QUIT and waits a moment for the answer. */
  quit(): Promise<void>;
}

interface SmtpEnvelope {
  readonly sender: string;
  readonly recipient: string;
  /** Bytes, for the SIZE extension (RFC 1870). */
  readonly size: number;
}

/** The server's reply to the message, or what came instead of it. */
export type Sent = { readonly reply: string } | { readonly error: Error };

/** What the connections to one server have in common. */
export interface SmtpOptions {
  readonly trust?: SecureContext;
  readonly tokens?: Tokens;
  readonly transcript?: () => Transcript;
}

/** Reads certificates and prepares tokens, once for all connections to a server. */
export function smtpOptions(
  { host, login }: SmtpServer,
  given: {
    readonly ca?: string;
    readonly oauth?: OauthClient;
    readonly transcript?: (line: string) => void;
  },
  hide: Hider,
): SmtpOptions {
  const { ca, oauth, transcript } = given;
  return {
    ...(ca !== undefined && {
      trust: createSecureContext({ ca: [...getCACertificates("default"), ca] }),
    }),
    ...(login?.method === "XOAUTH2" && { tokens: tokensFor(login, oauth, hide) }),
    ...(transcript && { transcript: transcripts(host, transcript, hide) }),
  };
}

/** Opens a connection as far as a login, if there is one; `at` says how far it came until it was aborted. */
export async function connectSmtp(
  server: SmtpServer,
  { trust, tokens, transcript }: SmtpOptions,
  signal?: AbortSignal,
): Promise<
  | { readonly connection: SmtpConnection }
  | { readonly at: "connect" | "login"; readonly error: Error }
> {
  const raw = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.encryption === "implicit",
    requireTLS: server.encryption === "starttls",
    ignoreTLS: server.encryption === "none",
    ...(server.name === undefined ? {} : { name: server.name }),
    ...(trust && { tls: { secureContext: trust } }),
    connectionTimeout: 30 * SECOND,
    greetingTimeout: 5 * MINUTE,
    // RFC 5321, 4.5.3.2.6: ten minutes for the answer to the final dot. Who hangs up earlier makes
    // messages uncertain that were only slow.
    socketTimeout: 10 * MINUTE,
    socketCloseTimeout: 0,
    logger: transcript ? { ...transcript() } : false,
    debug: transcript !== undefined,
  });
  // An error while nothing is awaited has nobody to go to: `closed` tells of it.
  raw.on("error", () => {});
  const abort = (): void => raw.close();
  signal?.addEventListener("abort", abort);
  try {
    return await connect(raw, server, tokens);
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

async function connect(
  raw: SMTPConnection,
  server: SmtpServer,
  tokens: Tokens | undefined,
): ReturnType<typeof connectSmtp> {
  const error = await awaitOn(raw, (done) => raw.connect(done));
  const { _socket: socket, lastServerResponse: abilities } = raw;
  if (error || !socket) {
    raw.close();
    const trouble = error && tlsTrouble(error, server.host);
    return {
      at: "connect",
      error: trouble === undefined ? (error ?? new Error(CLOSED)) : new Error(trouble),
    };
  }
  const denied = server.login && (await logIn(raw, server.host, server.login, tokens));
  if (denied) {
    raw.close();
    return { at: "login", error: denied };
  }
  return { connection: connectionOn(raw, socket, String(abilities)) };
}

function connectionOn(raw: SMTPConnection, socket: Writable, abilities: string): SmtpConnection {
  return {
    abilities,
    socket,
    lastReply: () => String(raw.lastServerResponse),
    async send({ sender, recipient, size }, body) {
      let reply = "";
      const error = await awaitOn(raw, (done) =>
        raw.send({ from: sender, to: [recipient], size }, body, (failure, info) => {
          if (!failure && info) reply = info.response;
          done(failure);
        }),
      );
      return error ? { error } : { reply };
    },
    async reset() {
      if (await awaitOn(raw, (done) => raw.reset(done))) raw.close();
    },
    closed: () => raw.destroyed,
    close: () => raw.close(),
    async quit() {
      if (raw.destroyed) return;
      const timer = setTimeout(() => raw.close(), 2 * SECOND);
      // The connection ends, one way or the other, and with it this step.
      await awaitOn(raw, () => raw.quit());
      clearTimeout(timer);
    },
  };
}

/** The server's reply that an error of a connection is about; empty where the server said nothing. */
export function responseIn(error: Error): string {
  return "response" in error && typeof error.response === "string" ? error.response : "";
}
