/**
 * `npm run torture -- [NAME ...] [--times N] [--seed N]`: does to real senders, on a real disk, what
 * networks, servers, disks and people do, and compares in the end what the receiver took with what the
 * ledger says. The accounting goes to stdout, as Markdown; the exit code is 1 where it does not add up.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { table } from "../../bench/figures.ts";
import { badServers } from "./bad-servers.ts";
import type { Campaign, Row } from "./campaign.ts";
import { cuts } from "./cuts.ts";
import { clocks } from "./clocks.ts";
import { damage } from "./damage.ts";
import { disks } from "./disks.ts";
import { killed, twoSenders } from "./kills.ts";

const CAMPAIGNS: Readonly<Record<string, Campaign>> = {
  kills: killed,
  "two-senders": twoSenders,
  "bad-servers": badServers,
  cuts,
  disks,
  damage,
  clocks,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    times: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    keep: { type: "boolean", default: false },
  },
});

const unknown = positionals.filter((name) => !Object.hasOwn(CAMPAIGNS, name));
if (unknown.length > 0) {
  process.stderr.write(`no campaign ${unknown.join(", ")}: ${Object.keys(CAMPAIGNS).join(", ")}\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(process.env["TORTURE_FOLDER"] ?? tmpdir(), "postrider-torture-"));
const rows: Row[] = [];
try {
  for (const [name, campaign] of Object.entries(CAMPAIGNS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const started = performance.now();
    mkdirSync(join(folder, name));
    const setting = { folder: join(folder, name), seed: Number(values.seed) };
    rows.push(...(await campaign({ ...setting, times: Number(values.times), say })));
    say(`${name} took ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
} finally {
  if (values.keep) process.stderr.write(`kept: ${folder}\n`);
  else rmSync(folder, { recursive: true, force: true });
}

const complaints = rows.flatMap(({ campaign, account, wrong }) =>
  [
    ...(account.twice > 0 ? [`${account.twice} readers got two copies`] : []),
    ...((account.missing ?? 0) > 0 ? [`${account.missing} readers were forgotten`] : []),
    ...(account.contradictions ?? []),
    ...wrong,
  ].map((complaint) => `${campaign}: ${complaint}`),
);
process.stdout.write(`${accounting(rows)}\n`);
for (const complaint of complaints.slice(0, 50)) process.stderr.write(`WRONG: ${complaint}\n`);
process.exitCode = complaints.length > 0 ? 1 : 0;

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function accounting(all: readonly Row[]): string {
  const head = [
    "",
    "interruptions",
    "runs",
    "readers",
    "copies",
    "two copies",
    "forgotten",
    "uncertain",
    "of these arrived",
    "refused",
  ];
  return table(
    head,
    all.map(({ campaign, runs, interruptions, account }) => [
      campaign,
      interruptions,
      ...[
        runs,
        account.readers,
        account.copies,
        account.twice,
        account.missing,
        account.uncertain,
        account.arrived,
        account.refused,
      ].map((number) => number?.toLocaleString("en-US") ?? ""),
    ]),
  );
}
