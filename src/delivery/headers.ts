/** The header fields of every digest that nodemailer does not know by itself. */
import { hash } from "node:crypto";
import { asciiDomain } from "../lib/address.ts";
import type { MessageSettings } from "../model/digest.ts";

/** Where one reader unsubscribes; at least one of them. */
export interface UnsubscribeLinks {
  /** For a one-click POST (RFC 8058) and for a person's click. */
  readonly url?: string;
  readonly mailto?: string;
}

export interface HeaderField {
  readonly name: string;
  /** Folded where it is long, without a line break at its end. */
  readonly value: string;
}

/**
 * The fields that tell mailboxes and their machines what this message is. They are the same for every
 * reader but for the way out.
 */
export function listHeaders(
  settings: Pick<MessageSettings, "listId" | "listTitle">,
  unsubscribe: UnsubscribeLinks,
): readonly HeaderField[] {
  const links = [unsubscribe.url, unsubscribe.mailto].filter((link) => link !== undefined);
  return [
    { name: "List-Id", value: listId(settings) },
    // Folded by hand: a link is one word, and a broken one leads nowhere.
    {
      name: "List-Unsubscribe",
      value: links.map((link) => `<${webLink(link)}>`).join(",\r\n "),
    },
    // Promises that a bare POST to the https link is enough, so it stands with such a link alone.
    ...(unsubscribe.url?.startsWith("https:")
      ? [{ name: "List-Unsubscribe-Post", value: "List-Unsubscribe=One-Click" }]
      : []),
    // RFC 3834: no vacation replies, please.
    { name: "Auto-Submitted", value: "auto-generated" },
    { name: "Feedback-ID", value: `digest:${senderId(settings.listId)}` },
  ];
}

/** RFC 5322 `msg-id` of one Envelope: the same whenever it is made, and with no address in it. */
export function messageId(id: string, domain: string): string {
  return `<${`${id}@${asciiDomain(domain)}`.replace(/[^!-;=?-~]/g, "")}>`;
}

// RFC 2919, 2: what stands before the brackets is for people and may change, the rest never.
function listId({ listId: id, listTitle }: Pick<MessageSettings, "listId" | "listTitle">): string {
  const inside = `<${id.replace(/[^\w.-]/g, "")}>`;
  return listTitle === "" ? inside : `${phrase(listTitle)}\r\n ${inside}`;
}

// Gmail's feedback loop wants 5 to 15 characters that stay the same for all mail of one sender.
function senderId(list: string): string {
  return hash("sha256", list).slice(0, 12);
}

/** A link with everything percent-encoded that RFC 3986 has in none: not ASCII, white space, brackets. */
export function webLink(link: string): string {
  return link.toWellFormed().replace(/[^!-;=?-~]/gu, encodeURIComponent);
}

/** Words as a `phrase` (RFC 5322, 3.2.5): quoted, or encoded where they are not ASCII (RFC 2047). */
export function phrase(words: string): string {
  const long = words.length > 60;
  if (!long && /^[\x20-\x7E]*$/.test(words)) return `"${words.replace(/["\\]/g, "\\$&")}"`;
  // 39 bytes make an encoded word of 64 characters; a character must not be cut in two.
  const pieces = [""];
  for (const character of words) {
    const longer = (pieces.at(-1) ?? "") + character;
    if (Buffer.byteLength(longer) <= 39) pieces[pieces.length - 1] = longer;
    else pieces.push(character);
  }
  return pieces
    .map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString("base64")}?=`)
    .join("\r\n ");
}
