/** Disks that are full or broken while a digest is on its way. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { randomFrom } from "../../bench/corpus/random.ts";
import { unmarkedIn, waitingIn } from "./account.ts";
import {
  type Campaign,
  clockAt,
  faultsIn,
  inScene,
  type Row,
  rowOf,
  type Scene,
  sendUntilDone,
  type Setting,
} from "./campaign.ts";
import { type Call, type Running, startCli } from "./sender.ts";

const SIZE = { readers: 300, connections: 4 };

/** A way for a disk to fail, and to be well again. */
interface Failure {
  readonly campaign: string;
  readonly call: Call;
  readonly begin: () => void;
  readonly end: () => void;
}

/** Full, unable to sync, unable to write; what of it this machine lets be tried. */
export const disks: Campaign = async (setting) => {
  const rows: Row[] = [];
  for (const make of [
    fullDisk,
    shimmed("sync", "disk answers EIO"),
    shimmed("write", "disk full, by shim"),
    limited,
  ]) {
    const row = await make(setting);
    if (row) rows.push(row);
  }
  return rows;
};

/** A file system in memory with little room, and something that takes up the rest. */
async function fullDisk(setting: Setting): Promise<Row | undefined> {
  const disk = join(setting.folder, "tmpfs");
  mkdirSync(disk);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", disk]);
  if (mounted.status !== 0) {
    setting.say("disk full: this machine lets nobody mount a small one");
    return undefined;
  }
  try {
    const ballast = join(disk, "ballast");
    return await failing({ ...setting, disk }, "full", () => ({
      campaign: "disk full",
      call: {},
      begin: () => fill(ballast),
      end: () => rmSync(ballast, { force: true }),
    }));
  } finally {
    spawnSync("umount", [disk]);
  }
}

function fill(path: string): void {
  const file = openSync(path, "w");
  try {
    for (const chunk = Buffer.alloc(4096); ;) writeSync(file, chunk);
  } catch {
    // That is the end of it.
  } finally {
    closeSync(file);
  }
}

function shimmed(kind: "sync" | "write", campaign: string) {
  return async (setting: Setting): Promise<Row | undefined> => {
    const shim = join(setting.folder, `bad-disk-${kind}.so`);
    const source = resolve(import.meta.dirname, "bad-disk.c");
    const built = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"]);
    if (built.status !== 0) {
      setting.say(`${campaign}: there is no C compiler for what breaks the disk`);
      return undefined;
    }
    const flag = join(setting.folder, `broken-${kind}`);
    return failing(setting, kind, () => ({
      campaign,
      call: { env: { LD_PRELOAD: shim, BAD_DISK: kind, BAD_DISK_WHILE: flag } },
      begin: () => writeFileSync(flag, ""),
      end: () => rmSync(flag, { force: true }),
    }));
  };
}

/** No file may grow beyond a limit (RLIMIT_FSIZE); where the log stops varies from run to run. */
function limited(setting: Setting): Promise<Row> {
  return failing(setting, "limited", (round) => ({
    campaign: "file size limited",
    call: { under: `ulimit -f ${300 + 60 * round}` },
    begin: () => {},
    end: () => {},
  }));
}

function failing(
  setting: Setting,
  name: string,
  failureIn: (round: number) => Failure,
): Promise<Row> {
  return inScene(setting, name, SIZE, async (scene) => {
    const random = randomFrom(setting.seed);
    const wrong: string[] = [];
    let failures = 0;
    let runs = 0;
    await scene.receiver.setMood({ percent: 0, tricks: [], delay: 12 });
    for (; runs < 8 * setting.times && waitingIn(scene.blog) > 0; runs += 1) {
      const { call, begin, end } = failureIn(runs);
      const env = { ...scene.receiver.env("none"), ...clockAt(0), ...call.env };
      const sender = startCli(scene.blog.folder, ["send", "--yes"], { ...call, env });
      await someCopies(sender, scene);
      await pause(random.below(40));
      begin();
      const ended = await sender.ended;
      end();
      if (ended.code !== 0) failures += 1;
      wrong.push(...faultsIn(ended), ...unmarkedIn(scene.blog, scene.receiver.copies()));
      setting.say(
        `${name}: exit code ${ended.code}, ${waitingIn(scene.blog)} to go; ${ended.stderr.trim().split("\n")[0]}`,
      );
    }
    const rest = await sendUntilDone(scene);
    return rowOf(failureIn(0).campaign, scene, {
      runs: runs + rest.runs,
      interruptions: `${failures} failures`,
      wrong: [...wrong, ...rest.wrong],
    });
  });
}

async function someCopies({ child }: Running, { receiver }: Scene): Promise<void> {
  const before = receiver.copies().length;
  while (receiver.copies().length < before + 5 && child.exitCode === null) await pause(1);
}
