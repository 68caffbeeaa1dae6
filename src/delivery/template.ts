/**
 * A digest's message, composed and encoded once and cut at the few places where a reader's own values
 * go. Every piece is whole lines, so that nothing that is put between two of them can change either:
 * no soft line break falls into a value, no line grows, and a leading dot stays leading.
 */
import { createHash, type Hash, hash } from "node:crypto";
import type { Digest, MessageSettings } from "../model/digest.ts";
import { type Field, fieldOf, relaxedLines } from "./dkim.ts";
import { listHeaders, messageId } from "./headers.ts";
import { composeMime } from "./mime.ts";

/** Whose value stands at a place: the unsubscribe link, as it is written there. */
export type Slot = {
  readonly link: "html" | "text";
  /** What ends the line behind it: a soft line break, or one that was there. */
  readonly lineEnd: "=\r\n" | "\r\n";
};

/** Lines of a body that are the same for everybody, and what DKIM makes of them. */
export interface Constant {
  readonly bytes: Buffer;
  readonly relaxed: Buffer;
}

/** Fields whose values are a reader's own. */
export type OwnField = "to" | "message-id" | "list-unsubscribe";

export interface Template {
  readonly settings: MessageSettings;
  readonly fields: readonly (Field | OwnField)[];
  readonly body: readonly (Constant | Slot)[];
  /** SHA-256 over what is before the first slot, ready to be gone on with. */
  readonly begun: Hash;
}

/** Composes a digest for nobody in particular and cuts it. */
export async function prepareMessage(digest: Digest, settings: MessageSettings): Promise<Template> {
  const marks = {
    html: `${digest.tokens.unsubscribe}-html`,
    text: `${digest.tokens.unsubscribe}-text`,
  };
  const message = await composeMime({
    settings,
    digest: {
      ...digest,
      html: digest.html.replaceAll(digest.tokens.unsubscribe, marks.html),
      text: digest.text.replaceAll(digest.tokens.unsubscribe, marks.text),
    },
    to: { address: "somebody@example.org" },
    messageId: messageId("somebody", settings.domain),
    headers: listHeaders(settings, { url: "https://example.org/" }),
    boundary: boundaryOf(digest),
  });
  const end = message.indexOf("\r\n\r\n");
  const fields = message.slice(0, end).split(/\r\n(?![ \t])/);
  const body = cut(message.slice(end + 4), marks);
  const [first] = body;
  const begun = createHash("sha256");
  if (first && "bytes" in first) begun.update(first.relaxed);
  return { settings, fields: fields.flatMap(ownOrConstant), body, begun };
}

/** Made from the content, it occurs nowhere in it. */
export function boundaryOf({ html, text }: Digest): string {
  return hash("sha256", JSON.stringify([html, text])).slice(0, 24);
}

const OWN: readonly OwnField[] = ["to", "message-id", "list-unsubscribe"];

function ownOrConstant(text: string): readonly (Field | OwnField)[] {
  const field = fieldOf(text);
  // It stands and falls with the link, and comes with it.
  if (field.name === "list-unsubscribe-post") return [];
  return [OWN.find((name) => name === field.name) ?? field];
}

function cut(body: string, marks: Readonly<Record<Slot["link"], string>>): Template["body"] {
  const places = new RegExp(`(${asWrapped(marks.html)})|${asWrapped(marks.text)}`, "g");
  const pieces: (Constant | Slot)[] = [];
  let from = 0;
  for (const { 0: found, 1: html, index } of body.matchAll(places)) {
    pieces.push(constant(withLineEnd(body.slice(from, index))));
    from = index + found.length;
    const lineEnd = body.startsWith("\r\n", from) ? "\r\n" : "=\r\n";
    if (lineEnd === "\r\n") from += lineEnd.length;
    pieces.push({ link: html === undefined ? "text" : "html", lineEnd });
  }
  return [...pieces, constant(body.slice(from))];
}

// The encoder breaks a line wherever it is long enough, inside of a mark as well.
function asWrapped(mark: string): string {
  return mark.replace(/(?!^)/g, "(?:=\r\n)?");
}

// Up to 75 characters of a line were in front of the mark: room for the `=`.
function withLineEnd(lines: string): string {
  return lines === "" || lines.endsWith("\n") ? lines : `${lines}=\r\n`;
}

function constant(lines: string): Constant {
  // A line that starts so gets a `>` in front from mail stores of the old kind (RFC 4155), and with it a
  // broken signature. All of it that may start so is quoted-printable.
  const text = lines.replace(/(^|\n)From /g, "$1=46rom=\r\n ");
  return { bytes: Buffer.from(text, "latin1"), relaxed: Buffer.from(relaxedLines(text), "latin1") };
}
