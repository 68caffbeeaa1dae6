import { checkAddress, mailboxName, readMailbox } from "../../lib/mailbox.ts";
import type { Mailbox, MailConfig } from "../../model/config.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../model/instant.ts";
import type { Quota } from "../../model/pace.ts";
import type { Author } from "../../model/post.ts";
import type { Checked } from "../complaint.ts";
import { badListId, noRoomForId, notAMailbox, notARate } from "../problems.ts";
import { oneLineText } from "./text.ts";

/** `Name <address>` or an address. */
export function mailbox(text: string): Checked<Mailbox> {
  const read = readMailbox(text);
  return "mailbox" in read ? { value: read.mailbox } : { wrong: notAMailbox(read.why) };
}

export function mailAddress(text: string): Checked<string> {
  const check = checkAddress(text.trim());
  return check.ok ? { value: check.address } : { wrong: notAMailbox(check.why) };
}

/** A name, or `Name <address>`. */
export function author(text: string): Checked<Author> {
  if (!/<[^<>]*@[^<>]*>\s*$/.test(text)) {
    const checked = oneLineText(text);
    return "wrong" in checked ? checked : { value: { name: checked.value } };
  }
  const read = readMailbox(text);
  if ("why" in read) return { wrong: notAMailbox(read.why) };
  const { name = read.mailbox.address, address } = read.mailbox;
  return { value: { name: mailboxName(name), email: address } };
}

/** An identifier of RFC 2919. */
export function listId(text: string): Checked<string> {
  const value = text.trim().replace(/^<(.*)>$/, "$1");
  const label = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";
  const form = new RegExp(`^${label}(?:\\.${label})+$`);
  return form.test(value) && value.length <= 200 ? { value } : { wrong: badListId() };
}

/** The address of a mailbox that can take a `+` and an Envelope's id (32 characters) behind its name. */
export function bounceAddress(text: string): Checked<string> {
  const checked = mailAddress(text);
  if ("wrong" in checked) return checked;
  const at = checked.value.lastIndexOf("@");
  const filled = `${checked.value.slice(0, at)}+${"0".repeat(32)}${checked.value.slice(at)}`;
  return checkAddress(filled).ok ? checked : { wrong: noRoomForId() };
}

const SPANS = { second: SECOND, minute: MINUTE, hour: HOUR, day: DAY } as const;

/** `10/second`, `500/hour`. */
export function rateOf(text: string): Checked<Quota> {
  const form = /^(\d+(?:\.\d+)?) *(?:\/|per|an?) *(second|minute|hour|day)$/i.exec(text.trim());
  const span = Object.entries(SPANS).find(([name]) => name === form?.[2]?.toLowerCase())?.[1];
  const messages = Number(form?.[1]);
  return span !== undefined && messages > 0 ? { value: { messages, span } } : { wrong: notARate() };
}

/**
 * What several rates ask for: the fastest is the pace, with even distances, and the slower ones are
 * quotas, which may be used up at that pace. Where only one is written, it is the pace.
 */
export function boundsOf(rates: readonly Quota[]): Pick<MailConfig, "rate" | "quotas"> {
  const bySpeed = rates.toSorted((a, b) => b.messages / b.span - a.messages / a.span);
  const [fastest, ...slower] = bySpeed;
  if (!fastest) return {};
  return {
    rate: (fastest.messages * SECOND) / fastest.span,
    ...(slower.length > 0 && { quotas: slower.map(inWhole) }),
  };
}

// Half a message an hour is one in two hours.
function inWhole({ messages, span }: Quota): Quota {
  return messages < 1
    ? { messages: 1, span: Math.ceil(span / messages) }
    : { messages: Math.floor(messages), span };
}
