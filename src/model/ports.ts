import type { Digest } from "./digest.ts";
import type { Edition } from "./edition.ts";
import type { EnvelopeReason, SubmissionCurve, UncertainEnvelope } from "./edition-report.ts";
import type { Envelope, EnvelopeCounts, EnvelopeState, Outcome } from "./envelope.ts";
import type { Instant } from "./instant.ts";
import type { KeptPace } from "./pace.ts";
import type { Subscriber, SubscriberState } from "./subscriber.ts";

/** A file in a posts folder, before anybody looked into it. */
export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly modified: Instant;
}

/** Something in a folder that somebody may have meant to be read, and that is not. */
export interface UnreadFile {
  /** As that of a `SourceFile`; U+FFFD stands for what is no UTF-8 in it. */
  readonly path: string;
  readonly isFolder: boolean;
  /**
   * `leads-out`: a link to what lies outside of the folder. `leads-nowhere`: a link to nothing.
   * `not-utf8`: its name is not. `no-file`: a pipe or the like. `forbidden`: a folder that may not be opened.
   */
  readonly because: "leads-out" | "leads-nowhere" | "not-utf8" | "no-file" | "forbidden";
}

/** The project's files as the stages see them. `io/project-files.ts` has the real one. */
export interface ProjectFiles {
  /**
   * Regular files below a folder, in the order of their paths by code unit; links that leave the
   * folder are not followed. An absent folder is an empty one.
   */
  list(folder: string): readonly SourceFile[];
  /** What else is in that folder and was passed over, in the order of their paths. */
  unread(folder: string): readonly UnreadFile[];
  /** The first `limit` bytes of a file, or all of it; undefined where there is none that may be read. */
  read(path: string, limit?: number): Uint8Array | undefined;
}

/** The codings that a file may travel in (RFC 9110, 8.4.1). */
export type Coding = "br" | "gzip";

/** A file of the published folder, as a web server needs it. */
export interface PublicFile {
  readonly bytes: number;
  readonly modified: Instant;
  /** Changes when the file does; letters, digits and `-`. */
  readonly tag: string;
  /** The first kilobyte, or all of it. */
  readonly beginning: Uint8Array;
  /** The bytes from `from` up to and without `to`. */
  read(from: number, to: number): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  /** The whole file in that coding; undefined where it is too big to be worth it. */
  encode(coding: Coding): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** What a web server may show. `io/public-folder.ts` has the real one. */
export interface PublicFolder {
  /**
   * What stands at a path with `/`, relative to the folder. Links that lead out of the folder lead to
   * nothing, and so does a path that no disk could have.
   */
  find(path: string): Promise<PublicFile | "folder" | undefined>;
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
  /**
   * The message in pieces of whole lines, each ending in CRLF but perhaps the last. One that is the same
   * in many messages had better be the same object in all of them: it is made ready for the wire once.
   */
  readonly pieces: readonly Uint8Array[];
}

/**
 * How far an SMTP conversation came. `connect`: up to a greeted, encrypted connection. `login`: AUTH.
 * `sender`, `recipient`: MAIL FROM, RCPT TO. `data`: DATA and the body. `end`: the final dot left, or
 * may have left.
 */
export type SmtpStage = "connect" | "login" | "sender" | "recipient" | "data" | "end";

/** How a conversation about one message ended. `delivery/replies.ts` says what follows from it. */
export interface Answer {
  readonly at: SmtpStage;
  /** The server's complete reply, code first, lines joined by a line feed; absent where it was cut off. */
  readonly reply?: string;
  /** What cut it off, in a few words that hold no secret. */
  readonly cause?: string;
  /** This Mailer has come past `login` before, so that server, name and password are right. */
  readonly proven: boolean;
  /** Another server is ready for the next message: what this one has trouble with slows down nobody else. */
  readonly standby?: true;
}

/** Hands messages to an SMTP server, or to the first of several that takes them. */
export interface Mailer {
  /**
   * Gives one message to the server and never tries twice what a server may have seen. `mark` is
   * awaited after the whole body was given and before the final dot leaves. If it answers false the dot
   * is never sent and `submit` answers `withheld`; if it throws, neither, and the fault comes out here.
   */
  submit(message: WireMessage, mark: () => Promise<boolean>): Promise<Answer | "withheld">;
  /** Ends the connections politely where nothing is under way, and cuts those where something is. */
  close(): Promise<void>;
}

/** An edition as the ledger holds it. */
export interface LedgerEdition {
  readonly edition: Edition;
  readonly counts: EnvelopeCounts;
}

/** The one process that may send, if it is another one. */
export interface OtherSender {
  /** Its process id, as far as known. */
  readonly process?: number;
  readonly since?: Instant;
}

/** What tells how the delivery of an edition went, and changes nothing. */
export type DeliveryRecords = Pick<
  Ledger,
  "editions" | "digest" | "reasons" | "submissions" | "uncertain" | "nextAttempt" | "hasSender"
>;

/**
 * The durable record of subscribers and envelopes. Every method that changes something has done so on
 * disk when it returns or its promise resolves, or it throws and has changed nothing.
 */
export interface Ledger {
  subscribers(state?: SubscriberState): Iterable<Subscriber>;
  countSubscribers(): Readonly<Record<SubscriberState, number>>;
  findSubscriber(address: string): Subscriber | undefined;
  /** Adds those whose address is not there yet; returns how many that were. */
  addSubscribers(subscribers: Iterable<Subscriber>): number;
  setSubscriberState(id: string, state: SubscriberState): void;

