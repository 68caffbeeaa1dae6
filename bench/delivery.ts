/**
 * A 65 KB digest handed to a server on this machine over 20 connections: by Postrider with its ledger on
 * the disk, by nodemailer's own pool, and by Postfix's `smtp-source`, which is written in C and has
 * neither a ledger nor anything to compose. They take turns, so that a busy minute hits all of them.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { composeMessage } from "../src/delivery/compose.ts";
import { makeDigest, makeKey, SETTINGS, unsubscribeUrl } from "./delivery/material.ts";
import type { Sent } from "./delivery/report.ts";
import { openSink, type Sink } from "./delivery/sink.ts";
import { median, table } from "./figures.ts";

interface Sender {
  readonly name: string;
  /** Of its messages, how many are sent in a round: enough for seconds, not for minutes. */
  readonly share: number;
  /** Whom it is compared with, by name. */
  readonly beside: string;
  readonly send: (count: number) => Sent;
}

/**
 * `npm run bench -- delivery [--messages N] [--rounds N] [--connections N] [--of N] [--only WORDS]`: the
 * figures go to stdout, as Markdown.
 */
export async function delivery(given: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      messages: { type: "string", default: "10000" },
      rounds: { type: "string", default: "3" },
      connections: { type: "string", default: "20" },
      of: { type: "string", default: "0" },
      only: { type: "string", default: "" },
    },
  });
  // Not below /tmp where that is memory: the ledger's disk has to be one.
  const folder = mkdtempSync(join(process.env["BENCH_FOLDER"] ?? tmpdir(), "postrider-bench-"));
  const sink = await openSink();
  try {
    const senders = sendersIn(folder, sink, values.connections, Number(values.of)).filter(
      ({ name }) => name.includes(values.only),
    );
    const measured = new Map<string, Sent[]>(senders.map(({ name }) => [name, []]));
    for (let round = 1; round <= Number(values.rounds); round++) {
      for (const { name, share, send } of senders) {
        process.stderr.write(`round ${round} of ${values.rounds}: ${name}\n`);
        measured.get(name)?.push(send(Math.ceil(Number(values.messages) * share)));
      }
    }
    const size = (await exampleMessage()).length;
    const heading = headingOf(sink, size, values.connections, values.rounds);
    process.stdout.write(`${heading}\n\n${figures(senders, measured)}\n`);
  } finally {
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function sendersIn(
  folder: string,
  sink: Sink,
  connections: string,
  subscribers: number,
): readonly Sender[] {
  const url = `smtp://127.0.0.1:${sink.port}`;
  const key = join(folder, "key.pem");
  writeFileSync(key, makeKey());
  const ours = (count: number, ...more: readonly string[]): Sent => {
    // A folder of its own each time: what stands beside a ledger tells what became of it.
    const ledger = join(mkdtempSync(join(folder, "ledger-")), "postrider.db");
    node("fill-ledger.ts", ledger, String(Math.max(count, subscribers)), String(count));
    return JSON.parse(node("with-postrider.ts", url, String(count), ledger, connections, ...more));
  };
  const pool = (count: number, ...more: readonly string[]): Sent =>
    JSON.parse(node("with-pool.ts", url, String(count), connections, ...more));
  return [
    { name: "postrider, DKIM", share: 1, beside: "pool, DKIM", send: (count) => ours(count, key) },
    { name: "pool, DKIM", share: 0.1, beside: "", send: (count) => pool(count, key) },
    { name: "postrider", share: 1, beside: "pool", send: ours },
    { name: "pool", share: 0.2, beside: "", send: pool },
    ...source(sink.port, connections),
  ];
}

function node(script: string, ...given: readonly string[]): string {
  const command = [join(import.meta.dirname, "delivery", script), ...given];
  return answerOf(process.execPath, command);
}

function source(port: number, connections: string): readonly Sender[] {
  if (spawnSync("smtp-source", [], { stdio: "ignore" }).error !== undefined) return [];
  const send = (messages: number): Sent => {
    // `-d`: one message after the other on each connection, as the others do.
    const given = ["-d", "-s", connections, "-m", String(messages), "-l", "65000"];
    const started = performance.now();
    answerOf("smtp-source", [
      ...given,
      "-f",
      SETTINGS.from.address,
      "-t",
      "reader@example.org",
      `127.0.0.1:${port}`,
    ]);
    return { messages, seconds: (performance.now() - started) / 1000 };
  };
  return [{ name: "smtp-source", share: 1, beside: "", send }];
}

function answerOf(program: string, given: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, given, { encoding: "utf8" });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${program} ${given.join(" ")} ended with ${status}\n${stderr}`);
  return stdout;
}

function figures(
  senders: readonly Sender[],
  measured: ReadonlyMap<string, readonly Sent[]>,
): string {
  const middle = (name: string, of: (sent: Sent) => number): number =>
    median((measured.get(name) ?? []).map(of));
  // Round by round, so that what slows a whole round down drops out.
  const times = (name: string, other: string): string => {
    const others = measured.get(other) ?? [];
    const own = measured.get(name) ?? [];
    if (others.length === 0) return "";
    return median(own.map((sent, round) => rate(sent) / rate(others[round] ?? sent))).toFixed(2);
  };
  const rows = senders.map(({ name, beside }) => [
    name,
    middle(name, rate).toFixed(0),
    number(
      middle(name, ({ cpuSeconds = Number.NaN, messages }) => (cpuSeconds * 1000) / messages),
      2,
    ),
    times(name, beside),
    times(name, "smtp-source"),
    number(
      middle(name, ({ memory = Number.NaN }) => memory / 1024 ** 2),
      0,
    ),
  ]);
  const head = ["", "messages/s", "CPU ms each", "× its pool", "× smtp-source", "peak MiB"];
  return table(head, rows);
}

function rate({ messages, seconds }: Sent): number {
  return messages / seconds;
}

function number(value: number, digits: number): string {
  return Number.isNaN(value) ? "" : value.toFixed(digits);
}

async function exampleMessage(): Promise<Uint8Array> {
  const unsubscribe = { url: unsubscribeUrl("s1") };
  const reader = { id: "x", address: "reader@example.org", unsubscribe };
  return (await composeMessage(makeDigest(), SETTINGS, reader)).bytes;
}

function headingOf(sink: Sink, size: number, connections: string, rounds: string): string {
  const cores = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}: ${size.toLocaleString("en-US")} bytes a message,`,
    `${connections} connections to ${sink.name}, median of ${rounds} rounds;`,
    `${cores.length} × ${cores[0]?.model.trim()}, Node ${process.version.slice(1)}`,
  ].join(" ");
}
