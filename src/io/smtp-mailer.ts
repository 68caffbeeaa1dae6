/** The Mailer on SMTP: one server, or the first of several that takes a message. */
import { asksForLess, replyCode } from "../lib/smtp-reply.ts";
import { readSmtpUrls, type SmtpServer } from "../lib/smtp-url.ts";
import { MINUTE, SECOND } from "../model/instant.ts";
import type { Answer, Mailer } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import { type Hider, hideSecrets } from "./hide-secrets.ts";
import type { OauthClient } from "./smtp-login.ts";
import { smtpOptions } from "./smtp.ts";
import { type SmtpPool, smtpPool } from "./smtp-pool.ts";
import type { Ending } from "./smtp-session.ts";

export interface MailerOptions {
  /** Certificates to trust beside the usual ones, PEM. */
  readonly ca?: string;
  /** Most messages on one connection; after them it is ended politely. */
  readonly perConnection?: number;
  /** Who gives out access tokens for XOAUTH2. */
  readonly oauth?: OauthClient;
  /** Takes every line of the conversations, secrets and addresses masked. */
  readonly transcript?: (line: string) => void;
  /** Told when a server is passed over for a while in favour of the next. */
  readonly onTrouble?: (host: string, words: string) => void;
}

/**
 * A Mailer for the servers that an SMTP URL, or several of them, name (`lib/smtp-url.ts` has the form). It
 * connects at the first message, and to as many connections as messages are submitted at once.
 *
 * Of several servers the first takes everything. One that cannot be reached, refuses the login or asks for
 * less rests, longer each time, and the message goes to the next one, as long as no server was about to be
 * given its final dot. Where all of them are in trouble, the answer is that of the first.
 */
export function openMailer(
  smtpUrl: string,
  options: MailerOptions = {},
): { readonly mailer?: Mailer; readonly problems: readonly Problem[] } {
  const read = readSmtpUrls(smtpUrl, options.oauth !== undefined);
  if ("why" in read) return { problems: [smtpUrlInvalid(read.why)] };
  const { oauth } = options;
  const hide = hideSecrets([
    ...read.servers.flatMap(({ login }) => login?.password ?? []),
    ...(oauth ? [oauth.refreshToken, oauth.clientSecret ?? ""] : []),
  ]);
  const relays = read.servers.map((server) => relayTo(server, options, hide));
  return { mailer: mailerOn(relays, hide, options.onTrouble), problems: [] };
}

/** A server and how it has been doing. */
interface Relay {
  readonly host: string;
  readonly pool: SmtpPool;
  /** How often in a row it was in trouble. */
  strikes: number;
  /** When its rest is over, on the clock that is never set. */
  restsUntil: number;
}

function relayTo(server: SmtpServer, options: MailerOptions, hide: Hider): Relay {
  const { perConnection = Number.POSITIVE_INFINITY } = options;
  const pool = smtpPool(server, smtpOptions(server, options, hide), perConnection);
  return { host: server.host, pool, strikes: 0, restsUntil: 0 };
}

function mailerOn(
  relays: readonly Relay[],
  hide: (text: string) => string,
  onTrouble: MailerOptions["onTrouble"],
): Mailer {
  const isAwake = ({ restsUntil }: Relay) => restsUntil <= performance.now();

  function rest(relay: Relay, ending: Ending): void {
    // What was under way when its rest began met the same trouble.
    if (relays.length === 1 || !isAwake(relay)) return;
    relay.strikes += 1;
    relay.restsUntil = performance.now() + restOf(relay.strikes, ending);
    if (relay.strikes === 1) onTrouble?.(relay.host, hide(ending.reply ?? ending.cause ?? ""));
  }

  function answer(relay: Relay, { at, reply, cause }: Ending): Answer {
    const from = relays.length > 1 ? ` (${relay.host})` : "";
    return {
      at,
      ...(reply !== undefined && { reply: `${hide(reply)}${from}` }),
      ...(cause !== undefined && { cause: `${hide(cause)}${from}` }),
      proven: relays.some(({ pool }) => pool.proven()),
      ...(relays.some((other) => other !== relay && isAwake(other)) && { standby: true }),
    };
  }

  return {
    async submit(message, mark) {
      let marked = false;
      const markOnce = () => {
        marked = true;
        return mark();
      };
      const inTrouble: [Relay, Ending][] = [];
      // Where all of them rest, each is asked once more: who paces the sending decides what follows.
      const awake = relays.filter(isAwake);
      for (const relay of awake.length > 0 ? awake : relays) {
        const ending = await relay.pool.submit(message, markOnce);
        if (ending === "withheld") return ending;
        if (!isTrouble(ending)) relay.strikes = 0;
        else rest(relay, ending);
        if (!isTrouble(ending) || marked) return answer(relay, ending);
        inTrouble.push([relay, ending]);
      }
      return mostTelling(inTrouble.map(([relay, ending]) => answer(relay, ending)));
    },
    async close() {
      await Promise.all(relays.map(({ pool }) => pool.close()));
    },
  };
}

// A message that a server answered is no trouble with the server, whatever the answer was.
function isTrouble({ at, reply }: Ending): boolean {
  if (at === "connect" || at === "login") return true;
  const code = replyCode(reply);
  return code === undefined || asksForLess(code);
}

// One that may pass is told rather than one that will not.
function mostTelling(answers: readonly Answer[]): Answer {
  const later = answers.find(({ reply }) => reply?.startsWith("4"));
  const [first] = answers;
  if (!first) throw new Error("a mailer without a server");
  return later ?? first;
}

function restOf(strikes: number, { at, reply }: Ending): number {
  // A login that is refused again and again locks the account.
  if (at === "login" && reply?.startsWith("5")) return Number.POSITIVE_INFINITY;
  return Math.min(5 * MINUTE, SECOND * 2 ** (strikes - 1));
}

function smtpUrlInvalid(why: string): Problem {
  return { code: "smtp-url-invalid", level: "error", headline: `\`SMTP_URL\` ${why}` };
}
