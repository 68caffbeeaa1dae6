/** Ledgers that something else than SQLite has written to, after a sender was killed. */
import {
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Random, randomFrom } from "../../bench/corpus/random.ts";
import type { Blog } from "./blog.ts";
import { type Campaign, clockAt, faultsIn, inScene, type Row, type Scene } from "./campaign.ts";
import type { Copy } from "./journal.ts";
import { type Ended, runCli, startCli } from "./sender.ts";

type Damage = (ledger: string, random: Random) => void;

const DAMAGES: Readonly<Record<string, Damage>> = {
  "bytes overwritten": (ledger, random) => overwrite(ledger, random),
  "bytes of its log overwritten": (ledger, random) => overwrite(`${ledger}-wal`, random),
  "cut short": (ledger, random) => shorten(ledger, random),
  "its log cut short": (ledger, random) => shorten(`${ledger}-wal`, random),
  emptied: (ledger) => truncateSync(ledger),
  "its log gone": (ledger) => rmSync(`${ledger}-wal`, { force: true }),
  "its log and index gone": (ledger) => {
    for (const end of ["-wal", "-shm"]) rmSync(`${ledger}${end}`, { force: true });
  },
};

/** Each damage several times over; what matters is that nobody is sent a second copy without a word. */
export const damage: Campaign = (setting) =>
  inScene(setting, "damage", { readers: 300, connections: 4 }, async (scene) => {
    const random = randomFrom(setting.seed);
    await scene.receiver.setMood({ percent: 0, tricks: [], delay: 4 });
    await killHalfWay(scene);
    const before = scene.receiver.copies();
    const rows: Row[] = [];
    for (const [name, doDamage] of Object.entries(DAMAGES)) {
      const all: Trial[] = [];
      for (let trial = 0; trial < 4 * setting.times; trial += 1) {
        const folder = join(setting.folder, `${name.replaceAll(" ", "-")}-${trial}`);
        cpSync(scene.blog.folder, folder, { recursive: true });
        const blog = { ...scene.blog, folder, ledger: join(folder, "postrider.db") };
        doDamage(blog.ledger, random);
        all.push(await goOn(scene, blog, before));
        rmSync(folder, { recursive: true, force: true });
      }
      setting.say(`${name}: ${all.map(({ said }) => said).join(" | ")}`);
      rows.push(rowOf(name, scene, all));
    }
    return rows;
  });

async function killHalfWay({ blog, receiver }: Scene): Promise<void> {
  const env = { ...receiver.env("none"), ...clockAt(0) };
  const { child, ended } = startCli(blog.folder, ["send", "--yes"], { env });
  while (receiver.copies().length < blog.readers / 2 && child.exitCode === null) await pause(1);
  child.kill("SIGKILL");
  await ended;
}

interface Trial {
  /** Whether it said that something is wrong with the ledger. */
  readonly told: boolean;
  readonly copies: readonly Copy[];
  readonly wrong: readonly string[];
  /** In a few words, for whoever watches. */
  readonly said: string;
}

async function goOn({ receiver }: Scene, blog: Blog, before: readonly Copy[]): Promise<Trial> {
  const already = receiver.copies().length;
  const env = { ...receiver.env("none"), ...clockAt(0) };
  const ended = await runCli(blog.folder, ["send", "--yes"], { env });
  const fresh = receiver.copies().slice(already);
  return {
    told: /^(?:error|warning): the ledger/m.test(ended.stderr),
    copies: [...before, ...fresh],
    wrong: faultsIn(ended),
    said: `${fresh.length} sent, ${wordsOf(ended)}`,
  };
}

function wordsOf({ stdout, stderr }: Ended): string {
  return (stderr.trim() || stdout.trim()).split("\n")[0] ?? "";
}

function rowOf(name: string, { blog }: Scene, trials: readonly Trial[]): Row {
  const twice = trials.map(
    ({ copies }) => copies.length - new Set(copies.map(({ recipient }) => recipient)).size,
  );
  return {
    campaign: `ledger damaged: ${name}`,
    runs: trials.length,
    interruptions: `${trials.filter(({ told }) => told).length} of ${trials.length} told`,
    account: {
      readers: blog.readers * trials.length,
      copies: trials.reduce((sum, { copies }) => sum + copies.length, 0),
      twice: twice.reduce((sum, each) => sum + each, 0),
    },
    wrong: trials.flatMap(({ wrong }) => wrong),
  };
}

function overwrite(path: string, random: Random): void {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  for (let time = 0; time < 3; time += 1) {
    const at = random.below(Math.max(1, bytes.length - 64));
    for (let index = 0; index < 64; index += 1) bytes[at + index] = random.below(256);
  }
  writeFileSync(path, bytes);
}

function shorten(path: string, random: Random): void {
  if (existsSync(path)) truncateSync(path, random.below(statSync(path).size));
}
