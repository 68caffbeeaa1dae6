import { checkAddress, mailboxName, readMailbox } from "../../lib/mailbox.ts";
import type { Mailbox } from "../../model/config.ts";
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

const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;

/** `10/second`, `500/hour`: messages a second. */
export function rateOf(text: string): Checked<number> {
  const form = /^(\d+(?:\.\d+)?) *(?:\/|per|an?) *(second|minute|hour|day)$/i.exec(text.trim());
  const unit = Object.entries(SECONDS).find(([name]) => name === form?.[2]?.toLowerCase())?.[1];
  const messages = Number(form?.[1]);
  return unit !== undefined && messages > 0 ? { value: messages / unit } : { wrong: notARate() };
}
