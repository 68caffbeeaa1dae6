/** The Mailer on SMTP: connections that are opened when they are wanted, kept, and used again. */
import { readSmtpUrl } from "../lib/smtp-url.ts";
import type { Answer, Mailer } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import { type Ending, openSession, type SmtpSession } from "./smtp-session.ts";

/**
 * A Mailer for the server that an SMTP URL names (`lib/smtp-url.ts` has the form). It connects at the
 * first message, and to as many connections as messages are submitted at once.
 *
 * @param options.ca certificates to trust instead of the usual ones, PEM
 * @param options.perConnection most messages on one connection; after them it is ended politely
 */
export function openMailer(
  smtpUrl: string,
  options: { readonly ca?: string; readonly perConnection?: number } = {},
): { readonly mailer?: Mailer; readonly problems: readonly Problem[] } {
  const read = readSmtpUrl(smtpUrl);
  if ("why" in read) return { problems: [smtpUrlInvalid(read.why)] };
  const { perConnection = Number.POSITIVE_INFINITY, ...more } = options;
  return { mailer: mailerOn(() => openSession(read.server, more), perConnection), problems: [] };
}

function mailerOn(open: () => ReturnType<typeof openSession>, perConnection: number): Mailer {
  const idle: SmtpSession[] = [];
  const busy = new Set<SmtpSession>();
  const carried = new WeakMap<SmtpSession, number>();
  const leaving: Promise<void>[] = [];
  let proven = false;
  let closed = false;

  async function converse(
    session: SmtpSession,
    ...given: Parameters<Mailer["submit"]>
  ): Promise<Ending | "withheld"> {
    busy.add(session);
    const count = (carried.get(session) ?? 0) + 1;
    carried.set(session, count);
    try {
      return await session.submit(...given);
    } finally {
      busy.delete(session);
      if (closed) session.cut();
      else if (count >= perConnection) leaving.push(session.quit());
      else if (session.alive()) idle.push(session);
    }
  }

  // The one used last: the others may grow old and be closed where fewer are enough.
  function rested(): SmtpSession | undefined {
    for (;;) {
      const session = idle.pop();
      if (!session || session.alive()) return session;
    }
  }

  return {
    async submit(message, mark) {
      const used = rested();
      if (used) {
        const ending = await converse(used, message, mark);
        if (ending === "withheld" || !grewStale(ending)) return answer(ending, proven);
      }
      if (closed) return { at: "connect", cause: "the mailer is closed", proven };
      const opened = await open();
      if ("ending" in opened) return answer(opened.ending, proven);
      proven = true;
      if (closed) opened.session.cut();
      return answer(await converse(opened.session, message, mark), proven);
    },
    async close() {
      closed = true;
      for (const session of busy) session.cut();
      await Promise.all([...leaving, ...idle.splice(0).map((session) => session.quit())]);
    },
  };
}

function answer(ending: Ending | "withheld", proven: boolean): Answer | "withheld" {
  return ending === "withheld" ? ending : { ...ending, proven };
}

// A server hangs up on a connection that was idle for long or has carried many messages. It has not
// seen the message at that point, and a fresh connection may carry it.
function grewStale({ at, reply }: Ending): boolean {
  return (
    (at === "sender" || at === "recipient") && (reply === undefined || reply.startsWith("421"))
  );
}

function smtpUrlInvalid(why: string): Problem {
  return { code: "smtp-url-invalid", level: "error", headline: `\`SMTP_URL\` ${why}` };
}
