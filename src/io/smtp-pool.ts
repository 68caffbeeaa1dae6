/** Connections to one server, opened when they are wanted, kept, and used again. */
import type { SmtpServer } from "../lib/smtp-url.ts";
import type { Mailer } from "../model/ports.ts";
import type { SmtpOptions } from "./smtp.ts";
import { type Ending, openSession, type SmtpSession } from "./smtp-session.ts";

export interface SmtpPool {
  submit(...given: Parameters<Mailer["submit"]>): Promise<Ending | "withheld">;
  /** Whether it ever came past the login. */
  proven(): boolean;
  /** Ends the connections politely where nothing is under way, and cuts those where something is. */
  close(): Promise<void>;
}

/** @param perConnection most messages on one connection; after them it is ended politely */
export function smtpPool(
  server: SmtpServer,
  options: SmtpOptions,
  perConnection: number,
): SmtpPool {
  const idle: SmtpSession[] = [];
  const busy = new Set<SmtpSession>();
  const carried = new WeakMap<SmtpSession, number>();
  const leaving: Promise<void>[] = [];
  // Ends what is still being opened as well: a server may take minutes to greet.
  const closing = new AbortController();
  let proven = false;
  let first: ReturnType<typeof openSession> | undefined;

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
      if (closing.signal.aborted) session.cut();
      else if (count >= perConnection) leaving.push(session.quit());
      else if (session.alive()) idle.push(session);
    }
  }

  // As long as nobody was let in, one asks for all: twenty wrong passwords at once lock an account.
  async function open(): ReturnType<typeof openSession> {
    if (proven) return openSession(server, options, closing.signal);
    if (first) {
      const opened = await first;
      return "ending" in opened ? opened : open();
    }
    first = openSession(server, options, closing.signal);
    const opened = await first;
    first = undefined;
    proven = "session" in opened;
    return opened;
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
        if (ending === "withheld" || !grewStale(ending)) return ending;
      }
      if (closing.signal.aborted) return { at: "connect", cause: "the mailer is closed" };
      const opened = await open();
      if ("ending" in opened) return opened.ending;
      if (closing.signal.aborted) opened.session.cut();
      return converse(opened.session, message, mark);
    },
    proven: () => proven,
    async close() {
      closing.abort();
      for (const session of busy) session.cut();
      await Promise.all([...leaving, ...idle.splice(0).map((session) => session.quit())]);
    },
  };
}

// A server hangs up on a connection that was idle for long or has carried many messages. It has not
// seen the message at that point, and a fresh connection may carry it.
function grewStale({ at, reply }: Ending): boolean {
  return (
    (at === "sender" || at === "recipient") && (reply === undefined || reply.startsWith("421"))
  );
}
