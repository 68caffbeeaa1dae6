import { counted } from "../lib/text.ts";
import type { Config } from "../model/config.ts";
import type { Edition } from "../model/edition.ts";
import type { EnvelopeCounts } from "../model/envelope.ts";
import { type Instant, toRfc3339 } from "../model/instant.ts";
import type { EnvelopeReason } from "../model/edition-report.ts";
import type { Problem } from "../model/problem.ts";
import type { LedgerEdition } from "../model/ports.ts";
import { adviceOn } from "./advice.ts";
import { showInstant } from "./instant.ts";
import { type PassedOver, passedOverAsJson, showPassedOver } from "./passed-over.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { showSize } from "./size.ts";
import { showEnvelopes } from "./status.ts";

/** A plan of sending, as far as a person wants to see it. */
export interface PlannedSend {
  readonly config: Config;
  readonly resume: readonly { readonly edition: Edition; readonly counts: EnvelopeCounts }[];
  readonly make: readonly {
    readonly edition: Edition;
    readonly digest: { readonly subject: string; readonly html: string };
  }[];
  readonly readers: number;
  readonly titles: ReadonlyMap<string, string>;
  /** Nothing new was asked for. */
  readonly resumeOnly: boolean;
  /** When something will be due, if nothing is now. */
  readonly nextSlot?: Instant;
  readonly passedOver?: PassedOver;
}

/** What would be sent, to how many. */
export function showPlan(plan: PlannedSend, paint: Paint): string {
  const { config, resume, make, readers, titles } = plan;
  const resumed = resume.map(
    ({ edition, counts }) =>
      `go on with edition ${paint("cyan", edition.id)}: ${showEnvelopes(counts)}`,
  );
  const made = make.map(({ edition, digest }) =>
    [
      `make edition ${paint("cyan", edition.id)}, due ${showInstant(edition.slot, config)}`,
      `  ${paint("bold", printable(digest.subject))}`,
      ...edition.posts.map((id) => `  · ${printable(titles.get(id) ?? id)}`),
      `  to ${counted(readers, "subscriber")}, ${showSize(Buffer.byteLength(digest.html))} of HTML`,
    ].join("\n"),
  );
  return [...resumed, ...made].join("\n\n") || showNothingDue(plan);
}

/** Why there is nothing to send, and when there will be. */
export function showNothingDue(plan: PlannedSend): string {
  const { config, readers, nextSlot, passedOver, resumeOnly } = plan;
  if (resumeOnly) return "No edition was cut off. Nothing was sent.";
  if (readers === 0) return "Nobody has subscribed yet, so no edition was made. Nothing was sent.";
  const when = nextSlot === undefined ? "with the next post" : showInstant(nextSlot, config);
  const nothing = `Nothing is due. Next: ${when}. Nothing was sent.`;
  return [...showPassedOver(passedOver, config), nothing].join("\n");
}

export function planAsJson({ resume, make, readers, nextSlot, passedOver }: PlannedSend) {
  return {
    resume: resume.map(({ edition, counts }) => ({ edition: edition.id, envelopes: counts })),
    make: make.map(({ edition, digest }) => ({
      edition: edition.id,
      slot: toRfc3339(edition.slot),
      posts: edition.posts,
      subject: digest.subject,
      bytes: Buffer.byteLength(digest.html),
      envelopes: readers,
    })),
    ...(nextSlot !== undefined && { nextSlot: toRfc3339(nextSlot) }),
    ...passedOverAsJson(passedOver),
  };
}

/** Which uncertain envelopes would go again. */
export function showRetry(again: readonly LedgerEdition[]): string {
  const lines = again.map(
    ({ edition, counts }) =>
      `send ${counted(counts.uncertain, "uncertain envelope")} of edition ${edition.id} again, with the same Message-ID`,
  );
  return lines.join("\n") || "No envelope is uncertain. Nothing was sent.";
}

export function retryAsJson(again: readonly LedgerEdition[]) {
  return {
    retry: again.map(({ edition, counts }) => ({
      edition: edition.id,
      envelopes: counts.uncertain,
    })),
  };
}

/** What came of one edition's delivery. */
export interface Delivered {
  readonly edition: string;
  readonly end: "done" | "halted" | "throttled" | "stopped" | "busy";
  readonly reply?: string;
  readonly problems?: readonly Problem[];
  /** Where the attempts of this run led. */
  readonly reached: Readonly<Record<"submitted" | "deferred" | "refused" | "uncertain", number>>;
  readonly counts: EnvelopeCounts;
  readonly reasons: readonly EnvelopeReason[];
  readonly nextAttempt?: Instant;
}

/** The same for machines, in the words of `status --json`. */
export function deliveredAsJson(delivered: Delivered) {
  const { edition, end, reply, problems, reached, counts, reasons, nextAttempt } = delivered;
  return {
    edition,
    end,
    ...(reply !== undefined && { reply }),
    ...(problems && { problems }),
    reached,
    envelopes: counts,
    reasons,
    ...(nextAttempt !== undefined && { nextAttempt: toRfc3339(nextAttempt) }),
  };
}

/** One honest sentence an edition, and below it why anything is not submitted. */
export function showDelivered(delivered: Delivered, config: Config, paint: Paint): string {
  const { edition, end, reply, counts, reasons, nextAttempt } = delivered;
  const ends: Readonly<Record<Delivered["end"], string>> = {
    done: "",
    halted: `; stopped: ${printable(reply ?? "")}`,
    throttled: `; stopped, the server wants less: ${printable(reply ?? "")}`,
    stopped: "; stopped as you asked",
    busy: "; another process is sending it",
  };
  const lines = reasons.map(
    ({ state, reply: why, count }) => `  ${state} × ${count}: ${printable(why)}`,
  );
  const advice = end === "halted" ? adviceOn(reply ?? "") : undefined;
  if (advice !== undefined) lines.unshift(`  ${advice}`);
  if (nextAttempt !== undefined)
    lines.push(`  deferred ones may be tried from ${showInstant(nextAttempt, config)}`);
  if (counts.queued > 0 && end === "done")
    lines.push(
      `  ${counted(counts.queued, "envelope")} left that no index of the ledger has: it is damaged, and \`postrider doctor\` looks through it`,
    );
  else if (counts.queued > 0 && end !== "busy")
    lines.push(
      `  ${counted(counts.queued, "envelope")} left: \`postrider run\` or \`postrider send --resume\` goes on`,
    );
  if (counts.uncertain > 0)
    lines.push(`  \`postrider status ${edition}\` names the uncertain ones and says what to do`);
  return [`edition ${paint("cyan", edition)}: ${showEnvelopes(counts)}${ends[end]}`, ...lines].join(
    "\n",
  );
}
