import type { Envelope, EnvelopeState, Outcome } from "../model/envelope.ts";
import {
  type DeliveryEnd,
  type DeliveryOptions,
  type DeliveryPorts,
  GRACE,
  type Outgoing,
  type Reached,
} from "./job.ts";
import { joinMessage } from "./join.ts";
import { oneReader } from "./one-reader.ts";
import { goOn, isExhausted, keptOf, leave, slowDown, startPace, waitOf } from "./pace.ts";
import { outcomeOf } from "./replies.ts";
import type { Template } from "./template.ts";

interface Ending {
  readonly end: DeliveryEnd;
  readonly reply?: string;
}

// Asking the ledger for one costs nearly as much as asking for many.
const BORROWED_AT_ONCE = 100;

/**
 * Sends what an edition has waiting, as many at once as there are connections, until nothing is left
 * or something says stop. Counts into `reached`.
 */
export async function sendAll(
  edition: string,
  { ledger, mailer, clock }: DeliveryPorts,
  outgoing: Outgoing,
  template: Template,
  options: DeliveryOptions,
  reached: Reached,
): Promise<Ending> {
  const counts = { ...ledger.counts(edition) };
  const stop = new AbortController();
  const finished = new AbortController();
  let ending: Ending = { end: "done" };
  let pace = startPace(options, ledger.keptPace());
  const weighed = oneReader(counts.submitted > 0);
  let unanswered = 0;
  const borrowed: Envelope[] = [];

  function stopWith(why: Ending): void {
    if (!stop.signal.aborted) ending = why;
    stop.abort();
  }

  async function stopByRequest(): Promise<void> {
    stopWith({ end: "stopped" });
    await clock.sleep(options.grace ?? GRACE, finished.signal);
    if (!finished.signal.aborted) await mailer.close();
  }

  // One behind the other, so that whoever waits knows what those in front of him took.
  let gate = Promise.resolve();
  function turn(): Promise<void> {
    gate = gate.then(waitForTurn);
    return gate;
  }
  async function waitForTurn(): Promise<void> {
    // Once more only where somebody was told to slow down meanwhile: a clock that was set back would
    // have us wait for it.
    for (let seen; seen !== pace && !stop.signal.aborted;) {
      seen = pace;
      const wait = waitOf(pace, clock.now());
      if (wait === 0) continue;
      options.onWait?.(clock.now() + wait);
      await clock.sleep(wait, stop.signal);
    }
    pace = leave(pace, clock.now());
  }

  function nextEnvelope(): Envelope | undefined {
    if (borrowed.length === 0) {
      borrowed.push(...ledger.claim(edition, clock.now(), BORROWED_AT_ONCE).toReversed());
    }
    return borrowed.pop();
  }

  // What became of a message is written down while the next one is under way. Whatever is asked of the
  // ledger later reaches the disk no earlier, so no connection ever has two of them between dot and
  // answer there.
  async function work(): Promise<void> {
    let recorded = Promise.resolve();
    while (!stop.signal.aborted) {
      const envelope = nextEnvelope();
      if (!envelope) break;
      await turn();
      const outcome = stop.signal.aborted ? undefined : await attempt(envelope);
      await recorded;
      if (outcome) recorded = record(envelope, outcome).catch(fail);
      else ledger.release(envelope.id);
    }
    await recorded;
  }

  /** How handing it over ended; undefined where it must not be sent after all. */
  async function attempt(envelope: Envelope): Promise<Outcome | undefined> {
    const unsubscribe = outgoing.unsubscribe(envelope.subscriber);
    const reader = { ...envelope, unsubscribe };
    const message = await joinMessage(template, reader, outgoing.keys);
    const mark = () => ledger.markSubmitting(envelope.id, clock.now(), keptOf(pace));
    const answer = await mailer.submit(message, mark);
    return answer === "withheld" ? undefined : weighed(outcomeOf(answer), answer.at);
  }

  async function record(envelope: Envelope, outcome: Outcome): Promise<void> {
    heed(outcome);
    count(envelope.state, await ledger.settle(envelope.id, outcome, clock.now()));
    options.onProgress?.({ ...counts });
  }

  const faults: unknown[] = [];
  function fail(fault: unknown): void {
    faults.push(fault);
    stop.abort();
  }

  function count(before: EnvelopeState, now: EnvelopeState): void {
    counts[before] -= 1;
    counts[now] += 1;
    if (now !== "queued" && now !== "submitting") reached[now] += 1;
  }

  function heed(outcome: Outcome): void {
    const { is, reply } = outcome;
    if (is === "halted") stopWith({ end: "halted", reply });
    if (is === "submitted" || is === "refused") pace = goOn(pace);
    if (is === "submitted") unanswered = 0;
    if (is === "uncertain") unanswered += 1;
    if (is === "uncertain" || (is === "deferred" && outcome.throttled)) {
      pace = slowDown(pace, clock.now());
      if (isExhausted(pace)) stopWith({ end: "throttled", reply });
    }
    // A server that takes messages and never answers would make the whole list uncertain.
    if (unanswered > options.connections) stopWith({ end: "halted", reply });
  }

  if (options.signal?.aborted) return { end: "stopped" };
  options.signal?.addEventListener("abort", stopByRequest);
  try {
    await Promise.all(Array.from({ length: options.connections }, () => work().catch(fail)));
  } finally {
    options.signal?.removeEventListener("abort", stopByRequest);
    finished.abort();
    for (const { id } of borrowed) ledger.release(id);
  }
  if (faults.length > 0) throw faults[0];
  return ending;
}
