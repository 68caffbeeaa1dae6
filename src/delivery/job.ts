/** What a delivery is given, and how it may end. */
import type { Digest, MessageSettings } from "../model/digest.ts";
import type { EnvelopeCounts } from "../model/envelope.ts";
import { type Instant, SECOND } from "../model/instant.ts";
import type { Clock, Ledger, Mailer } from "../model/ports.ts";
import type { DkimKey } from "./dkim.ts";
import type { UnsubscribeLinks } from "./headers.ts";
import type { Bounds } from "./pace.ts";

export interface DeliveryPorts {
  readonly ledger: Ledger;
  readonly mailer: Mailer;
  readonly clock: Clock;
}

/** What everybody's message is made of. */
export interface Outgoing {
  readonly digest: Digest;
  readonly settings: MessageSettings;
  /** The ways out of one subscriber, by id. */
  readonly unsubscribe: (subscriber: string) => UnsubscribeLinks;
  /** Every message is signed with each. */
  readonly keys: readonly DkimKey[];
}

/** How long what is under way may take where the sending is to stop, in milliseconds. */
export const GRACE = 30 * SECOND;

export interface DeliveryOptions extends Bounds {
  /** Messages under way at once. */
  readonly connections: number;
  /** Aborted: finish what is under way, begin nothing more. */
  readonly signal?: AbortSignal;
  /** Milliseconds that what is under way may take after that; `GRACE` if absent. */
  readonly grace?: number;
  /** Called after every message with where the edition's Envelopes are now. */
  readonly onProgress?: (counts: EnvelopeCounts) => void;
  /** Called with when the next message may leave, each time that one has to wait. */
  readonly onWait?: (until: Instant) => void;
}

/**
 * `done`: nothing is left that may be sent now. `halted`: something that is nobody's fault but ours
 * stopped it. `throttled`: the server kept asking for less. `stopped`: by the signal. `busy`: another
 * process is sending, and this one did nothing.
 */
export type DeliveryEnd = "done" | "halted" | "throttled" | "stopped" | "busy";

/** Where attempts led. */
export type Reached = Record<"submitted" | "deferred" | "refused" | "uncertain", number>;
