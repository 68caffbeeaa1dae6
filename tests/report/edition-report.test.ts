import { expect, test } from "vitest";
import type { Config } from "../../src/model/config.ts";
import type { EditionReport } from "../../src/model/edition-report.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/model/instant.ts";
import { showDuration } from "../../src/report/duration.ts";
import { editionReportAsJson, showEditionReport } from "../../src/report/edition-report.ts";
import { plain } from "../../src/report/paint.ts";

const SLOT = Date.UTC(2026, 10, 23, 7);
// Of a Config, the zone is all that is looked at.
const CONFIG = { site: { timeZone: "Europe/Berlin" } } as Config;
const NONE = { queued: 0, submitting: 0, submitted: 0, deferred: 0, refused: 0, uncertain: 0 };

const REPORT: EditionReport = {
  edition: { id: "2026-11-23", slot: SLOT, window: { from: SLOT - 7 * DAY, to: SLOT }, posts: [] },
  subject: "Writing for a digest",
  counts: { ...NONE, submitted: 1300, deferred: 2, refused: 1, uncertain: 2 },
  submissions: {
    from: SLOT + MINUTE,
    to: SLOT + MINUTE + 9 * SECOND,
    step: SECOND,
    counts: [100, 0, 1200],
  },
  reasons: [
    { state: "deferred", reply: "450 4.2.0 greylisted", count: 2 },
    { state: "uncertain", reply: "cut off", count: 2 },
    { state: "refused", reply: "550 5.1.1 <g…@example.org> unknown", count: 1 },
  ],
  uncertain: [{ id: "0f", address: "a…@example.org", since: SLOT + HOUR, reply: "cut off" }],
  nextAttempt: SLOT + 2 * HOUR,
  isSending: false,
};

test("a report in words", () => {
  expect(showEditionReport(REPORT, CONFIG, plain)).toMatchInlineSnapshot(`
    "edition 2026-11-23  Monday 23 November 2026, 08:00 (Europe/Berlin)
      Writing for a digest
      1,300 submitted, 2 deferred, 1 refused, 2 uncertain

    submitted: the first Monday 23 November 2026, 08:01 (Europe/Berlin), the last 9 seconds later
      ▁ █  1 second a column, at most 1,200 in one

    refused
      1 × 550 5.1.1 <g…@example.org> unknown

    deferred, tried again from Monday 23 November 2026, 10:00 (Europe/Berlin)
      2 × 450 4.2.0 greylisted

    uncertain: they were handed over and no answer came, so nobody can know whether they arrived
      a…@example.org  Monday 23 November 2026, 09:00 (Europe/Berlin)  cut off
        Message-ID <0f@…>
      and 1 more
      your mail server's log may know; if a second copy does less harm than none, send them again:
        postrider send --retry-uncertain 2026-11-23"
  `);
});

test("what did not happen is not spoken of", () => {
  const { submissions: _, nextAttempt: __, ...rest } = REPORT;
  const quiet = { ...rest, counts: { ...NONE, queued: 5 }, reasons: [], uncertain: [] };
  expect(showEditionReport(quiet, CONFIG, plain)).toMatchInlineSnapshot(`
    "edition 2026-11-23  Monday 23 November 2026, 08:00 (Europe/Berlin)
      Writing for a digest
      5 queued"
  `);
});

test("what is submitting is under way or cut off", () => {
  const counts = { ...NONE, submitting: 4 };
  expect(showEditionReport({ ...REPORT, counts }, CONFIG, plain)).toContain(
    "\n  4 submitting\n  submitting × 4: cut off; the next run will list them as uncertain\n",
  );
  const sent = showEditionReport({ ...REPORT, counts, isSending: true }, CONFIG, plain);
  expect(sent).toContain("submitting × 4: handed over by the process that is sending");
});

test("what went out within a moment needs no curve", () => {
  const submissions = { from: SLOT, to: SLOT + 999, step: SECOND, counts: [7] };
  const report = showEditionReport({ ...REPORT, submissions }, CONFIG, plain);
  expect(report).toContain("submitted: Monday 23 November 2026, 08:00 (Europe/Berlin)\n\n");
});

test("a report for machines has instants with their offset", () => {
  expect(editionReportAsJson(REPORT)).toMatchObject({
    edition: "2026-11-23",
    slot: "2026-11-23T07:00:00Z",
    envelopes: { submitted: 1300 },
    submissions: { from: "2026-11-23T07:01:00Z", seconds: 1, counts: [100, 0, 1200] },
    uncertain: [{ id: "0f", since: "2026-11-23T08:00:00Z" }],
    nextAttempt: "2026-11-23T09:00:00Z",
  });
});

test.each([
  [0, "0 seconds"],
  [SECOND, "1 second"],
  [99 * SECOND, "99 seconds"],
  [100 * SECOND, "2 minutes"],
  [90 * MINUTE, "90 minutes"],
  [47 * HOUR, "47 hours"],
  [49 * HOUR, "2 days"],
])("%i milliseconds are %s", (milliseconds, words) => {
  expect(showDuration(milliseconds)).toBe(words);
});
