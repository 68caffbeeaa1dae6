import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { deliver, type DeliveryReport } from "../../src/delivery/deliver.ts";
import type { DeliveryOptions } from "../../src/delivery/job.ts";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import { HOUR, MINUTE } from "../../src/model/instant.ts";
import type { Clock, Ledger } from "../../src/model/ports.ts";
import { filled, NOW, open } from "../io/ledger/material.ts";
import {
  type BarePeer,
  bareSmtp,
  CUT,
  type PeerAnswer,
  type PeerEvent,
  SILENCE,
} from "../peers/bare-smtp.ts";
import { outgoing } from "./material.ts";

const ID = "2026-11-23";

interface Scene {
  readonly ledger: Ledger;
  readonly path: string;
  readonly peer: BarePeer;
  readonly clock: TestClock;
  run(options?: Partial<DeliveryOptions>): Promise<DeliveryReport>;
}

interface TestClock extends Clock {
  pass(milliseconds: number): void;
  /** How long it was slept, each time. */
  readonly slept: number[];
}

/** Sleeping takes no time and moves the hands. */
function testClock(): TestClock {
  let now = NOW;
  const slept: number[] = [];
  return {
    now: () => now,
    async sleep(milliseconds, signal) {
      if (signal?.aborted) return;
      slept.push(milliseconds);
      now += milliseconds;
      // One turn of the loop, so that what is under way gets on.
      await pause(1);
    },
    pass(milliseconds) {
      now += milliseconds;
    },
    slept,
  };
}

/** So many subscribers, an opened edition, and a server that answers like this. */
async function scene(
  count: number,
  answer?: (event: PeerEvent) => PeerAnswer | Promise<PeerAnswer>,
): Promise<Scene> {
  const { ledger, path } = filled(count);
  const peer = await bareSmtp(answer);
  onTestFinished(() => peer.close());
  const clock = testClock();
  return {
    ledger,
    path,
    peer,
    clock,
    async run(options = {}) {
      const { mailer } = openMailer(peer.url);
      if (!mailer) throw new Error("a sound URL");
      try {
        return await deliver(ID, { ledger, mailer, clock }, outgoing(), {
          connections: 1,
          ...options,
        });
      } finally {
        await mailer.close();
      }
    },
  };
}

const copies = ({ peer }: Scene) => [...peer.copies.values()];
const everybody = (count: number) =>
  Array.from({ length: count }, (_, number) => `reader${number}@example.org`);

test("everybody gets one copy, and running it again adds none", async () => {
  const stage = await scene(30);
  const report = await stage.run({ connections: 4 });
  expect(report).toEqual({
    edition: ID,
    end: "done",
    reached: { submitted: 30, deferred: 0, refused: 0, uncertain: 0 },
    recovered: 0,
    counts: { queued: 0, submitting: 0, submitted: 30, deferred: 0, refused: 0, uncertain: 0 },
    reasons: [],
  });
  expect((await stage.run()).reached.submitted).toBe(0);
  expect([...stage.peer.copies.keys()].toSorted()).toEqual(everybody(30).toSorted());
  expect(copies(stage)).toEqual(Array.from({ length: 30 }, () => 1));
  expect(stage.peer.connections()).toBe(4);
});

test("each has a Message-ID and a way out of their own, and nobody else's address", async () => {
  const stage = await scene(5);
  await stage.run();
  const ids = stage.peer.messages.map(({ text }) => /^Message-ID: (.*)\r$/m.exec(text)?.[1]);
  expect(new Set(ids).size).toBe(5);
  for (const { recipient, text } of stage.peer.messages) {
    expect(text.match(/[\w.]+@example\.org/g)).toEqual([recipient]);
    expect(text).toContain(`https://blog.example/u/s${/\d+/.exec(recipient)?.[0]}>`);
  }
});

test("progress is told after each, and adds up", async () => {
  const stage = await scene(3);
  const told: number[] = [];
  await stage.run({ onProgress: ({ queued, submitted }) => told.push(submitted, queued) });
  expect(told).toEqual([1, 2, 2, 1, 3, 0]);
});

test("who unsubscribed since gets nothing", async () => {
  const stage = await scene(4);
  stage.ledger.setSubscriberState("s1", "unsubscribed");
  const report = await stage.run();
  expect([...stage.peer.copies.keys()]).not.toContain("reader1@example.org");
  expect(report.counts).toMatchObject({ submitted: 3, refused: 1 });
});

