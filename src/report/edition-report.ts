import { grouped } from "../lib/text.ts";
import type { Config } from "../model/config.ts";
import type { EditionReport, SubmissionCurve } from "../model/edition-report.ts";
import type { EnvelopeState } from "../model/envelope.ts";
import { toRfc3339 } from "../model/instant.ts";
import { showInstant } from "./instant.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { showDuration } from "./duration.ts";
import { sayUnanswered, showEnvelopes } from "./status.ts";

/** How the delivery of an edition went: when it was handed over, what was refused, what nobody knows. */
export function showEditionReport(report: EditionReport, config: Config, paint: Paint): string {
  const { edition, subject, counts, submissions, nextAttempt, isSending } = report;
  const retried = nextAttempt === undefined ? "" : `, tried again from ${when(nextAttempt)}`;
  return [
    `${paint("bold", "edition")} ${paint("cyan", edition.id)}  ${when(edition.slot)}`,
    `  ${printable(subject)}`,
    `  ${showEnvelopes(counts)}`,
    ...sayUnanswered(counts, isSending).map((line) => `  ${line}`),
    ...(submissions ? ["", ...showCurve(submissions, when, paint)] : []),
    ...showReasons(report, "refused", "", paint),
    ...showReasons(report, "deferred", retried, paint),
    ...showUncertain(report, when, paint),
  ].join("\n");

  function when(instant: number): string {
    return showInstant(instant, config);
  }
}

const BARS = "▁▂▃▄▅▆▇█";

function showCurve(
  { from, to, step, counts }: SubmissionCurve,
  when: (instant: number) => string,
  paint: Paint,
): readonly string[] {
  const title = paint("bold", "submitted");
  if (counts.length === 1) return [`${title}: ${when(from)}`];
  const most = Math.max(...counts);
  const bars = counts.map((count) => (count === 0 ? " " : BARS[Math.ceil((count / most) * 8) - 1]));
  return [
    `${title}: the first ${when(from)}, the last ${showDuration(to - from)} later`,
    `  ${paint("green", bars.join(""))}  ${showDuration(step)} a column, at most ${grouped(most)} in one`,
  ];
}

function showReasons(
  { counts, reasons }: EditionReport,
  state: EnvelopeState,
  more: string,
  paint: Paint,
): readonly string[] {
  if (counts[state] === 0) return [];
  const lines = reasons
    .filter((reason) => reason.state === state)
    .map(({ count, reply }) => `  ${grouped(count)} × ${printable(reply)}`);
  return ["", `${paint("bold", state)}${more}`, ...lines];
}

function showUncertain(
  { edition, counts, uncertain }: EditionReport,
  when: (instant: number) => string,
  paint: Paint,
): readonly string[] {
  if (counts.uncertain === 0) return [];
  const left = counts.uncertain - uncertain.length;
  return [
    "",
    `${paint("bold", "uncertain")}: they were handed over and no answer came, so nobody can know whether they arrived`,
    ...uncertain.flatMap(({ id, address, since, reply }) => [
      `  ${printable(address)}  ${when(since)}  ${printable(reply)}`,
      paint("dim", `    Message-ID <${id}@…>`),
    ]),
    ...(left > 0 ? [`  and ${grouped(left)} more`] : []),
    ...adviceOnUncertain(edition.id),
  ];
}

/** What a person can do about uncertain envelopes. */
export function adviceOnUncertain(edition: string): readonly string[] {
  return [
    "  your mail server's log may know; if a second copy does less harm than none, send them again:",
    `    postrider send --retry-uncertain ${edition}`,
  ];
}

/** The same for machines. */
export function editionReportAsJson({
  edition: { id, slot, posts },
  subject,
  counts,
  submissions,
  reasons,
  uncertain,
  nextAttempt,
  isSending,
}: EditionReport) {
  return {
    edition: id,
    slot: toRfc3339(slot),
    posts,
    subject,
    envelopes: counts,
    ...(submissions && {
      submissions: {
        from: toRfc3339(submissions.from),
        to: toRfc3339(submissions.to),
        seconds: submissions.step / 1000,
        counts: submissions.counts,
      },
    }),
    reasons,
    uncertain: uncertain.map((one) => ({ ...one, since: toRfc3339(one.since) })),
    ...(nextAttempt !== undefined && { nextAttempt: toRfc3339(nextAttempt) }),
    sending: isSending,
  };
}
