import { checkAddress } from "../lib/mailbox.ts";
import type { SmtpServer } from "../lib/smtp-url.ts";
import type { Answer, Mailer, SmtpStage, WireMessage } from "../model/ports.ts";
import { type Body, bodyThenDot, type Held } from "./final-dot.ts";
import {
  connectSmtp,
  responseIn,
  type Sent,
  type SmtpConnection,
  type SmtpOptions,
} from "./smtp.ts";

/** What a conversation came to; who keeps the sessions knows whether server and password are right. */
export type Ending = Omit<Answer, "proven">;

/** A connection on which messages follow one another. */
export interface SmtpSession {
  /** One message at a time; see `Mailer.submit`. */
  submit(...given: Parameters<Mailer["submit"]>): Promise<Ending | "withheld">;
  /** Whether another message may follow. */
  alive(): boolean;
  quit(): Promise<void>;
  /** Cuts the connection; a message under way ends where it is. */
  cut(): void;
}

/** Opens a session, unless it is aborted before. Its failure is an Ending at `connect` or `login`. */
export async function openSession(
  server: SmtpServer,
  options: SmtpOptions,
  signal: AbortSignal,
): Promise<{ readonly session: SmtpSession } | { readonly ending: Ending }> {
  const opened = await connectSmtp(server, options, signal);
  if ("error" in opened) return { ending: endingOf(opened.at, opened.error) };
  const { connection } = opened;
  return {
    session: {
      submit: (message, mark) => submit(connection, message, mark),
      alive: () => !connection.closed(),
      quit: () => connection.quit(),
      cut: () => connection.close(),
    },
  };
}

async function submit(
  connection: SmtpConnection,
  message: WireMessage,
  mark: () => Promise<boolean>,
): Promise<Ending | "withheld"> {
  const { pieces } = message;
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const from = checkAddress(message.sender);
  const to = checkAddress(message.recipient);
  if (!from.ok) return { at: "sender", reply: `501 5.1.7 the sender's address ${from.why}` };
  if (!to.ok) return { at: "recipient", reply: `501 5.1.3 the address ${to.why}` };
  const objection = objectTo(from.smtputf8, to.smtputf8, size, connection.abilities);
  if (objection) return objection;
  const { promise: held, resolve: hold } = Promise.withResolvers<Held>();
  const body = bodyThenDot(pieces, connection.socket, markIfAsked, hold);
  const envelope = { sender: from.wire, recipient: to.wire, size };
  const sending = connection.send(envelope, body.stream);
  const ended = await Promise.race([held, sending]);
  // Of a pipeline nodemailer waits for every answer, and a server that says 421 hangs up after it.
  const goodbye = connection.lastReply().startsWith("421") ? connection.lastReply() : undefined;
  await body.stop();
  // Inside of the body there is no way back: without its dot only the end of the connection is left.
  if (body.asked() && !body.left()) connection.close();
  // Refused at MAIL or RCPT, the server may still hold half an envelope.
  else if (!body.left() && !connection.closed()) await connection.reset();
  return conclude(ended, body, goodbye);

  // nodemailer takes any 2xx for a yes; only 354 asks for a body (RFC 5321, 4.2.2).
  async function markIfAsked(): Promise<boolean> {
    if (!connection.lastReply().startsWith("354")) throw new OutOfStep(connection.lastReply());
    return mark();
  }
}

class OutOfStep extends Error {}

/** What the server would say, or ought to, before it is asked. Codes: RFC 3463, RFC 6531. */
function objectTo(
  senderIsUtf8: boolean,
  recipientIsUtf8: boolean,
  size: number,
  abilities: string,
): Ending | undefined {
  if ((senderIsUtf8 || recipientIsUtf8) && !/^250[ -]SMTPUTF8\b/im.test(abilities)) {
    const reply = "553 5.6.7 the server does not offer SMTPUTF8, which the address needs";
    return { at: recipientIsUtf8 ? "recipient" : "sender", reply };
  }
  const most = Number(/^250[ -]SIZE[ \t]+(\d+)/im.exec(abilities)?.[1] ?? 0);
  if (most === 0 || size <= most) return undefined;
  return { at: "sender", reply: `552 5.3.4 ${size} bytes where the server takes ${most}` };
}

function conclude(ended: Held | Sent, body: Body, goodbye?: string): Ending | "withheld" {
  if ("withheld" in ended) return "withheld";
  if ("fault" in ended) {
    if (!(ended.fault instanceof OutOfStep)) throw ended.fault;
    return { at: "data", cause: `the server answered DATA with: ${ended.fault.message}` };
  }
  if ("error" in ended) {
    const at = body.left() ? "end" : body.asked() ? "data" : stageOf(ended.error);
    const ending = endingOf(at, ended.error);
    return goodbye === undefined || ending.reply !== undefined ? ending : { at, reply: goodbye };
  }
  if (body.left()) return { at: "end", reply: ended.reply };
  return { at: "data", cause: "the server answered before it had the whole message" };
}

const STAGES: Readonly<Record<string, SmtpStage>> = {
  "MAIL FROM": "sender",
  "RCPT TO": "recipient",
  DATA: "data",
};

function stageOf(error: Error): SmtpStage {
  return STAGES["command" in error ? String(error.command) : ""] ?? "sender";
}

function endingOf(at: SmtpStage, error: Error): Ending {
  const reply = responseIn(error);
  return /^\d{3}(?:[ -]|$)/.test(reply) ? { at, reply } : { at, cause: error.message };
}
