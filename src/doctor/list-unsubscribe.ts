import type { Finding } from "../model/finding.ts";
import { findingsOn } from "./finding.ts";

const field = findingsOn("message", "list-unsubscribe");

/** Whether a message (RFC 5322) has what RFC 2369 and RFC 8058 ask for: an https link, and the promise that a bare POST to it is enough. */
export function checkUnsubscribeField(whole: Uint8Array): Finding {
  const text = Buffer.from(whole).toString("latin1");
  const head = text.slice(0, text.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  const value = /^List-Unsubscribe: (.*)$/im.exec(head)?.[1] ?? "";
  const todo = "add an https link with {token} to `mail.unsubscribe`";
  if (!/<(?:https?|mailto):[^>\s]+>/.test(value)) {
    return field.problem("the digest names no way to unsubscribe in its header", todo);
  }
  const oneClick = /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im.test(head);
  if (!oneClick || !/<https:[^>\s]+>/.test(value)) {
    return field.warning(
      "the digest cannot be unsubscribed from with one click, which Gmail and Yahoo ask of whoever mails to many",
      todo,
    );
  }
  return field.ok("the digest can be unsubscribed from with one click (RFC 8058)");
}
