/** The delivery of one edition: claim, compose, submit, settle, on several connections at once. */
import type { EnvelopeCounts } from "../model/envelope.ts";
import type { Instant } from "../model/instant.ts";
import type { EnvelopeReason } from "../model/edition-report.ts";
import type { Ledger, OtherSender } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import type { DeliveryEnd, DeliveryOptions, DeliveryPorts, Outgoing, Reached } from "./job.ts";
import { rehearse } from "./rehearse.ts";
import { sendAll } from "./send-all.ts";
import { prepareMessage } from "./template.ts";

/** What came of it; nobody's address is in it. */
export interface DeliveryReport {
  readonly edition: string;
  readonly end: DeliveryEnd;
  /** What the server said, or why it could not be asked, where `end` is `halted` or `throttled`. */
  readonly reply?: string;
  /** What is wrong with the message itself, where `end` is `halted` and nobody was sent it. */
  readonly problems?: readonly Problem[];
  /** Who, where `end` is `busy`. */
  readonly other?: OtherSender;
  /** Where this run's attempts led. */
  readonly reached: Readonly<Reached>;
  /** Envelopes of any edition that an earlier run left behind its final dot, now uncertain. */
  readonly recovered: number;
  readonly counts: EnvelopeCounts;
  readonly reasons: readonly EnvelopeReason[];
  /** When the first of the deferred ones may be tried again. */
  readonly nextAttempt?: Instant;
}

/**
 * Delivers what may be sent of an edition now, and returns when that is done; deferred Envelopes wait
 * for a later call. Called again, it sends nothing again.
 *
 * @throws what the ledger throws: then no further message leaves, and what is under way keeps its dot
 */
export async function deliver(
  edition: string,
  ports: DeliveryPorts,
  outgoing: Outgoing,
  options: DeliveryOptions,
): Promise<DeliveryReport> {
  const { ledger, clock } = ports;
  const other = ledger.becomeSender(clock.now());
  const reached = { submitted: 0, deferred: 0, refused: 0, uncertain: 0 };
  if (other) return report(edition, ledger, { end: "busy", other, reached, recovered: 0 });
  try {
    const recovered = ledger.recover();
    const template = await prepareMessage(outgoing.digest, outgoing.settings);
    const problems = await rehearse(template, outgoing);
    if (problems.length > 0) {
      const reply = problems.map(({ headline }) => headline).join("; ");
      return report(edition, ledger, { end: "halted", reply, problems, reached, recovered });
    }
    const ending = await sendAll(edition, ports, outgoing, template, options, reached);
    return report(edition, ledger, { ...ending, reached, recovered });
  } finally {
    ledger.resign();
  }
}

function report(
  edition: string,
  ledger: Ledger,
  run: Pick<DeliveryReport, "end" | "reply" | "problems" | "other" | "reached" | "recovered">,
): DeliveryReport {
  const nextAttempt = ledger.nextAttempt(edition);
  return {
    edition,
    ...run,
    counts: ledger.counts(edition),
    reasons: ledger.reasons(edition),
    ...(nextAttempt === undefined ? {} : { nextAttempt }),
  };
}