  /** Oldest slot first. */
  editions(): readonly LedgerEdition[];
  /** The Digest that was frozen with that edition. */
  digest(edition: string): Digest | undefined;
  /**
   * Records an Edition with its Digest and queues an Envelope for every active subscriber, all in one
   * transaction. Doing it again adds nothing. Returns how many Envelopes it has.
   */
  openEdition(edition: Edition, digest: Digest): number;

  /**
   * Makes this process the one that sends, until `resign`, `close` or its death; undefined if it is,
   * else who is. Only the sender may claim, mark, settle and recover.
   */
  becomeSender(now: Instant): OtherSender | undefined;
  resign(): void;
  /** Whether any process, this one included, is the sender: if none is, what is `submitting` was cut off. */
  hasSender(): boolean;
  /**
   * Lends up to `limit` Envelopes that may be sent now: not lent before, due, and their subscriber
   * still wants them. Those whose subscriber no longer does become `refused` on the way.
   */
  claim(edition: string, now: Instant, limit: number): readonly Envelope[];
  /** Takes back a lent Envelope with which nothing was done. */
  release(envelope: string): void;
  /**
   * `submitting`, durably: called immediately before the final dot. False, and nothing changed, where
   * it must not be sent after all: its subscriber said stop, or another process has taken it.
   *
   * @param pace what is to be known of the pace, if there is one to be kept; `keptPace` tells it
   */
  markSubmitting(envelope: string, now: Instant, pace?: KeptPace): Promise<boolean>;
  /** What was last said of the pace, by this run or one before it. */
  keptPace(): KeptPace | undefined;
  /** Records what became of a lent Envelope, and answers where that leaves it. */
  settle(envelope: string, outcome: Outcome, now: Instant): Promise<EnvelopeState>;
  /** Envelopes left in `submitting` by a sender that is gone become `uncertain`; returns how many. */
  recover(): number;
  /**
   * A person has decided that the `uncertain` Envelopes of an edition go again, as if they had never
   * been tried: those whose subscriber still wants them become `queued`. Returns how many.
   */
  retryUncertain(edition: string, now: Instant): number;

  counts(edition: string): EnvelopeCounts;
  /** What was last said about deferred, refused and uncertain Envelopes. */
  reasons(edition: string): readonly EnvelopeReason[];
  /** When its Envelopes were submitted; undefined where none was. */
  submissions(edition: string): SubmissionCurve | undefined;
  /** Its uncertain Envelopes, oldest first, at most that many; their addresses are masked. */
  uncertain(edition: string, most: number): readonly UncertainEnvelope[];
  /** The earliest instant at which a deferred Envelope of this edition may be tried. */
  nextAttempt(edition: string): Instant | undefined;
  close(): void;
}
