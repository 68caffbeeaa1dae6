import { join } from "node:path";
import { peekIntoLedger } from "../../io/ledger/peek.ts";
import type { Config } from "../../model/config.ts";
import type { EditionReport } from "../../model/edition-report.ts";
import { showDuration } from "../../report/duration.ts";
import { showInstant } from "../../report/instant.ts";
import { sayUnanswered, STATES } from "../../report/status.ts";
import type { ShownDelivery } from "../../web/preview/shown.ts";
import { editionReport } from "../edition-report.ts";
import { LEDGER_FILE } from "../names.ts";
import type { Project } from "../project.ts";

/**
 * How the delivery of an edition went, by the ledger of this project: undefined where that has none of
 * it. Read anew at every call.
 */
export function showDelivery({ root, config }: Project, id: string): ShownDelivery | undefined {
  try {
    const report = peekIntoLedger(join(root, LEDGER_FILE), (records) => editionReport(records, id));
    return report && asShown(report, config);
  } catch {
    return "unreadable";
  }
}

function asShown(report: EditionReport, config: Config): ShownDelivery {
  const { edition, counts, submissions, reasons, uncertain, nextAttempt, isSending } = report;
  const when = (instant: number) => showInstant(instant, config);
  return {
    edition: edition.id,
    counts: STATES.flatMap((state) => (counts[state] > 0 ? [[state, counts[state]] as const] : [])),
    remarks: [
      ...sayUnanswered(counts, isSending),
      ...(nextAttempt === undefined ? [] : [`deferred: tried again from ${when(nextAttempt)}`]),
    ],
    ...(submissions && {
      curve: {
        from: when(submissions.from),
        lasted: showDuration(submissions.to - submissions.from),
        step: showDuration(submissions.step),
        counts: submissions.counts,
      },
    }),
    reasons: reasons.filter(({ state }) => state !== "uncertain"),
    uncertain: uncertain.map((one) => ({ ...one, since: when(one.since) })),
    uncertainInAll: counts.uncertain,
  };
}