test("who unsubscribes while the body is on its way gets nothing", async () => {
  const stage: Scene = await scene(2, ({ at, recipient }) => {
    if (at === "data" && recipient.startsWith("reader0")) {
      stage.ledger.setSubscriberState("s0", "unsubscribed");
    }
    return undefined;
  });
  const report = await stage.run();
  expect([...stage.peer.copies.keys()]).toEqual(["reader1@example.org"]);
  expect(report.counts).toMatchObject({ submitted: 1, refused: 1 });
  expect(report.end).toBe("done");
});

test("a bad address is refused and suppressed, and its words hold no address", async () => {
  const stage = await scene(3, ({ at, line }) =>
    at === "rcpt" && line.includes("reader1")
      ? "550 5.1.1 <reader1@example.org> unknown"
      : undefined,
  );
  const report = await stage.run();
  expect(report.reached).toEqual({ submitted: 2, deferred: 0, refused: 1, uncertain: 0 });
  expect(report.reasons).toEqual([
    { state: "refused", reply: "550 5.1.1 <r…@example.org> unknown", count: 1 },
  ]);
  expect(stage.ledger.findSubscriber("reader1@example.org")?.state).toBe("suppressed");
  expect(JSON.stringify(report)).not.toMatch(/reader\d/);
});

test("a deferred one waits for its time and is tried again then", async () => {
  let full = true;
  const stage = await scene(2, ({ at, line }) =>
    full && at === "rcpt" && line.includes("reader0") ? "452 4.2.2 full" : undefined,
  );
  const first = await stage.run();
  expect(first).toMatchObject({ end: "done", nextAttempt: NOW + 5 * MINUTE });
  expect((await stage.run()).reached).toMatchObject({ submitted: 0, deferred: 0 });
  full = false;
  stage.clock.pass(5 * MINUTE);
  expect((await stage.run()).counts).toMatchObject({ submitted: 2, deferred: 0 });
  expect(copies(stage)).toEqual([1, 1]);
});

test("one that is deferred for two days is given up", async () => {
  const stage = await scene(1, ({ at }) => (at === "rcpt" ? "451 4.3.0 no" : undefined));
  for (let hours = 0; hours < 52; hours += 4) {
    await stage.run();
    stage.clock.pass(4 * HOUR);
  }
  expect(stage.ledger.counts(ID)).toMatchObject({ refused: 1, deferred: 0 });
  expect(stage.ledger.countSubscribers().suppressed).toBe(0);
});

test.each<[string, (event: PeerEvent) => PeerAnswer, string]>([
  [
    "a server that wants nothing from us",
    ({ at }) => (at === "greeting" ? "554 5.7.1 no" : undefined),
    "5.7.1",
  ],
  ["a sender it does not like", ({ at }) => (at === "mail" ? "550 5.1.8 no" : undefined), "5.1.8"],
  ["policy", ({ at }) => (at === "rcpt" ? "550 5.7.1 relaying denied" : undefined), "5.7.1"],
  [
    "authentication of the mail",
    ({ at }) => (at === "dot" ? "550 5.7.26 no" : undefined),
    "5.7.26",
  ],
  ["size", ({ at }) => (at === "dot" ? "552 5.3.4 big" : undefined), "5.3.4"],
])("%s stops the run and blames nobody", async (_what, answer, code) => {
  const stage = await scene(20, answer);
  const report = await stage.run({ connections: 2 });
  expect(report.end).toBe("halted");
  expect(report.reply).toContain(code);
  expect(report.counts).toMatchObject({ queued: 20, refused: 0 });
  expect(stage.ledger.countSubscribers().suppressed).toBe(0);
  expect(stage.peer.messages.length).toBeLessThanOrEqual(2);
});

test("a refusal that looks like ours and is about one reader stops nobody else", async () => {
  const stage = await scene(4, ({ at, line }) =>
    at === "rcpt" && line.includes("reader0") ? "550 5.7.1 no" : undefined,
  );
  // Of the very first nobody can know.
  expect((await stage.run()).end).toBe("halted");
  stage.clock.pass(HOUR);
  const second = await stage.run();
  expect(second).toMatchObject({ end: "done", counts: { queued: 0, deferred: 1, submitted: 3 } });
  expect(stage.ledger.countSubscribers().suppressed).toBe(0);
});

test("a policy that begins in the middle of a run stops it", async () => {
  let recipients = 0;
  const stage = await scene(30, ({ at }) =>
    at === "rcpt" && ++recipients > 10 ? "550 5.7.1 enough for today" : undefined,
  );
  const report = await stage.run();
  expect(report).toMatchObject({
    end: "halted",
    counts: { submitted: 10, deferred: 3, refused: 0 },
  });
  expect(report.counts.queued).toBe(17);
  stage.clock.pass(HOUR);
  const next = await stage.run();
  expect(next.end).toBe("halted");
  expect(next.counts.refused).toBe(0);
});

