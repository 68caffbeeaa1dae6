import type { Edition } from "./edition.ts";
import type { EnvelopeCounts, EnvelopeState } from "./envelope.ts";
import type { Instant } from "./instant.ts";

/** Why Envelopes of one edition are where they are, most frequent first. */
export interface EnvelopeReason {
  readonly state: EnvelopeState;
  /** The server's words, or ours; addresses in it are masked. */
  readonly reply: string;
  readonly count: number;
}

/** How many Envelopes became `submitted` in each of a row of equal spans. */
export interface SubmissionCurve {
  /** When the first one did, and the first span begins. */
  readonly from: Instant;
  /** When the last one did. */
  readonly to: Instant;
  /** Milliseconds of a span. */
  readonly step: number;
  /** At least one, at most 60. */
  readonly counts: readonly number[];
}

/** An Envelope of which nobody can know whether it arrived, as far as a person needs to know to decide. */
export interface UncertainEnvelope {
  /** What its Message-ID begins with: a mail server's log may tell what became of it. */
  readonly id: string;
  /** Masked. */
  readonly address: string;
  /** When its final dot was about to leave, or its answer did not come. */
  readonly since: Instant;
  readonly reply: string;
}

/** How far the delivery of one Edition is and how it went. Nobody's address is in it. */
export interface EditionReport {
  readonly edition: Edition;
  readonly subject: string;
  readonly counts: EnvelopeCounts;
  /** Absent where nothing is submitted yet. */
  readonly submissions?: SubmissionCurve;
  /** At most 100. */
  readonly reasons: readonly EnvelopeReason[];
  /** Oldest first, at most 100; `counts` tells how many there are. */
  readonly uncertain: readonly UncertainEnvelope[];
  /** When the first of the deferred ones may be tried again. */
  readonly nextAttempt?: Instant;
  /** A process is sending at this moment: if none is, what is `submitting` was cut off. */
  readonly isSending: boolean;
}
