import { counted } from "../lib/text.ts";
import type { Config } from "../model/config.ts";
import type { Edition } from "../model/edition.ts";
import type { EnvelopeCounts, EnvelopeState } from "../model/envelope.ts";
import { type Instant, toRfc3339 } from "../model/instant.ts";
import type { EnvelopeReason } from "../model/edition-report.ts";
import type { PostHead } from "../model/post.ts";
import type { SubscriberState } from "../model/subscriber.ts";
import { showInstant } from "./instant.ts";
import { type PassedOver, passedOverAsJson, showPassedOver } from "./passed-over.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

/** Where a project stands: what was made, what comes, who gets it. */
export interface Status {
  readonly config: Config;
  readonly heads: readonly PostHead[];
  /** Oldest slot first. `counts` is absent where the edition was made elsewhere: this ledger has none of it. */
  readonly editions: readonly {
    readonly edition: Edition;
    readonly counts?: EnvelopeCounts;
    readonly reasons: readonly EnvelopeReason[];
    /** When the first of the deferred ones may be tried again. */
    readonly nextAttempt?: Instant;
  }[];
  readonly due?: Edition;
  readonly next?: Edition;
  readonly nextSlot?: Instant;
  readonly passedOver?: PassedOver;
  readonly subscribers: Readonly<Record<SubscriberState, number>>;
  /** A process is sending at this moment. */
  readonly isSending: boolean;
}

export function showStatus(status: Status, paint: Paint): string {
  return [
    ...showEditions(status, paint),
    "",
    ...showComing(status, paint),
    "",
    `${paint("bold", "subscribers")}: ${showCounts(status.subscribers, ["active", "unsubscribed", "suppressed"])}`,
  ].join("\n");
}

function showEditions({ editions, config, isSending }: Status, paint: Paint): string[] {
  if (editions.length === 0) return [`${paint("bold", "editions")}: none made yet`];
  const lines = editions.flatMap(({ edition, counts, reasons, nextAttempt }) => [
    `  ${paint("cyan", edition.id)}  ${showInstant(edition.slot, config)}  ${counted(edition.posts.length, "post")}`,
    `    ${counts ? showEnvelopes(counts) : "made elsewhere: this ledger has no envelopes of it"}`,
    ...(counts ? sayUnanswered(counts, isSending).map((line) => `    ${line}`) : []),
    ...reasons.map(({ state, reply, count }) => `    ${state} × ${count}: ${printable(reply)}`),
    ...(nextAttempt === undefined
      ? []
      : [`    deferred ones may be tried from ${showInstant(nextAttempt, config)}`]),
    ...(counts && counts.uncertain > 0
      ? [`    \`postrider status ${edition.id}\` names the uncertain ones and says what to do`]
      : []),
  ]);
  return [`${paint("bold", "editions")}: ${editions.length}`, ...lines];
}

function showComing(status: Status, paint: Paint): string[] {
  const { due, next, nextSlot, config, heads } = status;
  const titles = new Map(heads.map((head) => [head.id, printable(head.title)]));
  const posts = (edition: Edition) => edition.posts.map((id) => `  · ${titles.get(id) ?? id}`);
  const lines: string[] = [];
  lines.push(...showPassedOver(status.passedOver, config));
  if (due) lines.push(`${paint("bold", "due now")}: edition ${due.id}`, ...posts(due));
  if (next) {
    lines.push(`${paint("bold", "next")}: ${showInstant(next.slot, config)}`, ...posts(next));
  } else if (nextSlot !== undefined) {
    lines.push(
      `${paint("bold", "next")}: ${showInstant(nextSlot, config)}, and no post waits for it yet`,
    );
  } else {
    lines.push(`${paint("bold", "next")}: with the next post`);
  }
  return lines;
}

/** What `submitting` means at this moment; nothing where there is none. */
export function sayUnanswered(
  { submitting }: EnvelopeCounts,
  isSending: boolean,
): readonly string[] {
  if (submitting === 0) return [];
  return isSending
    ? [
        `submitting × ${submitting}: handed over by the process that is sending, and not answered yet`,
      ]
    : [
        `submitting × ${submitting}: cut off; the next run will list ${submitting === 1 ? "it" : "them"} as uncertain`,
      ];
}

/** In the order in which a person wants to know of them. */
export const STATES: readonly EnvelopeState[] = [
  "submitted",
  "queued",
  "submitting",
  "deferred",
  "refused",
  "uncertain",
];

/** `118 submitted, 2 refused`: the states that any envelope is in. */
export function showEnvelopes(counts: EnvelopeCounts): string {
  return showCounts(counts, STATES);
}

function showCounts<State extends string>(
  counts: Readonly<Record<State, number>>,
  states: readonly State[],
): string {
  const parts = states.filter((state) => counts[state] > 0);
  return (
    parts.map((state) => `${counts[state].toLocaleString("en-US")} ${state}`).join(", ") || "none"
  );
}

/** The same for machines. No subscriber is in it, only how many. */
export function statusAsJson(status: Status) {
  const { editions, due, next, nextSlot, passedOver, subscribers, isSending } = status;
  return {
    editions: editions.map(({ edition, counts, reasons, nextAttempt }) => ({
      ...plain(edition),
      ...(counts && { envelopes: counts }),
      ...(reasons.length > 0 && { reasons }),
      ...(nextAttempt !== undefined && { nextAttempt: toRfc3339(nextAttempt) }),
    })),
    ...(due && { due: plain(due) }),
    ...(next && { next: plain(next) }),
    ...(nextSlot !== undefined && { nextSlot: toRfc3339(nextSlot) }),
    ...passedOverAsJson(passedOver),
    subscribers,
    sending: isSending,
  };
}

function plain({ id, slot, posts }: Edition) {
  return { id, slot: toRfc3339(slot), posts };
}