test("asked for less, everybody slows down, longer each time", async () => {
  let strikes = 0;
  const stage = await scene(6, ({ at }) =>
    at === "rcpt" && ++strikes <= 3 ? "450 4.7.0 too fast" : undefined,
  );
  const report = await stage.run();
  expect(stage.clock.slept).toEqual([1000, 2000, 4000]);
  expect(report).toMatchObject({ end: "done", counts: { submitted: 3, deferred: 3 } });
});

test("a server that keeps asking for less is left alone for now", async () => {
  const stage = await scene(1000, ({ at }) => (at === "greeting" ? "421 busy" : undefined));
  const report = await stage.run({ connections: 5 });
  expect(report).toMatchObject({ end: "throttled", reply: "421 busy" });
  // Hardly anybody has spent an attempt on it.
  expect(report.counts.deferred).toBeLessThan(50);
});

test("a server that takes messages and never answers makes few of them uncertain", async () => {
  const stage = await scene(100, ({ at }) => (at === "dot" ? CUT : undefined));
  const report = await stage.run({ connections: 4 });
  expect(report.end).toBe("halted");
  expect(report.counts.uncertain).toBeGreaterThan(0);
  expect(report.counts.uncertain).toBeLessThanOrEqual(8);
  expect(report.counts.uncertain + report.counts.queued).toBe(100);
  await stage.run({ connections: 4 });
  expect(Math.max(...copies(stage))).toBe(1);
});

test("one reader whom policy keeps out does not hold up an edition for ever", async () => {
  const stage = await scene(3, ({ at, recipient }) =>
    at === "rcpt" && recipient.startsWith("reader1") ? "550 5.7.1 not for you" : undefined,
  );
  expect(await stage.run()).toMatchObject({ end: "done", counts: { deferred: 1, submitted: 2 } });
  stage.clock.pass(49 * HOUR);
  expect((await stage.run()).counts).toMatchObject({ queued: 0, refused: 1, submitted: 2 });
  expect((await stage.run()).end).toBe("done");
});

test("an uncertain one is not sent again by itself", async () => {
  const stage = await scene(3, ({ at, recipient }) =>
    at === "dot" && recipient.startsWith("reader1") ? CUT : undefined,
  );
  expect((await stage.run()).counts).toMatchObject({ submitted: 2, uncertain: 1 });
  stage.clock.pass(100 * HOUR);
  await stage.run();
  expect(copies(stage)).toEqual([1, 1, 1]);
});

test("a rate is kept from the first message on", async () => {
  const stage = await scene(5);
  const times: number[] = [];
  await stage.run({ connections: 3, rate: 2, onProgress: () => times.push(stage.clock.now()) });
  expect(stage.clock.slept).toEqual([500, 500, 500, 500]);
  expect(times.at(-1)).toBe(NOW + 2000);
});

test("a rate is kept from one run to the next", async () => {
  const stop = new AbortController();
  const stage = await scene(3, ({ at }) => void (at === "dot" && stop.abort()));
  const rate = 2 / 3600;
  await stage.run({ rate, signal: stop.signal, grace: 0 });
  expect(stage.peer.messages).toHaveLength(1);
  stage.clock.pass(10 * MINUTE);
  const before = stage.clock.slept.length;
  await stage.run({ rate });
  expect(stage.clock.slept.slice(before)).toEqual([20 * MINUTE, 30 * MINUTE]);
  expect(stage.peer.messages).toHaveLength(3);
});

test("quotas for longer spans are kept from one run to the next as well", async () => {
  const stop = new AbortController();
  const stage = await scene(
    6,
    ({ at, messages }) => void (at === "dot" && messages === 3 && stop.abort()),
  );
  const bounds = { connections: 1, rate: 10, quotas: [{ messages: 4, span: HOUR }] };
  await stage.run({ ...bounds, signal: stop.signal, grace: 0 });
  const sent = stage.peer.messages.length;
  expect(sent).toBeLessThanOrEqual(4);
  stage.clock.pass(10 * MINUTE);
  const before = stage.clock.slept.length;
  await stage.run(bounds);
  expect(stage.peer.messages).toHaveLength(6);
  const slept = stage.clock.slept.slice(before);
  expect(Math.max(...slept)).toBeGreaterThan(49 * MINUTE);
  expect(slept.filter((wait) => wait > MINUTE)).toHaveLength(1);
});

