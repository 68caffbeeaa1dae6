/** What campaigns have in common. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { HOUR } from "../../src/model/instant.ts";
import { type Account, account, waitingIn } from "./account.ts";
import { type Blog, DUE, makeBlog } from "./blog.ts";
import type { Mood } from "./moods.ts";
import type { Encryption } from "./receiver.ts";
import { type Receiver, startReceiver } from "./receiving.ts";
import { type Call, type Ended, runCli } from "./sender.ts";

/** What a campaign is given. */
export interface Setting {
  /** Its own, empty. */
  readonly folder: string;
  /** Where the blog is to be, if not there; the receiver's journal is never on it. */
  readonly disk?: string;
  readonly seed: number;
  /** How much of it: 1 is what every change has to pass. */
  readonly times: number;
  readonly say: (text: string) => void;
}

/** What a campaign came to. */
export interface Row {
  readonly campaign: string;
  /** Senders started. */
  readonly runs: number;
  /** What was done to them. */
  readonly interruptions: string;
  /** What it came to. Of a ledger that was damaged only the copies can be told. */
  readonly account: Pick<Account, "readers" | "copies" | "twice"> & Partial<Account>;
  /** What else was not as it should be. */
  readonly wrong: readonly string[];
}

export type Campaign = (setting: Setting) => Promise<readonly Row[]>;

/** A blog, and somebody who takes its mail. */
export interface Scene {
  readonly blog: Blog;
  readonly receiver: Receiver;
}

/** Sets a scene in a folder of its own, and closes it when the play is over. */
export async function inScene<Result>(
  { folder, seed, disk }: Setting,
  name: string,
  size: Pick<Blog, "readers" | "connections">,
  play: (scene: Scene) => Promise<Result>,
): Promise<Result> {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  const receiver = await startReceiver(place, seed);
  try {
    return await play({ blog: await makeBlog(join(disk ?? place, "blog"), size), receiver });
  } finally {
    await receiver.close();
  }
}

/** The clock of the n-th run: five hours on each time, which is longer than any pause. */
export function clockAt(run: number): Readonly<Record<string, string>> {
  return { CLOCK_AHEAD: String(DUE + run * 5 * HOUR - Date.now()) };
}

export interface UntilDone extends Call {
  readonly encryption?: Encryption;
  /** In front of the receiver. */
  readonly port?: number;
  /** How the receiver is until few are left; then it is friendly. */
  readonly mood?: Mood;
  /** Runs that went before. */
  readonly after?: number;
}

/**
 * Calls `postrider send` again and again, hours apart, until nobody is left. Says what of that was not as
 * it should be: a fault, a run that never ends, an end that never comes.
 */
export async function sendUntilDone(
  { blog, receiver }: Scene,
  how: UntilDone = {},
): Promise<{ readonly runs: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  const first = how.after ?? 0;
  if (how.mood) await receiver.setMood(how.mood);
  for (let run = first; run < first + MOST_RUNS; run += 1) {
    if (how.mood && run === first + MOST_RUNS / 2)
      await receiver.setMood({ ...how.mood, percent: 0 });
    const env = {
      ...receiver.env(how.encryption ?? "none", how.port),
      ...clockAt(run),
      ...how.env,
    };
    const ended = await runCli(blog.folder, ["send", "--yes"], { ...how, env });
    wrong.push(...faultsIn(ended));
    if (waitingIn(blog) === 0) return { runs: run + 1 - first, wrong };
  }
  return { runs: MOST_RUNS, wrong: [...wrong, `not done after ${MOST_RUNS} runs`] };
}

const MOST_RUNS = 200;

/** A fault is ours to mend: whatever the other side does, none may come of it. */
export function faultsIn({ code, stderr }: Ended): readonly string[] {
  if (!/^fault:/m.test(stderr) && !/\n\s+at /.test(stderr) && code !== null) return [];
  return [`a run ended with ${code ?? "a signal"}: ${stderr.trim()}`];
}

export function rowOf(
  campaign: string,
  { blog, receiver }: Scene,
  more: Pick<Row, "runs" | "interruptions" | "wrong">,
): Row {
  return { campaign, ...more, account: account(blog, receiver.copies()) };
}
