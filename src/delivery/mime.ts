/** nodemailer's first door: it builds and encodes the MIME, once for everybody. */
import MailComposer from "nodemailer/lib/mail-composer";
import { foldLines } from "nodemailer/lib/mime-funcs";
import MimeNode from "nodemailer/lib/mime-node";
import { encode, wrap } from "nodemailer/lib/qp";
import type { Mailbox } from "../model/config.ts";
import type { Digest, MessageSettings } from "../model/digest.ts";
import type { HeaderField } from "./headers.ts";

/** What a message is made of. */
export interface Parts {
  readonly settings: MessageSettings;
  readonly digest: Digest;
  readonly to: Mailbox;
  readonly messageId: string;
  /** Fields that nodemailer does not make by itself. */
  readonly headers: readonly HeaderField[];
  /** A word that occurs nowhere in the digest. */
  readonly boundary: string;
}

/**
 * The message as it goes over the wire, but for dots, its bytes as the characters of a string
 * (Latin-1). Equal input gives equal bytes; the Date is the edition's slot.
 */
export async function composeMime(parts: Parts): Promise<string> {
  const { settings, digest, to, messageId, headers, boundary } = parts;
  const message = new MailComposer({
    from: mailbox(settings.from),
    ...(settings.replyTo ? { replyTo: mailbox(settings.replyTo) } : {}),
    to: mailbox(to),
    subject: digest.subject,
    date: new Date(digest.slot),
    messageId,
    headers: headers.map(({ name, value }) => ({ key: name, value: { prepared: true, value } })),
    text: { content: digest.text, contentTransferEncoding: "quoted-printable" },
    html: { content: digest.html, contentTransferEncoding: "quoted-printable" },
    baseBoundary: boundary,
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    message.compile().build((error, built) => {
      if (error || !built) reject(error ?? new Error("nodemailer composed nothing"));
      else resolve(built);
    });
  });
  return bytes.toString("latin1");
}

/** The To field of one reader, exactly as nodemailer writes it into a whole message. */
export function toField(to: Mailbox): string {
  return foldLines(`To: ${anyNode.encodeHeaderValue("To", [mailbox(to)])}`, LONGEST_LINE);
}

// Making one takes longer than all that it is wanted for.
const anyNode = new MimeNode();

// RFC 2045, 6.7 (5).
const LONGEST_LINE = 76;

/**
 * ASCII without white space in quoted-printable, on lines that leave room for the `=` of a soft line
 * break behind the last of them.
 */
export function quotedPrintable(word: string): string {
  return wrap(encode(word), LONGEST_LINE - 1);
}

// An address string with a comma in it would be two; an object is always one.
function mailbox({ name, address }: Mailbox) {
  return { name: name ?? "", address };
}
