import { checkAddress } from "../../lib/mailbox.ts";
import { isLoopback } from "../../lib/smtp-url.ts";
import type { Checked } from "../complaint.ts";
import { badUnsubscribe, notAMailbox } from "../problems.ts";

/** One way to unsubscribe: a page for the reader's token, or a mailbox. */
export function unsubscribeLink(
  text: string,
): Checked<{ readonly url: string } | { readonly mailto: string }> {
  const written = text.trim();
  return /^mailto:/i.test(written) ? unsubscribeMailbox(written) : unsubscribePage(written);
}

function unsubscribeMailbox(written: string): ReturnType<typeof unsubscribeLink> {
  const [address = "", query] = written.slice("mailto:".length).split("?");
  const check = checkAddress(address.replaceAll("{token}", "token"));
  if (!check.ok) return { wrong: notAMailbox(check.why) };
  if (/[\s<>",]/.test(query ?? "") || URL.parse(written.replaceAll("{token}", "token")) === null)
    return { wrong: badUnsubscribe("has characters that no address on the web has") };
  return { value: { mailto: `mailto:${written.slice("mailto:".length)}` } };
}

function unsubscribePage(written: string): ReturnType<typeof unsubscribeLink> {
  const url = URL.parse(written.replaceAll("{token}", "token"));
  if (!url || /[\s<>",]/.test(written) || (url.protocol !== "https:" && url.protocol !== "http:"))
    return {
      wrong: badUnsubscribe(
        "has to be an https address with `{token}` in it, or a `mailto:`",
        "such as `https://blog.example/unsubscribe/{token}`",
      ),
    };
  // RFC 8058, 3.1 asks for https; a test on one's own machine has no certificate.
  if (url.protocol === "http:" && !isLoopback(url.hostname.replace(/^\[(.*)\]$/, "$1")))
    return { wrong: badUnsubscribe("has to begin with https://") };
  if (url.username !== "" || url.password !== "")
    return { wrong: badUnsubscribe("cannot have a user name or a password in it") };
  const { length } = written.split("{token}");
  const inside = `${url.pathname}${url.search}`.includes("token") && length === 2;
  const host = /^https?:\/\/[^/?#]*\{token\}/i.test(written);
  if (!inside || host || /#.*\{token\}/.test(written))
    return {
      wrong: badUnsubscribe(
        "has to have `{token}` in its path or query, once",
        "each reader's link says there who it is for",
      ),
    };
  return { value: { url: written } };
}
