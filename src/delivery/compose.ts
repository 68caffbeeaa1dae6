/** Digest and reader to the bytes of one message. */
import { escapeMarkup } from "../lib/text.ts";
import type { Digest, MessageSettings } from "../model/digest.ts";
import type { WireMessage } from "../model/ports.ts";
import type { DkimKey } from "./dkim.ts";
import type { UnsubscribeLinks } from "./headers.ts";
import { joinMessage, linkOf, type Reader } from "./join.ts";
import { prepareMessage } from "./template.ts";

/** A message in one piece, for whoever wants to look at it. */
export interface WholeMessage extends WireMessage {
  readonly bytes: Uint8Array;
}

/** One message alone; for many, `prepareMessage` once and `joinMessage` for each makes the same. */
export async function composeMessage(
  digest: Digest,
  settings: MessageSettings,
  reader: Reader,
  keys: readonly DkimKey[] = [],
): Promise<WholeMessage> {
  const message = await joinMessage(await prepareMessage(digest, settings), reader, keys);
  return { ...message, bytes: Buffer.concat(message.pieces) };
}

/** Both bodies with the tokens replaced by what is this reader's own. */
export function personal(
  { html, text, tokens }: Digest,
  unsubscribe: UnsubscribeLinks,
): Pick<Digest, "html" | "text"> {
  const link = linkOf(unsubscribe);
  // Functions, because a string may hold `$&`.
  return {
    html: html.replaceAll(tokens.unsubscribe, () => escapeMarkup(link)),
    text: text.replaceAll(tokens.unsubscribe, () => link),
  };
}
