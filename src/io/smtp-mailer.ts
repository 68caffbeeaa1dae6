/** The Mailer on SMTP: one server, or the first of several that takes a message. */
import { readSmtpUrls } from "../lib/smtp-url.ts";
import type { Answer, Mailer } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import { hideSecrets } from "./hide-secrets.ts";
import type { OauthClient } from "./smtp-login.ts";
import { smtpOptions } from "./smtp.ts";
import { smtpPool } from "./smtp-pool.ts";
import { isTrouble, type Relay, relay } from "./smtp-relay.ts";
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
  /** Told when one of several servers is passed over that was well. */
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
  const { perConnection = Number.POSITIVE_INFINITY, onTrouble } = options;
  const relays = read.servers.map((server) =>
    relay(
      server.host,
      smtpPool(server, smtpOptions(server, options, hide), perConnection),
      ({ reply, cause }) => {
        if (read.servers.length > 1) onTrouble?.(server.host, hide(reply ?? cause ?? ""));
      },
    ),
  );
  return { mailer: mailerOn(relays, hide), problems: [] };
}

function mailerOn(relays: readonly Relay[], hide: (text: string) => string): Mailer {
  // Where all of them rest, each is asked once more: who paces the sending decides what follows.
  function candidates(): readonly Relay[] {
    const kinds = [relays.filter(({ awake }) => awake()), relays.filter(({ shut }) => !shut())];
    return kinds.find(({ length }) => length > 0) ?? relays;
  }

  function answer(from: Relay, { at, reply, cause }: Ending): Answer {
    const by = relays.length > 1 ? ` (${from.host})` : "";
    return {
      at,
      ...(reply !== undefined && { reply: `${hide(reply)}${by}` }),
      ...(cause !== undefined && { cause: `${hide(cause)}${by}` }),
      proven: relays.some(({ proven }) => proven()),
      ...(relays.some((other) => other !== from && other.awake()) && { standby: true }),
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
      for (const each of candidates()) {
        const ending = await each.submit(message, markOnce);
        if (ending === "withheld") return ending;
        if (!isTrouble(ending) || marked) return answer(each, ending);
        inTrouble.push([each, ending]);
      }
      return mostTelling(inTrouble.map(([each, ending]) => answer(each, ending)));
    },
    async close() {
      await Promise.all(relays.map(({ close }) => close()));
    },
  };
}

// One that may pass is told rather than one that will not.
function mostTelling(answers: readonly Answer[]): Answer {
  const later = answers.find(({ reply }) => reply?.startsWith("4"));
  const [first] = answers;
  if (!first) throw new Error("a mailer without a server");
  return later ?? first;
}

function smtpUrlInvalid(why: string): Problem {
  return { code: "smtp-url-invalid", level: "error", headline: `\`SMTP_URL\` ${why}` };
}