test("a clock that was set back between two runs costs one pause at most", async () => {
  const stop = new AbortController();
  const stage = await scene(2, ({ at }) => void (at === "dot" && stop.abort()));
  await stage.run({ rate: 1 / 60, signal: stop.signal });
  stage.clock.pass(-100 * HOUR);
  const before = stage.clock.slept.length;
  await stage.run({ rate: 1 / 60 });
  expect(stage.clock.slept.slice(before)).toEqual([MINUTE]);
});

test("asked to stop, it finishes what is under way and begins nothing more", async () => {
  const stop = new AbortController();
  const stage = await scene(50, async ({ at, messages }) => {
    if (at !== "dot" || messages !== 5) return undefined;
    stop.abort();
    await pause(30);
    return undefined;
  });
  stage.clock.sleep = (milliseconds, signal) =>
    pause(milliseconds, undefined, { signal }).catch(() => {});
  const report = await stage.run({ connections: 3, signal: stop.signal, grace: 5000 });
  expect(report.end).toBe("stopped");
  expect(report.counts.submitted).toBe(stage.peer.messages.length);
  expect(report.counts.submitted).toBeLessThan(10);
  expect(report.counts.uncertain + report.counts.deferred).toBe(0);
});

test("what takes longer than its time of grace is cut, and called what it is", async () => {
  const stop = new AbortController();
  const stage = await scene(5, ({ at }) => {
    if (at === "dot") stop.abort();
    return at === "dot" ? SILENCE : undefined;
  });
  stage.clock.sleep = (milliseconds, signal) =>
    pause(milliseconds, undefined, { signal }).catch(() => {});
  const report = await stage.run({ signal: stop.signal, grace: 50 });
  expect(report).toMatchObject({ end: "stopped", counts: { queued: 4, uncertain: 1 } });
});

test("a server that never greets keeps nobody from stopping in time", async () => {
  const stop = new AbortController();
  const stage = await scene(3, ({ at }) => {
    if (at === "greeting") stop.abort();
    return at === "greeting" ? SILENCE : undefined;
  });
  stage.clock.sleep = (milliseconds, signal) =>
    pause(milliseconds, undefined, { signal }).catch(() => {});
  const report = await stage.run({ connections: 2, signal: stop.signal, grace: 50 });
  expect(report).toMatchObject({ end: "stopped", counts: { uncertain: 0, refused: 0 } });
  await pause(20);
  expect(stage.peer.sockets.size).toBe(0);
});

test("asked to stop before it began, it begins nothing", async () => {
  const stage = await scene(3);
  expect(await stage.run({ signal: AbortSignal.abort() })).toMatchObject({
    end: "stopped",
    counts: { queued: 3 },
  });
  expect(stage.peer.connections()).toBe(0);
});

test("while another one sends, it steps back", async () => {
  const stage = await scene(3);
  const other = open(stage.path);
  other.becomeSender(NOW - 5);
  expect(await stage.run()).toMatchObject({
    end: "busy",
    other: { process: process.pid, since: NOW - 5 },
    counts: { queued: 3 },
  });
  other.resign();
  expect((await stage.run()).end).toBe("done");
});

/** From now on the ledger cannot write that an Envelope is in that state. */
function refuseToWrite({ path }: Scene, state: string): void {
  const other = new DatabaseSync(path);
  other.exec(
    `CREATE TRIGGER broken BEFORE UPDATE OF state ON envelopes WHEN new.state = '${state}'
     BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
  );
  other.close();
}

test("if the mark cannot be written, no dot leaves", async () => {
  const stage = await scene(10);
  refuseToWrite(stage, "submitting");
  await expect(stage.run({ connections: 3 })).rejects.toThrow("the disk is full");
  await pause(30);
  expect(stage.peer.messages).toEqual([]);
  expect(stage.ledger.counts(ID).queued).toBe(10);
  // And the ledger is free for the next one.
  expect(open(stage.path).becomeSender(NOW)).toBeUndefined();
});

test("if the answer cannot be written, nothing more leaves and what left is uncertain", async () => {
  const stage = await scene(10);
  refuseToWrite(stage, "submitted");
  await expect(stage.run({ connections: 3 })).rejects.toThrow("the disk is full");
  expect(stage.peer.messages.length).toBeLessThanOrEqual(3);
  const next = open(stage.path);
  next.becomeSender(NOW);
  expect(next.recover()).toBe(stage.peer.messages.length);
});
