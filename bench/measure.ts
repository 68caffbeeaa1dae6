/** Contenders over one corpus, taking turns, so that a busy minute hits all of them. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Blog, type Contender, floors, hugo, postrider } from "./contenders.ts";
import { median } from "./figures.ts";
import { makeCorpus } from "./make-corpus.ts";
import { answerOf, peakMemoryOf, timeOf } from "./process.ts";

export interface Measured {
  readonly contender: Contender;
  /** Milliseconds, one a round. */
  readonly times: number[];
  memory?: number;
}

export interface Given {
  readonly posts: number;
  readonly rounds: number;
  /** How many of the newest posts the feeds carry. */
  readonly limit: number;
  /** Path of the built command line. */
  readonly cli: string;
}

/** The command line as it was built. */
export const CLI = join(import.meta.dirname, "../dist/cli.js");

/** Every contender over a corpus of that many posts, after the work of each was looked at. */
export async function measureBuilds({ posts, rounds, limit, cli }: Given): Promise<Measured[]> {
  const root = mkdtempSync(join(process.env["BENCH_FOLDER"] ?? tmpdir(), "postrider-bench-"));
  try {
    say(`writing ${posts} posts to ${root}`);
    const newest = makeCorpus(posts, join(root, "posts")).slice(0, limit);
    // What was written in the same breath is read again, and that is not what is to be measured.
    await setTimeout(2500);
    const blog: Blog = { root, limit };
    const built = resolve(cli);
    const ours = existsSync(built) ? postrider(blog, built) : [];
    const contenders = [...hugo(blog), ...floors(blog), ...ours];
    for (const contender of contenders) checkWork(contender, newest);
    return await measure(contenders, rounds);
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
      const some = titles.slice(0, 20).join("\n");
      throw new Error(`${contender.name} wrote other posts than the newest:\n${some}`);
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

/** The contender whose name begins like that. */
export function named(measured: readonly Measured[], name: string): Measured | undefined {
  return measured.find(({ contender }) => contender.name.startsWith(name));
}

/** Round by round, so that what slows a whole round down drops out. */
export function ratio(each: Measured, other: Measured): string {
  const ratios = each.times.map((time, round) => time / (other.times[round] ?? Number.NaN));
  return median(ratios).toFixed(2);
}

/** The day, the machine and the versions. */
export function heading(what: string, rounds: number): string {
  const cores = cpus();
  const hugoVersion = /v[\d.]+\S*/.exec(answerOf("hugo", "version") ?? "")?.[0] ?? "not installed";
  return [
    `${new Date().toISOString().slice(0, 10)}: ${what}, median of ${rounds} rounds;`,
    `${cores.length} × ${cores[0]?.model.trim()}, Node ${process.version.slice(1)}, Hugo ${hugoVersion}`,
  ].join(" ");
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
