/** Senders that die at any moment, and others that begin where they were. */
import { setTimeout as pause } from "node:timers/promises";
import { type Random, randomFrom } from "../../bench/corpus/random.ts";
import { readEnvelopes, unmarkedIn, waitingIn } from "./account.ts";
import {
  type Campaign,
  clockAt,
  inScene,
  type Row,
  rowOf,
  type Scene,
  sendUntilDone,
  type Setting,
} from "./campaign.ts";
import { type Running, startCli } from "./sender.ts";

const CONNECTIONS = 4;
const READERS = 300;
const KILLS_A_ROUND = 25;

/** `kill -9`, some 25 times for each edition. */
export const killed: Campaign = async (setting) => {
  const rows: Row[] = [];
  for (let round = 0; round < 2 * setting.times; round += 1) {
    rows.push(await oneEdition({ ...setting, seed: setting.seed + round }, `kills-${round}`, 1));
  }
  return [sum("killed at a random moment", rows)];
};

/** Two senders for one ledger at all times, each of them killed. */
export const twoSenders: Campaign = async (setting) => {
  const rows: Row[] = [];
  for (let round = 0; round < setting.times; round += 1) {
    rows.push(await oneEdition({ ...setting, seed: setting.seed + round }, `two-${round}`, 2));
  }
  return [sum("two at once, killed", rows)];
};

function oneEdition(setting: Setting, name: string, atOnce: number): Promise<Row> {
  return inScene(setting, name, { readers: READERS, connections: CONNECTIONS }, async (scene) => {
    const random = randomFrom(setting.seed);
    const wrong: string[] = [];
    let kills = 0;
    let runs = 0;
    await scene.receiver.setMood({ percent: 0, tricks: [], delay: 12 });
    while (kills < KILLS_A_ROUND && waitingIn(scene.blog) > 0) {
      const env = { ...scene.receiver.env("none"), ...clockAt(0) };
      const senders = Array.from({ length: atOnce }, () =>
        startCli(scene.blog.folder, ["send", "--yes"], { env }),
      );
      runs += atOnce;
      const before = uncertainIn(scene);
      for (const sender of senders) if (await killSomewhen(sender, scene, random)) kills += 1;
      const strays = uncertainIn(scene) - before;
      // One that died may leave its place to the other, which dies as well.
      if (strays > CONNECTIONS * atOnce) wrong.push(`a kill left ${strays} envelopes uncertain`);
      wrong.push(...unmarkedIn(scene.blog, scene.receiver.copies()));
      setting.say(`${name}: ${kills} kills, ${waitingIn(scene.blog)} to go`);
    }
    const rest = await sendUntilDone(scene);
    return rowOf("", scene, {
      runs: runs + rest.runs,
      interruptions: String(kills),
      wrong: [...wrong, ...rest.wrong],
    });
  });
}

// One that is marked and was not answered yet is what the next run will call uncertain.
function uncertainIn({ blog }: Scene): number {
  const states = ["submitting", "uncertain"];
  return readEnvelopes(blog.ledger).filter(({ state }) => states.includes(state)).length;
}

/** At any moment of its life, or, mostly, while it hands over. Answers whether it was still alive. */
async function killSomewhen(
  { child, ended }: Running,
  { receiver }: Scene,
  random: Random,
): Promise<boolean> {
  if (random.percent(25)) await Promise.race([pause(random.below(1200)), ended]);
  else {
    const before = receiver.copies().length;
    const deadline = Date.now() + 10_000;
    while (receiver.copies().length === before && child.exitCode === null && Date.now() < deadline)
      await pause(1);
    await Promise.race([pause(random.below(60)), ended]);
  }
  const alive = child.exitCode === null;
  child.kill("SIGKILL");
  await ended;
  return alive;
}

function sum(campaign: string, rows: readonly Row[]): Row {
  const total = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    campaign,
    runs: total(({ runs }) => runs),
    interruptions: `${total(({ interruptions }) => Number(interruptions))} kills`,
    account: {
      readers: total(({ account }) => account.readers),
      copies: total(({ account }) => account.copies),
      twice: total(({ account }) => account.twice),
      missing: total(({ account }) => account.missing ?? 0),
      uncertain: total(({ account }) => account.uncertain ?? 0),
      arrived: total(({ account }) => account.arrived ?? 0),
      refused: total(({ account }) => account.refused ?? 0),
      contradictions: rows.flatMap(({ account }) => account.contradictions ?? []),
    },
    wrong: rows.flatMap(({ wrong }) => wrong),
  };
}
