import { checkAddress, mailboxName, readMailbox } from "../../lib/mailbox.ts";
import type { Mailbox } from "../../model/config.ts";
import type { Author } from "../../model/post.ts";
import type { Checked } from "../complaint.ts";
import { badListId, notAMailbox } from "../problems.ts";
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
