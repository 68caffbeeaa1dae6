import type { Mailbox } from "./config.ts";
import type { Instant } from "./instant.ts";

/**
 * What stands in a Digest where a subscriber's own values go. The strings are fixed per Digest, plain
 * ASCII letters, digits and `-`, and occur nowhere else in it.
 */
export interface Tokens {
  /** Stands for the whole address that ends the subscription. */
  readonly unsubscribe: string;
}

/** An Edition rendered, the same for everybody. */
export interface Digest {
  readonly edition: string;
  readonly slot: Instant;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly tokens: Tokens;
  /** Where it can be read on the web: absolute. */
  readonly archiveUrl: string;
}

/** What goes into a message beside the Digest and its reader: the same for a whole Outbox. */
export interface MessageSettings {
  readonly from: Mailbox;
  readonly replyTo?: Mailbox;
  readonly listId: string;
  readonly listTitle: string;
  /** Domain on the right of every Message-ID. */
  readonly domain: string;
  /** The mailbox that reports of non-delivery go to; the sender's if absent. */
  readonly bounce?: string;
}
