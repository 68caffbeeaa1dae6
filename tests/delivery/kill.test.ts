import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import type { DeliveryReport } from "../../src/delivery/deliver.ts";
import type { Ledger } from "../../src/model/ports.ts";
import { filled, NOW } from "../io/ledger/material.ts";
import { type BarePeer, bareSmtp } from "../peers/bare-smtp.ts";

const SENDER = fileURLToPath(new URL("sender-process.ts", import.meta.url));
const CONNECTIONS = 4;

function start(path: string, url: string): ChildProcess {
  const child = spawn(process.execPath, [SENDER, path, url, String(CONNECTIONS)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function reportOf(child: ChildProcess): Promise<DeliveryReport> {
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [code] = await once(child, "close");
  expect(code).toBe(0);
  return JSON.parse(text);
}

/** Nobody twice; who has no copy is uncertain, or was never tried. */
function account(ledger: Ledger, peer: BarePeer, total: number): void {
  const { uncertain, submitted, queued, deferred, submitting, refused } =
    ledger.counts("2026-11-23");
  expect(submitted + uncertain + queued + deferred).toBe(total);
  expect(submitting + refused).toBe(0);
  const copies = [...peer.copies.values()];
  expect(Math.max(...copies)).toBe(1);
  expect(copies.length).toBeGreaterThanOrEqual(submitted);
  expect(copies.length).toBeLessThanOrEqual(submitted + uncertain);
}

// Seven processes one after the other, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

test("killed again and again, nobody gets two and nobody is forgotten", async () => {
  const total = 600;
  const kills = 5;
  const { ledger, path } = filled(total);
  // Slow enough that most of a killed process's time is spent between dot and answer, or in a body.
  const peer = await bareSmtp(async ({ at }) => {
    if (at === "dot" || at === "body") await pause(Math.random() * 8);
    return undefined;
  });
  onTestFinished(() => peer.close());
  for (let kill = 0; kill < kills; kill += 1) {
    const child = start(path, peer.url);
    const before = peer.messages.length;
    while (peer.messages.length < before + 5 && child.exitCode === null) await pause(1);
    await pause(Math.random() * 120);
    child.kill("SIGKILL");
    await once(child, "close");
  }
  const report = await reportOf(start(path, peer.url));
  expect(report).toMatchObject({ end: "done", counts: { queued: 0, submitting: 0, deferred: 0 } });
  expect(report.counts.uncertain).toBeLessThanOrEqual(kills * CONNECTIONS);
  account(ledger, peer, total);
  expect((await reportOf(start(path, peer.url))).reached.submitted).toBe(0);
  account(ledger, peer, total);
});

test("two processes at once: one sends, the other steps back", async () => {
  const { ledger, path } = filled(150);
  const peer = await bareSmtp();
  onTestFinished(() => peer.close());
  const children = [start(path, peer.url), start(path, peer.url), start(path, peer.url)];
  const reports = await Promise.all(children.map(reportOf));
  account(ledger, peer, 150);
  expect(peer.copies.size).toBe(150);
  const busy = reports.filter(({ end }) => end === "busy");
  expect(reports.length - busy.length).toBeGreaterThanOrEqual(1);
  // Whoever asks in the moment between the other's lock and its note learns that much and no more.
  const known = [undefined, ...children.map(({ pid }) => pid)];
  for (const { other } of busy) expect(known).toContain(other?.process);
});

test("told to end, a process finishes what is under way", async () => {
  const { ledger, path } = filled(500);
  const peer = await bareSmtp(async ({ at }) => {
    if (at === "dot") await pause(20);
    return undefined;
  });
  onTestFinished(() => peer.close());
  const child = start(path, peer.url);
  while (peer.messages.length < 10) await pause(1);
  child.kill("SIGTERM");
  const report = await reportOf(child);
  expect(report.end).toBe("stopped");
  expect(report.counts.submitted).toBe(peer.copies.size);
  expect(report.counts.submitted + report.counts.queued).toBe(500);
  expect(ledger.becomeSender(NOW)).toBeUndefined();
});
