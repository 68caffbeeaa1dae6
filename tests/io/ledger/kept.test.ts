/** Ledgers that earlier versions of the schema left behind, written by the code of their time. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EDITION, folder, NOW, open } from "./material.ts";

test.each([1, 2, 3])(
  "a ledger of version %i is brought up to date and gone on with",
  async (version) => {
    const path = join(folder(), "postrider.db");
    copyFileSync(join(import.meta.dirname, `kept/version-${version}.db`), path);
    const ledger = open(path);
    expect(ledger.countSubscribers()).toEqual({ active: 5, unsubscribed: 0, suppressed: 1 });
    expect(ledger.becomeSender(NOW)).toBeUndefined();
    expect(ledger.recover()).toBe(1);
    expect(ledger.counts(EDITION.id)).toEqual({
      queued: 2,
      submitting: 0,
      submitted: 1,
      deferred: 1,
      refused: 1,
      uncertain: 1,
    });
    for (const { id } of ledger.claim(EDITION.id, NOW, 10)) {
      expect(await ledger.markSubmitting(id, NOW, { next: NOW + 1, spent: [] })).toBe(true);
      await ledger.settle(id, { is: "submitted", reply: "250 taken" }, NOW);
    }
    expect(ledger.counts(EDITION.id)).toMatchObject({ queued: 0, submitted: 3 });
    expect(ledger.keptPace()).toEqual({ next: NOW + 1, spent: [] });
  },
);
