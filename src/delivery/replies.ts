/**
 * What follows from a server's answer. Basic codes: RFC 5321, 4.2; enhanced ones: RFC 3463 and the IANA
 * registry that grew out of it.
 */
import { maskAddresses } from "../lib/address.ts";
import { asksForLess, replyCode, type ReplyCode } from "../lib/smtp-reply.ts";
import { oneLine } from "../lib/text.ts";
import type { Outcome } from "../model/envelope.ts";
import type { Answer } from "../model/ports.ts";

/** The Outcome of a conversation that ended so. No address is in its words. */
export function outcomeOf(answer: Answer): Outcome {
  const code = replyCode(answer.reply);
  if (!code || code.basic < 200 || code.basic >= 600) return withoutReply(answer);
  const reply = wordsOf(answer.reply ?? "");
  if (code.basic >= 500) return refusal(answer, code, reply);
  if (code.basic >= 400)
    return { is: "deferred", reply, throttled: asksForLess(code) && !answer.standby };
  // A yes counts where it answers the final dot, and is no answer anywhere else.
  if (answer.at === "end" && code.basic < 300) return { is: "submitted", reply };
  return withoutReply({ ...answer, cause: `an answer out of step: ${reply}` });
}

// Cut off. Behind the final dot the server may have taken the message (RFC 5321, 4.1.1.4; RFC 1047),
// before it the server has not. Before anybody got through at all, address or password may be wrong;
// after that it is the network or the server that has trouble, and speed would add to it.
function withoutReply({ at, cause, proven, standby }: Answer): Outcome {
  const reply = wordsOf(cause ?? "the connection was closed without an answer");
  if (at === "end") return { is: "uncertain", reply };
  if ((at === "connect" || at === "login") && !proven) return { is: "halted", reply };
  return { is: "deferred", reply, throttled: !standby };
}

// No such mailbox, no such domain, no mail there (RFC 7505), not an address.
const BAD_ADDRESS = /^5\.1\.(?:1|2|3|6|10)$/;
// Policy about one mailbox: its account is disabled (13) or has another owner (17).
const MAILBOX_POLICY = /^5\.7\.(?:13|17)$/;
// Our authentication, our sender's address, our message, our way of speaking.
const OURS = /^5\.(?:1\.[78]|3\.[34]|5\.\d+|6\.[0-589]|6\.1\d|7\.\d+)$/;
// The basic codes that mean the same where no enhanced one says more.
const OURS_BASIC: readonly number[] = [530, 534, 535, 538, 552, 555];

function refusal({ at }: Answer, { basic, enhanced }: ReplyCode, reply: string): Outcome {
  if (basic === 503) return { is: "deferred", reply, throttled: false };
  if (at === "connect" || at === "login" || at === "sender") return { is: "halted", reply };
  if (basic === 556 || BAD_ADDRESS.test(enhanced)) return refused(reply, true);
  if (MAILBOX_POLICY.test(enhanced)) return refused(reply, false);
  if (enhanced === "" ? OURS_BASIC.includes(basic) : OURS.test(enhanced)) {
    return { is: "halted", reply, ofEnvelope: true };
  }
  // Whoever takes the recipient and then, without saying why, not the message, means the message, and
  // that is everybody's.
  if (at !== "recipient" && enhanced === "") return { is: "halted", reply, ofEnvelope: true };
  return refused(reply, false);
}

function refused(reply: string, badAddress: boolean): Outcome {
  return { is: "refused", reply, badAddress };
}

const LONGEST = 300;

// One line, since servers repeat the code on each of several.
function wordsOf(reply: string): string {
  const [first = "", ...others] = reply.split("\n");
  const rest = others.map((line) => line.replace(/^\d{3}[ -](?:[245]\.\d{1,3}\.\d{1,3} )?/, ""));
  const line = oneLine([first.replace(/^(\d{3})-/, "$1 "), ...rest].join(" "));
  const masked = maskAddresses(line);
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST - 1)}…` : masked;
}
