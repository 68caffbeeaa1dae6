import type { Digest } from "./digest.ts";
import type { Edition } from "./edition.ts";
import type { Envelope, EnvelopeCounts, Outcome } from "./envelope.ts";
import type { Instant } from "./instant.ts";
import type { Subscriber, SubscriberState } from "./subscriber.ts";

/** A file in a posts folder, before anybody looked into it. */
export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly modified: Instant;
}

/** The project's files as the stages see them. `io/project-files.ts` has the real one. */
export interface ProjectFiles {
  /**
   * Regular files below a folder, in the order of their paths by code unit; links that leave the
   * folder are not followed. An absent folder is an empty one.
   */
  list(folder: string): readonly SourceFile[];
  /** The first `limit` bytes of a file, or all of it; undefined where there is none. */
  read(path: string, limit?: number): Uint8Array | undefined;
}

/** Time, handed in. */
export interface Clock {
  now(): Instant;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** One message on the wire: who it is from and for, and its bytes. */
export interface WireMessage {
  readonly sender: string;
  readonly recipient: string;
  readonly bytes: Uint8Array;
}

/** Hands messages to an SMTP server. */
export interface Mailer {
  /**
   * Gives one message to the server. `mark` is awaited after the whole body was given and before the
   * final dot leaves; if it throws, the dot is never sent and the fault comes out of `submit`.
   */
  submit(message: WireMessage, mark: () => Promise<void>): Promise<Outcome>;
  close(): Promise<void>;
}

/** An edition as the ledger holds it. */
export interface LedgerEdition {
  readonly edition: Edition;
  readonly digest: Digest;
  readonly counts: EnvelopeCounts;
}

/**
 * The durable record of subscribers and envelopes. Every method that changes something has done so on
 * disk when it returns, or throws and has changed nothing.
 */
export interface Ledger {
  subscribers(state?: SubscriberState): Iterable<Subscriber>;
  countSubscribers(): Readonly<Record<SubscriberState, number>>;
  findSubscriber(address: string): Subscriber | undefined;
  /** Adds those whose address is not there yet; returns how many that were. */
  addSubscribers(subscribers: Iterable<Subscriber>): number;
  setSubscriberState(id: string, state: SubscriberState): void;

  editions(): readonly LedgerEdition[];
  /**
   * Records an Edition with its Digest and queues an Envelope for every active subscriber, all in one
   * transaction. Doing it again adds nothing. Returns how many Envelopes it has.
   */
  openEdition(edition: Edition, digest: Digest): number;
  /** Takes up to `limit` Envelopes that may be sent now and lends them to this process. */
  claim(edition: string, now: Instant, limit: number): readonly Envelope[];
  /** `submitting`, durably: called immediately before the final dot. */
  markSubmitting(envelope: string, now: Instant): void;
  settle(envelope: string, outcome: Outcome, now: Instant, notBefore?: Instant): void;
  /** Envelopes left in `submitting` by a process that is gone become `uncertain`; returns how many. */
  recover(now: Instant): number;
  counts(edition: string): EnvelopeCounts;
  /** The earliest instant at which a deferred Envelope of this edition may be tried. */
  nextAttempt(edition: string): Instant | undefined;
  close(): void;
}
