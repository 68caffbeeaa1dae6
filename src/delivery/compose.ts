/** Digest and reader to the bytes of a message; nodemailer's first door: it builds the MIME. */
import { hash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { escapeMarkup } from "../lib/text.ts";
import type { Digest, MessageSettings } from "../model/digest.ts";
import type { WireMessage } from "../model/ports.ts";
import { type DkimKey, signMessage } from "./dkim.ts";
import { listHeaders, messageId, type UnsubscribeLinks } from "./headers.ts";

/** Whom a message is for. */
export interface Reader {
  /** What its Message-ID is made of: the Envelope's id, or a word of its own for a copy outside of any. */
  readonly id: string;
  readonly address: string;
  readonly name?: string;
  readonly unsubscribe: UnsubscribeLinks;
}

/**
 * The message that brings this Digest to this reader. Equal input gives equal bytes: Message-ID, Date
 * (the edition's slot) and boundary are made from it, and so is the signature.
 *
 * @throws where the reader has no way to unsubscribe
 */
export async function composeMessage(
  digest: Digest,
  settings: MessageSettings,
  reader: Reader,
  key?: DkimKey,
): Promise<WireMessage> {
  const { html, text } = personal(digest, reader.unsubscribe);
  const message = new MailComposer({
    from: mailbox(settings.from),
    ...(settings.replyTo ? { replyTo: mailbox(settings.replyTo) } : {}),
    to: mailbox(reader),
    subject: digest.subject,
    date: new Date(digest.slot),
    messageId: messageId(reader.id, settings.domain),
    headers: listHeaders(settings, reader.unsubscribe).map(({ name, value }) => ({
      key: name,
      value: { prepared: true, value },
    })),
    text: { content: text, contentTransferEncoding: "quoted-printable" },
    html: { content: html, contentTransferEncoding: "quoted-printable" },
    // Made from the content, it occurs nowhere in it.
    baseBoundary: hash("sha256", JSON.stringify([digest.html, digest.text])).slice(0, 24),
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await build(message);
  return {
    sender: settings.from.address,
    recipient: reader.address,
    bytes: key ? signMessage(bytes, key) : bytes,
  };
}

// An address string with a comma in it would be two; an object is always one.
function mailbox({ name, address }: { readonly name?: string; readonly address: string }) {
  return { name: name ?? "", address };
}

/** Both bodies with the tokens replaced by what is this reader's own. */
export function personal(
  { html, text, tokens }: Digest,
  { url, mailto }: UnsubscribeLinks,
): Pick<Digest, "html" | "text"> {
  const link = url ?? mailto;
  if (link === undefined) throw new Error("a message without a way to unsubscribe");
  // Functions, because a string may hold `$&`.
  return {
    html: html.replaceAll(tokens.unsubscribe, () => escapeMarkup(link)),
    text: text.replaceAll(tokens.unsubscribe, () => link),
  };
}

function build(message: MailComposer): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    message.compile().build((error, bytes) => {
      if (error || !bytes) reject(error ?? new Error("nodemailer composed nothing"));
      else resolve(withoutFromLines(bytes));
    });
  });
}

// A line that starts so gets a `>` in front from mail stores of the old kind (RFC 4155), and with it a
// broken signature. Both parts are quoted-printable, and no header field starts like this.
function withoutFromLines(bytes: Buffer): Uint8Array {
  if (!bytes.includes("\nFrom ")) return bytes;
  return Buffer.from(bytes.toString("latin1").replaceAll("\nFrom ", "\n=46rom "), "latin1");
}
