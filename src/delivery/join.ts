/** A prepared message and a reader's own values to the bytes that this reader gets. */
import { escapeMarkup } from "../lib/text.ts";
import type { WireMessage } from "../model/ports.ts";
import { type DkimKey, fieldOf, signatureFields } from "./dkim.ts";
import { listHeaders, messageId, type UnsubscribeLinks, webLink } from "./headers.ts";
import { quotedPrintable, toField } from "./mime.ts";
import { returnPath } from "./return-path.ts";
import type { OwnField, Slot, Template } from "./template.ts";

/** Whom a message is for. */
export interface Reader {
  /** What its Message-ID is made of: the Envelope's id, or a word of its own for a copy outside of any. */
  readonly id: string;
  readonly address: string;
  readonly name?: string;
  readonly unsubscribe: UnsubscribeLinks;
}

/**
 * The message that brings a digest to this reader, signed with every key. Equal input gives equal
 * bytes. What is the same for everybody is encoded, and where it stands in front of the first link
 * hashed, only once.
 *
 * @throws where the reader has no way to unsubscribe
 */
export async function joinMessage(
  template: Template,
  reader: Reader,
  keys: readonly DkimKey[] = [],
): Promise<WireMessage> {
  const link = linkOf(reader.unsubscribe);
  const links = {
    html: quotedPrintable(escapeMarkup(link)),
    text: quotedPrintable(link),
  };
  const body = template.body.map((piece) => ("bytes" in piece ? piece.bytes : valueOf(piece)));
  const fields = template.fields.flatMap((field) =>
    typeof field === "string" ? ownFields(field).map(fieldOf) : field,
  );
  const signed = keys.length > 0 ? await signatureFields(fields, bodyHash(), keys) : "";
  const head = `${signed}${fields.map(({ text }) => text).join("\r\n")}\r\n\r\n`;
  return {
    sender: returnPath(template.settings, reader.id),
    recipient: reader.address,
    pieces: [Buffer.from(head, "latin1"), ...body],
  };

  function valueOf({ link: form, lineEnd }: Slot): Buffer {
    return Buffer.from(`${links[form]}${lineEnd}`, "latin1");
  }

  function ownFields(name: OwnField): readonly string[] {
    switch (name) {
      case "to":
        // UTF-8, where only a server that offers SMTPUTF8 can take the address.
        return [Buffer.from(toField(reader)).toString("latin1")];
      case "message-id":
        return [`Message-ID: ${messageId(reader.id, template.settings.domain)}`];
      case "list-unsubscribe":
        return listHeaders(template.settings, reader.unsubscribe)
          .filter((field) => field.name.startsWith("List-Unsubscribe"))
          .map((field) => `${field.name}: ${field.value}`);
    }
  }

  function bodyHash(): string {
    const hash = template.begun.copy();
    // The first piece is in it already.
    for (const [index, piece] of template.body.entries()) {
      if (index > 0) hash.update("relaxed" in piece ? piece.relaxed : (body[index] ?? ""));
    }
    return hash.digest("base64");
  }
}

/** The address behind the words that end the subscription: a web page, or else a mail. */
export function linkOf({ url, mailto }: UnsubscribeLinks): string {
  const link = url ?? mailto;
  if (link === undefined) throw new Error("a message without a way to unsubscribe");
  return webLink(link);
}
