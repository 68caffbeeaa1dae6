import type { EditionReport } from "../model/edition-report.ts";
import type { DeliveryRecords } from "../model/ports.ts";

const MOST_UNCERTAIN = 100;

/** What the ledger knows of an edition's delivery; undefined where it has no such edition. */
export function editionReport(ledger: DeliveryRecords, id: string): EditionReport | undefined {
  const held = ledger.editions().find(({ edition }) => edition.id === id);
  if (!held) return undefined;
  const submissions = ledger.submissions(id);
  const nextAttempt = ledger.nextAttempt(id);
  return {
    ...held,
    subject: ledger.digest(id)?.subject ?? "",
    ...(submissions && { submissions }),
    reasons: ledger.reasons(id),
    uncertain: ledger.uncertain(id, MOST_UNCERTAIN),
    ...(nextAttempt !== undefined && { nextAttempt }),
    isSending: ledger.hasSender(),
  };
}
