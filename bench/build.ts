/**
 * The whole of `postrider build` over thousands of posts, process start and end included, beside Hugo's
 * and beside merely reading every file. The programs take turns, so that a busy minute hits all of them.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Contender, floors, hugo, NEWEST, postrider } from "./contenders.ts";
import { median, table } from "./figures.ts";
import { makeCorpus } from "./make-corpus.ts";
import { answerOf, peakMemoryOf, timeOf } from "./process.ts";

interface Measured {
  readonly contender: Contender;
  /** Milliseconds, one a round. */
  readonly times: number[];
  memory?: number;
}

/** `npm run bench -- build [--posts N] [--rounds N] [--cli PATH]`: the figures go to stdout, as Markdown. */
export async function build(given: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      posts: { type: "string", default: "10000" },
      rounds: { type: "string", default: "7" },
      cli: { type: "string", default: join(import.meta.dirname, "../dist/cli.js") },
    },
  });
  const root = mkdtempSync(join(tmpdir(), "postrider-bench-"));
  try {
    say(`writing ${values.posts} posts to ${root}`);
    const newest = makeCorpus(Number(values.posts), join(root, "posts")).slice(0, NEWEST);
    const cli = resolve(values.cli);
    const contenders = [
      ...hugo(root),
      ...floors(root),
      ...(existsSync(cli) ? postrider(root, cli) : []),
    ];
    for (const contender of contenders) checkWork(contender, newest);
    const measured = await measure(contenders, Number(values.rounds));
    process.stdout.write(`${heading(values.posts, values.rounds)}\n\n${figures(measured)}\n`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

// A program that wrote something else did other work, and its time would mean nothing.
function checkWork(contender: Contender, newest: readonly string[]): void {
  contender.prepare();
  timeOf(contender);
  for (const titles of contender.feeds?.() ?? []) {
    if (titles.join("\n") !== newest.join("\n")) {
      throw new Error(`${contender.name} wrote other posts than the newest:\n${titles.join("\n")}`);
    }
  }
}

async function measure(contenders: readonly Contender[], rounds: number): Promise<Measured[]> {
  const measured = contenders.map((contender): Measured => ({ contender, times: [] }));
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`);
    for (const { contender, times } of measured) {
      contender.prepare();
      times.push(timeOf(contender));
    }
  }
  // Apart from the timed rounds, because looking at a process takes some of its time.
  say("memory");
  for (const each of measured) {
    if (!each.contender.memory) continue;
    each.contender.prepare();
    const memory = await peakMemoryOf(each.contender);
    if (memory !== undefined) each.memory = memory;
  }
  return measured;
}

function figures(measured: readonly Measured[]): string {
  const named = (name: string) => measured.find(({ contender }) => contender.name.startsWith(name));
  const [hugos, reads] = [named("hugo"), named("node")];
  const rows = measured.map((each) => [
    each.contender.name,
    median(each.times).toFixed(0),
    Math.min(...each.times).toFixed(0),
    hugos ? ratio(each, hugos) : "not installed",
    reads ? ratio(each, reads) : "",
    each.memory === undefined ? "" : (each.memory / 1024 ** 2).toFixed(0),
  ]);
  const head = ["", "median ms", "fastest ms", "× Hugo", "× reading", "peak MiB"];
  return table(head, rows);
}

// Round by round, so that what slows a whole round down drops out.
function ratio(each: Measured, other: Measured): string {
  return median(each.times.map((time, round) => time / (other.times[round] ?? Number.NaN))).toFixed(
    2,
  );
}

function heading(posts: string, rounds: string): string {
  const cores = cpus();
  const hugoVersion = /v[\d.]+\S*/.exec(answerOf("hugo", "version") ?? "")?.[0] ?? "not installed";
  return [
    `${new Date().toISOString().slice(0, 10)}: ${Number(posts).toLocaleString("en-US")} posts,`,
    `newest ${NEWEST}, median of ${rounds} rounds;`,
    `${cores.length} × ${cores[0]?.model.trim()}, Node ${process.version.slice(1)}, Hugo ${hugoVersion}`,
  ].join(" ");
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
