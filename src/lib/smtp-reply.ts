/** What stands at the front of an SMTP server's reply (RFC 5321, 4.2; RFC 3463; RFC 2034). */

export interface ReplyCode {
  readonly basic: number;
  /** Such as `5.1.1`; empty where the server gives none. */
  readonly enhanced: string;
}

/** The codes of a reply, of which the first line counts; undefined where it begins with none. */
export function replyCode(reply: string | undefined): ReplyCode | undefined {
  const parts = /^(\d{3})(?:[ -]+([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(reply ?? "");
  return parts ? { basic: Number(parts[1]), enhanced: parts[2] ?? "" } : undefined;
}

/** Whether a server that answers so wants fewer messages, or none for a while. */
export function asksForLess({ basic, enhanced }: ReplyCode): boolean {
  // 452 4.3.1: the server's disk is full; without an enhanced code it may as well be the mailbox.
  return basic === 421 || basic === 454 || /^4\.(?:7\.\d+|3\.[12]|4\.5)$/.test(enhanced);
}

/**
 * Whether a server that answers so wants to be spoken to encrypted first (RFC 3207, 4; RFC 4954, 6).
 *
 * @param reply code first
 */
export function wantsEncryption(reply: string): boolean {
  return /^538\b|^5\d\d\b.*\bSTARTTLS\b/i.test(reply);
}
