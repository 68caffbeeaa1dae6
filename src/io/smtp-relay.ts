/** One of several servers, and how it has been doing. */
import { asksForLess, replyCode } from "../lib/smtp-reply.ts";
import { MINUTE, SECOND } from "../model/instant.ts";
import type { SmtpPool } from "./smtp-pool.ts";
import type { Ending } from "./smtp-session.ts";

export interface Relay {
  readonly host: string;
  /** Whether the next message may be given to it. */
  readonly awake: () => boolean;
  /** Whether it refused the login for good: asked again and again, it would lock the account. */
  readonly shut: () => boolean;
  readonly submit: SmtpPool["submit"];
  readonly proven: SmtpPool["proven"];
  readonly close: SmtpPool["close"];
}

/**
 * Watches over a server. One that is in trouble rests, twice as long each time; then one message tries
 * whether it is well again, while the others go elsewhere.
 *
 * @param onTrouble told when it was well before
 */
export function relay(host: string, pool: SmtpPool, onTrouble: (ending: Ending) => void): Relay {
  let strikes = 0;
  // On the clock that is never set.
  let restsUntil = 0;
  let trying = false;
  const awake = (): boolean => !trying && restsUntil <= performance.now();

  function rest(ending: Ending): void {
    strikes += 1;
    restsUntil = performance.now() + restOf(strikes, ending);
    if (strikes === 1) onTrouble(ending);
  }

  return {
    host,
    awake,
    shut: () => restsUntil === Number.POSITIVE_INFINITY,
    proven: () => pool.proven(),
    close: () => pool.close(),
    async submit(message, mark) {
      const isTrial = strikes > 0 && awake();
      if (isTrial) trying = true;
      try {
        const ending = await pool.submit(message, mark);
        if (ending === "withheld") return ending;
        // What was under way when its rest began met the same trouble.
        if (isTrouble(ending)) {
          if (isTrial || awake()) rest(ending);
        } else {
          strikes = 0;
          restsUntil = 0;
        }
        return ending;
      } finally {
        if (isTrial) trying = false;
      }
    },
  };
}

/** Whether that is trouble with the server rather than its answer about a message. */
export function isTrouble({ at, reply }: Ending): boolean {
  if (at === "connect" || at === "login") return true;
  const code = replyCode(reply);
  return code === undefined || asksForLess(code);
}

function restOf(strikes: number, { at, reply }: Ending): number {
  if (at === "login" && reply?.startsWith("5")) return Number.POSITIVE_INFINITY;
  return Math.min(5 * MINUTE, SECOND * 2 ** (strikes - 1));
}
