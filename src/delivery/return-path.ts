import type { MessageSettings } from "../model/digest.ts";

/**
 * The envelope's sender, where reports of non-delivery go (RFC 5321, 4.4): the address of the bounce
 * mailbox with the Envelope's id behind a `+`, so that a report tells by itself which Envelope it is
 * about (VERP); without such a mailbox whoever the digest is from.
 */
export function returnPath(
  { bounce, from }: Pick<MessageSettings, "bounce" | "from">,
  envelope: string,
): string {
  if (bounce === undefined) return from.address;
  const at = bounce.lastIndexOf("@");
  return `${bounce.slice(0, at)}+${envelope}${bounce.slice(at)}`;
}
